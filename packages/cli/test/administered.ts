import { defaultSeed, type EmulatorOptions, loadSeed, type SeedDocument } from '@ssoctl/emulator';
import { type Emulated, emulated } from '@ssoctl/testkit';
import { commandLine } from './command-line.ts';

export const MANAGEMENT = '111122223333';
export const DELEGATED = '333344445555';
export const MEMBER = '444455556666';
export const OUTSIDE = '999999999999';

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

const keyOf = (accountId: string, adminRights: 'full' | 'read' | 'none') => ({
  accountId,
  accessKeyId: `AKIA${accountId}${adminRights.toUpperCase()}EXAMPLE`,
  secretAccessKey: SECRET,
  adminRights,
});

export interface Administered extends Emulated {
  ssoctl: ReturnType<typeof commandLine>;
  instanceArn: string;
  identityStoreId: string;
  /** How often an operation succeeded. */
  count(operation: string): number;
}

const running: Emulated[] = [];

/** For `afterEach`. */
export async function closeAdministered(): Promise<void> {
  await Promise.all(running.splice(0).map((one) => one.close()));
}

/**
 * The emulator's own company, or that with changes, and a person with administrators' profiles: `root` and `reader` have keys in the
 * management account, `delegate`, `member` and `outside` in others, `nobody` has keys without rights. The session is not configured.
 */
export async function administered(
  change: Partial<SeedDocument> = {},
  options: Omit<EmulatorOptions, 'seed'> = {},
): Promise<Administered> {
  const management = String(change.organization?.managementAccountId ?? MANAGEMENT);
  const profiles = {
    root: keyOf(management, 'full'),
    reader: keyOf(management, 'read'),
    nobody: keyOf(management, 'none'),
    delegate: keyOf(DELEGATED, 'full'),
    member: keyOf(MEMBER, 'full'),
    outside: keyOf(OUTSIDE, 'full'),
  };
  const accessKeys = Object.values(profiles);
  const seed = loadSeed({ ...(defaultSeed() as unknown as SeedDocument), ...change, accessKeys });
  const place = await emulated({ seed, approve: true, ...options });
  running.push(place);
  const sections = Object.entries(profiles).map(
    ([name, { accessKeyId }]) =>
      `[profile ${name}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${SECRET}\nregion = ${seed.instance.region}\n`,
  );
  await place.home.write('.aws/config', sections.join('\n'));
  const { partition, id, identityStoreId } = seed.instance;
  return {
    ...place,
    ssoctl: commandLine(place),
    instanceArn: `arn:${partition}:sso:::instance/${id}`,
    identityStoreId,
    count: (operation) =>
      place.emulator.control.calls.list({ operation }).filter(({ status }) => status === 200).length,
  };
}

/** The session that leads to the emulator, and a role of the first user in an account. */
export function withSession(
  place: Administered,
  profile: { name: string; accountId: string; roleName: string },
): string {
  const { startUrl, region } = place.emulator;
  return `[sso-session corp]
sso_start_url = ${startUrl}
sso_region = ${region}
sso_registration_scopes = sso:account:access

[profile ${profile.name}]
sso_session = corp
sso_account_id = ${profile.accountId}
sso_role_name = ${profile.roleName}
`;
}

// The administrator's services as other people's programs read them: every operation that the installed version knows.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ADMIN_OPERATION_NAMES } from '@ssoctl/core/wire';
import { defaultSeed, type Emulator } from '@ssoctl/emulator';
import { describe, expect, test } from 'vitest';
import { type AdminCall, adminCalls, MANAGEMENT } from './kit/admin-calls.ts';
import { freshEmulator } from './kit/emulators.ts';
import { type Home, homeAt } from './kit/home.ts';
import { awsCli, botocores, describeWith } from './kit/programs.ts';
import { output, run } from './kit/run.ts';

const script = join(dirname(fileURLToPath(import.meta.url)), 'programs/botocore_admin.py');
const CALLS = adminCalls();
const KEYS = { accessKeyId: 'AKIAADMINOFLARKSPURX', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };

/** The emulator's own company, with keys of an IAM user in its management account. */
async function asAdministrator(intercept = true): Promise<{ emulator: Emulator; home: Home }> {
  const accessKeys = [{ ...KEYS, accountId: MANAGEMENT, userName: 'ci', adminRights: 'full' as const }];
  const emulator = await freshEmulator({ intercept, approve: 'maya', seed: { ...defaultSeed(), accessKeys } });
  const home = homeAt(emulator, {
    AWS_ACCESS_KEY_ID: KEYS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: KEYS.secretAccessKey,
    AWS_REGION: emulator.region,
    AWS_DEFAULT_REGION: emulator.region,
  });
  return { emulator, home };
}

const kebab = (name: string) =>
  name
    .replace(/AWS/, 'Aws')
    .replace(/(?<=[a-z])(?=[A-Z])/g, '-')
    .toLowerCase();
const named = ({ service, operation, error }: AdminCall) =>
  `${service} ${operation}${error === undefined ? '' : ` refuses with ${error}`}`;

describeWith('AWS CLI', 'awscli', awsCli, ({ path: aws, version }) => {
  const call = (home: Home, service: string, operation: string, params: object, ...more: string[]) => {
    const input = ['--cli-input-json', JSON.stringify(params), '--output', 'json', ...more];
    return run(aws, [service, kebab(operation), ...input], home.env);
  };
  const answerOf = async (...args: Parameters<typeof call>) => {
    const { status, stdout, stderr } = await call(...args);
    expect([status, stderr]).toEqual([0, '']);
    return stdout === '' ? {} : JSON.parse(stdout);
  };

  /** Younger than 2.9; later releases lack fewer of them. */
  const younger = ['DescribeApplication', 'DescribeInstance', 'DescribeRegion', 'ListAccountAssignmentsForPrincipal'];
  younger.push(
    'ListApplicationAssignments',
    'ListApplicationAssignmentsForPrincipal',
    'ListApplications',
    'ListRegions',
  );

  test.each(['sso-admin', 'identitystore', 'organizations'])('reads %s as the seed says', async (of) => {
    const { home } = await asAdministrator();
    const unknown = new Set<string>();
    for (const { service, operation, params, expected, error } of CALLS.filter((one) => one.service === of)) {
      if (version.startsWith('2.9.') && younger.includes(operation)) continue;
      const { status, stdout, stderr } = await call(home, service, operation, params);
      if (/invalid choice/i.test(stderr)) unknown.add(operation);
      else if (error !== undefined)
        expect([operation, stderr]).toEqual([operation, expect.stringContaining(`(${error})`)]);
      else expect([operation, status, JSON.parse(stdout || '{}')]).toMatchObject([operation, 0, expected ?? {}]);
    }
    expect([...unknown].filter((operation) => !younger.includes(operation))).toEqual([]);
  });

  test('pages as small as it is told, and comes to the same', async () => {
    const { emulator, home } = await asAdministrator();
    const { identityStoreId: IdentityStoreId } = defaultSeed().instance;
    const whole = await answerOf(home, 'identitystore', 'ListUsers', { IdentityStoreId });
    const paged = await answerOf(home, 'identitystore', 'ListUsers', { IdentityStoreId }, '--page-size', '2');
    expect(paged).toEqual(whole);
    expect(emulator.control.calls.count('identitystore:ListUsers')).toBe(4);
  });

  test('makes an assignment and removes it, and asks how far it is', async () => {
    const { emulator, home } = await asAdministrator();
    const { instance, users, permissionSets } = defaultSeed();
    const InstanceArn = `arn:aws:sso:::instance/${instance.id}`;
    const PermissionSetArn = permissionSets[0]?.arn;
    const assignment = {
      InstanceArn,
      PermissionSetArn,
      TargetId: '012345678901',
      TargetType: 'AWS_ACCOUNT',
      PrincipalType: 'USER',
      PrincipalId: users.find(({ name }) => name === 'priya')?.id,
    };
    for (const [verb, what] of [
      ['Create', 'Creation'],
      ['Delete', 'Deletion'],
    ] as const) {
      const made = await answerOf(home, 'sso-admin', `${verb}AccountAssignment`, assignment);
      const { Status, RequestId } = made[`AccountAssignment${what}Status`];
      expect(Status).toBe('IN_PROGRESS');
      emulator.control.clock.advance(2000);
      const asked = { InstanceArn, [`AccountAssignment${what}RequestId`]: RequestId };
      const told = await answerOf(home, 'sso-admin', `DescribeAccountAssignment${what}Status`, asked);
      expect(told[`AccountAssignment${what}Status`]).toMatchObject({ Status: 'SUCCEEDED', TargetId: '012345678901' });
    }
    const provision = { InstanceArn, PermissionSetArn, TargetType: 'ALL_PROVISIONED_ACCOUNTS' };
    const { PermissionSetProvisioningStatus } = await answerOf(home, 'sso-admin', 'ProvisionPermissionSet', provision);
    expect(PermissionSetProvisioningStatus).toMatchObject({ Status: 'IN_PROGRESS' });
  });

  test('may use the role that the portal gave', async () => {
    const { home } = await asAdministrator();
    const admin = `\n[profile admin]\nsso_session = corp\nsso_account_id = ${MANAGEMENT}\nsso_role_name = AdministratorAccess\n`;
    home.write('.aws/config', `${home.read('.aws/config')}${admin}region = eu-central-1\n`);
    const env = { ...home.env, AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined };
    await output(aws, ['sso', 'login', '--profile', 'admin', '--no-browser'], env);
    const listed = await output(aws, ['sso-admin', 'list-instances', '--profile', 'admin', '--output', 'json'], env);
    expect(JSON.parse(listed).Instances).toHaveLength(1);
    const sandbox = await run(aws, ['organizations', 'list-accounts', '--profile', 'dev'], env);
    expect([sandbox.status, sandbox.stderr]).toEqual([254, expect.stringContaining('(AccessDeniedException)')]);
  });

  test('finds no instance in another Region', async () => {
    const { home } = await asAdministrator();
    expect(await answerOf(home, 'sso-admin', 'ListInstances', {}, '--region', 'eu-west-1')).toEqual({ Instances: [] });
  });
});

describeWith('botocore', 'python3-botocore', botocores, ({ path: python, version }) => {
  const knowsEndpointVariables = Number(version.split('.')[1]) >= 31;

  test.each(knowsEndpointVariables ? [false, true] : [true])(
    'reads every operation that it knows as the seed says (intercept: %s)',
    async (intercept) => {
      const { home } = await asAdministrator(intercept);
      home.write('calls.json', JSON.stringify(CALLS));
      const results = JSON.parse(await output(python, [script, join(home.path, 'calls.json')], home.env));
      const seen = CALLS.map((call, index) => [named(call), results[index]] as const).filter(
        ([, { missing }]) => !missing,
      );
      const expected = CALLS.filter((_, index) => !results[index].missing).map((call) => [
        named(call),
        call.error === undefined ? { answer: call.expected } : { error: call.error },
      ]);
      expect(seen).toMatchObject(expected);
      expect(seen.length).toBeGreaterThan(version.startsWith('1.29.') ? 35 : CALLS.length - 2);
    },
  );
});

describe('the table of calls', () => {
  test('has every operation that reads', () => {
    const all = Object.values(ADMIN_OPERATION_NAMES).flat();
    const writes = ['CreateAccountAssignment', 'DeleteAccountAssignment', 'ProvisionPermissionSet'];
    const listed = new Set(CALLS.map(({ operation }) => operation));
    expect(all.filter((name) => !writes.includes(name) && !listed.has(name))).toEqual([]);
  });
});

import { IdentitystoreClient } from '@aws-sdk/client-identitystore';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { SSOAdminClient } from '@aws-sdk/client-sso-admin';
import { loadSeed, type Seed, type SeedDocument } from '../src/seed/index.ts';
import type { CallerEnv } from '../src/service-border.ts';
import { BASE, type Playground, playground } from './playground.ts';

export interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** Role credentials, as the portal gives them. */
export async function keysOf(play: Playground, user: string, account: string, role: string): Promise<Keys> {
  const { accessToken } = await play.signIn(user);
  const path = `/federation/credentials?role_name=${role}&account_id=${account}`;
  const { expiration: _, ...keys } = (await play.portal(path, accessToken)).body.roleCredentials;
  return keys;
}

export interface AdminClients {
  sso: SSOAdminClient;
  store: IdentitystoreClient;
  org: OrganizationsClient;
}

interface Where {
  region?: string;
  /** What a host name would tell; absent on loopback. */
  env?: Partial<CallerEnv>;
  /** What the client believes to call. */
  endpoint?: string;
}

/** The SDK's own clients; their requests go to the service without a socket. */
export function adminClients(
  play: Pick<Playground, 'call' | 'clock'>,
  keys: Keys,
  { region = 'eu-central-1', env, endpoint = BASE }: Where = {},
): AdminClients {
  const handle = async (request: { method: string; headers: Record<string, string>; body: string }) => {
    const answer = await play.call('/', { method: 'POST', headers: request.headers, body: request.body }, env);
    const headers = Object.fromEntries(answer.headers);
    return { response: { statusCode: answer.status, headers, body: new TextEncoder().encode(answer.text) } };
  };
  const settings = {
    region,
    credentials: keys,
    systemClockOffset: play.clock.now() - Date.now(),
    maxAttempts: 1,
    endpoint,
    requestHandler: { handle } as never,
  };
  return {
    sso: new SSOAdminClient(settings),
    store: new IdentitystoreClient(settings),
    org: new OrganizationsClient(settings),
  };
}

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

/** Keys of an IAM user in that account, which may lie outside the organization. */
export function keysIn(accountId: string, adminRights: 'full' | 'read' | 'none' = 'full') {
  return {
    accountId,
    accessKeyId: `AKIA${accountId}${adminRights.toUpperCase()}EXAMPLE`,
    secretAccessKey: SECRET,
    adminRights,
  };
}

/** The default company with keys of an administrator in some of its accounts, and the clients of each. */
export function withKeys(
  document: SeedDocument,
  change: (seed: Seed) => Seed = (seed) => seed,
): { play: Playground; as: (accountId: string, rights?: 'full' | 'read' | 'none', where?: Where) => AdminClients } {
  const ids = [...document.accounts.map(({ id }) => String(id)), '999999999999'];
  const accessKeys = ids.flatMap((id) => (['full', 'read', 'none'] as const).map((rights) => keysIn(id, rights)));
  const play = playground({}, change(loadSeed({ ...document, accessKeys })));
  return { play, as: (accountId, rights = 'full', where) => adminClients(play, keysIn(accountId, rights), where) };
}

/** Every item of a list, page after page. */
export async function all<P extends { NextToken?: string | undefined }, T>(
  ask: (next: { NextToken?: string }) => Promise<P>,
  items: (page: P) => readonly T[] | undefined,
): Promise<T[]> {
  const found: T[] = [];
  let next: string | undefined;
  do {
    const page = await ask(next === undefined ? {} : { NextToken: next });
    found.push(...(items(page) ?? []));
    next = page.NextToken;
  } while (next !== undefined);
  return found;
}

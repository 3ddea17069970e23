// What an administrator's guide finds out with the AWS CLI, and what ssoctl says: the same.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultSeed, type Emulator, loadSeed, type SeedDocument } from '@ssoctl/emulator';
import { describe, expect, test } from 'vitest';
import { freshEmulator } from './kit/emulators.ts';
import { type Home, homeAt } from './kit/home.ts';
import { awsCli, describeWith } from './kit/programs.ts';
import { output, start } from './kit/run.ts';

const MANAGEMENT = '111122223333';
const REGION = 'eu-central-1';

const KEY = {
  accountId: MANAGEMENT,
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

type Item = Record<string, unknown>;

/** An administrator with keys in the management account, on AWS's own host names. */
async function administrator(): Promise<{ emulator: Emulator; home: Home; ask(...args: string[]): Promise<Item> }> {
  const document = { ...(defaultSeed() as unknown as SeedDocument), accessKeys: [{ ...KEY, adminRights: 'read' }] };
  const emulator = await freshEmulator({ intercept: true, seed: loadSeed(document as SeedDocument) });
  const home = homeAt(emulator, {
    AWS_ENDPOINT_URL_SSO_OIDC: undefined,
    AWS_ACCESS_KEY_ID: KEY.accessKeyId,
    AWS_SECRET_ACCESS_KEY: KEY.secretAccessKey,
    AWS_REGION: REGION,
  });
  return { emulator, home, ask: async (...args) => JSON.parse(await home.ssoctlOutput(...args, '--json')) };
}

const byKey = (key: string, list: unknown) =>
  [...(list as Item[])].sort((a, b) => (String(a[key]) < String(b[key]) ? -1 : 1));
const only = (keys: readonly string[], list: unknown) =>
  (list as Item[]).map((item) => Object.fromEntries(keys.map((key) => [key, item[key]])));
/** AWS's words in camelCase. */
const camel = (list: unknown) =>
  (list as Item[]).map((item) =>
    Object.fromEntries(Object.entries(item).map(([key, value]) => [key.charAt(0).toLowerCase() + key.slice(1), value])),
  );

describeWith('AWS CLI', 'awscli', awsCli, ({ path: aws }) => {
  const asking =
    (home: Home) =>
    async (service: string, operation: string, ...args: string[]) =>
      JSON.parse((await output(aws, [service, operation, '--output', 'json', ...args], home.env)) || '{}') as Item;

  test('finds the instance and the organization that discover finds', async () => {
    const { home, ask, emulator } = await administrator();
    const told = asking(home);
    const found = await ask('discover', '--region', `${REGION},us-east-1`);
    const { Instances } = await told('sso-admin', 'list-instances');
    const keys = ['instanceArn', 'identityStoreId', 'ownerAccountId', 'name', 'status'];
    // Releases before account instances know two of these.
    const known = keys.filter((key) => key in (camel(Instances)[0] ?? {}));
    expect(known).toEqual(expect.arrayContaining(['instanceArn', 'identityStoreId']));
    expect(only(known, found['instances'])).toEqual(only(known, camel(Instances)));
    expect((await told('sso-admin', 'list-instances', '--region', 'us-east-1'))['Instances']).toEqual([]);

    const { Organization } = await told('organizations', 'describe-organization');
    const { Id: id, MasterAccountId: managementAccountId } = Organization as Item;
    expect(found['organization']).toEqual({ id, managementAccountId });
    const principal = ['--service-principal', 'sso.amazonaws.com'];
    const { DelegatedAdministrators } = await told('organizations', 'list-delegated-administrators', ...principal);
    const delegates = (DelegatedAdministrators as Item[]).map(({ Id, Name }) => ({ accountId: Id, name: Name }));
    expect(found['delegatedAdministrators']).toEqual(delegates);

    const hosts = new Set(emulator.control.calls.list().map(({ host }) => host.replace(/:443$/, '')));
    for (const host of hosts)
      expect(host).toMatch(/^(sso|identitystore)\.(eu-central-1|us-east-1)\.|^organizations\.us-east-1\./);
  });

  test('counts what discover counts, and lists what org lists', async () => {
    const { home, ask } = await administrator();
    const told = asking(home);
    const found = await ask('discover', '--region', REGION);
    const [instance] = found['instances'] as Item[];
    const inInstance = ['--instance-arn', String(instance?.['instanceArn'])];
    const inStore = ['--identity-store-id', String(instance?.['identityStoreId'])];

    const { Accounts } = await told('organizations', 'list-accounts');
    const { accounts } = await ask('org', 'accounts');
    const keys = ['id', 'arn', 'name', 'email', 'joinedMethod'];
    expect(byKey('id', only(keys, accounts))).toEqual(byKey('id', only(keys, camel(Accounts))));
    expect(byKey('id', accounts).map(({ state }) => state)).toEqual(byKey('Id', Accounts).map(({ Status }) => Status));

    const { PermissionSets } = await told('sso-admin', 'list-permission-sets', ...inInstance);
    const { permissionSets } = await ask('org', 'permission-sets', '--policies');
    expect(
      only(['permissionSetArn'], permissionSets)
        .map(({ permissionSetArn }) => permissionSetArn)
        .sort(),
    ).toEqual([...(PermissionSets as string[])].sort());
    const audit = (permissionSets as Item[]).find(({ name }) => name === 'SecurityAudit') ?? {};
    const inSet = [...inInstance, '--permission-set-arn', String(audit['permissionSetArn'])];
    const described = (await told('sso-admin', 'describe-permission-set', ...inSet))['PermissionSet'] as Item;
    expect(only(['name', 'description', 'sessionDuration'], [audit])).toEqual(
      only(['name', 'description', 'sessionDuration'], camel([described])),
    );
    const managed = await told('sso-admin', 'list-managed-policies-in-permission-set', ...inSet);
    expect(audit['attachedManagedPolicies']).toEqual(camel(managed['AttachedManagedPolicies']));

    const { Users } = await told('identitystore', 'list-users', ...inStore);
    expect(byKey('userId', only(['userId', 'userName', 'displayName'], (await ask('org', 'users'))['users']))).toEqual(
      byKey('userId', only(['userId', 'userName', 'displayName'], camel(Users))),
    );
    const { Groups } = await told('identitystore', 'list-groups', ...inStore);
    const { groups } = await ask('org', 'groups', '--members');
    expect(byKey('groupId', only(['groupId', 'displayName'], groups))).toEqual(
      byKey('groupId', only(['groupId', 'displayName'], camel(Groups))),
    );
    const data = (groups as Item[]).find(({ displayName }) => displayName === 'Data') ?? {};
    const inGroup = [...inStore, '--group-id', String(data['groupId'])];
    const { GroupMemberships } = await told('identitystore', 'list-group-memberships', ...inGroup);
    const members = (GroupMemberships as { MemberId: Item }[]).map(({ MemberId }) => MemberId['UserId']);
    expect((data['members'] as Item[]).map(({ userId }) => userId).sort()).toEqual([...members].sort());

    expect(found['counts']).toEqual({
      accounts: (Accounts as Item[]).length,
      permissionSets: (PermissionSets as Item[]).length,
      users: (Users as Item[]).length,
      groups: (Groups as Item[]).length,
    });
  });
});

/** A Python that has moto with its server. Nothing is fetched for it: whoever has one puts it on PATH. */
const moto = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'python3'))
  .find((path) => existsSync(path) && spawnSync(path, ['-c', 'import boto3, moto.server']).status === 0);

describe('moto, as a second opinion', () => {
  const program = join(dirname(fileURLToPath(import.meta.url)), 'programs/moto_company.py');
  const reason = moto === undefined ? ' (skipped: no python3 on PATH can import moto.server and boto3)' : '';

  test.skipIf(moto === undefined)(`is read as boto3 reads it${reason}`, { timeout: 120_000 }, async () => {
    const emulator = await freshEmulator();
    const home = homeAt(emulator, { AWS_ACCESS_KEY_ID: KEY.accessKeyId, AWS_SECRET_ACCESS_KEY: KEY.secretAccessKey });
    const { says } = start(moto ?? '', [program], { PATH: process.env['PATH'], HOME: home.path });
    const [, document = ''] = await says('stdout', /^(\{.*\})\n/);
    const told = JSON.parse(document) as Item;
    for (const service of ['SSO_ADMIN', 'IDENTITYSTORE', 'ORGANIZATIONS', 'STS'])
      home.env[`AWS_ENDPOINT_URL_${service}`] = String(told['url']);
    home.env['AWS_REGION'] = String(told['region']);
    const ask = async (...args: string[]) => JSON.parse((await home.ssoctl(...args, '--json')).stdout) as Item;

    // moto has an instance in every Region, of which it does not tell more than ListInstances does.
    const found = await ask('discover', '--region', String(told['region']));
    expect(only(['instanceArn', 'identityStoreId', 'ownerAccountId', 'status'], found['instances'])).toEqual(
      only(['instanceArn', 'identityStoreId', 'ownerAccountId', 'status'], camel([told['instance']])),
    );
    expect(found['counts']).toEqual({ accounts: 25, permissionSets: 2, users: 120, groups: 1 });
    expect(
      only(['operation'], found['errors'])
        .map(({ operation }) => operation)
        .sort(),
    ).toEqual(['DescribeInstance', 'ListDelegatedAdministrators', 'ListRegions']);

    const { accounts } = await ask('org', 'accounts');
    expect(byKey('id', only(['id', 'name', 'email', 'arn'], accounts))).toEqual(
      byKey('id', only(['id', 'name', 'email', 'arn'], camel(told['accounts']))),
    );
    const inUnit = await ask('org', 'accounts', '--ou', 'Workloads/Production', '--tag', 'stage=production');
    const production = told['production'] as string[];
    expect((inUnit['accounts'] as Item[]).every(({ id }) => production.includes(String(id)))).toBe(true);
    expect(inUnit['accounts']).toHaveLength(4);

    const here = ['--region', String(told['region'])];
    const { permissionSets } = await ask('org', 'permission-sets', ...here);
    const described = ['name', 'permissionSetArn', 'description', 'sessionDuration'];
    expect(only(described, permissionSets)).toEqual(byKey('name', only(described, camel(told['permissionSets']))));
    const named = ['userId', 'userName', 'displayName'];
    expect(only(named, (await ask('org', 'users', ...here))['users'])).toEqual(
      byKey('userName', only(named, camel(told['users']))),
    );
    const [readers] = (await ask('org', 'groups', '--members', ...here))['groups'] as [Item];
    expect((readers['members'] as Item[]).map(({ userId }) => userId).sort()).toEqual(
      [...(told['readers'] as string[])].sort(),
    );
  });
});

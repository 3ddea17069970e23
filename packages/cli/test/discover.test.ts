import { afterEach, describe, expect, test } from 'vitest';
import { administered, closeAdministered, MANAGEMENT, MEMBER, withSession } from './administered.ts';
import { answering } from './answering.ts';

afterEach(closeAdministered);

const REGION = 'eu-central-1';
const quick = `--region ${REGION}`;

interface Document {
  portal?: Record<string, unknown>;
  instances: Record<string, unknown>[];
  missingRights: { action: string; ask: string }[];
  errors: Record<string, unknown>[];
  complete: boolean;
  [key: string]: unknown;
}

describe('discover', () => {
  test('has a documented shape', async () => {
    const t = await administered();
    const { exitCode, json } = await t.ssoctl(`discover --profile root ${quick} --json`);
    const id = t.instanceArn.split('/').at(-1);
    const derived = true;
    expect(exitCode).toBe(0);
    expect(json()).toEqual({
      schema: 'ssoctl/discover/1',
      instances: [
        {
          instanceArn: t.instanceArn,
          identityStoreId: t.identityStoreId,
          ownerAccountId: MANAGEMENT,
          name: 'Larkspur-Coffee',
          status: 'ACTIVE',
          kind: 'organization',
          region: REGION,
          regions: [{ name: REGION, status: 'ACTIVE', isPrimary: true }],
          permissionSetsEnabled: true,
          portalUrl: `https://${t.identityStoreId}.awsapps.com/start`,
          portalUrls: [
            { form: 'classic', url: `https://${t.identityStoreId}.awsapps.com/start`, derived },
            { form: 'ipv4', url: `https://${id}.${REGION}.portal.amazonaws.com`, derived },
            { form: 'dual-stack', url: `https://${id}.portal.${REGION}.app.aws`, derived },
            { form: 'issuer', url: `https://identitycenter.amazonaws.com/${id}`, derived },
          ],
          counts: { permissionSets: 5, users: 5, groups: 5 },
        },
      ],
      organization: { id: expect.stringMatching(/^o-/), managementAccountId: MANAGEMENT },
      delegatedAdministrators: [{ accountId: '333344445555', name: 'security-tooling' }],
      counts: { accounts: 8, permissionSets: 5, users: 5, groups: 5 },
      missingRights: [],
      complete: true,
      errors: [],
    });
  });

  test('asks all Regions of the partition, and counts only when it may', async () => {
    const t = await administered();
    await t.ssoctl('discover --profile root --no-counts');
    expect(t.count('sso-admin:ListInstances')).toBe(34);
    expect(t.count('identitystore:*') + t.count('organizations:ListAccounts')).toBe(0);
  });

  test('tells a person in sections', async () => {
    const t = await administered();
    const { stdout, stderr } = await t.ssoctl(`discover --profile root ${quick}`, {
      terminal: 100,
      env: { NO_COLOR: '1' },
    });
    expect(stdout).toContain("Larkspur-Coffee  the organization's instance\n  arn              arn:aws:sso:::");
    expect(stdout).toContain(`  owner            ${MANAGEMENT} (management account)\n`);
    expect(stdout).toContain('\nOrganization\n  id ');
    expect(stdout).toContain('  delegated to        333344445555 (security-tooling)\n');
    expect(stderr).toContain('https://NAME.awsapps.com/start) is told by no API');
  });

  test('is a line a fact for programs that read lines', async () => {
    const t = await administered();
    const { stdout } = await t.ssoctl(`discover --profile root ${quick}`);
    const facts = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(facts.every((fact) => fact.length === 3)).toBe(true);
    expect(facts).toContainEqual([t.instanceArn, 'identity store', t.identityStoreId]);
    expect(facts.filter(([, name]) => name === 'portal')).toHaveLength(4);
  });

  test('shows an account’s own instance beside the organization’s', async () => {
    const own = { account: MEMBER, region: REGION, name: 'Shop', users: [{ name: 'solo' }] };
    const t = await administered({ accountInstances: [own] });
    const { json } = await t.ssoctl(`discover --profile member ${quick} --json`);
    const { instances } = json<Document>();
    expect(instances.map(({ name, kind, ownerAccountId }) => [name, kind, ownerAccountId])).toEqual([
      ['Larkspur-Coffee', 'organization', MANAGEMENT],
      ['Shop', 'account', MEMBER],
    ]);
    expect(instances[1]).toMatchObject({ permissionSetsEnabled: false, counts: { users: 1, groups: 0 } });
    expect(instances[1]?.['counts']).not.toHaveProperty('permissionSets');
  });

  test('tells the further Regions of an instance and its key', async () => {
    const t = await administered({ instance: { name: 'Larkspur', region: REGION, regions: ['us-east-1'] } });
    const { stdout } = await t.ssoctl(`discover --profile root --region us-east-1`, {
      terminal: 120,
      env: { NO_COLOR: '1' },
    });
    expect(stdout).toMatch(/ {2}region +eu-central-1\n {2}more regions +us-east-1\n/);
    expect(stdout).toMatch(/ {2}key +arn:aws:kms:eu-central-1:/);
    expect(stdout).toContain('.portal.us-east-1.app.aws\n');
  });

  test('knows the address in use: the session that gave the keys leads to the organization’s instance', async () => {
    const t = await administered({ instance: { region: REGION, alias: 'larkspur' } });
    const alias = 'https://larkspur.awsapps.com/start';
    const role = { name: 'mine', accountId: MANAGEMENT, roleName: 'AdministratorAccess' };
    await t.home.write('.aws/config', withSession(t, role).replace(t.emulator.startUrl, alias));
    await t.ssoctl('login corp');
    const { json } = await t.ssoctl(`discover --profile mine ${quick} --json`);
    const [instance] = json<Document>().instances;
    expect(instance).toMatchObject({ portalUrl: alias });
    expect(instance?.['portalUrls']).toContainEqual({ form: 'alias', url: alias, derived: false });
  });

  test('outside any organization is complete, and says that nothing is there', async () => {
    const t = await administered();
    const { exitCode, json } = await t.ssoctl(`discover --profile outside ${quick} --json`);
    expect(exitCode).toBe(0);
    expect(json()).toMatchObject({ instances: [], counts: {}, missingRights: [], complete: true });
    expect(json()).not.toHaveProperty('organization');
    expect((await t.ssoctl(`discover --profile outside ${quick}`)).stderr).toContain('No instance is there');
  });

  test('refuses what is not a Region', async () => {
    const t = await administered();
    for (const region of ['nowhere', ','])
      expect((await t.ssoctl(`discover --region ${region} --profile root`)).exitCode).toBe(2);
    expect(t.emulator.control.calls.count()).toBe(0);
  });
});

describe('rights that lack', () => {
  test('are named with what to ask for, and the exit code is 8', async () => {
    const t = await administered();
    const { exitCode, json } = await t.ssoctl(`discover --profile nobody ${quick} --json`);
    expect(exitCode).toBe(8);
    const { missingRights, complete, errors } = json<Document>();
    expect(missingRights).toContainEqual({
      action: 'sso:ListInstances',
      ask: 'ask for sso:ListInstances for the keys of profile nobody',
    });
    expect(missingRights.map(({ action }) => action).sort()).toEqual([
      'organizations:DescribeOrganization',
      'organizations:ListAccounts',
      'organizations:ListDelegatedAdministrators',
      'sso:ListInstances',
    ]);
    expect(complete).toBe(false);
    expect(errors).toContainEqual({
      operation: 'ListInstances',
      region: REGION,
      code: 'ACCESS_DENIED',
      message: expect.stringContaining('not authorized to perform'),
    });
  });

  test('of a member account: the profile to use is named', async () => {
    const t = await administered();
    const { exitCode, stdout } = await t.ssoctl(`discover --profile member ${quick}`);
    expect(exitCode).toBe(8);
    expect(stdout).toContain(
      `missing right\tsso:ListPermissionSets\tuse a profile in the management account ${MANAGEMENT}, or in the delegated administrator\n`,
    );
  });

  test('of a role name its permission set', async () => {
    const t = await administered();
    await t.home.write('.aws/config', withSession(t, { name: 'mine', accountId: MANAGEMENT, roleName: 'Billing' }));
    t.emulator.control.state.approveAs('priya');
    await t.ssoctl('login corp');
    const { json } = await t.ssoctl(`discover --profile mine ${quick} --json`);
    expect(json<Document>().missingRights[0]?.ask).toMatch(/ in permission set Billing, account 111122223333$/);
  });

  test('that a policy of the organization takes in a Region leave the rest', async () => {
    const t = await administered({ behaviour: { deniedRegions: ['us-east-1', 'us-west-2'] } });
    const { exitCode, json, stderr } = await t.ssoctl('discover --profile root --no-counts --json');
    expect(exitCode).toBe(8);
    const { instances, errors, missingRights } = json<Document>();
    expect(instances).toHaveLength(1);
    expect(errors.map(({ region }) => region)).toEqual(['us-east-1', 'us-west-2']);
    expect(missingRights).toHaveLength(1);
    expect(stderr).toContain('incomplete: 2 calls failed');
  });
});

describe('Regions that', () => {
  const unknownKeys = {
    operation: 'sso-admin:ListInstances',
    fault: 'error',
    status: 400,
    code: 'UnrecognizedClientException',
  };

  test('are not enabled for the account are no gap when the organization’s instance is found', async () => {
    const t = await administered();
    // The first answer of each client corrects its clock.
    t.emulator.control.faults.replace({ rules: [{ ...unknownKeys, after: 40 }] as never });
    const { exitCode, json, stderr } = await t.ssoctl('discover --profile root --no-counts --json -v');
    expect({ exitCode, complete: json<Document>().complete }).toEqual({ exitCode: 0, complete: true });
    expect(stderr).toMatch(/\d+ Regions not enabled for this account: /);
  });

  test('do not know the keys at all end it', async () => {
    const t = await administered();
    t.emulator.control.faults.replace({ rules: [{ ...unknownKeys, operation: '*' }] as never });
    const { exitCode, stdout, stderr } = await t.ssoctl('discover --profile root --no-counts');
    expect({ exitCode, stdout }).toEqual({ exitCode: 5, stdout: '' });
    expect(stderr).toContain('the access keys are not known in');
  });

  test('fail are told in one line each, and the exit code is 8', async () => {
    const t = await administered();
    t.emulator.control.faults.replace({ rules: [{ operation: 'sso-admin:ListInstances', fault: 'error', after: 50 }] });
    const { exitCode, stderr } = await t.ssoctl('discover --profile root --no-counts');
    expect(exitCode).toBe(8);
    expect(stderr).toMatch(/^warning: ListInstances in \d+ Regions: sso-admin ListInstances answered 500/m);
  });
});

describe('credentials', () => {
  test('come from the environment before a profile', async () => {
    const t = await administered();
    const env = {
      AWS_ACCESS_KEY_ID: `AKIA${MANAGEMENT}FULLEXAMPLE`,
      AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      AWS_PROFILE: 'nobody',
    };
    expect((await t.ssoctl(`discover ${quick}`, { env })).exitCode).toBe(0);
  });

  test.each([
    ['credential_process = /opt/tool', 'gets its credentials from a program'],
    ['role_arn = arn:aws:iam::111122223333:role/admin\nsource_profile = root', 'assumes a role with those of another'],
  ])('of a profile with %s are had by a command that is named', async (keys, because) => {
    const t = await administered();
    await t.home.write('.aws/config', `[profile it]\n${keys}\n`);
    const { exitCode, stderr } = await t.ssoctl('discover --profile it');
    expect(exitCode).toBe(3);
    expect(stderr).toContain(because);
    expect(stderr).toContain('run: eval "$(aws configure export-credentials --profile it --format env)"');
  });

  test('that have expired exit 4, with the way out', async () => {
    const t = await administered();
    t.emulator.control.faults.replace({
      rules: [{ operation: 'sso-admin:*', fault: 'error', status: 400, code: 'ExpiredTokenException' }],
    });
    const { exitCode, stderr } = await t.ssoctl('discover --profile root');
    expect(exitCode).toBe(4);
    expect(stderr).toContain('hint: renew the keys of profile root, or name another profile');
  });
});

describe('discover URL', () => {
  test('uses nobody’s rights, and says what they would show', async () => {
    const t = await administered();
    const { exitCode, json, stderr } = await t.ssoctl(`discover ${t.emulator.startUrl} --json`, {
      env: { AWS_PROFILE: 'root' },
    });
    expect(exitCode).toBe(0);
    expect(json()).toMatchObject({
      portal: {
        startUrl: t.emulator.startUrl,
        region: REGION,
        partition: 'aws',
        how: 'registration',
        identityStoreId: t.identityStoreId,
        portalUrls: [{ form: 'classic', url: t.emulator.startUrl, derived: false }],
      },
      instances: [],
      complete: true,
    });
    expect(stderr).toContain('ssoctl discover --profile NAME');
    expect(t.count('sso-admin:*') + t.count('organizations:*') + t.count('sts:*')).toBe(0);
  });

  test('tells all forms from one that names the instance and its Region', async () => {
    const t = await administered();
    const { stdout } = await t.ssoctl('discover https://ssoins-1234567890abcdef.portal.eu-west-1.app.aws/#/');
    expect(stdout.split('\n').filter((line) => line.includes('\tportal\t'))).toHaveLength(3);
    expect(stdout).toContain('\tinstance\tssoins-1234567890abcdef\n');
  });

  test('exits 8 where the Region is not found', async () => {
    const t = await administered();
    const { exitCode, json, stderr } = await t.ssoctl('discover nobody --json');
    expect(exitCode).toBe(8);
    expect(json()).toMatchObject({ portal: { how: 'unknown' }, complete: false });
    expect(stderr).toContain('"Access keys" of any account shows the SSO Region');
  });

  test('with --profile looks into that Region alone', async () => {
    const t = await administered();
    const { exitCode, stdout } = await t.ssoctl(`discover ${t.emulator.startUrl} --profile root`);
    expect(exitCode).toBe(0);
    expect(t.count('sso-admin:ListInstances')).toBe(1);
    expect(stdout).not.toContain('\tfound\t');
    expect(stdout).toContain(`\tidentity store\t${t.identityStoreId}\n`);
  });
});

describe('the session', () => {
  test('is added with --add-session, in the one document', async () => {
    const t = await administered();
    const { exitCode, json } = await t.ssoctl(`discover --profile root ${quick} --add-session corp --yes --json`);
    expect(exitCode).toBe(0);
    expect(json()).toMatchObject({
      session: { name: 'corp', written: true, changes: [{ section: 'sso-session corp' }] },
    });
    expect(await t.home.read('.aws/config')).toContain(
      `[sso-session corp]\nsso_start_url = https://${t.identityStoreId}.awsapps.com/start\nsso_region = ${REGION}\n`,
    );
    expect((await t.ssoctl('login corp')).exitCode).toBe(0);
  });

  test('is offered on a terminal, under a name that is free', async () => {
    const t = await administered();
    const prompt = answering(true, 'larkspur', true);
    const { stderr } = await t.ssoctl(`discover --profile root ${quick}`, { terminal: 100, prompt });
    expect(prompt.asked).toEqual([
      expect.stringMatching(/^Add an sso-session for https:\/\/d-.*awsapps.com\/start to /),
      'What to call it',
      'Write this?',
    ]);
    expect(stderr).toContain('Next: ssoctl login larkspur');
    expect(await t.home.read('.aws/config')).toContain('[sso-session larkspur]\n');
  });

  test('is not offered where one leads there, or to programs', async () => {
    const t = await administered();
    await t.ssoctl(`discover --profile root ${quick} --add-session corp --yes`);
    const prompt = answering();
    const { stderr } = await t.ssoctl(`discover --profile root ${quick}`, { terminal: 100, prompt });
    expect(stderr).toMatch(/Session corp \(.*config:\d+\) leads there\./);
    const fresh = {
      AWS_CONFIG_FILE: '/dev/null',
      AWS_ACCESS_KEY_ID: `AKIA${MANAGEMENT}FULLEXAMPLE`,
      AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    };
    await t.ssoctl(`discover ${quick} --json`, { terminal: 100, prompt, env: fresh });
    expect(prompt.asked).toEqual([]);
  });

  test('can be declined, and nothing is written', async () => {
    const t = await administered();
    const before = await t.home.read('.aws/config');
    const { exitCode } = await t.ssoctl(`discover --profile root ${quick}`, {
      terminal: 100,
      prompt: answering(false),
    });
    expect(exitCode).toBe(0);
    expect(await t.home.read('.aws/config')).toBe(before);
  });

  test('can be looked at first', async () => {
    const t = await administered();
    const before = await t.home.read('.aws/config');
    const { json } = await t.ssoctl(`discover --profile root ${quick} --add-session corp --dry-run --json`);
    expect(json()).toMatchObject({ session: { written: false } });
    expect(await t.home.read('.aws/config')).toBe(before);
  });

  test.each([['--yes'], ['--dry-run']])('is what %s is about', async (flag) => {
    const t = await administered();
    const { exitCode, stderr } = await t.ssoctl(`discover ${flag} --profile root`);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--add-session NAME');
  });
});

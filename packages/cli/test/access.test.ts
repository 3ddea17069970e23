import { afterEach, describe, expect, test } from 'vitest';
import { type Administered, administered, closeAdministered, withSession } from './administered.ts';

afterEach(closeAdministered);

const PLAIN = { terminal: 100, env: { NO_COLOR: '1' } };

interface Rows {
  rows: {
    accountId: string;
    permissionSet?: string;
    principalType: string;
    principalName?: string;
    via?: { groupName?: string };
    state?: string;
  }[];
  plan: { strategy: string; calls: { strategy: number; naming: number } };
  complete: boolean;
  errors: { operation: string; code: string }[];
  age?: number;
}

/** `set person group state`, sorted. */
const told = ({ rows }: Rows) =>
  rows
    .map(({ permissionSet, principalType, principalName, via, state }) =>
      [permissionSet, principalType === 'GROUP' ? 'group' : principalName, via?.groupName ?? '-', state ?? ''].join(
        ' ',
      ),
    )
    .sort();

async function takenSnapshot(t: Administered, name = 'access.json'): Promise<string> {
  const file = t.home.at(name);
  expect((await t.ssoctl(['access', 'snapshot', '-o', file, '--profile', 'root'])).exitCode).toBe(0);
  return file;
}

describe('access who', () => {
  test('tells every person by every path, also who is gone', async () => {
    const t = await administered();
    const { exitCode, json } = await t.ssoctl('access who --account sandbox --profile root --json');
    expect(exitCode).toBe(0);
    expect(told(json<Rows>())).toEqual([
      'AdministratorAccess maya Platform ',
      'PowerUserAccess  - deleted',
      'PowerUserAccess ines Developers ',
      'PowerUserAccess maya Developers ',
      'PowerUserAccess tomas Developers ',
    ]);
  });

  test('has a documented shape', async () => {
    const t = await administered();
    const line = 'access who --account 444455556666 --permission-set AdministratorAccess --profile root --json';
    const document = (await t.ssoctl(line)).json<Rows>();
    expect(Object.keys(document)).toEqual(['schema', 'question', 'rows', 'plan', 'complete', 'errors']);
    expect(document).toMatchObject({
      schema: 'ssoctl/access-who/1',
      question: { ask: 'who', account: '444455556666', permissionSet: 'AdministratorAccess' },
      plan: { strategy: 'account', calls: { strategy: expect.any(Number), naming: expect.any(Number) } },
      complete: true,
      errors: [],
    });
    expect(document.rows).toEqual([
      {
        accountId: '444455556666',
        accountName: 'shop-production',
        permissionSetArn: expect.stringContaining('permissionSet/'),
        permissionSet: 'AdministratorAccess',
        principalType: 'USER',
        principalId: expect.any(String),
        principalName: 'maya',
        via: { groupId: expect.any(String), groupName: 'Platform' },
      },
    ]);
  });

  test('is a table for a person, lines with ids for a program, CSV for a spreadsheet', async () => {
    const t = await administered();
    const line = 'access who --account shop-production --profile root';
    const { stdout, stderr } = await t.ssoctl(line, PLAIN);
    expect(stdout.split('\n')[0]).toBe('PERMISSION SET       WHO    THROUGH     STATE');
    expect(stdout).toContain('ReadOnlyAccess       tomas  Developers\n');
    expect(stderr).toContain('3 people by 4 paths.\nAsked just now.\n');
    const lines = (await t.ssoctl(line)).stdout.split('\n').slice(0, -1);
    expect(lines.map((one) => one.split('\t').length)).toEqual([9, 9, 9, 9]);
    const csv = (await t.ssoctl(`${line} --csv`)).stdout;
    expect(csv.split('\r\n')[0]).toMatch(/^account_id,account_name,ou,permission_set,/);
    expect(csv.trimEnd().split('\r\n')).toHaveLength(5);
  });

  test('asks for names once, and says how old they are', async () => {
    const t = await administered();
    const line = 'access who --account sandbox --profile root';
    await t.ssoctl(line);
    const named = () => t.count('identitystore:*') + t.count('sso-admin:DescribePermissionSet');
    const before = named();
    t.clock.advance(10 * 60_000);
    const { stderr, stdout } = await t.ssoctl(`${line} --json`);
    expect(named()).toBe(before);
    expect(stderr).toMatch(/up to 10 min old; --refresh/);
    expect(JSON.parse(stdout).age).toBeGreaterThanOrEqual(600);
    const refreshed = await t.ssoctl(`${line} --refresh`);
    expect(named()).toBeGreaterThan(before);
    expect(refreshed.stderr).toContain('Asked just now.');
  });

  test('--plan tells calls and seconds, and asks for no assignment', async () => {
    const t = await administered();
    const line = 'access who --account sandbox --plan --profile root';
    const { stdout } = await t.ssoctl(line, PLAIN);
    expect(stdout).toContain('3 calls to find who is assigned');
    expect(stdout).toMatch(/by-principal +\d+ +assignments of deleted principals/);
    expect(t.count('sso-admin:ListAccountAssignments')).toBe(0);
    expect((await t.ssoctl(`${line} --json`)).json()).toMatchObject({
      schema: 'ssoctl/access-plan/1',
      plan: { strategy: 'account', calls: { strategy: 3 } },
    });
  });

  test('what cannot be asked is named, counted, and ends with 8', async () => {
    const t = await administered({}, { faults: [{ operation: 'identitystore:ListGroupMemberships', fault: 'deny' }] });
    const { exitCode, json, stderr } = await t.ssoctl('access who --account sandbox --profile root --json');
    expect(exitCode).toBe(8);
    const answer = json<Rows>();
    expect(answer.complete).toBe(false);
    expect(answer.errors.map(({ operation }) => operation)).toContain('ListGroupMemberships');
    expect(told(answer)).toContain('PowerUserAccess group - unknown');
    expect(stderr).toMatch(/warning: ListGroupMemberships/);
    expect(stderr).toContain('incomplete: ');
  });

  test('an account that is not there, or is not said, is an error', async () => {
    const t = await administered();
    const missing = await t.ssoctl('access who --account sandbx --profile root');
    expect(missing).toMatchObject({ exitCode: 5, stdout: '' });
    expect(missing.stderr).toContain('did you mean "sandbox"?');
    expect((await t.ssoctl('access who --profile root')).exitCode).toBe(2);
    expect((await t.ssoctl('access who --account sandbox --csv --json --profile root')).exitCode).toBe(2);
  });
});

describe('access of', () => {
  test.each(['inherited', 'direct'] as const)(
    'tells what a user reaches and through what; rows are %s',
    async (principalRows) => {
      const t = await administered({ behaviour: { principalRows } });
      const { exitCode, json } = await t.ssoctl('access of ines --profile root --json');
      expect(exitCode).toBe(0);
      const { rows } = json<Rows>();
      expect(
        rows.map(({ accountId, permissionSet, via }) => `${accountId} ${permissionSet} ${via?.groupName}`).sort(),
      ).toEqual([
        '012345678901 PowerUserAccess Developers',
        '444455556666 ReadOnlyAccess Developers',
        '555566667777 PowerUserAccess Developers',
        '666677778888 PowerUserAccess Data',
      ]);
    },
  );

  test('of a group: what is assigned to it', async () => {
    const t = await administered();
    const { json } = await t.ssoctl('access of Data --profile root --json');
    expect(json<Rows>().rows).toEqual([
      expect.objectContaining({ accountId: '666677778888', permissionSet: 'PowerUserAccess', principalType: 'GROUP' }),
    ]);
    expect((await t.ssoctl('access of Data --user --profile root')).exitCode).toBe(5);
    expect((await t.ssoctl('access of maya --group --profile root')).exitCode).toBe(5);
  });

  test('walks all where a delegated administrator may not ask by principal, and says so', async () => {
    const t = await administered({ behaviour: { principalCallers: 'management' } });
    const { exitCode, json } = await t.ssoctl('access of ines --profile delegate --json');
    expect(exitCode).toBe(0);
    expect(json<Rows>().rows).toHaveLength(4);
    expect(json<Rows>().plan.strategy).toMatch(/^by-/);
  });
});

describe('access why', () => {
  test('shows the chain that grants it', async () => {
    const t = await administered();
    const { exitCode, json } = await t.ssoctl('access why tomas sandbox PowerUserAccess --profile root --json');
    expect(exitCode).toBe(0);
    const why = json<{ granted: boolean; chain: { step: string; holds: boolean }[] }>();
    expect(why.granted).toBe(true);
    expect(why.chain.map(({ step, holds }) => `${step} ${holds}`)).toEqual([
      'user-exists true',
      'user-enabled true',
      'account-in-organization true',
      'account-active true',
      'permission-set-exists true',
      'assigned true',
      'provisioned true',
      'up-to-date true',
    ]);
  });

  test('shows the first link that is missing, and the command that mends it, which does', async () => {
    const t = await administered();
    const line = 'access why ines sandbox ReadOnlyAccess --profile root';
    const { exitCode, stdout } = await t.ssoctl(line, PLAIN);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('No: ines does not get into sandbox with ReadOnlyAccess.\n');
    const fix = /What mends it:\n {2}ssoctl (access grant .*)\n/.exec(stdout)?.[1] ?? '';
    expect((await t.ssoctl(`${fix} --yes --profile root`)).exitCode).toBe(0);
    expect((await t.ssoctl(line, PLAIN)).stdout).toContain('Yes: ines gets into sandbox');
  });

  test('--exit-code ends with 5 when the user does not get in, and with 0 when they do', async () => {
    const t = await administered();
    expect((await t.ssoctl('access why ines log-archive --exit-code --profile root')).exitCode).toBe(5);
    expect((await t.ssoctl('access why ines sandbox --exit-code --profile root')).exitCode).toBe(0);
  });

  test('is not certain when a link cannot be asked: 8', async () => {
    const faults = { operation: 'sso-admin:ListAccountAssignments', fault: 'deny' } as const;
    const t = await administered({}, { faults });
    const { exitCode, stdout } = await t.ssoctl('access why ines sandbox --exit-code --profile root', PLAIN);
    expect(exitCode).toBe(8);
    expect(stdout).toContain('It cannot be told whether ines gets into sandbox.');
  });
});

describe('what happens meanwhile', () => {
  test('somebody who is deleted between two calls is told as deleted, never lost', async () => {
    let t: Administered | undefined;
    let isDeleted = false;
    t = await administered(
      {},
      {
        onCall({ operation }) {
          if (operation !== 'identitystore:ListGroupMemberships' || isDeleted) return;
          isDeleted = true;
          t?.emulator.control.state.deleteUser('priya');
        },
      },
    );
    const line = 'access who --account 111122223333 --permission-set Billing --profile root --json';
    const { exitCode, json } = await t.ssoctl(line);
    expect({ exitCode, isDeleted }).toEqual({ exitCode: 0, isDeleted: true });
    expect(json<Rows>().rows.every(({ state }) => state === 'deleted' || state === 'empty-group')).toBe(true);
    expect(json<Rows>().rows.length).toBeGreaterThan(0);
  });

  test('credentials that end are a reason to end: 4, with the command that gets new ones', async () => {
    const t = await administered();
    const role = { name: 'mine', accountId: '111122223333', roleName: 'AdministratorAccess' };
    await t.home.write('.aws/config', withSession(t, role));
    await t.ssoctl('login corp');
    const line = 'access who --account sandbox --profile mine';
    expect((await t.ssoctl(line)).exitCode).toBe(0);
    t.emulator.control.state.expireRoleCredentials();
    const { exitCode, stdout, stderr } = await t.ssoctl(`${line} --refresh`);
    expect({ exitCode, stdout }).toEqual({ exitCode: 4, stdout: '' });
    expect(stderr).toContain('hint: run: ssoctl login corp');
  });
});

describe('from a snapshot', () => {
  test('answers are those of the day, without a call', async () => {
    const t = await administered();
    const file = await takenSnapshot(t);
    const live = (await t.ssoctl('access who --account sandbox --profile root --json')).json<Rows>();
    const before = t.emulator.control.calls.count();
    t.clock.advance(2 * 3_600_000);
    const { json, stderr } = await t.ssoctl(['access', 'who', '--account', 'sandbox', '--from', file, '--json']);
    expect(told(json<Rows>())).toEqual(told(live));
    expect(stderr).toMatch(/taken 2 h.* ago .*; no call is made/);
    expect(json<Rows>().plan).toEqual({ strategy: 'snapshot', calls: { strategy: 0, naming: 0 } });
    expect((await t.ssoctl(['access', 'of', 'ines', '--from', file, '--json'])).json<Rows>().rows).toHaveLength(4);
    expect((await t.ssoctl(['access', 'of', 'Data', '--from', file, '--json'])).json<Rows>().rows).toHaveLength(1);
    expect(t.emulator.control.calls.count()).toBe(before);
  });

  test('why is as it was that day, whatever was granted since', async () => {
    const t = await administered();
    const file = await takenSnapshot(t);
    const grant = 'access grant --account sandbox --permission-set ReadOnlyAccess --user ines --profile root --yes';
    expect((await t.ssoctl(grant)).exitCode).toBe(0);
    const line = ['access', 'why', 'ines', 'sandbox', 'ReadOnlyAccess', '--exit-code'];
    expect((await t.ssoctl([...line, '--from', file])).exitCode).toBe(5);
    expect((await t.ssoctl([...line, '--profile', 'root'])).exitCode).toBe(0);
    const then = await t.ssoctl(['access', 'why', 'ines', 'shop-production', '--from', file, '--json']);
    expect(then.json()).toMatchObject({ granted: true, complete: true });
  });

  test('refuses a file that is none, and options about asking', async () => {
    const t = await administered();
    const file = await t.home.write('other.json', '{"schema":"x"}');
    expect((await t.ssoctl(['access', 'of', 'ines', '--from', file])).exitCode).toBe(1);
    expect((await t.ssoctl(['access', 'of', 'ines', '--from', file, '--refresh'])).exitCode).toBe(2);
  });
});

test('names that would move a terminal are shown, not obeyed', async () => {
  const evil = '=cmd()\u001b[2J\u202eEvil';
  const accounts = [{ id: '111122223333', name: evil }];
  const t = await administered({
    accounts,
    organization: { managementAccountId: '111122223333' },
    users: [{ name: 'maya', displayName: evil }],
    groups: [{ name: evil, members: ['maya'] }, { name: `${evil} twin` }],
    permissionSets: [{ name: 'Ops' }, { name: 'Spare' }],
    assignments: [{ permissionSet: 'Ops', accounts: 'all', groups: [evil] }],
    applications: [],
  });
  const file = await takenSnapshot(t);
  const at = ['--account', '111122223333', '--profile', 'root'];
  for (const line of [
    ['who', ...at],
    ['of', 'maya', '--profile', 'root'],
    ['why', 'maya', '111122223333', '--profile', 'root'],
    ['hygiene', '--from', file],
    ['revoke', ...at, '--permission-set', 'Ops', '--group', evil, '--dry-run'],
  ]) {
    const { stdout, stderr, exitCode } = await t.ssoctl(['access', ...line], PLAIN);
    expect([line[0], exitCode]).toEqual([line[0], 0]);
    expect(stdout).toContain('Evil');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is what it is for.
    expect(stdout + stderr.replaceAll('\r\x1b[2K', '')).not.toMatch(/\u001b\[2J|\u202e/);
  }
  expect((await t.ssoctl(['access', 'who', ...at, '--csv'])).stdout).toContain(",'=cmd()");
});

import { readFileSync, statSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { type Administered, administered, closeAdministered } from './administered.ts';

afterEach(closeAdministered);

const PLAIN = { terminal: 100, env: { NO_COLOR: '1' } };
const ASSIGNMENTS = 'sso-admin:ListAccountAssignments';

interface Snapshot {
  schema: string;
  complete: boolean;
  errors: { operation: string; code: string }[];
  accounts: unknown[];
  assignments: unknown[];
}

const take = (t: Administered, file: string, profile = 'root') =>
  t.ssoctl(['access', 'snapshot', '-o', file, '--profile', profile, '--json']);
const read = (file: string): Snapshot => JSON.parse(readFileSync(file, 'utf8'));

describe('access snapshot', () => {
  test('writes all that is assigned into a file of one’s own', async () => {
    const t = await administered();
    const file = t.home.at('access.json');
    const { exitCode, json } = await take(t, file);
    expect(exitCode).toBe(0);
    expect(json()).toMatchObject({
      schema: 'ssoctl/access-snapshot/1',
      file,
      resumed: false,
      counts: { accounts: 8, permissionSets: 5, users: 5, groups: 5, assignments: 17 },
      plan: { strategy: 'by-set' },
      complete: true,
      errors: [],
    });
    expect(read(file)).toMatchObject({ schema: 'ssoctl/snapshot/1', complete: true });
    expect(read(file).assignments).toHaveLength(17);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('goes on where it was interrupted, and says so', async () => {
    const t = await administered(
      {},
      {
        faults: {
          operation: ASSIGNMENTS,
          fault: 'error',
          status: 400,
          code: 'ExpiredTokenException',
          after: 8,
        },
      },
    );
    const file = t.home.at('access.json');
    const ended = await t.ssoctl(['access', 'snapshot', '-o', file, '--profile', 'root']);
    expect(ended).toMatchObject({ exitCode: 4, stdout: '' });
    expect(ended.stderr).toContain('the same command goes on from there');
    expect(await t.home.read('access.json')).toBeUndefined();
    t.emulator.control.faults.clear();
    t.clock.advance(60_000);
    const { exitCode, json, stderr } = await take(t, file);
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/Going on with the walk that was begun 1 min ago; --fresh begins anew\./);
    expect(json()).toMatchObject({ resumed: true, counts: { assignments: 17 } });
    const both = t.count(ASSIGNMENTS);
    expect((await take(t, file)).json()).toMatchObject({ resumed: false });
    const whole = t.count(ASSIGNMENTS) - both;
    // What was on its way when the credentials ended is asked again, the rest of the first eight is not.
    expect(both).toBeLessThan(whole + 8);
  });

  test('interrupted by a person, keeps what it has learnt', async () => {
    const t = await administered();
    const stop = new AbortController();
    t.emulator.control.faults.add({ operation: ASSIGNMENTS, fault: 'delay', ms: 1, after: 5 });
    const interruption = { signal: stop.signal, exitCode: 130 as const, release() {} };
    const running = t.ssoctl(['access', 'snapshot', '-o', t.home.at('a.json'), '--profile', 'root'], { interruption });
    for (let turns = 0; t.count(ASSIGNMENTS) < 6 && turns < 10_000; turns += 1) await new Promise(setImmediate);
    stop.abort(new Error('stop'));
    const { exitCode, stderr } = await running;
    expect(exitCode).toBe(130);
    expect(stderr).toContain('Cancelled; what was learnt is kept, and the same command goes on from there.');
    expect((await take(t, t.home.at('a.json'))).json()).toMatchObject({ complete: true });
  });

  test('a service that throttles for a while is waited for, and nothing is missing', async () => {
    const t = await administered({}, { faults: { operation: ASSIGNMENTS, fault: 'throttle', every: 2, times: 6 } });
    const file = t.home.at('access.json');
    expect((await take(t, file)).exitCode).toBe(0);
    expect(read(file).assignments).toHaveLength(17);
  });

  test('a call that is denied for good is named in the file, on stderr, and by the exit code', async () => {
    const t = await administered({}, { faults: { operation: 'identitystore:ListGroupMemberships', fault: 'deny' } });
    const file = t.home.at('access.json');
    const { exitCode, json, stderr } = await take(t, file);
    expect(exitCode).toBe(8);
    expect(json()).toMatchObject({ complete: false });
    expect(read(file).complete).toBe(false);
    expect(read(file).errors).toContainEqual(expect.objectContaining({ operation: 'ListGroupMemberships' }));
    expect(stderr).toContain('incomplete: ');
    expect((await t.ssoctl(['access', 'who', '--account', 'sandbox', '--from', file])).exitCode).toBe(8);
  });

  test('takes the rights to read, and no more', async () => {
    const t = await administered();
    expect((await take(t, t.home.at('a.json'), 'reader')).exitCode).toBe(0);
    expect((await take(t, t.home.at('b.json'), 'delegate')).exitCode).toBe(0);
    const nobody = await take(t, t.home.at('c.json'), 'nobody');
    expect(nobody.exitCode).toBe(5);
    expect(nobody.stderr).toContain('ListInstances');
    expect(await t.home.read('c.json')).toBeUndefined();
  });

  test('--plan counts what is cheap to count, and walks nothing', async () => {
    const t = await administered();
    const { stdout } = await t.ssoctl('access snapshot --plan --profile root', PLAIN);
    expect(stdout).toMatch(/^by-set: /);
    expect(stdout).toMatch(/by-account +\d+/);
    expect(t.count(ASSIGNMENTS)).toBe(0);
  });
});

describe('access hygiene', () => {
  test('tells what is untidy, the gravest first', async () => {
    const t = await administered();
    const { exitCode, json } = await t.ssoctl('access hygiene --profile root --json');
    expect(exitCode).toBe(0);
    const { findings, complete } = json<{ findings: { id: string; severity: string }[]; complete: boolean }>();
    expect(complete).toBe(true);
    expect(findings.map(({ id, severity }) => `${severity} ${id}`)).toEqual([
      'warn principal-deleted',
      'warn set-administrator',
      'warn set-out-of-date',
      'warn user-direct',
      'warn user-direct',
      'info group-empty',
      'info account-suspended',
      'info group-grants-nothing',
    ]);
  });

  test('is the same from a snapshot, a page for a person, and a reason to fail where that is wanted', async () => {
    const t = await administered();
    const file = t.home.at('access.json');
    await take(t, file);
    const page = await t.ssoctl(['access', 'hygiene', '--from', file, '--exit-code'], PLAIN);
    expect(page.exitCode).toBe(9);
    expect(page.stdout).toContain('warning  user-direct  2\n  user kenji: has 2 assignments');
    expect(page.stderr).toContain('5 warnings, 3 notes.');
    const csv = (await t.ssoctl(['access', 'hygiene', '--from', file, '--csv'])).stdout.split('\r\n');
    expect(csv[0]).toBe('severity,id,subject_kind,subject_id,subject_name,detail');
    expect(csv).toHaveLength(10);
  });
});

describe('access report', () => {
  test('writes every format of a snapshot, each for its owner alone', async () => {
    const t = await administered();
    const file = t.home.at('access.json');
    await take(t, file);
    const before = t.emulator.control.calls.count();
    const line = ['access', 'report', '--from', file, '-o', t.home.at('r.html'), '--format'];
    const { exitCode, json } = await t.ssoctl([...line, 'html,csv,json,ndjson,parquet', '--json']);
    expect(exitCode).toBe(0);
    expect(t.emulator.control.calls.count()).toBe(before);
    const { files } = json<{ files: { file: string; format: string }[] }>();
    expect(files.map((one) => one.file)).toEqual(
      ['html', 'csv', 'json', 'ndjson', 'parquet'].map((end) => t.home.at(`r.${end}`)),
    );
    for (const one of files) expect(statSync(one.file).mode & 0o777).toBe(0o600);
    expect(await t.home.read('r.html')).toContain('Content-Security-Policy');
    const rows = (await t.home.read('r.ndjson'))?.trimEnd().split('\n') ?? [];
    expect(JSON.parse(rows[0] ?? '')).toMatchObject({ ou: expect.stringContaining('Root') });
    expect((await t.home.read('r.csv'))?.split('\r\n')).toHaveLength(rows.length + 2);
    expect(JSON.parse((await t.home.read('r.json')) ?? '')).toMatchObject({
      schema: 'ssoctl/access-report/1',
      complete: true,
    });
    expect(readFileSync(t.home.at('r.parquet')).subarray(0, 4).toString()).toBe('PAR1');
  });

  test('walks the organization where no snapshot is named; the ending says the format', async () => {
    const t = await administered();
    expect((await t.ssoctl(['access', 'report', '-o', t.home.at('r.csv'), '--profile', 'reader'])).exitCode).toBe(0);
    expect((await t.home.read('r.csv'))?.startsWith('account_id,')).toBe(true);
    expect((await t.ssoctl('access report --format pdf --profile root')).exitCode).toBe(2);
  });
});

describe('access diff', () => {
  test('tells what was granted, removed and renamed, and ends with 9 where that is wanted', async () => {
    const t = await administered();
    const [before, after] = [t.home.at('before.json'), t.home.at('after.json')];
    await take(t, before);
    await t.ssoctl('access grant --account sandbox --permission-set ReadOnlyAccess --group Data --yes --profile root');
    await t.ssoctl(
      'access revoke --account shop-staging --permission-set PowerUserAccess --group Developers --yes --profile root',
    );
    await take(t, after);
    const { exitCode, json, stderr } = await t.ssoctl(['access', 'diff', before, after, '--json']);
    expect(exitCode).toBe(0);
    const found = json<Record<'granted' | 'removed', { principalName: string; accountName: string }[]>>();
    expect(found.granted.map(({ principalName, accountName }) => `${principalName} ${accountName}`).sort()).toEqual([
      'ines sandbox',
      'kenji sandbox',
    ]);
    expect(found.removed.map(({ accountName }) => accountName)).toEqual([
      'shop-staging',
      'shop-staging',
      'shop-staging',
    ]);
    expect(stderr).toContain('2 granted, 3 removed.');
    expect((await t.ssoctl(['access', 'diff', before, after, '--exit-code'])).exitCode).toBe(9);
    const same = await t.ssoctl(['access', 'diff', after, after, '--exit-code']);
    expect(same.exitCode).toBe(0);
    expect(same.stderr).toContain('Nothing is different.');
    const page = (await t.ssoctl(['access', 'diff', before, after], PLAIN)).stdout;
    expect(page).toMatch(/^\+ {2}sandbox +ReadOnlyAccess +kenji +Data$/m);
  });

  test('of a day that has no snapshot is an error that names the file', async () => {
    const t = await administered();
    const { exitCode, stderr } = await t.ssoctl('access diff 1999-01-01 1999-01-02');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('ssoctl-access-1999-01-01');
  });
});

import { describe, expect, test } from 'vitest';
import { CORP, edit, idOf, LAB, listing, listingOf, synced, syncPlan } from '../../test/sync/sync-runs.ts';
import { parseIni } from '../ini/parse.ts';

const COMPANY = { 'Payments Prod': ['Admin', 'ReadOnly'], Lab: ['Admin'] };
const NOTHING = { add: [], change: [], remove: [], kept: [], collisions: [], settings: [] };
const first = synced(CORP, { corp: COMPANY }).text;

/** Profile name → its keys, without the mark. */
function profiles(text: string) {
  const found = parseIni(text, 'config').sections.filter(({ name }) => name.startsWith('profile '));
  return Object.fromEntries(
    found.map(({ name, entries }) => [
      name.slice('profile '.length),
      Object.fromEntries(entries.filter(({ key }) => key !== 'ssoctl_sync').map(({ key, value }) => [key, value])),
    ]),
  );
}
const profile = (number: number, role: string, extra: Record<string, string> = {}) => ({
  sso_session: 'corp',
  sso_account_id: idOf(number),
  sso_role_name: role,
  ...extra,
});

describe('a first sync', () => {
  test('adds a marked profile for each role, by name, behind everything else', () => {
    expect(first.startsWith(`${CORP}\n[profile lab.Admin]\n`)).toBe(true);
    expect(Object.entries(profiles(first))).toEqual([
      ['lab.Admin', profile(1, 'Admin')],
      ['payments-prod.Admin', profile(0, 'Admin')],
      ['payments-prod.ReadOnly', profile(0, 'ReadOnly')],
    ]);
    expect(
      first.match(/^ssoctl_sync = corp sso_session:\w{8} sso_account_id:\w{8} sso_role_name:\w{8}$/gm),
    ).toHaveLength(3);
  });

  test('says what it adds', () => {
    const { outcome, plan } = synced(CORP, { corp: COMPANY });
    expect(outcome).toMatchObject({
      ...NOTHING,
      add: ['lab.Admin', 'payments-prod.Admin', 'payments-prod.ReadOnly'],
      keep: 0,
    });
    expect(plan.edit.changes[0]).toEqual({
      file: 'config',
      section: 'profile lab.Admin',
      action: 'add',
      keys: ['sso_session', 'sso_account_id', 'sso_role_name', 'ssoctl_sync'],
    });
  });

  test('gives Regions and keys by rule', () => {
    const given = {
      region: ['eu-west-1'],
      set: ['output=json', 'account:Lab region=us-east-1', 'role:Admin cli_pager=less'],
    };
    expect(profiles(synced(CORP, { corp: COMPANY, given }).text)).toEqual({
      'lab.Admin': profile(1, 'Admin', { region: 'us-east-1', output: 'json', cli_pager: 'less' }),
      'payments-prod.Admin': profile(0, 'Admin', { region: 'eu-west-1', output: 'json', cli_pager: 'less' }),
      'payments-prod.ReadOnly': profile(0, 'ReadOnly', { region: 'eu-west-1', output: 'json' }),
    });
  });

  test('makes a profile a Region', () => {
    const given = { region: ['eu-west-1,us-east-1'] };
    expect(Object.keys(profiles(synced(CORP, { corp: { Lab: ['Admin'] }, given }).text))).toEqual([
      'lab.Admin.euw1',
      'lab.Admin.use1',
    ]);
  });

  test('refuses a template with {region} where a profile has none', () => {
    const given = { name: ['{account}.{region}'] };
    expect(() => syncPlan(CORP, { corp: COMPANY, given })).toThrow(
      expect.objectContaining({ code: 'USAGE', hint: 'give --region' }),
    );
  });

  test('remembers what was given in the session, and only that', () => {
    const given = { include: ['account:Lab'], set: ['output=json', 'region=eu-west-1'] };
    const { text, outcome } = synced(`${CORP}\n[profile mine]\nregion = x\n`, { corp: COMPANY, given });
    expect(text.slice(0, text.indexOf('\n[profile lab'))).toBe(
      `${CORP}ssoctl_sync_include = account:Lab\nssoctl_sync_set = output=json ; region=eu-west-1\n\n[profile mine]\nregion = x\n`,
    );
    expect(outcome).toMatchObject({ settings: ['corp'], add: ['lab.Admin'] });
    expect(synced(text, { corp: COMPANY }).plan.edit.changes).toEqual([]);
  });

  test('of several sessions tells them apart in one step', () => {
    const { text, outcome } = synced(`${CORP}\n${LAB}`, { corp: { Dev: ['Admin'] }, lab: { Test: ['Admin'] } });
    expect(outcome.add).toEqual(['dev.Admin', 'test.Admin']);
    expect(profiles(text)).toMatchObject({
      'dev.Admin': { sso_session: 'corp' },
      'test.Admin': { sso_session: 'lab' },
    });
  });

  test('needs the session', () => {
    expect(() => syncPlan('', { corp: COMPANY })).toThrow(expect.objectContaining({ code: 'SESSION_NOT_FOUND' }));
  });
});

describe('a later sync', () => {
  test('changes nothing when nothing changed, in whatever order the portal lists', () => {
    const reversed = listingOf([...listing(COMPANY).accounts].reverse(), (_account, at) =>
      at === 1 ? ['ReadOnly', 'Admin'] : ['Admin'],
    );
    for (const corp of [COMPANY, reversed]) {
      const { plan, outcome } = synced(first, { corp });
      expect(plan.edit.changes).toEqual([]);
      expect(outcome).toMatchObject({ ...NOTHING, keep: 3 });
    }
  });

  test('puts new profiles behind the last one of the session', () => {
    const { text } = synced(`${first}\n[profile mine]\nregion = x\n`, { corp: { ...COMPANY, Alpha: ['Admin'] } });
    expect(Object.keys(profiles(text))).toEqual([
      'lab.Admin',
      'payments-prod.Admin',
      'payments-prod.ReadOnly',
      'alpha.Admin',
      'mine',
    ]);
    expect(text).toContain('\n\n[profile mine]\nregion = x\n');
  });

  test('sets, replaces and removes keys that it wrote', () => {
    const one = synced(CORP, { corp: { Lab: ['Admin'] }, given: { region: ['eu-west-1'], set: ['output=json'] } }).text;
    const two = synced(one, { corp: { Lab: ['Admin'] }, given: { region: ['us-east-1'], set: ['cli_pager=less'] } });
    expect(two.outcome.change).toEqual([{ name: 'lab.Admin', keys: ['region', 'cli_pager', 'output'] }]);
    expect(profiles(two.text)).toEqual({
      'lab.Admin': profile(1 - 1, 'Admin', { region: 'us-east-1', cli_pager: 'less' }),
    });
    expect(synced(two.text, { corp: { Lab: ['Admin'] } }).plan.edit.changes).toEqual([]);
  });
});

test('a key that a rule took away comes back with the rule', () => {
  const corp = { Lab: ['Admin'] };
  const one = synced(CORP, { corp, given: { set: ['output=json'] } }).text;
  const two = synced(one, { corp, given: { set: [''] } });
  expect(two.text).toBe(synced(CORP, { corp }).text);
  expect(two.outcome).toMatchObject({ settings: ['corp'], change: [{ name: 'lab.Admin', keys: ['output'] }] });
  expect(profiles(synced(two.text, { corp, given: { set: ['output=json'] } }).text)).toEqual(profiles(one));
});

describe('a plan that is worked out anew', () => {
  test('says what is left to do with the file as it is then', () => {
    const { edit: plan, outcome } = syncPlan(CORP, { corp: COMPANY });
    const meanwhile = `${synced(CORP, { corp: { 'Payments Prod': ['Admin'] } }).text}\n[profile lab.Admin]\nregion = x\n`;
    const again = plan.replan(Buffer.from(meanwhile));
    expect(again.changes.map(({ section }) => section)).toEqual(['profile payments-prod.ReadOnly']);
    expect(outcome()).toMatchObject({ add: ['payments-prod.ReadOnly'], keep: 1, collisions: [{ name: 'lab.Admin' }] });
  });

  test('tells of what was done when nothing is left to do', () => {
    const { edit: plan, outcome } = syncPlan(CORP, { corp: COMPANY });
    expect(plan.replan(plan.after).changes).toEqual([]);
    expect(outcome({ written: true }).add).toHaveLength(3);
    expect(outcome({ written: false })).toMatchObject({ add: [], keep: 3 });
  });

  test('follows settings that were changed meanwhile, but for those that were given', () => {
    const { edit: plan, outcome } = syncPlan(CORP, { corp: COMPANY, given: { include: ['account:Lab'] } });
    plan.replan(Buffer.from(`${CORP}ssoctl_sync_name = {role}\nssoctl_sync_include = account:Other\n`));
    expect(outcome()).toMatchObject({ add: ['Admin'], settings: ['corp'] });
  });
});

describe('edits by hand', () => {
  const regional = synced(CORP, { corp: { Lab: ['Admin'] }, given: { region: ['eu-west-1'] } }).text;
  const REGION = 'region = eu-west-1\nssoctl_sync = ';
  const edited = edit(regional, REGION, 'region = us-east-1\nssoctl_sync = ');

  test('of a key stay, and are told', () => {
    const { plan, outcome } = synced(edited, { corp: { Lab: ['Admin'] } });
    expect(plan.edit.changes).toEqual([]);
    expect(outcome).toMatchObject({ keep: 0, kept: [{ name: 'lab.Admin', because: 'region was changed by hand' }] });
  });

  test('of one key do not hold up the others', () => {
    const { text, outcome } = synced(edited, {
      corp: { Lab: ['Admin'] },
      given: { region: ['sa-east-1'], set: ['output=json'] },
    });
    expect(profiles(text)).toEqual({ 'lab.Admin': profile(0, 'Admin', { region: 'us-east-1', output: 'json' }) });
    expect(outcome).toMatchObject({
      change: [{ name: 'lab.Admin', keys: ['output'] }],
      kept: [{ name: 'lab.Admin' }],
    });
  });

  test('that take a key away keep it away', () => {
    const without = edit(regional, REGION, 'ssoctl_sync = ');
    const { text } = synced(without, { corp: { Lab: ['Admin'] }, given: { set: ['output=json'] } });
    expect(profiles(text)['lab.Admin']).toEqual(profile(0, 'Admin', { output: 'json' }));
    expect(profiles(synced(text, { corp: { Lab: ['Admin'] } }).text)['lab.Admin']).not.toHaveProperty('region');
  });

  test('that add a key keep it, whatever a rule says later', () => {
    const added = edit(regional, REGION, `output = table\n${REGION}`);
    const { text, outcome } = synced(added, { corp: { Lab: ['Admin'] }, given: { set: ['output=json'] } });
    expect(profiles(text)['lab.Admin']).toMatchObject({ output: 'table' });
    expect(outcome.kept).toEqual([{ name: 'lab.Admin', because: 'output was changed by hand' }]);
    const gone = synced(text, { corp: { Lab: ['Admin'] }, given: { set: [''] } });
    expect(profiles(gone.text)['lab.Admin']).toMatchObject({ output: 'table' });
  });

  test('of a key that is not asked for any more stay', () => {
    const { text } = synced(edited, { corp: { Lab: ['Admin'] }, given: { region: [''] } });
    expect(profiles(text)['lab.Admin']).toMatchObject({ region: 'us-east-1' });
  });

  test('taken back are ours again', () => {
    const back = edit(edited, 'region = us-east-1\nssoctl_sync = ', REGION);
    const { text, outcome } = synced(back, { corp: { Lab: ['Admin'] }, given: { region: ['sa-east-1'] } });
    expect(profiles(text)['lab.Admin']).toMatchObject({ region: 'sa-east-1' });
    expect(outcome.kept).toEqual([]);
  });

  test('of the role itself leave it to the person', () => {
    const other = edit(regional, 'sso_role_name = Admin', 'sso_role_name = ReadOnly');
    const { plan, outcome } = synced(other, { corp: { Lab: ['Admin'] }, prune: true });
    expect(plan.edit.changes).toEqual([]);
    expect(outcome.kept).toEqual([{ name: 'lab.Admin', because: 'sso_role_name was changed by hand' }]);
  });

  test('that copy a profile make it the person’s own', () => {
    const copy = `${first}\n[profile copy]\n${first.slice(first.indexOf('sso_session = corp'), first.indexOf('\n\n[profile payments'))}\n`;
    const { plan, outcome } = synced(copy, { corp: COMPANY, prune: true });
    expect(plan.edit.changes).toEqual([]);
    expect(outcome).toMatchObject({ ...NOTHING, keep: 3 });
  });
});

describe('names that are taken', () => {
  test('by two accounts go to neither, and both are named', () => {
    const { text, outcome } = synced(CORP, { corp: { Dev: ['Admin'], dev: ['Admin', 'Reader'] } });
    expect(Object.keys(profiles(text))).toEqual(['dev.Reader']);
    expect(outcome.collisions).toEqual([
      {
        name: 'dev.Admin',
        claimants: [
          `role Admin in account "Dev" (${idOf(0)}) of session corp`,
          `role Admin in account "dev" (${idOf(1)}) of session corp`,
        ],
      },
    ]);
  });

  test('by two sessions go to neither', () => {
    const { outcome } = synced(`${CORP}${LAB}`, { corp: { Dev: ['Admin'] }, lab: { Dev: ['Admin'] } });
    expect(outcome).toMatchObject({
      add: [],
      collisions: [{ name: 'dev.Admin', claimants: [/corp$/, /lab$/].map((end) => expect.stringMatching(end)) }],
    });
  });

  test('by a newcomer leave the profile that is there as it is', () => {
    const { plan, outcome } = synced(first, { corp: { ...COMPANY, lab: ['Admin'] }, prune: true });
    expect(plan.edit.changes).toEqual([]);
    expect(outcome).toMatchObject({ remove: [], keep: 3, collisions: [{ name: 'lab.Admin' }] });
  });

  test('by two leave what is there as it is, whatever else is asked for', () => {
    const { text, outcome } = synced(first, { corp: { ...COMPANY, lab: ['Admin'] }, given: { region: ['eu-west-1'] } });
    expect(profiles(text)['lab.Admin']).toEqual(profile(1, 'Admin'));
    expect(outcome.change.map(({ name }) => name)).toEqual(['payments-prod.Admin', 'payments-prod.ReadOnly']);
  });

  test('by a profile of the person’s own stay with it', () => {
    const own = `${CORP}\n[profile "lab.Admin"]\nregion = x\n`;
    const { text, outcome } = synced(own, { corp: COMPANY });
    expect(text.startsWith(own)).toBe(true);
    expect(outcome.add).toEqual(['payments-prod.Admin', 'payments-prod.ReadOnly']);
    expect(outcome.collisions).toEqual([
      {
        name: 'lab.Admin',
        claimants: [
          `role Admin in account "Lab" (${idOf(1)}) of session corp`,
          'profile "lab.Admin" (config:5), which no sync has written',
        ],
      },
    ]);
  });

  test('by a profile of the person’s own for the same role are not missing', () => {
    const own = `${CORP}\n[profile lab.Admin]\nsso_session = corp\nsso_account_id = ${idOf(0)}\nsso_role_name = Admin\noutput = json\n`;
    const { plan, outcome } = synced(own, {
      corp: { Lab: ['Admin'] },
      given: { set: ['output=text'], region: ['eu-west-1'] },
    });
    expect(plan.edit.changes.map(({ section }) => section)).toEqual(['sso-session corp']);
    expect(outcome).toMatchObject({
      collisions: [],
      kept: [{ name: 'lab.Admin', because: expect.stringContaining('same role') }],
    });
  });

  test.each([
    ['[lab.Admin]\naws_access_key_id = AKIA\naws_secret_access_key = s3cr3t\n', true],
    ['[lab.Admin]\nregion = us-east-1\n', true],
    ['[lab.Admin]\nsso_start_url = x\n', true],
    ['[lab.Admin]\noutput = json\n', false],
  ])('by the credentials file %j: %s', (credentials, taken) => {
    const { outcome } = synced(CORP, { corp: { Lab: ['Admin'] }, given: { region: ['eu-west-1'] }, credentials });
    expect(outcome.add).toEqual(taken ? [] : ['lab.Admin']);
    if (taken)
      expect(outcome.collisions[0]?.claimants[1]).toBe('profile "lab.Admin" (credentials:1), whose keys come first');
  });

  test('that are none, and roles that are none, are told with what is wrong', () => {
    const accounts = [
      { accountId: idOf(0), accountName: 'a'.repeat(256) },
      { accountId: '12', accountName: 'short' },
    ];
    const { text, outcome } = synced(CORP, { corp: listingOf(accounts, () => ['Admin', 'x]\n[profile evil']) });
    expect(profiles(text)).toEqual({});
    expect(outcome.collisions.map(({ claimants }) => claimants.at(-1))).toEqual([
      'a name has at most 128 characters',
      expect.stringMatching(/is not the name of a role/),
      expect.stringMatching(/^"12" has 2 digits, not 12/),
      expect.stringMatching(/^"12" has 2 digits, not 12/),
    ]);
  });
});

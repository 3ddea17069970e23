import { chmodSync, statSync } from 'node:fs';
import { tempHome, worldFor } from '@ssoctl/testkit';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Snapshot } from '../snapshot-types.ts';
import { readSnapshot, writeSnapshot } from './snapshot-file.ts';
import { parseSnapshot, snapshotText } from './snapshot-text.ts';

const SNAPSHOT: Snapshot = {
  schema: 'ssoctl/snapshot/1',
  startedAt: '2026-11-27T20:00:00.000Z',
  takenAt: '2026-11-27T20:02:00.000Z',
  instanceArn: 'arn:aws:sso:::instance/ssoins-1',
  identityStoreId: 'd-1234567890',
  region: 'eu-central-1',
  complete: true,
  errors: [],
  accounts: [
    { accountId: '222222222222', state: 'ACTIVE' },
    { accountId: '111111111111', name: 'Payroll', state: 'SUSPENDED', tags: { b: '2', a: '1' } },
  ],
  permissionSets: [{ arn: 'arn:1', name: 'Admin', policies: { managed: [], customerManaged: [] } }],
  users: [],
  groups: [{ groupId: 'g-1', members: ['u-2', 'u-1'] }],
  assignments: [{ accountId: '111111111111', permissionSetArn: 'arn:1', principalType: 'GROUP', principalId: 'g-1' }],
};
const TEXT = snapshotText(SNAPSHOT);
const LINES = TEXT.split('\n');

describe('the text of a snapshot', () => {
  test('has an item a line, sorted, keys in order', () => {
    expect(LINES.slice(LINES.indexOf('"accounts": ['))).toEqual([
      '"accounts": [',
      '{"accountId":"111111111111","name":"Payroll","state":"SUSPENDED","tags":{"a":"1","b":"2"}},',
      '{"accountId":"222222222222","state":"ACTIVE"}',
      '],',
      '"permissionSets": [',
      '{"arn":"arn:1","name":"Admin","policies":{"managed":[],"customerManaged":[]}}',
      '],',
      '"users": [],',
      '"groups": [',
      '{"groupId":"g-1","members":["u-1","u-2"]}',
      '],',
      '"assignments": [',
      '{"accountId":"111111111111","permissionSetArn":"arn:1","principalType":"GROUP","principalId":"g-1"}',
      ']',
      '}',
      '',
    ]);
  });

  test('changes by two lines when only time passed', () => {
    const later = snapshotText({ ...SNAPSHOT, startedAt: '2026-11-28T20:00:00.000Z', takenAt: '2026-11-28T20:02:00Z' });
    expect(later.split('\n').filter((line, at) => line !== LINES[at])).toHaveLength(2);
  });
});

describe('what is refused, and why', () => {
  const without = (part: string) => TEXT.replace(part, '');
  test.each([
    ['an empty file', '', 'day.json is empty'],
    ['half a file', TEXT.slice(0, 500), 'day.json is no whole JSON'],
    ['something else', '{"schema":"ssoctl/status/1"}', 'day.json is no snapshot: its schema is "ssoctl/status/1"'],
    ['a list', '[]', 'it names no schema'],
    ['null', 'null', 'it names no schema'],
    [
      'a newer form',
      '{"schema":"ssoctl/snapshot/2"}',
      'has the form ssoctl/snapshot/2; this version reads ssoctl/snapshot/1',
    ],
    ['a missing list', without('"users": [],\n'), 'day.json is no whole snapshot: users is missing'],
    ['a wrong type', TEXT.replace('"222222222222"', '222222222222'), 'accounts[1].accountId is no text'],
    ['a missing id', without('"principalId":"g-1"').replace(',}', '}'), 'assignments[0].principalId is missing'],
    ['a wrong word', TEXT.replace('"GROUP"', '"TEAM"'), 'assignments[0].principalType is none of USER, GROUP'],
    ['a wrong depth', TEXT.replace('["u-1","u-2"]', '["u-1",["u-2"]]'), 'groups[0].members[1] is no text'],
    ['a wrong tag', TEXT.replace('{"a":"1"', '{"a":1'), 'accounts[0].tags.a is no text'],
    ['no time', TEXT.replace('2026-11-27T20:02:00.000Z', 'yesterday'), 'takenAt is no time'],
    ['one thing twice', TEXT.replace('222222222222', '111111111111'), 'accounts holds 111111111111 twice'],
  ])('%s', (_, text, message) => {
    const error = (() => {
      try {
        return parseSnapshot(text, 'day.json');
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toMatchObject({ code: 'SNAPSHOT_INVALID', details: { path: 'day.json' } });
    expect((error as Error).message).toContain(message);
  });

  test('not what a later version may add, nor a byte order mark', () => {
    const more = TEXT.replace('"complete"', '"weather": {"rain": []},\n"complete"').replace(
      '"name":"Admin"',
      '"name":"Admin","x":1',
    );
    expect(parseSnapshot(`\ufeff${more}`, 'day.json')).toEqual(parseSnapshot(TEXT, 'day.json'));
  });
});

describe('the file', () => {
  async function scene() {
    const home = await tempHome();
    onTestFinished(() => home.remove());
    return { home, files: worldFor(home).files };
  }

  test('is for its owner alone, also where it was for all', async () => {
    const { home, files } = await scene();
    const path = home.at('reports/day.json');
    await writeSnapshot(files, path, SNAPSHOT);
    chmodSync(path, 0o644);
    await writeSnapshot(files, path, SNAPSHOT);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(await readSnapshot(files, path)).toEqual(parseSnapshot(TEXT, path));
  });

  test('that is not there, or not whole, is told as such', async () => {
    const { home, files } = await scene();
    await expect(readSnapshot(files, home.at('none.json'))).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
    const torn = await home.write('torn.json', TEXT.slice(0, -3));
    await expect(readSnapshot(files, torn)).rejects.toMatchObject({ code: 'SNAPSHOT_INVALID' });
  });
});

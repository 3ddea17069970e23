import { rm } from 'node:fs/promises';
import { configOf, emptyDocument } from '@ssoctl/core/internal/config/load';
import { parseIni } from '@ssoctl/core/internal/ini/parse';
import type { EmulatorOptions } from '@ssoctl/emulator';
import { type Emulated, emulated } from '@ssoctl/testkit';
import { expect, onTestFinished, test } from 'vitest';
import { type Answer, answering } from './answering.ts';
import { commandLine } from './command-line.ts';

const id = (number: number) => String(number).padStart(12, '0');

/** A newcomer to an organization whose accounts are called so, with the roles Admin and Reader in each. */
async function newcomer(accounts: readonly (string | undefined)[], options: EmulatorOptions = {}) {
  const place: Emulated = await emulated({
    seed: {
      accounts: accounts.map((name, at) => ({ id: id(at + 1), ...(name === undefined ? {} : { name }) })),
      users: [{ name: 'maya' }],
      permissionSets: [{ name: 'Admin' }, { name: 'Reader' }],
      assignments: ['Admin', 'Reader'].map((permissionSet) => ({
        permissionSet,
        accounts: 'all' as const,
        users: ['maya'],
      })),
    },
    ...options,
  });
  onTestFinished(() => place.close());
  await rm(place.home.at('.aws'), { recursive: true });
  const ssoctl = commandLine(place);
  const line = `setup ${place.emulator.startUrl} --region ${place.emulator.region} -s corp --profile-region none`;
  return {
    place,
    async asked(rest: string, ...answers: Answer[]) {
      const prompt = answering(...answers);
      const outcome = await ssoctl(`${line} ${rest}`, { prompt, terminal: 100, env: { NO_COLOR: '1' } });
      return { ...outcome, asked: prompt.asked };
    },
    unattended: (rest: string) => ssoctl(`${line} ${rest}`),
    async profiles() {
      const text = (await place.home.read('.aws/config')) ?? '';
      const { profiles } = configOf(parseIni(text, 'config'), emptyDocument('credentials'));
      return [...profiles.values()].map(
        ({ name, keys }) => `${name}: ${keys.get('sso_role_name')} in ${keys.get('sso_account_id')}`,
      );
    },
  };
}

test('lists no roles before one is wanted where there are many accounts', async () => {
  const { place, asked, profiles } = await newcomer(Array.from({ length: 31 }, (_, at) => `team-${at}`));
  expect((await asked('', 'One', 'team-7 ', 'Reader', 'dev', true)).exitCode).toBe(0);
  expect(place.emulator.control.calls.count('sso:ListAccountRoles')).toBe(1);
  expect(await profiles()).toEqual([`dev: Reader in ${id(8)}`]);
});

test('offers every role of many accounts by their number', async () => {
  const { asked, profiles } = await newcomer(Array.from({ length: 31 }, (_, at) => `team-${at}`));
  expect((await asked('', 'Every role in all 31 accounts', true)).exitCode).toBe(0);
  expect(await profiles()).toHaveLength(62);
});

test('gives two accounts of one name two names', async () => {
  const { asked, profiles } = await newcomer(['same', 'same']);
  await asked('', 'Several', [`same  ${id(1)}  Admin`, `same  ${id(2)}  Admin`], true);
  expect(await profiles()).toEqual([`same.Admin: Admin in ${id(1)}`, `${id(2)}.Admin: Admin in ${id(2)}`]);
});

test('takes an account by its id where its name is not its own', async () => {
  const { unattended } = await newcomer(['same', 'same']);
  const { exitCode, stderr } = await unattended('--account same --role Admin');
  expect(exitCode).toBe(2);
  expect(stderr).toContain(`give an id: ${id(1)} or ${id(2)}`);
});

test.each([
  ['a line end', 'a\n[profile evil]\nb'],
  ['a bracket', 'a]b'],
  ['comment and assignment', 'a # b ; c = d'],
  ['quotes', `a'b"c\``],
  ['emoji', '🚀 rocket'],
  ['marks of direction', 'a\u202eb\u2066c'],
  ['nothing that a name may hold', '— —'],
  ['256 characters', 'x'.repeat(256)],
])('makes one section of an account whose name holds %s', async (_what, name) => {
  const { place, asked, profiles } = await newcomer([name, 'other']);
  place.emulator.control.calls.clear();
  const { exitCode, stderr } = await asked(`--account ${id(1)} --role Reader --yes`);
  expect(exitCode).toBe(0);
  expect(await profiles()).toEqual([expect.stringMatching(/^[A-Za-z0-9._@:/+-]+: Reader in 000000000001$/)]);
  expect(stderr).not.toMatch(/[\u202e\u2066]/);
});

test('names the roles there are where there is none of that name', async () => {
  const { unattended, profiles } = await newcomer(['sandbox']);
  const { exitCode, stderr } = await unattended('--account sandbox --role Owner');
  expect(exitCode).toBe(5);
  expect(stderr).toContain('you may not use the role Owner in account "sandbox" (000000000001)');
  expect(stderr).toContain('give one of: Admin, Reader');
  expect(await profiles()).toEqual([]);
});

test('ends as the accounts failed when none of them told its roles', async () => {
  const { place, asked } = await newcomer(['a', 'b']);
  place.emulator.control.faults.add({ operation: 'sso:ListAccountRoles', fault: 'deny' });
  const { exitCode, asked: questions } = await asked('');
  expect([exitCode, questions]).toEqual([5, []]);
});

test('says when there are accounts, and no role in any', async () => {
  const { place, asked } = await newcomer(['a']);
  const [fault, contentType] = ['garbage', 'application/json'] as const;
  place.emulator.control.faults.add({ operation: 'sso:ListAccountRoles', fault, contentType, body: '{"roleList":[]}' });
  const { exitCode, stderr } = await asked('');
  expect(exitCode).toBe(5);
  expect(stderr).toContain('you may use no role in any of your accounts');
});

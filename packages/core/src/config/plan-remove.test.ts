import { describe, expect, test } from 'vitest';
import { isSsoctlError, type SsoctlError } from '../errors/index.ts';
import { parseIni } from '../ini/parse.ts';
import { emptyDocument } from './load.ts';
import { planRemoveProfiles } from './plan-remove-profiles.ts';
import { planRemoveSession, type SessionRemoval } from './plan-remove-session.ts';

const FILE = '/home/ada/.aws/config';
const SESSION = `[sso-session corp]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1\nssoctl_sync_name = x\n`;
const of = (name: string) => `[${name}]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Admin\n`;
const CONFIG = `# top\n\n${SESSION}\n# of a\n${of('profile a')}\n${of('profile b')}\n[profile z]\nregion = x\n`;

const bytes = (text: string) => Uint8Array.from(Buffer.from(text));
const text = ({ after }: { after: Uint8Array }) => Buffer.from(after).toString();
const credentialsOf = (given: string) => (given === '' ? emptyDocument('creds') : parseIni(given, 'creds'));

const without = (names: string[], config = CONFIG, credentials = '') =>
  planRemoveProfiles({ file: FILE, credentials: credentialsOf(credentials), names }, bytes(config));
const withoutSession = (more: Partial<SessionRemoval> = {}, config = CONFIG, credentials = '') =>
  planRemoveSession({ file: FILE, credentials: credentialsOf(credentials), name: 'corp', ...more }, bytes(config));

function failure(work: () => unknown): SsoctlError {
  try {
    work();
  } catch (error) {
    if (isSsoctlError(error)) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('profiles', () => {
  test('go with the comment above them, and nothing else does', () => {
    expect(text(without(['a']))).toBe(CONFIG.replace(`# of a\n${of('profile a')}\n`, ''));
  });

  test('go several at once, and are told in file order', () => {
    const plan = without(['b', 'a']);
    expect(text(plan)).toBe(`# top\n\n${SESSION}\n[profile z]\nregion = x\n`);
    expect(plan.changes).toEqual([
      { file: FILE, section: 'profile a', action: 'remove' },
      { file: FILE, section: 'profile b', action: 'remove' },
    ]);
  });

  test.each([
    ['default', `${of('default')}\n${of('profile default')}`],
    ['a b', `${of("profile 'a b'")}\n${of('profile "a b"')}`],
  ])('%s goes with every section that means it', (name, sections) => {
    expect(text(without([name], `${sections}\n[profile z]\nregion = x\n`))).toBe('[profile z]\nregion = x\n');
  });

  test('that are not there refuse all of it', () => {
    expect(failure(() => without(['a', 'bb']))).toMatchObject({
      code: 'PROFILE_NOT_FOUND',
      message: expect.stringContaining('did you mean "b"?'),
    });
  });

  test('of the credentials file are not touched', () => {
    expect(failure(() => without(['keys'], CONFIG, '[keys]\naws_access_key_id = a\n'))).toMatchObject({
      code: 'PROFILE_NOT_FOUND',
      message: expect.stringContaining('creds:1'),
    });
  });
});

describe('a session', () => {
  test('goes with what is remembered in it', () => {
    const config = `${SESSION}\n[profile z]\nregion = x\n`;
    expect(text(withoutSession({}, config))).toBe('[profile z]\nregion = x\n');
  });

  test('stays while profiles use it', () => {
    expect(failure(() => withoutSession())).toMatchObject({
      code: 'SESSION_IN_USE',
      message: '2 profiles use the session "corp": a, b',
      hint: expect.stringContaining('--with-profiles'),
    });
  });

  test('goes alone when told to', () => {
    expect(text(withoutSession({ profiles: 'keep' }))).toBe(CONFIG.replace(`${SESSION}\n`, ''));
  });

  test('goes with its profiles when told to', () => {
    const plan = withoutSession({ profiles: 'remove' });
    expect(text(plan)).toBe('# top\n\n[profile z]\nregion = x\n');
    expect(plan.changes.map(({ section }) => section)).toEqual(['sso-session corp', 'profile a', 'profile b']);
  });

  test('stays while a profile of the credentials file uses it', () => {
    const refused = failure(() => withoutSession({ profiles: 'remove' }, CONFIG, '[x]\nsso_session = corp\n'));
    expect(refused).toMatchObject({ code: 'SESSION_IN_USE', message: 'a profile uses the session "corp": x' });
  });

  test('that is not there is told with the one that was meant', () => {
    expect(failure(() => withoutSession({ name: 'crop' }))).toMatchObject({
      code: 'SESSION_NOT_FOUND',
      message: expect.stringContaining('did you mean "corp"?'),
    });
  });
});

import { expect, test } from 'vitest';
import type { Token } from '../cache/types.ts';
import type { SignIn } from '../config/types.ts';
import { SsoctlError } from '../errors/index.ts';
import type { PortalAccount, PortalClient } from '../portal/types.ts';
import { signedInPerson } from './person.ts';

const corp: SignIn = { kind: 'legacy', name: 'old', startUrl: 'https://a', region: 'eu-west-1' };
const tokenNamed = (accessToken: string): Token => ({ startUrl: '', region: '', accessToken, expiresAtMs: 0 });

/** A portal that knows some tokens, and a sign-in that hands out `tokens`, the next one whenever one was refused. */
function context(
  known: readonly string[],
  tokens: readonly string[],
  pages: readonly (readonly PortalAccount[])[] = [],
) {
  const rejected: (string | undefined)[] = [];
  const used: string[] = [];
  const check = (token: string) => {
    used.push(token);
    if (!known.includes(token)) throw new SsoctlError('SESSION_ENDED', `${token} is over`);
  };
  const portal = {
    async *listAccounts(token: string) {
      check(token);
      yield* pages;
    },
    async *listAccountRoles(token: string, accountId: string) {
      await new Promise((resolve) => setImmediate(resolve));
      check(token);
      yield ['b', 'a'].map((roleName) => ({ accountId, roleName }));
      yield [];
      yield ['a', 'A'].map((roleName) => ({ accountId, roleName }));
    },
  } as unknown as PortalClient;
  const person = signedInPerson(
    {
      portal: () => portal,
      sessions: {
        async accessToken(_signIn, options) {
          rejected.push(options?.rejected);
          const after = options?.rejected === undefined ? 0 : tokens.indexOf(options.rejected) + 1;
          const next = tokens[after];
          if (next === undefined) throw new SsoctlError('SESSION_ENDED', 'nothing left to renew');
          return tokenNamed(next);
        },
      },
    },
    corp,
  );
  return { person, rejected, used };
}

test('accounts and roles that pages repeat come once, in order', async () => {
  const [one, two] = [
    { accountId: '1', accountName: 'one' },
    { accountId: '2', accountName: 'two' },
  ];
  const { person } = context(['t'], ['t'], [[two], [], [one, two]]);
  expect((await person.accounts()).answer).toEqual([one, two]);
  expect((await person.rolesIn('1')).answer).toEqual(['A', 'a', 'b']);
});

test('one token serves all calls', async () => {
  const { person, rejected } = context(['t'], ['t']);
  await Promise.all(['1', '2', '3'].map((id) => person.rolesIn(id)));
  await person.accounts();
  await person.rolesIn('4');
  expect(rejected.filter((one) => one !== undefined)).toEqual([]);
  expect(rejected.length).toBeLessThanOrEqual(3);
});

test('a token that the portal ends is replaced, and the answer says by which', async () => {
  const { person, used } = context(['new'], ['old', 'new']);
  expect(await person.rolesIn('1')).toMatchObject({ token: { accessToken: 'new' } });
  await person.rolesIn('2');
  expect(used).toEqual(['old', 'new', 'new']);
});

test('who was refused late takes the token that others have got already', async () => {
  const { person, rejected } = context(['new'], ['old', 'new']);
  await person.token();
  const late = person.rolesIn('1');
  await person.accounts();
  await late;
  expect(rejected).toEqual([undefined, 'old']);
});

test('a sign-in that cannot be renewed has ended, after one try', async () => {
  const { person, used } = context([], ['old', 'new', 'newer']);
  await expect(person.rolesIn('1')).rejects.toMatchObject({ code: 'SESSION_ENDED' });
  expect(used).toEqual(['old', 'new']);
});

import { fakeClock, recordedEvents, tempHome } from '@ssoctl/testkit';
import { expect, onTestFinished, test } from 'vitest';
import { listingStore, roleCredentialsStore, tokenStore } from '../cache/index.ts';
import type { SignIn } from '../config/types.ts';
import { SsoctlError } from '../errors/index.ts';
import { systemClock } from '../system/clock.ts';
import { systemFiles } from '../system/files.ts';
import { systemLocks } from '../system/locks.ts';
import type { SessionDeps } from './deps.ts';
import { signOut } from './sign-out.ts';

const who: SignIn = { kind: 'sso-session', name: 'corp', startUrl: 'https://a', region: 'eu-west-1', scopes: null };

/** Somebody signed in while the config named another Region. */
async function context(logout: () => Promise<void>) {
  const home = await tempHome();
  onTestFinished(home.remove);
  const clock = fakeClock();
  const files = systemFiles();
  const { onEvent } = recordedEvents();
  const locks = systemLocks({ files, clock: systemClock(), onEvent });
  const world = { clock, files, locks, home: home.path, env: {}, onEvent };
  const regions: string[] = [];
  const deps = {
    world,
    tokens: tokenStore(world),
    roleCredentials: roleCredentialsStore(world),
    listings: listingStore(world),
    portal: ({ region }: SignIn) => {
      regions.push(region);
      return { logout };
    },
  } as unknown as SessionDeps;
  const expiresAtMs = clock.now() + 3_600_000;
  await deps.tokens.write(who, { startUrl: 'https://a', region: 'us-west-2', accessToken: 'token', expiresAtMs });
  return { deps, regions };
}

test('a sign-in is revoked in the Region where it was made, whatever the config says now', async () => {
  const t = await context(async () => {});
  expect(await signOut(t.deps, who, { profiles: [] })).toMatchObject({ revoked: true });
  expect(t.regions).toEqual(['us-west-2']);
});

test('what was listed for the sign-in goes with it, and for no other', async () => {
  const t = await context(async () => {});
  const listings = listingStore(t.deps.world as unknown as Parameters<typeof listingStore>[0]);
  const other: SignIn = { ...who, name: 'lab' };
  for (const signIn of [who, other]) await listings.write(signIn, { person: 'p', listedAtMs: 0, accounts: [] });
  await signOut(t.deps, who, { profiles: [] });
  expect(await listings.read(who, 'p')).toBeUndefined();
  expect(await listings.read(other, 'p')).toBeDefined();
});

test('who cancels while the portal is asked is still signed in here', async () => {
  const stop = new AbortController();
  const t = await context(async () => {
    stop.abort(new SsoctlError('CANCELLED', 'interrupted'));
    throw new SsoctlError('CANCELLED', 'interrupted');
  });
  await expect(signOut(t.deps, who, { profiles: [], signal: stop.signal })).rejects.toThrow('interrupted');
  expect(await t.deps.tokens.read(who)).toBeDefined();
});

const unwritable = (code: 'DISK_FULL' | 'FILE_UNWRITABLE') => async () => {
  throw new SsoctlError(code, 'token.json: cannot be written');
};

test('a disk without room for a lock keeps nobody signed in', async () => {
  const t = await context(async () => {});
  t.deps.world.locks.hold = unwritable('DISK_FULL');
  expect(await signOut(t.deps, who, { profiles: [] })).toMatchObject({ revoked: true, removed: { tokens: 1 } });
  expect(await t.deps.tokens.read(who)).toBeUndefined();
});

test('a token that cannot be removed is revoked all the same, and the error says so', async () => {
  let calls = 0;
  const t = await context(async () => {
    calls += 1;
  });
  t.deps.world.locks.hold = unwritable('FILE_UNWRITABLE');
  t.deps.tokens.remove = unwritable('FILE_UNWRITABLE');
  await expect(signOut(t.deps, who, { profiles: [] })).rejects.toMatchObject({
    code: 'FILE_UNWRITABLE',
    message: 'token.json: cannot be written; the sign-in was revoked, so the token in it is worthless',
    details: { revoked: true },
  });
  expect(calls).toBe(1);
});

test.each([
  ['invalid_grant', true],
  ['invalid_client', false],
])('a refresh for the sign-out that ends with %s counts as revoked: %j', async (error, revoked) => {
  const t = await context(async () => {});
  const over = { clientId: 'c', clientSecret: 's', registrationExpiresAtMs: t.deps.world.clock.now() + 3_600_000 };
  const token = { startUrl: 'https://a', region: 'us-west-2', accessToken: 'token', expiresAtMs: 0, refreshToken: 'r' };
  await t.deps.tokens.write(who, { ...token, ...over });
  const createToken = async () => {
    throw new SsoctlError('SESSION_ENDED', 'refused', { details: { error } });
  };
  t.deps.oidc = () => ({ createToken }) as unknown as ReturnType<SessionDeps['oidc']>;
  expect(await signOut(t.deps, who, { profiles: [] })).toMatchObject({ revoked, removed: { tokens: 1 } });
});

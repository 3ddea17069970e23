import { roleCredentialsStore, tokenStore } from '@ssoctl/core/internal/cache/index';
import { resolveRole } from '@ssoctl/core/internal/config/index';
import { afterEach, describe, expect, test } from 'vitest';
import { closeAll, context } from './context.ts';

afterEach(closeAll);

/** Somebody signed in; the role's lock is held by another, who does not let go before `letGo`. */
async function behindAnother() {
  const t = await context();
  await t.sessions.signIn(t.corp, { flow: 'pkce' });
  const role = resolveRole(t.config, 'sandbox');
  const store = roleCredentialsStore(t.world);
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  let held: Promise<void> = gate;
  await new Promise<void>((taken) => {
    held = t.another().locks.hold(store.file(role), () => {
      taken();
      return gate;
    });
  });
  const letGo = async () => {
    open();
    await held;
  };
  return { ...t, role, store, letGo };
}

describe('who waits for the lock of role credentials', () => {
  test('is served as soon as they are there, though the lock is still held', async () => {
    const t = await behindAnother();
    const waiting = t.credentials('sandbox');
    const theirs = { accessKeyId: 'ASIATHEIRS', secretAccessKey: 's', sessionToken: 't' };
    await t.store.write(t.role, { ...theirs, expiresAtMs: t.clock.now() + 3_600_000 });
    expect(await waiting).toMatchObject(theirs);
    expect(t.count('sso:GetRoleCredentials')).toBe(0);
    await t.letGo();
  });

  test('is told as soon as nobody is signed in any more', async () => {
    const t = await behindAnother();
    const waiting = t.credentials('sandbox');
    await tokenStore(t.world).remove(t.corp);
    await expect(waiting).rejects.toThrow(expect.objectContaining({ code: 'SIGN_IN_REQUIRED' }));
    await t.letGo();
  });

  test('fetches them itself when the other lets go without', async () => {
    const t = await behindAnother();
    const waiting = t.credentials('sandbox');
    await t.letGo();
    expect(await waiting).toMatchObject({ accountId: '012345678901' });
    expect(t.count('sso:GetRoleCredentials')).toBe(1);
  });
});

describe('a home in which nothing can be written', () => {
  test('still gives credentials, with a warning', async () => {
    const t = await context();
    await t.sessions.signIn(t.corp, { flow: 'pkce' });
    await t.home.write('.aws/cli', 'a file where a folder is wanted');
    expect(await t.credentials('sandbox')).toMatchObject({ accountId: '012345678901' });
    expect(t.world.events.of('warning')).toContainEqual(expect.objectContaining({ code: 'FILE_UNWRITABLE' }));
  });

  test('stops a sign-in before a person is troubled', async () => {
    const t = await context();
    await t.home.write('.aws/sso', 'a file where a folder is wanted');
    await expect(t.sessions.signIn(t.corp, { flow: 'pkce' })).rejects.toThrow(
      expect.objectContaining({ code: 'FILE_UNWRITABLE' }),
    );
    expect(t.browser.opened).toEqual([]);
  });
});

test('a cache file that cannot be read is told of once, and the sign-in replaces it', async () => {
  const t = await context();
  await t.sessions.signIn(t.corp, { flow: 'pkce' });
  for (const file of await t.home.files('.aws/sso/cache')) await t.home.write(file, '{"accessToken":');
  const before = t.world.events.of('warning').length;
  await expect(t.credentials('sandbox')).rejects.toThrow(expect.objectContaining({ code: 'SIGN_IN_REQUIRED' }));
  expect(t.world.events.of('warning').length - before).toBe(1);
  const again = t.another();
  await t.sessionsOf(again).signIn(t.corp, { flow: 'pkce' });
  const told = again.events.of('warning').map((warning) => warning.path);
  expect(told).toHaveLength(2);
  expect(new Set(told).size).toBe(2);
  expect(await t.credentials('sandbox')).toMatchObject({ accountId: '012345678901' });
});

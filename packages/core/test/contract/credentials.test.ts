import { rm } from 'node:fs/promises';
import { processDocument } from '@ssoctl/core/internal/credentials/process-document';
import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import { afterEach, describe, expect, test } from 'vitest';
import { closeAll, context, HOUR, MINUTE } from './context.ts';

afterEach(closeAll);

async function signedIn(options: Parameters<typeof context>[0] = {}) {
  const t = await context(options);
  await t.sessions.signIn(t.corp, { flow: 'pkce' });
  return t;
}

describe('role credentials', () => {
  test('are fetched once, cached as the AWS CLI caches them, and the same afterwards', async () => {
    const t = await signedIn();
    const fetched = await t.credentials('sandbox');
    const cached = await t.credentials('sandbox', t.another());
    expect(processDocument(cached)).toBe(processDocument(fetched));
    expect(t.count('sso:GetRoleCredentials')).toBe(1);
    const [file] = await t.home.files('.aws/cli/cache');
    const { ProviderType, Credentials } = await t.home.json<Record<string, Record<string, string>>>(file ?? '');
    expect(ProviderType).toBe('sso');
    expect(Credentials).toMatchObject({ AccessKeyId: fetched.accessKeyId, AccountId: '012345678901' });
  });

  test('in the cache need no sign-in and no network while 15 minutes are left', async () => {
    const t = await signedIn();
    const fetched = await t.credentials('admin');
    await rm(t.home.at('.aws/sso'), { recursive: true });
    const calls = t.count('*');
    t.clock.advance(45 * MINUTE);
    expect(await t.credentials('admin')).toMatchObject({ accessKeyId: fetched.accessKeyId });
    expect(t.count('*')).toBe(calls);
    t.clock.advance(1000);
    await expect(t.credentials('admin')).rejects.toThrow(expect.objectContaining({ code: 'SIGN_IN_REQUIRED' }));
  });

  test('renew the access token on the way', async () => {
    const t = await signedIn();
    t.clock.advance(2 * HOUR);
    expect(await t.credentials('admin')).toMatchObject({ accountId: '012345678901' });
  });

  test('are fetched once for eight who ask at once', async () => {
    const t = await signedIn();
    t.clock.advance(HOUR);
    const all = await Promise.all(Array.from({ length: 8 }, () => t.credentials('sandbox', t.another())));
    expect(new Set(all.map(processDocument)).size).toBe(1);
    expect(t.count('sso:GetRoleCredentials')).toBe(1);
  });

  test('of a legacy profile come by its own token', async () => {
    const t = await context();
    await expect(t.credentials('old')).rejects.toThrow(
      expect.objectContaining({ code: 'SIGN_IN_REQUIRED', hint: 'run: ssoctl login --profile old' }),
    );
    await t.sessions.signIn(t.old, { flow: 'device-code' });
    expect(await t.credentials('old')).toMatchObject({ accountId: '012345678901' });
  });

  test('nobody is signed in: exit code 4, the command to run, and no call', async () => {
    const t = await context();
    const failed = t.credentials('sandbox');
    await expect(failed).rejects.toThrow(
      expect.objectContaining({ code: 'SIGN_IN_REQUIRED', exitCode: 4, hint: 'run: ssoctl login corp' }),
    );
    expect(t.count('*')).toBe(0);
  });
});

describe('a portal that refuses the access token', () => {
  test('gets another one, when the sign-in can be renewed', async () => {
    const t = await signedIn();
    t.emulator.control.expireTokens();
    expect(await t.credentials('sandbox')).toMatchObject({ accountId: '012345678901' });
    expect(t.world.events.of('refreshed')).toHaveLength(1);
  });

  test('is the end of the sign-in, when it was revoked', async () => {
    const t = await signedIn();
    t.emulator.control.revokeSessions();
    await expect(t.credentials('sandbox')).rejects.toThrow(
      expect.objectContaining({ code: 'SESSION_ENDED', hint: 'run: ssoctl login corp' }),
    );
    expect(t.count('sso:GetRoleCredentials')).toBe(1);
  });

  test('is the end of a sign-in that cannot be renewed', async () => {
    const t = await context();
    await t.sessions.signIn(t.old, { flow: 'device-code' });
    t.emulator.control.revokeSessions();
    await expect(t.credentials('old')).rejects.toThrow(
      expect.objectContaining({ code: 'SESSION_ENDED', hint: 'run: ssoctl login --profile old' }),
    );
  });
});

describe('a portal that', () => {
  test('grants no such role says so, with account and role', async () => {
    const t = await context({ approve: 'priya' });
    await t.sessions.signIn(t.corp, { flow: 'pkce' });
    await expect(t.credentials('sandbox')).rejects.toThrow(
      expect.objectContaining({
        code: 'ACCESS_DENIED',
        message: expect.stringMatching(/PowerUserAccess.*012345678901.*No access/),
      }),
    );
    expect(await t.home.files('.aws/cli/cache')).toEqual([]);
  });

  test.each([
    ['throttles for a while', { fault: 'throttle', times: 3 }],
    ['fails for a while', { fault: 'error', times: 2 }],
    ['resets a connection', { fault: 'reset', times: 1 }],
    ['loses an answer', { fault: 'lost-reply', times: 1 }],
    ['cuts an answer off', { fault: 'truncate', times: 1 }],
    ['answers garbage once', { fault: 'garbage', times: 1 }],
    ['has another time', { fault: 'clock-offset', seconds: 7200 }],
    ['is slow', { fault: 'delay', ms: 200 }],
  ] as const)('%s is waited for', async (_what, fault) => {
    const t = await signedIn();
    t.faults({ operation: 'sso:GetRoleCredentials', ...fault });
    expect(await t.credentials('sandbox')).toMatchObject({ accountId: '012345678901' });
  });

  test.each([
    ['throttles', { fault: 'throttle' }, 'THROTTLED'],
    ['fails', { fault: 'error' }, 'SERVICE_UNAVAILABLE'],
    ['resets connections', { fault: 'reset' }, 'NETWORK_UNREACHABLE'],
    ['answers garbage', { fault: 'garbage' }, 'SERVICE_UNAVAILABLE'],
  ] as const)('%s without end is given up on, with exit code 6', async (_what, fault, code) => {
    const t = await signedIn();
    t.faults({ operation: 'sso:GetRoleCredentials', ...fault });
    await expect(t.credentials('sandbox')).rejects.toThrow(expect.objectContaining({ code, exitCode: 6 }));
    expect(t.count('sso:GetRoleCredentials')).toBeGreaterThanOrEqual(4);
  });

  test('does not answer is given up on after 45 seconds in all, and no lock stays', async () => {
    const t = await signedIn();
    t.faults({ operation: 'sso:GetRoleCredentials', fault: 'delay', ms: 60_000 });
    const calls = t.count('*');
    const failed = expect(t.credentials('sandbox')).rejects.toThrow(
      expect.objectContaining({ code: 'TIMED_OUT', exitCode: 6, message: expect.stringContaining('45 s') }),
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(t.count('*')).toBe(calls);
    t.clock.advance(45_000);
    await failed;
    expect(await t.home.files('.aws/cli/cache')).toEqual([]);
  });

  test('does not answer is not waited for once the caller has cancelled', async () => {
    const t = await signedIn();
    t.faults({ operation: 'sso:GetRoleCredentials', fault: 'delay', ms: 60_000 });
    const { roleCredentials } = await import('@ssoctl/core/internal/credentials/role-credentials');
    const { resolveRole } = await import('@ssoctl/core/internal/config/index');
    const stop = new AbortController();
    setTimeout(() => stop.abort(new SsoctlError('CANCELLED', 'interrupted')), 200);
    const role = resolveRole(t.config, 'sandbox');
    await expect(roleCredentials(t.world, t.config, role, { signal: stop.signal })).rejects.toThrow(
      expect.objectContaining({ code: 'CANCELLED' }),
    );
  });
});

test('credentials with less than 15 minutes left are fetched anew', async () => {
  const t = await signedIn();
  const first = await t.credentials('admin');
  t.clock.advance(first.expiresAtMs - t.clock.now() - 15 * MINUTE + 1000);
  const second = await t.credentials('admin');
  expect(second.expiresAtMs).toBeGreaterThan(first.expiresAtMs);
});

test('credentials that are over by this machine’s clock come with a warning', async () => {
  const t = await context();
  await t.sessions.signIn(t.corp, { flow: 'pkce' });
  t.emulator.control.clock.set(t.clock.now() - 24 * HOUR);
  await t.credentials('sandbox');
  expect(t.world.events.of('warning')).toMatchObject([{ code: 'CLOCK_WRONG', hint: 'set the clock of this machine' }]);
});

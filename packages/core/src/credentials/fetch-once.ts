import { roleCredentialsStore } from '../cache/role-credentials-store.ts';
import type { RoleCredentials } from '../cache/types.ts';
import { serviceSettings } from '../config/service-settings.ts';
import type { Config, RoleProfile } from '../config/types.ts';
import { isSsoctlError } from '../errors/index.ts';
import type { World } from '../ports/index.ts';
import { cached } from './cached.ts';

/**
 * Fetches a role's credentials under the lock of their file, after a second read, and stores them: one call serves every
 * process that waits.
 */
export async function fetchOnce(
  world: World,
  config: Config,
  role: RoleProfile,
  signal: AbortSignal,
): Promise<RoleCredentials> {
  const store = roleCredentialsStore(world);
  let entered = false;
  const underLock = async () => {
    entered = true;
    const known = await cached(world, role);
    if (known) return known;
    const fetched = await fetchFromPortal(world, config, role, signal);
    await store.write(role, fetched).catch((error) => tell(world, error, store.file(role)));
    return fetched;
  };
  try {
    return await world.locks.hold(store.file(role), underLock, { signal });
  } catch (error) {
    if (entered || !isSsoctlError(error, 'FILE_UNWRITABLE', 'DISK_FULL')) throw error;
    // A home that is mounted read-only must not keep anybody from credentials: they are fetched for this process alone.
    tell(world, error, store.file(role));
    return fetchFromPortal(world, config, role, signal);
  }
}

async function fetchFromPortal(
  world: World,
  config: Config,
  role: RoleProfile,
  signal: AbortSignal,
): Promise<RoleCredentials> {
  const { createSessions } = await import('../session/sessions.ts');
  const { loginCommand } = await import('../session/failures.ts');
  const { portalClient } = await import('../portal/client.ts');
  const settings = serviceSettings(config, world.env, role.profile);
  const sessions = createSessions(world, settings);
  const loginHint = `run: ${loginCommand(role.signIn)}`;
  const portal = portalClient({ ...world, region: role.signIn.region, settings, loginHint });
  const ask = async (accessToken: string) => ({
    ...(await portal.getRoleCredentials(accessToken, role, { signal })),
    accountId: role.accountId,
  });

  const { accessToken } = await sessions.accessToken(role.signIn, { signal });
  try {
    return await ask(accessToken);
  } catch (error) {
    if (!isSsoctlError(error, 'SESSION_ENDED')) throw error;
    // Signed out elsewhere, or revoked: the refresh token, if there is one, tells whether the sign-in itself lives.
    const renewed = await sessions.accessToken(role.signIn, { signal, rejected: accessToken });
    return ask(renewed.accessToken);
  }
}

function tell(world: World, error: unknown, path: string): void {
  if (!isSsoctlError(error)) throw error;
  world.onEvent({
    kind: 'warning',
    code: error.code,
    message: `the credentials could not be cached: ${error.message}`,
    hint: error.hint,
    path,
  });
}

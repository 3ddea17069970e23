import { roleCredentialsStore } from '../cache/role-credentials-store.ts';
import type { RoleCredentials } from '../cache/types.ts';
import type { Config, RoleProfile } from '../config/types.ts';
import { isSsoctlError } from '../errors/index.ts';
import type { World } from '../ports/index.ts';
import { cached } from './cached.ts';

/** Ends a wait: what was waited for is there. */
class Served {
  readonly credentials: RoleCredentials;
  constructor(credentials: RoleCredentials) {
    this.credentials = credentials;
  }
}

/**
 * Fetches a role's credentials under the lock of their file, after a second read, and stores them: one call serves every
 * process that waits. Whoever waits looks for them meanwhile, and whether the sign-in still lives, so that a crowd is
 * done at once when the one in front is.
 */
export async function fetchOnce(
  world: World,
  config: Config,
  role: RoleProfile,
  signal: AbortSignal,
): Promise<RoleCredentials> {
  const { requireSignIn } = await import('../session/require-sign-in.ts');
  await requireSignIn(world, role.signIn);
  const store = roleCredentialsStore(world);
  let held = false;
  const fetch = async () => {
    const { fetchFromPortal } = await import('./fetch-from-portal.ts');
    const fetched = await fetchFromPortal(world, config, role, signal);
    tellIfOver(world, fetched);
    return fetched;
  };
  const underLock = async () => {
    held = true;
    const known = await cached(world, role);
    if (known) return known;
    const fetched = await fetch();
    await store.write(role, fetched).catch((error) => tell(world, error, store.file(role)));
    return fetched;
  };
  const meanwhile = async () => {
    const known = await cached(world, role);
    if (known) throw new Served(known);
    await requireSignIn(world, role.signIn);
  };
  try {
    return await world.locks.hold(store.file(role), underLock, { signal, meanwhile });
  } catch (error) {
    if (error instanceof Served) return error.credentials;
    if (held || !isSsoctlError(error, 'FILE_UNWRITABLE', 'DISK_FULL')) throw error;
    // A home that is mounted read-only must not keep anybody from credentials: they are fetched for this process alone.
    tell(world, error, store.file(role));
    return fetch();
  }
}

/** Their time is the service's; this machine's clock may be another. Whoever signs with them is refused for the same reason. */
function tellIfOver({ clock, onEvent }: World, { expiresAtMs }: RoleCredentials): void {
  if (expiresAtMs > clock.now()) return;
  const [over, here] = [expiresAtMs, clock.now()].map((ms) => new Date(ms).toISOString());
  const message = `the new credentials ended at ${over} by the service's clock; by this machine's it is ${here}`;
  onEvent({ kind: 'warning', code: 'CLOCK_WRONG', message, hint: 'set the clock of this machine' });
}

function tell(world: World, error: unknown, path: string): void {
  if (!isSsoctlError(error)) throw error;
  const message = `the credentials could not be cached: ${error.message}`;
  world.onEvent({ kind: 'warning', code: error.code, message, hint: error.hint, path });
}

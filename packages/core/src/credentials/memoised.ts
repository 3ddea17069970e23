import type { RoleCredentials } from '../cache/types.ts';
import type { Clock } from '../ports/index.ts';
import { USE_CACHED_ABOVE_MS } from './cached.ts';
import type { SsoctlProvider } from './types.ts';

/**
 * A provider for the AWS SDK that asks `fetch` once for all callers who wait, and again only when less than 15 minutes are left
 * of what it gave. A failure is not remembered.
 */
export function memoised(clock: Pick<Clock, 'now'>, fetch: () => Promise<RoleCredentials>): SsoctlProvider {
  let held: RoleCredentials | undefined;
  let underWay: Promise<RoleCredentials> | undefined;
  return async () => {
    if (held === undefined || held.expiresAtMs - clock.now() < USE_CACHED_ABOVE_MS) {
      underWay ??= fetch().finally(() => {
        underWay = undefined;
      });
      held = await underWay;
    }
    const { expiresAtMs, accountId, ...keys } = held;
    return { ...keys, expiration: new Date(expiresAtMs), ...(accountId ? { accountId } : {}) };
  };
}

import type { CallOptions } from '../call/types.ts';
import { isSsoctlError, type SsoctlError } from '../errors/index.ts';
import type { AdminDeps, CredentialSource } from './admin-caller.ts';
import { endsAll } from './failed-call.ts';
import { instancesIn } from './instances.ts';
import { ssoAdmin } from './sso-admin-client.ts';
import type { Instance } from './types.ts';

export interface FoundInstances {
  /** In the order of the Regions asked; one that several Regions show is there once. */
  instances: readonly Instance[];
  /** Regions that gave no answer: what is there is not known. */
  failures: readonly { region: string; error: SsoctlError }[];
}

export interface FindInstancesOptions extends CallOptions {
  /** Told how many Regions have answered or failed. */
  onProgress?: ((done: number, total: number) => void) | undefined;
  /** Whether what was found is all that is wanted: the other Regions are left out then. */
  enough?: ((instances: readonly Instance[]) => boolean) | undefined;
}

const AT_ONCE = 8;
/** A Region that does not answer is one of many: the usual patience would add up. */
const RETRIES = 2;

/**
 * The instances that the caller can see: each Region shows its own alone, so each is asked, eight at a time. A Region that refuses
 * or cannot be reached never sinks the rest.
 * @throws CREDENTIALS_EXPIRED, SIGN_IN_REQUIRED, SESSION_ENDED, CANCELLED, and what is wrong with the settings
 */
export async function findInstances(
  deps: AdminDeps,
  regions: readonly string[],
  credentials: CredentialSource,
  { signal, onProgress, enough = () => false }: FindInstancesOptions = {},
): Promise<FoundInstances> {
  const queue = [...regions.entries()];
  const found: Instance[][] = [];
  const failures: { region: string; error: SsoctlError }[] = [];
  const stop = new AbortController();
  const either = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  let done = 0;
  onProgress?.(done, regions.length);

  async function work(): Promise<void> {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [index, region] = next;
      const asked = instancesIn(ssoAdmin({ retries: RETRIES, ...deps }, region, credentials), region);
      try {
        const shown: Instance[] = [];
        for await (const page of asked.list({ signal: either })) shown.push(...page);
        found[index] = shown;
        if (enough(merged(found))) queue.length = 0;
      } catch (error) {
        if (!isSsoctlError(error) || endsAll(error)) {
          queue.length = 0;
          stop.abort(error);
          throw error;
        }
        failures.push({ region, error });
      }
      done += 1;
      onProgress?.(done, regions.length);
    }
  }

  await Promise.all(Array.from({ length: Math.min(AT_ONCE, regions.length) }, work));
  const order = (region: string) => regions.indexOf(region);
  failures.sort((a, b) => order(a.region) - order(b.region));
  return { instances: merged(found), failures };
}

/** One record an instance: that of its primary Region, which may know more. */
function merged(found: readonly (readonly Instance[] | undefined)[]): Instance[] {
  const byArn = new Map<string, Instance>();
  for (const instance of found.flatMap((shown) => shown ?? [])) {
    const known = byArn.get(instance.instanceArn);
    byArn.set(instance.instanceArn, known === undefined ? instance : { ...instance, ...known });
  }
  return [...byArn.values()];
}

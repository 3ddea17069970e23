import type { CallOptions } from '../call/types.ts';
import type { SsoctlError } from '../errors/index.ts';
import type { Partition } from '../wire/partitions.ts';
import { IDENTITY_CENTER_REGIONS, likelyRegionOf } from '../wire/regions.ts';
import type { AskRegion } from './ask-region.ts';
import type { Portal } from './portal.ts';

export interface Probed {
  /** Regions that know the start URL. Old instances are known in every Region. */
  known: string[];
  refused: string[];
  silent: { region: string; error: SsoctlError }[];
}

export interface ProbeOptions extends CallOptions {
  onProgress?: ((done: number, total: number) => void) | undefined;
}

const AT_ONCE = 8;

/** A machine that has no network reaches no Region; a firewall may let one through. */
const NO_NETWORK: ReadonlySet<unknown> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'ENETDOWN',
  'ERR_PROXY_UNREACHABLE',
]);

/**
 * Asks Regions whether they know a start URL, eight at a time. It stops when one does while others of the same eight do not, so that
 * the answer means something; and when there is no network. Where several do, all are asked: only the whole list is one to choose from.
 */
export async function probe(
  ask: AskRegion,
  startUrl: string,
  regions: readonly string[],
  options: ProbeOptions = {},
): Promise<Probed> {
  const probed: Probed = { known: [], refused: [], silent: [] };
  for (let done = 0; done < regions.length; done += AT_ONCE) {
    options.onProgress?.(done, regions.length);
    const batch = regions.slice(done, done + AT_ONCE);
    const answers = await Promise.all(batch.map((region) => ask(startUrl, region, { signal: options.signal })));
    for (const [index, answer] of answers.entries()) {
      const region = batch[index] ?? '';
      if (answer.kind === 'silent') probed.silent.push({ region, error: answer.error });
      else (answer.kind === 'knows' ? probed.known : probed.refused).push(region);
    }
    if (probed.known.length === 1 && probed.refused.length > 0) break;
    if (done === 0 && answers.every(hasNoNetwork)) break;
  }
  return probed;
}

function hasNoNetwork(answer: Awaited<ReturnType<AskRegion>>): boolean {
  return answer.kind === 'silent' && NO_NETWORK.has(answer.error.details?.['networkCode']);
}

/** The Regions that a portal may be in, the likeliest first. Where its partition is not known: commercial AWS, then GovCloud. */
export function probeOrder({ partition, subdomain }: Portal): string[] {
  const partitions: readonly string[] = partition === undefined ? ['aws', 'aws-us-gov'] : [partition];
  const all = partitions.flatMap((id) => IDENTITY_CENTER_REGIONS[id as Partition['id']] ?? []);
  const likely = likelyRegionOf(subdomain ?? '');
  return likely === undefined || !all.includes(likely) ? all : [likely, ...all.filter((region) => region !== likely)];
}

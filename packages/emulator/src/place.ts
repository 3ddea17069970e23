import * as v from 'valibot';
import type { EmulatorPlace } from './env.ts';

const place = v.object({
  url: v.string(),
  startUrl: v.string(),
  region: v.string(),
  proxyUrl: v.exactOptional(v.string()),
  caFile: v.exactOptional(v.string()),
});

/** How long a server on this machine may take to say who it is. */
const PATIENCE_MS = 3000;

/** Asks the emulator at `http://127.0.0.1:PORT` where it stands; undefined when none answers there. Needs no token. */
export async function placeAt(url: string): Promise<EmulatorPlace | undefined> {
  if (!/^http:\/\/(127\.0\.0\.1|localhost):\d+\/?$/.test(url)) return undefined;
  try {
    const response = await fetch(new URL('/_emulator', url), { signal: AbortSignal.timeout(PATIENCE_MS) });
    const result = v.safeParse(place, await response.json());
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}

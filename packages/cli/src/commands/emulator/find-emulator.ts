import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { EmulatorPlace } from '@ssoctl/emulator';
import type { Env } from '../../kit/context.ts';

const START_ONE = 'run: ssoctl emulator start';

/** The emulator at a URL, or else the one that announced itself last. @throws EMULATOR_FAILED */
export async function findEmulator(env: Env, home: string, url: string | undefined): Promise<EmulatorPlace> {
  if (url !== undefined) return placeAt(url);
  const { announcementPath, findAnnounced } = await import('@ssoctl/emulator');
  const path = announcementPath(env, home);
  const found = await findAnnounced(path);
  if (found !== undefined) return found;
  throw new SsoctlError('EMULATOR_FAILED', `no emulator is running that ${path} tells of`, { hint: START_ONE });
}

async function placeAt(url: string): Promise<EmulatorPlace> {
  const refuse = (because: string, cause?: unknown) =>
    new SsoctlError('EMULATOR_FAILED', `there is no emulator at ${url}: ${because}`, { hint: START_ONE, cause });
  if (!/^http:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d+\/?$/.test(url))
    throw new SsoctlError('USAGE', `${JSON.stringify(url)} is not the address of an emulator`, {
      hint: 'give one like http://127.0.0.1:8080',
    });
  try {
    const answer = await fetch(new URL('/_emulator', url), { signal: AbortSignal.timeout(5000) });
    const place: unknown = await answer.json();
    if (answer.ok && isPlace(place)) return place;
  } catch (error) {
    throw refuse('it does not answer', error);
  }
  throw refuse('something else answers');
}

function isPlace(value: unknown): value is EmulatorPlace {
  if (typeof value !== 'object' || value === null) return false;
  const { url, startUrl, region } = value as Record<string, unknown>;
  return [url, startUrl, region].every((text) => typeof text === 'string');
}

import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { EmulatorPlace } from '@ssoctl/emulator';
import type { Env } from '../../kit/context.ts';

/** The emulator at a URL, or else the one that announced itself last. @throws EMULATOR_FAILED */
export async function findEmulator(env: Env, home: string, url: string | undefined): Promise<EmulatorPlace> {
  const { announcementPath, findAnnounced, placeAt } = await import('@ssoctl/emulator');
  const path = announcementPath(env, home);
  const found = url === undefined ? await findAnnounced(path) : await placeAt(url);
  if (found !== undefined) return found;
  const because = url === undefined ? `none is running that ${path} tells of` : `none answers at ${url}`;
  throw new SsoctlError('EMULATOR_FAILED', `there is no emulator: ${because}`, { hint: 'run: ssoctl emulator start' });
}

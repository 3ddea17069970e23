import { closest } from '@ssoctl/core/internal/config/closest';
import { findRegion } from '@ssoctl/core/internal/locate/find-region';
import type { Located, LocateOptions } from '@ssoctl/core/internal/locate/types';
import { IDENTITY_CENTER_REGIONS, isIdentityCenterRegion } from '@ssoctl/core/internal/wire/regions';
import type { Context } from '../../kit/context.ts';
import { startProgress } from '../../kit/progress.ts';

/** Finds the Region of a portal; tells what is looked at, and how many Regions have been asked. */
export async function findRegionTelling(
  context: Context,
  startUrl: string,
  options: Pick<LocateOptions, 'probe'> = {},
): Promise<Located> {
  const { output, signal } = context;
  const { world, config, settings } = await context.services();
  const progress = startProgress(output, 'Asking Regions');
  try {
    return await findRegion({ world, config, settings }, startUrl, {
      ...options,
      signal,
      onTried: ({ step, outcome }) => {
        progress.end();
        output.trace(`${step}: ${outcome}`);
      },
      onProgress: progress.update,
    });
  } finally {
    progress.end();
  }
}

/** A Region that is shaped like one, and that nobody here has heard of: misspelt, or newer than this program. */
export function warnOfUnheardRegion({ output }: Pick<Context, 'output'>, region: string): void {
  if (isIdentityCenterRegion(region)) return;
  const meant = closest(region, Object.values(IDENTITY_CENTER_REGIONS).flat());
  output.warn(
    `${region} is not a Region that IAM Identity Center is known to be in`,
    meant === undefined ? 'check the spelling, unless AWS opened it lately' : `did you mean ${meant}?`,
  );
}

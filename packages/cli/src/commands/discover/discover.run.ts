import { ERROR_CODES, SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Context } from '../../kit/context.ts';
import { type Discovered, isComplete } from '../../views/discover.ts';
import type { DiscoverInput } from './discover.ts';
import { knownPortal } from './known-portal.ts';
import { lookAround, type Surroundings } from './look-around.ts';
import { showAndOffer } from './offer-session.ts';
import { tellDiscovery } from './tell-discovery.ts';

export async function run({ args, options }: DiscoverInput, context: Context): Promise<number> {
  if (options.addSession === undefined && (options.yes || options.dryRun))
    throw new SsoctlError('USAGE', `${options.yes ? '--yes' : '--dry-run'} is about --add-session NAME`, {
      hint: 'give --add-session NAME too',
    });
  const portal = args.url === undefined ? undefined : await knownPortal(context, args.url);
  // A profile that happens to be active is not meant by whoever gives a URL.
  const usesRights = portal === undefined || context.globals.profile !== undefined;
  const seen = usesRights ? await lookAround(context, options, portal) : NOTHING;
  const found: Discovered = { ...seen, portal };
  await showAndOffer(context, found, { ...options, tell: () => tellDiscovery(context.output, found, { usesRights }) });
  return isComplete(found) ? 0 : ERROR_CODES.INCOMPLETE.exit;
}

const NOTHING: Surroundings = {
  instances: [],
  delegatedAdministrators: [],
  notEnabled: [],
  missingRights: [],
  failures: [],
};

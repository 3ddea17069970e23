import type { SignIn } from '../config/types.ts';
import { SsoctlError } from '../errors/index.ts';
import type { FetchDeps } from '../locate/fetch-page.ts';
import { followVanity } from '../locate/vanity.ts';
import { readStartUrl } from '../wire/start-url.ts';
import { titleOf } from './failures.ts';

/**
 * A sign-in as the service is told of it. An address of the organization's own means nothing to the service: it is followed to the
 * portal behind it, as AWS CLI 2.36.7 does. Files and their names keep the address that is configured.
 * @throws START_URL_INVALID when it leads to no portal, REGION_INVALID when the portal is of another Region, and the network's codes
 */
export async function withToldAddress(deps: FetchDeps, who: SignIn, signal?: AbortSignal): Promise<SignIn> {
  const read = readStartUrl(who.startUrl);
  if (read.ok || read.why !== 'not-aws') return who;
  const { portal, outcome, failure } = await followVanity(deps, who.startUrl, signal);
  if (failure !== undefined) throw failure;
  if (portal === undefined) {
    throw new SsoctlError(
      'START_URL_INVALID',
      `the start URL of ${titleOf(who)} leads to no access portal: ${outcome}`,
      {
        hint: "configure the portal's own address, like https://d-1234567890.awsapps.com/start",
      },
    );
  }
  if (portal.region !== undefined && portal.region !== who.region) {
    throw new SsoctlError(
      'REGION_INVALID',
      `the start URL of ${titleOf(who)} leads to a portal in ${portal.region}, but its Region is ${who.region}`,
      { hint: `write sso_region = ${portal.region}`, details: { region: who.region, found: portal.region } },
    );
  }
  return { ...who, startUrl: portal.url };
}

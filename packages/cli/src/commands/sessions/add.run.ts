import { requireName } from '@ssoctl/core/internal/config/given-values';
import { planSession } from '@ssoctl/core/internal/config/plan-session';
import { settledFiles } from '@ssoctl/core/internal/config/read-settled';
import { givenPortal } from '@ssoctl/core/internal/locate/portal';
import type { Located } from '@ssoctl/core/internal/locate/types';
import { isRegion, readStartUrl } from '@ssoctl/core/wire';
import type { Context } from '../../kit/context.ts';
import { visible } from '../../kit/visible.ts';
import { FOUND } from '../../views/find-region.ts';
import { writePlan } from '../write-plan.ts';
import type { AddSessionInput } from './add.ts';
import { findRegionTelling, warnOfUnheardRegion } from './find-region-telling.ts';

export async function run({ args, options }: AddSessionInput, context: Context): Promise<void> {
  requireName('session', args.name);
  const config = await context.config();
  const given = options.startUrl ?? (await askStartUrl(context));
  const place =
    options.region === undefined
      ? await findPlace(context, given)
      : { startUrl: givenPortal(given).startUrl, region: options.region };
  const asked = options.startUrl === undefined || options.region === undefined;
  const session = { name: args.name, ...place, scopes: options.scopes };
  const plan = await planSession({ files: settledFiles(await context.world()) }, config, session);
  if (plan.changes.length > 0) warnOfDoubts(context, place.startUrl, options.region);
  await writePlan(context, plan, {
    command: 'sessions-add',
    dryRun: options.dryRun,
    ask: asked && !options.yes && context.prompt.usable,
    next: `ssoctl login ${args.name}`,
  });
}

/** Nobody is asked for a Region that can be found; whoever sits there sees it before it is written. */
async function findPlace(context: Context, given: string): Promise<{ startUrl: string; region: string }> {
  const located = await findRegionTelling(context, given);
  const { startUrl, region, how } = located;
  if (region === undefined || how === 'unknown') return { startUrl, region: await askRegion(context, located) };
  context.output.say(`The Region is ${region}: ${FOUND[how]}.`);
  warnOfUnheardRegion(context, region);
  return { startUrl, region };
}

/** What is written as it was given, because only the sign-in will show whether it is right. */
function warnOfDoubts(context: Context, startUrl: string, region: string | undefined): void {
  if (region === undefined) return;
  const read = readStartUrl(startUrl);
  if (read.ok && read.region !== undefined && read.region !== region)
    context.output.warn(`the start URL names the Region ${read.region}, not ${region}`, `give --region ${read.region}`);
  else warnOfUnheardRegion(context, region);
  if (!read.ok && read.why === 'not-aws')
    context.output.warn(
      `${read.because}: it is taken for an address of your organization's own`,
      'if the sign-in fails, give the address that it leads to, which ends in awsapps.com or app.aws',
    );
}

function askStartUrl({ prompt }: Context): Promise<string> {
  return prompt.text(
    'Start URL of the access portal',
    { missing: 'the start URL is missing', flag: '--start-url URL' },
    (text) => {
      const read = readStartUrl(text);
      if (read.ok || read.why === 'not-aws' || read.incomplete) return undefined;
      return read.fixed === undefined ? `No: ${read.because}` : `No: ${read.because}. Is it ${read.fixed} ?`;
    },
  );
}

function askRegion({ output, prompt }: Context, { candidates, failure, tried }: Located): Promise<string> {
  const unasked = {
    missing: 'the Region of IAM Identity Center is missing and was not found',
    flag: '--region REGION',
  };
  if (failure !== undefined) output.warn(failure.message, failure.hint);
  if (candidates !== undefined && prompt.usable) {
    const choices = candidates.map((region) => ({ value: region, label: region }));
    return prompt.select('Several Regions know this portal. Which one is its own?', choices, unasked);
  }
  if (prompt.usable) {
    if (failure === undefined) output.say(`The Region was not found: ${visible(tried.at(-1)?.outcome ?? '')}.`);
    output.say('The portal tells it: "Access keys" of any account shows the SSO Region.');
  }
  return prompt.text('Region of IAM Identity Center, such as us-east-1', unasked, (text) =>
    isRegion(text) ? undefined : 'No: this is not the name of a Region, such as us-east-1',
  );
}

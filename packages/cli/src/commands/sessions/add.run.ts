import { planSession } from '@ssoctl/core/internal/config/plan-session';
import { isRegion, readStartUrl, type StartUrl } from '@ssoctl/core/wire';
import type { Context } from '../../kit/context.ts';
import { writePlan } from '../write-plan.ts';
import type { AddSessionInput } from './add.ts';

export async function run({ args, options }: AddSessionInput, context: Context): Promise<void> {
  const config = await context.config();
  const startUrl = options.startUrl ?? (await askStartUrl(context));
  const read = readStartUrl(startUrl);
  const region = options.region ?? regionIn(context, read) ?? (await askRegion(context));
  const asked = options.startUrl === undefined || options.region === undefined;
  const session = { name: args.name, startUrl, region, scopes: options.scopes };
  const plan = await planSession(await context.world(), config, session);
  if (!read.ok && read.why === 'not-aws' && plan.changes.length > 0)
    context.output.warn(
      `${read.because}: it is taken for an address of your organization's own`,
      'if the sign-in fails, give the address that it leads to, which ends in awsapps.com or app.aws',
    );
  await writePlan(context, plan, {
    command: 'sessions-add',
    dryRun: options.dryRun,
    ask: asked && !options.yes && context.prompt.usable,
    next: `ssoctl login ${args.name}`,
  });
}

function askStartUrl({ prompt }: Context): Promise<string> {
  return prompt.text(
    'Start URL of the access portal',
    { missing: 'the start URL is missing', flag: '--start-url URL' },
    (text) => {
      const read = readStartUrl(text);
      if (read.ok || read.why === 'not-aws') return undefined;
      return read.fixed === undefined ? `No: ${read.because}` : `No: ${read.because}. Is it ${read.fixed} ?`;
    },
  );
}

/** Newer start URLs name the Region of their instance. */
function regionIn({ output }: Context, read: StartUrl): string | undefined {
  if (!read.ok || read.region === undefined) return undefined;
  output.say(`The start URL names the Region ${read.region}.`);
  return read.region;
}

function askRegion({ prompt }: Context): Promise<string> {
  return prompt.text(
    'Region of IAM Identity Center, such as us-east-1',
    { missing: 'the Region of IAM Identity Center is missing', flag: '--region REGION' },
    (text) => (isRegion(text) ? undefined : 'No: this is not the name of a Region, such as us-east-1'),
  );
}

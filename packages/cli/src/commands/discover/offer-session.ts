import { requireName } from '@ssoctl/core/internal/config/given-values';
import { planSession } from '@ssoctl/core/internal/config/plan-session';
import type { Config, SessionSection } from '@ssoctl/core/internal/config/types';
import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import { nameForPortal } from '@ssoctl/core/internal/migrate/name-session';
import type { Context } from '../../kit/context.ts';
import { visible } from '../../kit/visible.ts';
import { type Discovered, discoverView } from '../../views/discover.ts';
import { writePlan } from '../write-plan.ts';
import type { DiscoverInput } from './discover.ts';
import { isAmong } from './known-portal.ts';

/** What a session for it would hold. */
interface Place {
  startUrl: string;
  region: string;
  portalUrls: readonly { url: string }[];
}

/**
 * Shows what was found, and adds the session for it where that is wanted: by a flag, or by the person at the terminal.
 * @param options `tell`: says what the result does not, before anybody is asked
 */
export async function showAndOffer(
  context: Context,
  found: Discovered,
  { addSession: name, dryRun, yes, tell }: DiscoverInput['options'] & { tell(): void },
): Promise<void> {
  const { output, prompt } = context;
  const place = placeOf(found);
  if (name !== undefined) {
    await addNamed(context, found, place, { name, dryRun, yes });
    return tell();
  }
  output.show(discoverView, found);
  tell();
  if (place === undefined || output.options.json) return;
  const config = await context.config();
  const known = sessionFor(config, place);
  if (known !== undefined) {
    output.say(`Session ${visible(known.name)} (${visible(known.file)}:${known.line}) leads there.`);
    return;
  }
  if (!prompt.usable) return;
  const question = `Add an sso-session for ${place.startUrl} to ${config.configFile}?`;
  const flag = { missing: 'the name of the session is missing', flag: '--add-session NAME' };
  if (!(await prompt.confirm(question, flag))) return;
  const chosen = await prompt.text('What to call it', flag, (text) => faultOf(config, text), freeName(config, place));
  await write(context, { name: chosen, place }, { ask: true, dryRun: false, show: () => {} });
}

async function addNamed(
  context: Context,
  found: Discovered,
  place: Place | undefined,
  { name, dryRun, yes }: { name: string; dryRun: boolean; yes: boolean },
): Promise<void> {
  requireName('session', name);
  if (place === undefined) {
    context.output.show(discoverView, found);
    throw new SsoctlError('REGION_NOT_FOUND', `no session was added: nothing was found that one could lead to`, {
      hint: 'run: ssoctl sessions add NAME --start-url URL --region REGION',
    });
  }
  const show = (plan: Plan, applied: Applied) => {
    const { output } = context;
    output.show(discoverView, { ...found, session: { name, plan, applied, dryRun } });
  };
  await write(context, { name, place }, { ask: !yes && context.prompt.usable, dryRun, show });
}

type Plan = Awaited<ReturnType<typeof planSession>>;
type Applied = Awaited<ReturnType<typeof writePlan>>;

async function write(
  context: Context,
  { name, place }: { name: string; place: Place },
  { ask, dryRun, show }: { ask: boolean; dryRun: boolean; show(plan: Plan, applied: Applied): void },
): Promise<void> {
  const { startUrl, region } = place;
  const plan = await planSession(await context.world(), await context.config(), { name, startUrl, region });
  const next = `ssoctl login ${name}`;
  await writePlan(context, plan, { command: 'discover', dryRun, ask, next, show: (applied) => show(plan, applied) });
}

/** The first of the instances, which is the organization's where there is one; else the portal that was given. */
function placeOf({ instances, portal }: Discovered): Place | undefined {
  const [instance] = instances;
  const [best] = portal?.portalUrls ?? instance?.portalUrls ?? [];
  const region = portal?.located.region ?? instance?.region;
  if (best === undefined || region === undefined) return undefined;
  return { startUrl: best.url, region, portalUrls: portal?.portalUrls ?? instance?.portalUrls ?? [] };
}

function sessionFor(config: Config, { portalUrls, region }: Place): SessionSection | undefined {
  return [...config.sessions.values()].find(({ keys }) => {
    const startUrl = keys.get('sso_start_url');
    return startUrl !== undefined && keys.get('sso_region') === region && isAmong(portalUrls, startUrl);
  });
}

function freeName(config: Config, { startUrl }: Place): string {
  const name = nameForPortal(startUrl);
  const isFree = (wanted: string) => !config.sessions.has(wanted);
  const numbered = Array.from({ length: 99 }, (_, index) => `${name}-${index + 2}`);
  return [name, ...numbered].find(isFree) ?? name;
}

function faultOf(config: Config, name: string): string | undefined {
  if (config.sessions.has(name)) return `No: there is a session ${name}`;
  return /^[A-Za-z0-9._@:/+-]+$/.test(name) ? undefined : 'No: letters, digits and ._@:/+- alone';
}

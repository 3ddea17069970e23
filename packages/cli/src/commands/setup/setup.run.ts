import { applyPlan } from '@ssoctl/core/internal/config/apply-plan';
import type { Config } from '@ssoctl/core/internal/config/types';
import { ERROR_CODES } from '@ssoctl/core/internal/errors/index';
import type { Context } from '../../kit/context.ts';
import { watched } from '../../kit/prompter.ts';
import { setupView } from '../../views/setup.ts';
import { signInTo } from '../login/sign-in.ts';
import { confirmPlan } from '../write-plan.ts';
import { checkOptions } from './check-options.ts';
import { chooseMigration } from './choose-migration.ts';
import { choosePortal, givenAddress } from './choose-portal.ts';
import { chooseProfiles } from './choose-profiles.ts';
import { type ChosenSession, chooseSession, holdsTokenOfAnother, sessionNamed } from './choose-session.ts';
import { findPlace } from './find-place.ts';
import { offerOf } from './offer.ts';
import { planSetup, type Wanted } from './plan-setup.ts';
import type { SetupInput } from './setup.ts';
import { withOwnHints } from './setup-hints.ts';
import { givenSettings, settingsFor } from './sync-settings.ts';
import { type Outcome, tellOutcome } from './tell-outcome.ts';
import { verify } from './verify.ts';

export async function run({ args, options }: SetupInput, unwatched: Context): Promise<number> {
  const prompt = watched(unwatched.prompt);
  const context = { ...unwatched, prompt };
  const { dryRun } = options;
  const url = givenAddress(args.url, options.startUrl);
  const named = options.session ?? context.globals.session;
  checkOptions(context, options, { url, hasPortal: (url ?? named) !== undefined });
  const { config, world } = await context.services();
  settingsFor(config, named ?? '', givenSettings(options));
  const asking: Asking = { context, config, options, url, named, asks: prompt.usable && !options.yes };

  const session = await chosenSession(asking);
  const wanted = await withOwnHints(session, () => signedInAndChosen(asking, session));
  const plan = await planSetup(world, config, session, wanted);
  const writes = !dryRun && plan.edit.changes.length > 0;
  if (writes && prompt.wasAsked && asking.asks) await confirmPlan(context, plan.edit);
  const applied = writes ? await applyPlan(world, plan.edit, { signal: context.signal }) : { written: false };
  const verification = dryRun ? {} : await verify(context, plan.profiles);

  const outcome: Outcome = {
    ...plan,
    ...verification,
    signIn: session.signIn,
    isOnlySession: [...config.sessions.keys()].every((name) => name === session.signIn.name),
    applied,
    dryRun,
    wanted: wanted.profiles.kind,
    gaps: wanted.profiles.kind === 'all' ? wanted.profiles.listing.gaps : [],
    collisions: plan.synced()?.collisions ?? [],
  };
  context.output.show(setupView, outcome);
  tellOutcome(context, outcome);
  if (outcome.unverified !== undefined) return outcome.unverified.exitCode;
  return outcome.gaps.length > 0 || outcome.collisions.length > 0 ? ERROR_CODES.INCOMPLETE.exit : 0;
}

interface Asking {
  context: Context;
  config: Config;
  options: SetupInput['options'];
  /** The address of the portal, where it is given. */
  url: string | undefined;
  /** The session, where one is named. */
  named: string | undefined;
  /** What is suggested is a question too. */
  asks: boolean;
}

async function chosenSession({ context, config, options, url, named, asks }: Asking): Promise<ChosenSession> {
  const { region } = options;
  const known = url === undefined && named !== undefined ? sessionNamed(config, named, region) : undefined;
  if (known !== undefined) return known;
  const place = await findPlace(context, url ?? (await choosePortal(context, config)), { region, asks });
  return chooseSession(context, config, place, { named, asks });
}

async function signedInAndChosen(asking: Asking, { signIn }: ChosenSession): Promise<Wanted> {
  const { context, config, options, asks } = asking;
  const { noBrowser, qr, pkce, deviceCode, callbackPort } = options;
  const force = options.force || (await holdsTokenOfAnother(context, signIn));
  const command = `ssoctl setup ${signIn.startUrl}`;
  await signInTo(context, signIn, { noBrowser, qr, pkce, deviceCode, callbackPort, force, command });
  const offer = offerOf(context, await context.services(), signIn);
  const profiles = await chooseProfiles({ context, config, signIn, offer, options, asks });
  return { profiles, migrate: await chooseMigration(context, config, signIn, { migrate: options.migrate, asks }) };
}

import { applyPlan } from '@ssoctl/core/internal/config/apply-plan';
import { ERROR_CODES } from '@ssoctl/core/internal/errors/index';
import type { Context } from '../../kit/context.ts';
import { watched } from '../../kit/prompter.ts';
import { setupView } from '../../views/setup.ts';
import { signInTo } from '../login/sign-in.ts';
import { confirmPlan } from '../write-plan.ts';
import { checkOptions } from './check-options.ts';
import { chooseMigration } from './choose-migration.ts';
import { choosePortal } from './choose-portal.ts';
import { chooseProfiles } from './choose-profiles.ts';
import { type ChosenSession, chooseSession, holdsTokenOfAnother } from './choose-session.ts';
import { findPlace } from './find-place.ts';
import { offerOf } from './offer.ts';
import { planSetup, type Wanted } from './plan-setup.ts';
import type { SetupInput } from './setup.ts';
import { withOwnHints } from './setup-hints.ts';
import { givenSettings, settingsFor } from './sync-settings.ts';
import { tellOutcome } from './tell-outcome.ts';
import { verify } from './verify.ts';

export async function run({ args, options }: SetupInput, unwatched: Context): Promise<number> {
  const prompt = watched(unwatched.prompt);
  const context = { ...unwatched, prompt };
  const named = options.session ?? context.globals.session;
  checkOptions(context, options);
  const { config, world } = await context.services();
  settingsFor(config, named ?? '', givenSettings(options));
  const asking: Asking = { context, options, named, asks: prompt.usable && !options.yes };

  const session = await chosenSession(asking, args.url);
  const wanted = await withOwnHints(session, () => signedInAndChosen(asking, session));
  const plan = await planSetup(world, config, session, wanted);
  const { dryRun } = options;
  const writes = !dryRun && plan.edit.changes.length > 0;
  if (writes && prompt.wasAsked && asking.asks) await confirmPlan(context, plan.edit);
  const applied = writes ? await applyPlan(world, plan.edit, { signal: context.signal }) : { written: false };
  const { signIn } = session;
  const { edit, profiles } = plan;
  const gaps = wanted.profiles.kind === 'all' ? wanted.profiles.listing.gaps : [];
  const verification = dryRun ? {} : await verify(context, profiles);
  const synced = plan.synced();
  const collisions = synced?.collisions ?? [];
  const result = { signIn, profiles, plan: edit, applied, ...verification, gaps, collisions, dryRun };
  context.output.show(setupView, result);
  tellOutcome(context, { ...result, wanted: wanted.profiles.kind, synced, migrated: plan.migrated() });
  if (result.unverified !== undefined) return result.unverified.exitCode;
  return gaps.length > 0 || collisions.length > 0 ? ERROR_CODES.INCOMPLETE.exit : 0;
}

interface Asking {
  context: Context;
  options: SetupInput['options'];
  /** The session, where one is named. */
  named: string | undefined;
  /** What is suggested is a question too. */
  asks: boolean;
}

async function chosenSession(
  { context, options, named, asks }: Asking,
  url: string | undefined,
): Promise<ChosenSession> {
  const config = await context.config();
  const portal = await choosePortal(context, config, { url, startUrl: options.startUrl, session: named });
  const place = await findPlace(context, portal, { region: options.region, asks });
  return chooseSession(context, config, place, { named, asks });
}

async function signedInAndChosen({ context, options, asks }: Asking, { signIn }: ChosenSession): Promise<Wanted> {
  const { noBrowser, qr, pkce, deviceCode, callbackPort } = options;
  const force = options.force || (await holdsTokenOfAnother(context, signIn));
  const command = `ssoctl setup ${signIn.startUrl}`;
  await signInTo(context, signIn, { noBrowser, qr, pkce, deviceCode, callbackPort, force, command });
  const services = await context.services();
  const offer = offerOf(context, services, signIn);
  const { config } = services;
  const profiles = await chooseProfiles({ context, config, signIn, offer, options, asks });
  return { profiles, migrate: await chooseMigration(context, config, signIn, { migrate: options.migrate, asks }) };
}

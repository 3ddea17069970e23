import type { Context } from '../../kit/context.ts';
import { reportError } from '../../kit/error-report.ts';
import { visible } from '../../kit/visible.ts';
import type { SetupResult } from '../../views/setup.ts';
import { tellCollisions, tellGaps } from '../profiles/sync-telling.ts';
import { tellConfigFile } from '../tell-config-file.ts';
import { tellCopies } from '../write-plan.ts';
import { tellNextSteps } from './next-steps.ts';
import type { SetupPlan } from './plan-setup.ts';
import type { Verification } from './verify.ts';
import type { WantedProfiles } from './wanted-profiles.ts';

export interface Outcome extends SetupResult, SetupPlan, Verification {
  wanted: WantedProfiles['kind'];
  /** No other one is configured. */
  isOnlySession: boolean;
}

/** Tells a person what was written, whether it works, and what to type now. */
export function tellOutcome(context: Context, outcome: Outcome): void {
  const { output, globals, env } = context;
  const { edit, applied, dryRun, gaps, profiles, unverified } = outcome;
  const file = visible(edit.file);
  if (applied.written) output.say(`Wrote ${file}: ${sectionsIn(outcome)}.`);
  else if (!dryRun || edit.changes.length === 0) output.say(`Nothing to do: ${file} says so already.`);
  tellCopies(context, edit, applied);
  for (const { profile, because } of outcome.migrated()?.skipped ?? [])
    output.warn(`profile ${profile} stays as it is: ${because}`, 'see: ssoctl profiles migrate');
  tellCollisions(output, outcome);
  tellGaps(output, gaps);
  if (dryRun) return;
  tellIdentity(context, outcome);
  if (unverified !== undefined) {
    if (!globals.json) reportError(unverified, output, globals);
    output.say(`What was written stays; ${visible(profiles[0] ?? '')} gave no credentials yet.`);
    return;
  }
  if (env['AWS_ACCESS_KEY_ID'])
    output.warn(
      'AWS_ACCESS_KEY_ID is set in this shell, and tools take it before AWS_PROFILE',
      'run: unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN',
    );
  const { wanted, signIn, role, isOnlySession } = outcome;
  const { written } = applied;
  tellNextSteps(context, { session: signIn.name, isOnlySession, profile: role?.profile, wanted, written });
  tellConfigFile(context);
}

function tellIdentity({ output }: Context, { role, verified, profiles }: Outcome): void {
  if (role === undefined || verified === undefined) return;
  const { green, bold } = output.err.colours;
  const who = visible(verified.arn.split('/').at(-1) ?? verified.arn);
  const works = `${bold(visible(role.profile))} ${green('works')}`;
  output.say(`${works}: you are ${who}, with ${visible(role.roleName)} in account ${verified.account}.`);
  if (profiles.length > 1) output.say(`One sign-in serves all ${profiles.length} profiles.`);
}

/** `session corp, 14 profiles` */
function sectionsIn({ edit, signIn }: Outcome): string {
  const profiles = edit.changes.filter(({ section }) => /^(profile\s|default$)/.test(section));
  const [only, ...others] = profiles;
  const isSession = edit.changes.some(({ section }) => section.startsWith('sso-session'));
  return [
    ...(isSession ? [`session ${visible(signIn.name)}`] : []),
    ...(only === undefined ? [] : [others.length === 0 ? visible(only.section) : `${profiles.length} profiles`]),
  ].join(', ');
}

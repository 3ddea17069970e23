import type { Config } from '@ssoctl/core/internal/config/types';
import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Context } from '../../kit/context.ts';
import type { Choice } from '../../kit/prompter.ts';
import { wasSynced } from '../profiles/sync-sessions.ts';
import { tellGaps } from '../profiles/sync-telling.ts';
import { chooseRegion, requirePartition } from './choose-region.ts';
import { chooseRole } from './choose-role.ts';
import type { SessionSignIn } from './choose-session.ts';
import { roleLabels } from './labels.ts';
import { type Naming, nameProfile, nameProfiles } from './name-profiles.ts';
import type { Offer, OfferedRole } from './offer.ts';
import type { SetupInput } from './setup.ts';
import { givenSettings, sectionOf, settingsFor } from './sync-settings.ts';
import type { WantedProfiles } from './wanted-profiles.ts';

/** Of so few accounts the roles are listed before the question, which can then say how many there are. */
const FEW_ACCOUNTS = 30;

/** What says on a command line which profiles to make. */
export const WHICH = {
  missing: 'it is not said which profiles to make',
  flag: '--all, --account ID and --role NAME, or --no-profiles',
};

export interface ChoosingProfiles {
  context: Context;
  config: Config;
  signIn: SessionSignIn;
  offer: Offer;
  options: SetupInput['options'];
  /** What is suggested is a question too. */
  asks: boolean;
}

/**
 * Which profiles to make of what the signed-in person may use: by options, else asked for.
 * @throws ACCESS_DENIED when there is nothing, ANSWER_NEEDED, and what listing throws
 */
export async function chooseProfiles(choosing: ChoosingProfiles): Promise<WantedProfiles> {
  const { all, noProfiles, account, role } = choosing.options;
  if (noProfiles) return { kind: 'none' };
  if (all) return every(choosing);
  if (account !== undefined || role !== undefined) return one(choosing);
  const { prompt } = choosing.context;
  const accounts = await choosing.offer.accounts();
  const roles = accounts.length <= FEW_ACCOUNTS ? await listedRoles(choosing) : undefined;
  if (roles?.length === 1) return one(choosing);
  const label = roles === undefined ? `Every role in all ${accounts.length} accounts` : `All ${roles.length}`;
  const choices: Choice<(choosing: ChoosingProfiles) => Promise<WantedProfiles>>[] = [
    { value: one, label: 'One', hint: 'an account, and a role in it' },
    { value: several, label: 'Several', hint: 'marked in a list' },
    { value: every, label, hint: 'kept up to date by `ssoctl profiles sync`' },
    { value: async () => ({ kind: 'none' }), label: 'None yet' },
  ];
  return (await prompt.select('For which roles do you want profiles?', choices, WHICH))(choosing);
}

async function one(choosing: ChoosingProfiles): Promise<WantedProfiles> {
  const { context, config, signIn, offer, options, asks } = choosing;
  const role = await chooseRole(context, offer, options);
  const region = await defaultRegion(choosing);
  const wanted = { ...role, session: signIn.name, region };
  const named = options.profileName ?? context.globals.profile;
  return { kind: 'plain', ...(await nameProfile(context, config, wanted, { ...namingOf(choosing), named, asks })) };
}

async function several(choosing: ChoosingProfiles): Promise<WantedProfiles> {
  const { context, config, signIn } = choosing;
  const roles = await listedRoles(choosing);
  const labels = roleLabels(roles);
  const choices = roles.map((value, at) => ({ value, label: labels[at] ?? value.roleName }));
  const chosen = await context.prompt.multiselect('Which roles?', choices, WHICH);
  const region = await defaultRegion(choosing);
  const wanted = chosen.map((role) => ({ ...role, session: signIn.name, region }));
  return { kind: 'plain', ...nameProfiles(config, wanted, namingOf(choosing)) };
}

async function every(choosing: ChoosingProfiles): Promise<WantedProfiles> {
  const { config, signIn, offer, options } = choosing;
  const { regions } = settingsFor(config, signIn.name, givenSettings(options));
  for (const region of regions) requirePartition(region, signIn.region);
  const listing = await offer.listing();
  const given = givenSettings(options);
  if (given.region !== undefined || wasSynced(config)(sectionOf(config, signIn.name)))
    return { kind: 'all', listing, given };
  const region = await defaultRegion(choosing);
  return { kind: 'all', listing, given: region === undefined ? given : { ...given, region: [region] } };
}

function defaultRegion({ context, options, signIn, asks }: ChoosingProfiles): Promise<string | undefined> {
  return chooseRegion(context, { given: options.profileRegion, suggested: signIn.region, asks });
}

function namingOf({ config, signIn, options, asks }: ChoosingProfiles): Naming {
  const { template } = settingsFor(config, signIn.name, givenSettings(options));
  return { template, exactRegion: asks || options.profileRegion !== undefined };
}

/**
 * All roles; accounts that did not answer are told: theirs are not among those to choose from.
 * @throws ACCESS_DENIED when there is none; what the first account failed with, when that may be why
 */
async function listedRoles({ context, offer }: ChoosingProfiles): Promise<readonly OfferedRole[]> {
  const roles = await offer.roles();
  const { gaps } = await offer.listing();
  if (roles.length === 0) throw gaps[0]?.error ?? noRoles();
  tellGaps(context.output, gaps);
  return roles;
}

function noRoles(): SsoctlError {
  return new SsoctlError('ACCESS_DENIED', 'you may use no role in any of your accounts', {
    hint: 'ask your administrator for an assignment',
  });
}

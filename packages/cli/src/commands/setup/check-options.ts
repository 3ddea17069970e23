import { requireName, requireRoleName } from '@ssoctl/core/internal/config/given-values';
import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import { givenPortal } from '@ssoctl/core/internal/locate/portal';
import type { Context } from '../../kit/context.ts';
import { cannotAsk } from '../../kit/prompter.ts';
import { WHERE } from './choose-portal.ts';
import { WHICH } from './choose-profiles.ts';
import type { SetupInput } from './setup.ts';

/**
 * Refuses options that will not do, before anybody is asked for anything or signs in.
 * @throws USAGE; START_URL_INVALID; ANSWER_NEEDED for what nobody can be asked: where the portal is, and which profiles to make
 */
export function checkOptions(
  { prompt }: Pick<Context, 'prompt'>,
  options: SetupInput['options'],
  { url, hasPortal }: { url: string | undefined; hasPortal: boolean },
): void {
  const { all, noProfiles, account, role, include, exclude, set, profileName } = options;
  const needsAll = Object.entries({ include, exclude, set }).find(([, given]) => given !== undefined)?.[0];
  if (needsAll !== undefined && !all)
    throw new SsoctlError('USAGE', `--${needsAll} is about generated profiles`, { hint: 'give --all too' });
  if (profileName !== undefined) requireName('profile', profileName);
  if (role !== undefined) requireRoleName(role);
  // An address that leads to no portal is worth telling before what else is missing.
  if (url !== undefined) givenPortal(url);
  if (prompt.usable) return;
  if (!hasPortal) throw cannotAsk(WHERE);
  if (all || noProfiles) return;
  if (account === undefined && role === undefined) throw cannotAsk(WHICH);
  if (account === undefined) throw cannotAsk({ missing: 'the account is missing', flag: '--account ID' });
  if (role === undefined) throw cannotAsk({ missing: 'the role is missing', flag: '--role NAME' });
}

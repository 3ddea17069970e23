import type { TextLines } from '../ini/lines.ts';
import { handEdits, identityOf, type OwnedProfile } from './owned.ts';
import { isSelected } from './select.ts';
import type { SyncedSession } from './types.ts';

/** What is known about the role behind a profile of ours that there should not be any more. */
export interface Fate {
  /** As the end of a sentence about the profile. */
  because: string;
  /** Whether that is certain, and nothing of a person's would be lost. */
  removable: boolean;
  /** The account whose roles have to be asked for in this run before that can be certain. */
  unasked?: string | undefined;
}

/**
 * What becomes of a profile that nothing was found for. It may go only when the portal, asked in this run, said that the role
 * is gone, or when the settings leave it out; never when the session yields no profile at all; never after a hand was at it.
 */
export function fateOf(profile: OwnedProfile, session: SyncedSession, lines: TextLines): Fate {
  const edits = handEdits(profile, lines);
  if (edits !== undefined && identityOf(profile) === undefined) return { because: edits, removable: false };
  const { because, certain, unasked } = whatIsKnown(profile, session);
  if (edits !== undefined) return { because: `${because}, but ${edits}`, removable: false };
  if (!certain || session.desired.length > 0) return { because, removable: certain, unasked };
  const empty = session.listing.accounts.length === 0 ? 'the portal listed no account' : 'nothing is selected';
  return { because: `${because}, but ${empty}, and nothing is removed after that`, removable: false };
}

interface Known {
  because: string;
  certain: boolean;
  unasked?: string;
}

function whatIsKnown({ values }: OwnedProfile, { listing, settings }: SyncedSession): Known {
  const accountId = values.get('sso_account_id') ?? '';
  const roleName = values.get('sso_role_name') ?? '';
  const account = listing.accounts.find((listed) => listed.accountId === accountId);
  const roles = listing.roles.get(accountId);
  if (account === undefined) {
    if (listing.complete) return { because: `account ${accountId} is not assigned any more`, certain: true };
    return { because: 'the accounts could not all be listed', certain: false };
  }
  if (roles === undefined) return { because: `account ${accountId} did not answer`, certain: false };
  if (roles.includes(roleName)) {
    const selected = isSelected(settings, { ...account, roleName });
    const because = selected ? 'its Region is not asked for any more' : 'include and exclude leave it out';
    return { because, certain: true };
  }
  if (!listing.fresh.has(accountId))
    return {
      because: `role ${roleName} in account ${accountId} is not in an earlier listing`,
      certain: false,
      unasked: accountId,
    };
  return { because: `role ${roleName} in account ${accountId} is not assigned any more`, certain: true };
}

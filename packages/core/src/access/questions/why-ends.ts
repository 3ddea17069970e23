import { isSsoctlError } from '../../errors/index.ts';
import { survivable } from '../asking/gaps.ts';
import { addGap, type Inquiry } from '../asking/inquiry.ts';
import { nameUsers } from '../names/name-all.ts';
import { quoted } from '../names/pick.ts';
import { resolveAccount, resolveUser } from '../names/resolve.ts';
import type { WhyLink } from '../types.ts';

/** Links of the chain, and the id that they led to; undefined where they did not. */
export interface Reached {
  id: string | undefined;
  links: WhyLink[];
}

/** Whether the user exists and may sign in at all. */
export async function reachUser(inquiry: Inquiry, typed: string): Promise<Reached> {
  let id: string;
  try {
    id = (await resolveUser(inquiry, typed)).userId;
  } catch (cause) {
    if (!isSsoctlError(cause, 'NOT_FOUND')) throw cause;
    return { id: undefined, links: [{ step: 'user-exists', holds: false, detail: cause.message }] };
  }
  await nameUsers(inquiry, [id]);
  const known = inquiry.book.users.look(id);
  if (known === undefined) {
    const detail = `nobody could tell more of ${id} than that somebody has that name`;
    return {
      id,
      links: [
        { step: 'user-exists', holds: true, detail },
        { step: 'user-enabled', detail: `the status of ${id} could not be asked` },
      ],
    };
  }
  const user = known.value;
  if (user === undefined) {
    const detail = `there is no user ${quoted(typed)} any more`;
    return { id: undefined, links: [{ step: 'user-exists', holds: false, detail }] };
  }
  const name = quoted(user.userName ?? user.displayName ?? id);
  return {
    id,
    links: [
      { step: 'user-exists', holds: true, detail: `${name} is ${id}` },
      user.status === 'DISABLED'
        ? { step: 'user-enabled', holds: false, detail: `${name} is disabled: nobody can sign in as that user` }
        : {
            step: 'user-enabled',
            holds: true,
            detail: `${name} is ${user.status === undefined ? 'not said to be disabled' : 'enabled'}`,
          },
    ],
  };
}

/** Whether the account is in the organization and at work. */
export async function reachAccount(inquiry: Inquiry, typed: string): Promise<Reached> {
  let id: string;
  try {
    id = await resolveAccount(inquiry, typed);
  } catch (cause) {
    const error = survivable(cause, inquiry.signal);
    if (error.code === 'USAGE') throw error;
    if (error.code === 'NOT_FOUND')
      return { id: undefined, links: [{ step: 'account-in-organization', holds: false, detail: error.message }] };
    addGap(inquiry, 'ListAccounts', error);
    return {
      id: undefined,
      links: [{ step: 'account-in-organization', detail: `${quoted(typed)} could not be looked up` }],
    };
  }
  const account = inquiry.book.accounts.look(id)?.value;
  if (account === undefined)
    return {
      id,
      links: [
        { step: 'account-in-organization', detail: `${id} could not be looked up` },
        { step: 'account-active', detail: `the state of ${id} could not be asked` },
      ],
    };
  const name = account.name === undefined ? id : `${quoted(account.name)} (${id})`;
  return {
    id,
    links: [
      { step: 'account-in-organization', holds: true, detail: `${name} is an account of the organization` },
      { step: 'account-active', holds: account.state === 'ACTIVE', detail: `${name} is ${account.state}` },
    ],
  };
}

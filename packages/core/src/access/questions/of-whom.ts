import type { Principal } from '../../directory/types.ts';
import { isSsoctlError } from '../../errors/index.ts';
import type { Inquiry } from '../asking/inquiry.ts';
import { lookUpUser, type ResolvedUser, resolveGroup, resolveUser } from '../names/resolve.ts';

/**
 * Whom a question is about, as a person types it; `anybody` is a user by id, user name or e-mail, or else a group, or else a user by
 * display name. A principal by id may be one that is gone.
 */
export type OfQuestion = { user: string } | { group: string } | { anybody: string } | { principal: Principal };

export interface Whom {
  principal: Principal;
  /** Where looking the user up told it. */
  userName?: string | undefined;
}

/** @throws NOT_FOUND, USAGE when several are meant, and what the calls fail with */
export async function resolvePrincipal(inquiry: Inquiry, question: OfQuestion): Promise<Whom> {
  if ('principal' in question) return { principal: question.principal };
  if ('user' in question) return user(inquiry, question.user);
  if ('group' in question) return group(inquiry, question.group);
  // A name of a group is looked for before all users are looked through for one who is called so.
  const found = await lookUpUser(inquiry, question.anybody);
  if (found !== undefined) return userFound(found);
  try {
    return await group(inquiry, question.anybody);
  } catch (error) {
    if (!isSsoctlError(error, 'NOT_FOUND')) throw error;
    return user(inquiry, question.anybody);
  }
}

async function user(inquiry: Inquiry, typed: string): Promise<Whom> {
  return userFound(await resolveUser(inquiry, typed));
}

function userFound({ userId, userName }: ResolvedUser): Whom {
  return { principal: { principalType: 'USER', principalId: userId }, userName };
}

async function group(inquiry: Inquiry, typed: string): Promise<Whom> {
  return { principal: { principalType: 'GROUP', principalId: await resolveGroup(inquiry, typed) } };
}

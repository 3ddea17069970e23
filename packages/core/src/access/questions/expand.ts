import type { Assignment } from '../../directory/types.ts';
import type { Inquiry } from '../asking/inquiry.ts';
import { listMembers } from '../names/members.ts';
import { nameAccounts, nameGroups, nameUsers } from '../names/name-all.ts';
import { namePermissionSets } from '../names/name-sets.ts';
import type { Shelf } from '../names/shelf.ts';
import { type Found, type Lookup, type RowOptions, rowsOfAssignment } from '../rows.ts';
import type { AccessRow } from '../types.ts';

/** What the book says of ids. */
export function lookupInBook({ book }: Inquiry): Lookup {
  const found = <T>(shelf: Shelf<T>, id: string, nameOf: (value: T) => string | undefined): Found => {
    const known = shelf.look(id);
    if (known === undefined) return 'unknown';
    return known.value === undefined ? 'gone' : { name: nameOf(known.value) };
  };
  return {
    account(id) {
      const account = book.accounts.look(id)?.value;
      return account === undefined ? undefined : { name: account.name, state: account.state };
    },
    permissionSet: (arn) => book.permissionSets.look(arn)?.value?.name,
    user: (id) => found(book.users, id, ({ userName, displayName }) => userName ?? displayName),
    group: (id) => found(book.groups, id, ({ displayName }) => displayName),
    members: (id) => book.members.look(id)?.value,
  };
}

/**
 * The rows of these assignments, with all names: who is in the groups first, then who they are. Whatever cannot be told is noted, and
 * missing in the rows.
 */
export async function expand(
  inquiry: Inquiry,
  assignments: readonly Assignment[],
  options: RowOptions = {},
): Promise<AccessRow[]> {
  const groupIds = assignments.flatMap((one) => (one.principalType === 'GROUP' ? [one.principalId] : []));
  const direct = assignments.flatMap((one) => (one.principalType === 'USER' ? [one.principalId] : []));
  await Promise.all([
    listMembers(inquiry, groupIds),
    namePermissionSets(
      inquiry,
      assignments.map(({ permissionSetArn }) => permissionSetArn),
    ),
    nameAccounts(
      inquiry,
      assignments.map(({ accountId }) => accountId),
    ),
  ]);
  const members = options.groupsAsSuch ? [] : groupIds.flatMap((id) => inquiry.book.members.look(id)?.value ?? []);
  await Promise.all([nameGroups(inquiry, groupIds), nameUsers(inquiry, [...direct, ...members])]);
  const lookup = lookupInBook(inquiry);
  return assignments.flatMap((assignment) => [...rowsOfAssignment(assignment, lookup, options)]);
}

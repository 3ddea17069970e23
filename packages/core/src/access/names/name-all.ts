import type { Directory, Pages } from '../../directory/types.ts';
import { SsoctlError } from '../../errors/index.ts';
import { type Task, workThrough } from '../asking/crew.ts';
import { ORGANIZATIONS_PAGE, PAGE, pagesOf } from '../asking/directory-calls.ts';
import { survivable } from '../asking/gaps.ts';
import { addGap, attempt, type Inquiry } from '../asking/inquiry.ts';
import { FEW } from '../plan/cost.ts';
import type { Gap } from '../types.ts';
import type { Shelf } from './shelf.ts';

/** Things that can be described one by one, and listed as a whole. */
interface Kind<T> {
  shelf: Shelf<T>;
  describe: { operation: string; ask(directory: Directory, id: string, signal: AbortSignal | undefined): Promise<T> };
  list: { operation: string; ask(directory: Directory, signal: AbortSignal | undefined): Pages<T>; page: number };
  idOf(value: T): string;
  /** So many are asked for one by one where nobody knows how many there are: of groups there are seldom more than a few pages. */
  few: number;
  subject(id: string): Pick<Gap, 'accountId' | 'principalType' | 'principalId'>;
  /** Whether that there is no such thing is worth telling; of a principal, it is an answer. */
  missing: 'gap' | 'answer';
}

const users = ({ book }: Inquiry) => ({
  shelf: book.users,
  describe: {
    operation: 'DescribeUser',
    ask: (directory: Directory, id: string, signal: AbortSignal | undefined) => directory.user(id, { signal }),
  },
  list: {
    operation: 'ListUsers',
    ask: (directory: Directory, signal: AbortSignal | undefined) => directory.users({ signal }),
    page: PAGE,
  },
  idOf: (user: { userId: string }) => user.userId,
  few: FEW,
  subject: (principalId: string) => ({ principalType: 'USER' as const, principalId }),
  missing: 'answer' as const,
});

const groups = ({ book }: Inquiry) => ({
  shelf: book.groups,
  describe: {
    operation: 'DescribeGroup',
    ask: (directory: Directory, id: string, signal: AbortSignal | undefined) => directory.group(id, { signal }),
  },
  list: {
    operation: 'ListGroups',
    ask: (directory: Directory, signal: AbortSignal | undefined) => directory.groups({ signal }),
    page: PAGE,
  },
  idOf: (group: { groupId: string }) => group.groupId,
  few: 3,
  subject: (principalId: string) => ({ principalType: 'GROUP' as const, principalId }),
  missing: 'answer' as const,
});

const accounts = ({ book }: Inquiry) => ({
  shelf: book.accounts,
  describe: {
    operation: 'DescribeAccount',
    ask: (directory: Directory, id: string, signal: AbortSignal | undefined) => directory.account(id, { signal }),
  },
  list: {
    operation: 'ListAccounts',
    ask: (directory: Directory, signal: AbortSignal | undefined) => directory.accounts({ signal }),
    page: ORGANIZATIONS_PAGE,
  },
  idOf: (account: { accountId: string }) => account.accountId,
  few: FEW,
  subject: (accountId: string) => ({ accountId }),
  missing: 'gap' as const,
});

/**
 * Learns what these ids stand for: one by one, or all of their kind by listing, whichever takes fewer calls, and the other way where
 * the first one fails. An id that no complete listing made since holds, or that is not found, is gone.
 */
export const nameUsers = (inquiry: Inquiry, ids: Iterable<string>) => nameAll(inquiry, users(inquiry), ids);
/** @see nameUsers */
export const nameGroups = (inquiry: Inquiry, ids: Iterable<string>) => nameAll(inquiry, groups(inquiry), ids);
/** @see nameUsers */
export const nameAccounts = (inquiry: Inquiry, ids: Iterable<string>) => nameAll(inquiry, accounts(inquiry), ids);

async function nameAll<T>(inquiry: Inquiry, kind: Kind<T>, ids: Iterable<string>): Promise<void> {
  const unknown = () => wanted.filter((id) => kind.shelf.look(id) === undefined);
  let wanted = [...new Set(ids)];
  wanted = unknown();
  if (wanted.length === 0) return;
  const { count } = kind.shelf;
  const byListing = count === undefined ? wanted.length > kind.few : pagesOf(count, kind.list.page) <= wanted.length;
  let listing: SsoctlError | undefined;
  if (byListing) {
    const listed = await listAll(inquiry, kind, wanted.length);
    listing = listed.error;
    if (listed.whole) return markGone(inquiry, kind, unknown());
  }
  const failed = await describeEach(inquiry, kind, unknown());
  if (failed.size > 0 && !byListing && [...failed.values()].every(({ code }) => code === 'ACCESS_DENIED')) {
    const listed = await listAll(inquiry, kind, Number.POSITIVE_INFINITY);
    if (listed.whole) return markGone(inquiry, kind, unknown());
    listing = listed.error;
  }
  tellFailures(inquiry, kind, listing, failed);
}

function markGone<T>(inquiry: Inquiry, kind: Kind<T>, ids: readonly string[]): void {
  for (const id of ids) {
    if (kind.missing === 'answer') kind.shelf.put(id, undefined);
    else {
      const { operation } = kind.describe;
      addGap(inquiry, operation, new SsoctlError('NOT_FOUND', `${operation}: there is no ${id}`), kind.subject(id));
    }
  }
}

interface Listed {
  whole: boolean;
  error?: SsoctlError | undefined;
}

/** Lists all there are, and stops when it has taken more pages than `most`. What came before a failure is known too. */
async function listAll<T>(inquiry: Inquiry, kind: Kind<T>, most: number): Promise<Listed> {
  const found = new Map<string, T>();
  let pages = 0;
  try {
    for await (const page of kind.list.ask(inquiry.directory, inquiry.signal)) {
      for (const value of page) found.set(kind.idOf(value), value);
      pages += 1;
      if (pages > most) break;
    }
  } catch (cause) {
    for (const [id, value] of found) kind.shelf.put(id, value);
    return { whole: false, error: survivable(cause, inquiry.signal) };
  }
  if (pages > most) {
    for (const [id, value] of found) kind.shelf.put(id, value);
    return { whole: false };
  }
  kind.shelf.fill(found);
  return { whole: true };
}

async function describeEach<T>(inquiry: Inquiry, kind: Kind<T>, ids: readonly string[]) {
  const failed = new Map<string, SsoctlError>();
  const { operation, ask } = kind.describe;
  const tasks = ids.map(
    (id): Task =>
      async (signal) => {
        const answer = await attempt(inquiry, operation, () => ask(inquiry.directory, id, signal));
        if (answer.ok) kind.shelf.put(id, answer.value);
        else if (answer.error.code === 'NOT_FOUND') markGone(inquiry, kind, [id]);
        else failed.set(id, answer.error);
        return undefined;
      },
  );
  await workThrough(tasks, { signal: inquiry.signal });
  return failed;
}

function tellFailures<T>(
  inquiry: Inquiry,
  { describe, list, subject }: Kind<T>,
  listing: SsoctlError | undefined,
  failed: ReadonlyMap<string, SsoctlError>,
): void {
  if (failed.size === 0) return;
  if (listing !== undefined) addGap(inquiry, list.operation, listing);
  const [[id, error] = ['', undefined]] = failed;
  const isRight = [...failed.values()].every(({ code }) => code === 'ACCESS_DENIED');
  if (isRight && error !== undefined) {
    addGap(inquiry, describe.operation, error, failed.size === 1 ? subject(id) : {});
    return;
  }
  for (const [each, cause] of failed) addGap(inquiry, describe.operation, cause, subject(each));
}

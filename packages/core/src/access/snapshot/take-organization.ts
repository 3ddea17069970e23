import { accountsWithUnits, type PlacedAccount } from '../../directory/unit-paths.ts';
import { type Task, workThrough } from '../asking/crew.ts';
import { gatherAll } from '../asking/gather.ts';
import { addGap, attempt } from '../asking/inquiry.ts';
import type { SnapshotAccount } from '../snapshot-types.ts';
import type { Taking, Walking } from './taking.ts';

/** Which organization it is. */
export async function takeOrganization({ inquiry, put }: Taking): Promise<void> {
  const { directory, signal } = inquiry;
  const answer = await attempt(inquiry, 'DescribeOrganization', () => directory.organization({ signal }));
  if (!answer.ok) return addGap(inquiry, 'DescribeOrganization', answer.error);
  const { id, managementAccountId } = answer.value;
  await put({ part: 'organization', organizationId: id, managementAccountId });
}

/** All accounts; undefined where they could not all be listed. */
export async function takeAccounts({ inquiry, options, put }: Taking): Promise<string[] | undefined> {
  const { book, directory, signal } = inquiry;
  const accounts = new Map<string, PlacedAccount>();
  let whole = true;
  if (options.units) {
    const answer = await attempt(inquiry, 'ListAccounts', () => accountsWithUnits(directory, { signal }));
    if (!answer.ok) {
      addGap(inquiry, 'ListAccounts', answer.error);
      whole = false;
    } else {
      for (const account of answer.value.accounts) accounts.set(account.accountId, account);
      for (const { operation, error } of answer.value.failures) addGap(inquiry, operation, error);
      // Listed unit by unit, what hangs in a unit that failed is missing.
      whole = !answer.value.failures.some(({ operation }) => operation === 'ListAccountsForParent');
    }
  } else {
    const pages = directory.accounts({ signal });
    whole = await gatherAll(inquiry, 'ListAccounts', pages, ({ accountId }) => accountId, accounts);
  }
  if (whole) book.accounts.fill(new Map([...accounts].map(([id, { unit: _unit, ...account }]) => [id, account])));
  await put({ part: 'accounts', accounts: [...accounts.values()].map(shown) });
  return whole ? [...accounts.keys()] : undefined;
}

function shown({ accountId, name, email, state, unit }: PlacedAccount): SnapshotAccount {
  return {
    accountId,
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    state,
    ...(unit === undefined ? {} : { unit: unit.path }),
  };
}

/** The tags of each account. */
export async function takeAccountTags({ inquiry, memory, put }: Walking, accountIds: readonly string[]): Promise<void> {
  const { directory } = inquiry;
  const tasks = accountIds.map(
    (accountId): Task =>
      async (signal) => {
        const known = memory.tags(accountId);
        if (known !== undefined) return undefined;
        const answer = await attempt(inquiry, 'ListTagsForResource', () =>
          directory.tagsOfAccount(accountId, { signal }),
        );
        if (answer.ok) {
          await put({ part: 'account-tags', accountId, tags: answer.value });
          await memory.keep({ tags: accountId, are: answer.value });
        } else addGap(inquiry, 'ListTagsForResource', answer.error, { accountId });
        return undefined;
      },
  );
  await workThrough(tasks, { signal: inquiry.signal });
}

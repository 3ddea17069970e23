import type { OrganizationView } from '@ssoctl/core/internal/directory/organization';
import { accountsWithUnits, type PlacedAccount } from '@ssoctl/core/internal/directory/unit-paths';
import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import { byCodePoints } from '@ssoctl/core/internal/listing/order';
import type { Context } from '../../kit/context.ts';
import { startTally } from '../../kit/tally.ts';
import type { AccountItem } from '../../views/org-accounts.ts';
import { type OrgGap, orgGap } from '../../views/org-list.ts';
import { askAll } from './ask-all.ts';
import { nameFilter, tagFilter } from './list-options.ts';

export interface AccountFilters {
  /** Path or id of a unit. */
  ou?: string | undefined;
  /** Glob. */
  name?: string | undefined;
  /** `KEY=GLOB` or `KEY`. */
  tag?: readonly string[] | undefined;
}

export interface AccountAspects {
  tags: boolean;
  units: boolean;
}

/**
 * The accounts that are asked for, by name, with what is shown of them; what is not needed is not asked. Whatever fails is told beside
 * them: an account whose tags are not known is left out where tags decide.
 * @throws NOT_FOUND for a unit that is not there, USAGE for a filter that cannot be read, and what listing accounts throws
 */
export async function findAccounts(
  context: Context,
  view: OrganizationView,
  { ou, name, tag }: AccountFilters,
  { tags, units }: AccountAspects,
): Promise<{ items: AccountItem[]; gaps: OrgGap[] }> {
  const hasTags = tagFilter(tag);
  const fits = nameFilter(name);
  const placed = await listAccounts(context, view, ou, units);
  const gaps = placed.failures.map((failure) => orgGap(failure));
  const items: AccountItem[] = placed.accounts
    .filter((account) => fits(account.name, account.accountId, account.email))
    .sort((a, b) => byCodePoints(a.name ?? '', b.name ?? '') || byCodePoints(a.accountId, b.accountId));
  if (!tags && tag === undefined) return { items, gaps };
  const tagged = await withTags(context, view, items, gaps);
  if (tag === undefined) return { items: tagged, gaps };
  return { items: tagged.filter((account) => account.tags !== undefined && hasTags(account.tags)), gaps };
}

async function listAccounts(
  { output, signal }: Context,
  view: OrganizationView,
  ou: string | undefined,
  units: boolean,
): Promise<Pick<Awaited<ReturnType<typeof accountsWithUnits>>, 'accounts' | 'failures'>> {
  const tally = startTally(output);
  try {
    if (!units && ou === undefined) {
      const accounts: PlacedAccount[] = [];
      for await (const page of view.accounts({ signal })) {
        accounts.push(...page);
        tally.update(`Listing accounts: ${accounts.length}`);
      }
      return { accounts, failures: [] };
    }
    const onProgress = (accounts: number, met: number) =>
      tally.update(`Listing accounts: ${accounts}, organizational units: ${met}`);
    const found = await accountsWithUnits(view, { signal, within: ou, onProgress });
    if (ou !== undefined && found.units.length === 0 && found.failures.length === 0)
      throw new SsoctlError('NOT_FOUND', `there is no organizational unit ${JSON.stringify(ou)}`, {
        hint: 'give its path from the root down, such as Workloads/Production, or its id; ssoctl org accounts shows them',
      });
    return found;
  } finally {
    tally.end();
  }
}

async function withTags(
  context: Context,
  view: OrganizationView,
  items: readonly AccountItem[],
  gaps: OrgGap[],
): Promise<AccountItem[]> {
  const tagged = new Map<AccountItem, AccountItem>();
  await askAll(
    context,
    'Asking for the tags of accounts',
    items,
    async (item, signal) => {
      tagged.set(item, { ...item, tags: await view.tagsOfAccount(item.accountId, { signal }) });
    },
    ({ accountId }, error) => gaps.push(orgGap({ operation: 'ListTagsForResource', error }, { accountId })),
  );
  return items.map((item) => tagged.get(item) ?? item);
}

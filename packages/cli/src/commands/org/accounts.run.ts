import { type OrganizationView, organizationOf } from '@ssoctl/core/internal/directory/organization';
import { organizations } from '@ssoctl/core/internal/directory/organizations-client';
import { accountsWithUnits, type PlacedAccount } from '@ssoctl/core/internal/directory/unit-paths';
import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import { byCodePoints } from '@ssoctl/core/internal/listing/order';
import { connectAdmin } from '../../directory/connection.ts';
import type { Context } from '../../kit/context.ts';
import { startTally } from '../../kit/tally.ts';
import { type AccountItem, accountList } from '../../views/org-accounts.ts';
import type { OrgGap } from '../../views/org-list.ts';
import type { AccountsInput } from './accounts.ts';
import { askAll } from './ask-all.ts';
import { nameFilter, tagFilter } from './list-options.ts';
import { checkFormat, showList } from './show-list.ts';

type Options = AccountsInput['options'];

export async function run({ options }: AccountsInput, context: Context): Promise<number> {
  checkFormat(context.output, options);
  const hasTags = tagFilter(options.tag);
  const { deps, credentials, regions } = await connectAdmin(context);
  const view = organizationOf(organizations(deps, regions[0] ?? '', credentials));
  const placed = await listAccounts(context, view, options);
  const fits = nameFilter(options.name);
  let items: AccountItem[] = placed.accounts
    .filter(({ name, accountId, email }) => fits(name, accountId, email))
    .sort((a, b) => byCodePoints(a.name ?? '', b.name ?? '') || byCodePoints(a.accountId, b.accountId));
  const gaps: OrgGap[] = [...placed.failures];
  if (options.tags || options.tag !== undefined) {
    items = await withTags(context, view, items, gaps);
    // Whoever cannot be looked at is left out, and named among the errors.
    if (options.tag !== undefined) items = items.filter(({ tags }) => tags !== undefined && hasTags(tags));
  }
  return showList(context.output, accountList(options), { items, gaps }, options);
}

async function listAccounts({ output, signal }: Context, view: OrganizationView, { ou, noUnits }: Options) {
  const tally = startTally(output);
  try {
    if (noUnits && ou === undefined) {
      const accounts: PlacedAccount[] = [];
      for await (const page of view.accounts({ signal })) {
        accounts.push(...page);
        tally.update(`Listing accounts: ${accounts.length}`);
      }
      return { accounts, failures: [] };
    }
    const onProgress = (accounts: number, units: number) =>
      tally.update(`Listing accounts: ${accounts}, organizational units: ${units}`);
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
    ({ accountId }, error) => gaps.push({ operation: 'ListTagsForResource', accountId, error }),
  );
  return items.map((item) => tagged.get(item) ?? item);
}

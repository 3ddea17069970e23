import { organizationOf } from '@ssoctl/core/internal/directory/organization';
import { organizations } from '@ssoctl/core/internal/directory/organizations-client';
import { connectAdmin } from '../../directory/connection.ts';
import type { Context } from '../../kit/context.ts';
import { accountList } from '../../views/org-accounts.ts';
import type { AccountsInput } from './accounts.ts';
import { findAccounts } from './find-accounts.ts';
import { tagFilter } from './list-options.ts';
import { checkFormat, showList } from './show-list.ts';

export async function run({ options }: AccountsInput, context: Context): Promise<number> {
  checkFormat(context.output, options);
  tagFilter(options.tag);
  const { deps, credentials, regions } = await connectAdmin(context);
  const view = organizationOf(organizations(deps, regions[0] ?? '', credentials));
  const found = await findAccounts(context, view, options, { tags: options.tags, units: !options.noUnits });
  return showList(context.output, accountList(options), found, options);
}

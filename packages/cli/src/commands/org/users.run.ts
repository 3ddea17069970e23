import type { User } from '@ssoctl/core/internal/directory/types';
import { byCodePoints } from '@ssoctl/core/internal/listing/order';
import { connectDirectory } from '../../directory/find-instance.ts';
import type { Context } from '../../kit/context.ts';
import { userList } from '../../views/org-users.ts';
import { gathered } from './gathered.ts';
import { nameFilter } from './list-options.ts';
import { checkFormat, showList } from './show-list.ts';
import type { UsersInput } from './users.ts';

export async function run({ options }: UsersInput, context: Context): Promise<number> {
  checkFormat(context.output, options);
  const { directory } = await connectDirectory(context, { instance: options.instance, regions: options.region });
  const fits = nameFilter(options.name);
  const isWanted = ({ userName, displayName, email }: User) => fits(userName, displayName, email);
  const { signal } = context;
  const found = await gathered(context, 'ListUsers', 'Listing users', directory.users({ signal }), isWanted);
  found.items.sort((a, b) => byCodePoints(a.userName ?? '', b.userName ?? '') || byCodePoints(a.userId, b.userId));
  return showList(context.output, userList, found, options);
}

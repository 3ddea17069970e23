import type { OfQuestion } from '@ssoctl/core/internal/access/index';
import type { Context } from '../../kit/context.ts';
import { assignmentList } from '../../views/org-assignments.ts';
import type { OrgGap } from '../../views/org-list.ts';
import { asking } from '../access/asking.ts';
import { connectAccess } from '../access/connect-access.ts';
import { tellAge } from '../access/tell-answer.ts';
import type { AssignmentsInput } from './assignments.ts';
import { findAccounts } from './find-accounts.ts';
import { tagFilter } from './list-options.ts';
import { checkFormat, showList } from './show-list.ts';

export async function run({ options }: AssignmentsInput, context: Context): Promise<number> {
  const { output } = context;
  checkFormat(output, options);
  tagFilter(options.tag);
  const { access, directory } = await connectAccess(context, options);
  const { account, permissionSet, ou, name, tag, refresh } = options;
  const isNarrow = ou !== undefined || name !== undefined || tag !== undefined;
  const among = isNarrow ? await findAccounts(context, directory, options, { tags: false, units: false }) : undefined;
  const question = {
    account,
    permissionSet,
    principal: principalOf(options),
    accounts: among?.items.map(({ accountId }) => accountId),
  };
  const answer = await asking(context, { refresh, what: 'Asking for assignments' }, (ask) =>
    access.assignments(question, ask),
  );
  const gaps: OrgGap[] = [...(among?.gaps ?? []), ...answer.errors];
  const exitCode = showList(output, assignmentList, { items: answer.rows, gaps, ageMs: answer.ageMs }, options);
  if (answer.ageMs >= 1000) tellAge(output, answer.ageMs);
  return exitCode;
}

function principalOf({ user, group }: AssignmentsInput['options']): OfQuestion | undefined {
  if (user !== undefined) return { user };
  return group === undefined ? undefined : { group };
}

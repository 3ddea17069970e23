import type { Assignment } from '../../directory/types.ts';
import type { SsoctlError } from '../../errors/index.ts';
import { type Task, workThrough } from '../asking/crew.ts';
import { addGap, attempt, type Inquiry } from '../asking/inquiry.ts';
import { tidy } from '../order.ts';

/** What is provisioned in an account; what came before a failure too. */
export async function setsIn(inquiry: Inquiry, accountId: string): Promise<{ arns: string[]; failed?: SsoctlError }> {
  const arns = new Set<string>();
  const answer = await attempt(inquiry, 'ListPermissionSetsProvisionedToAccount', async () => {
    for await (const page of inquiry.directory.permissionSetsIn(accountId, undefined, { signal: inquiry.signal }))
      for (const arn of page) arns.add(arn);
  });
  return { arns: [...arns], ...(answer.ok ? {} : { failed: answer.error }) };
}

/** Who is assigned these permission sets in one account. What fails is noted, and missing. */
export async function assignedIn(inquiry: Inquiry, accountId: string, arns: readonly string[]): Promise<Assignment[]> {
  const found: Assignment[] = [];
  const tasks = arns.map(
    (permissionSetArn): Task =>
      async (signal) => {
        const answer = await attempt(inquiry, 'ListAccountAssignments', async () => {
          for await (const page of inquiry.directory.assignments(accountId, permissionSetArn, { signal }))
            found.push(...page);
        });
        if (!answer.ok) addGap(inquiry, 'ListAccountAssignments', answer.error, { accountId, permissionSetArn });
        return undefined;
      },
  );
  await workThrough(tasks, { signal: inquiry.signal });
  return tidy(found);
}

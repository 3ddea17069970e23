import { type Task, workThrough } from '../asking/crew.ts';
import { addGap, attempt, type Inquiry } from '../asking/inquiry.ts';

/** Learns the names of permission sets, one by one: no call tells several. */
export async function namePermissionSets(inquiry: Inquiry, arns: Iterable<string>): Promise<void> {
  const { book, directory } = inquiry;
  const wanted = [...new Set(arns)].filter((arn) => book.permissionSets.look(arn) === undefined);
  const tasks = wanted.map(
    (arn): Task =>
      async (signal) => {
        const answer = await attempt(inquiry, 'DescribePermissionSet', () => directory.permissionSet(arn, { signal }));
        if (answer.ok) book.permissionSets.put(arn, answer.value);
        else addGap(inquiry, 'DescribePermissionSet', answer.error, { permissionSetArn: arn });
        return undefined;
      },
  );
  await workThrough(tasks, { signal: inquiry.signal });
}

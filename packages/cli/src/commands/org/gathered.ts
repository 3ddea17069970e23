import { failedCall } from '@ssoctl/core/internal/directory/failed-call';
import type { Pages } from '@ssoctl/core/internal/directory/types';
import type { Context } from '../../kit/context.ts';
import { startTally } from '../../kit/tally.ts';
import { type OrgGap, orgGap } from '../../views/org-list.ts';

/**
 * What of a list is wanted; what came before a page that failed is kept, and the failure told beside it.
 * @throws the failure itself where not even the first page came, and what ends all
 */
export async function gathered<T>(
  { output }: Pick<Context, 'output'>,
  operation: string,
  what: string,
  pages: Pages<T>,
  isWanted: (item: T) => boolean = () => true,
): Promise<{ items: T[]; gaps: OrgGap[] }> {
  const tally = startTally(output);
  const items: T[] = [];
  let seen = 0;
  try {
    for await (const page of pages) {
      seen += page.length;
      items.push(...page.filter(isWanted));
      tally.update(`${what}: ${seen}`);
    }
    return { items, gaps: [] };
  } catch (error) {
    if (seen === 0) throw error;
    return { items, gaps: [orgGap(failedCall(operation, error))] };
  } finally {
    tally.end();
  }
}

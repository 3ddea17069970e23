import type { Pages } from '../../directory/types.ts';
import { addGap, attempt, type Inquiry } from './inquiry.ts';

/** Puts all items into the map, each once, those before a failure too; whether they are all. A failure is noted. */
export async function gatherAll<T>(
  inquiry: Inquiry,
  operation: string,
  pages: Pages<T>,
  keyOf: (item: T) => string,
  into: Map<string, T>,
): Promise<boolean> {
  const answer = await attempt(inquiry, operation, async () => {
    for await (const page of pages) for (const item of page) into.set(keyOf(item), item);
  });
  if (!answer.ok) addGap(inquiry, operation, answer.error);
  return answer.ok;
}

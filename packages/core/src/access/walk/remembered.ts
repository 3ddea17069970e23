import type { Assignment } from '../../directory/types.ts';
import { workThrough } from '../asking/crew.ts';
import type { Inquiry } from '../asking/inquiry.ts';
import type { Axis } from './axis.ts';
import { openMemory } from './memory.ts';
import { walkTasks } from './walk-tasks.ts';

const RESUME_WITHIN_MS = 15 * 60_000;

/**
 * Walks all that hangs on these parents; a walk of that name that was interrupted not long ago is taken up.
 * @returns when the oldest of it was told
 */
export async function walkRemembered(
  inquiry: Inquiry,
  name: string,
  { axis, parents }: { axis: Axis; parents: readonly string[] },
  take: (assignments: readonly Assignment[]) => Promise<void>,
): Promise<number> {
  const { deps, options, signal } = inquiry;
  const memory = await openMemory(deps.store.walk(deps.scope, name), deps.clock, {
    way: axis.strategy,
    maxAgeMs: RESUME_WITHIN_MS,
    fresh: options.refresh,
  });
  try {
    for await (const entries of memory.replay())
      for (const entry of entries) {
        if (!('pair' in entry)) continue;
        const [accountId, permissionSetArn] = entry.pair;
        await take(
          entry.principals.map(([principalType, principalId]) => ({
            accountId,
            permissionSetArn,
            principalType,
            principalId,
          })),
        );
      }
    const sink = { pair: (_pair: unknown, assignments: readonly Assignment[]) => take(assignments) };
    await workThrough(walkTasks(inquiry, axis, parents, sink, memory), { signal });
  } catch (error) {
    await memory.flush();
    throw error;
  }
  await memory.forget();
  return memory.startedMs;
}

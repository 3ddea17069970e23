import type { Directory, Pages } from '../../directory/types.ts';
import { DIRECTORY_CALLS, type DirectoryCall } from './directory-calls.ts';

export interface Counted {
  directory: Directory;
  /** By operation as on the wire. */
  made(): Record<string, number>;
  /** Of one service. */
  madeOf(service: string): number;
}

type AnyMethod = (...args: unknown[]) => unknown;

/** The same directory, and a tally of its calls: each page is one, and so is each failure. Repetitions inside a call are not seen. */
export function counted(directory: Directory, onCall: () => void = () => {}): Counted {
  const tally = new Map<string, number>();
  const note = ({ service, operation }: DirectoryCall) => {
    const id = `${service}:${operation}`;
    tally.set(id, (tally.get(id) ?? 0) + 1);
    onCall();
  };

  async function* eachPage(call: DirectoryCall, pages: Pages<unknown>): AsyncGenerator<readonly unknown[], void, void> {
    const iterator = pages[Symbol.asyncIterator]();
    try {
      for (;;) {
        const turn = await noted(call, iterator.next(), ({ done }) => done !== true);
        if (turn.done === true) return;
        yield turn.value;
      }
    } finally {
      await iterator.return?.();
    }
  }

  async function noted<T>(call: DirectoryCall, answer: Promise<T>, isCall: (value: T) => boolean = () => true) {
    try {
      const value = await answer;
      if (isCall(value)) note(call);
      return value;
    } catch (error) {
      note(call);
      throw error;
    }
  }

  const view: Record<string, unknown> = {
    instanceArn: directory.instanceArn,
    identityStoreId: directory.identityStoreId,
  };
  for (const [name, call] of Object.entries<DirectoryCall>(DIRECTORY_CALLS)) {
    const method = (directory as unknown as Record<string, AnyMethod>)[name]?.bind(directory) as AnyMethod;
    view[name] = call.paged
      ? (...args: unknown[]) => eachPage(call, method(...args) as Pages<unknown>)
      : (...args: unknown[]) => noted(call, method(...args) as Promise<unknown>);
  }
  return {
    directory: view as unknown as Directory,
    made: () => Object.fromEntries([...tally].sort(([a], [b]) => (a < b ? -1 : 1))),
    madeOf: (service) => [...tally].reduce((sum, [id, count]) => (id.startsWith(`${service}:`) ? sum + count : sum), 0),
  };
}

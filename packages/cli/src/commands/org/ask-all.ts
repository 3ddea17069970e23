import type { SsoctlError } from '@ssoctl/core/internal/errors/index';
import { askEach } from '@ssoctl/core/internal/listing/ask-each';
import type { Context } from '../../kit/context.ts';
import { startProgress } from '../../kit/progress.ts';

/**
 * Asks for each item, a few at a time, with progress on stderr. One that fails is told and never sinks the rest.
 * @throws what ends all: credentials that are over, CANCELLED, defects
 */
export async function askAll<T>(
  { output, signal }: Pick<Context, 'output' | 'signal'>,
  what: string,
  items: readonly T[],
  ask: (item: T, signal: AbortSignal) => Promise<void>,
  onFailure: (item: T, error: SsoctlError) => void,
): Promise<void> {
  const progress = startProgress(output, what);
  let done = 0;
  const count = () => {
    done += 1;
    progress.update(done, items.length);
  };
  progress.update(0, items.length);
  try {
    await askEach(items, {
      signal,
      async ask(item, either) {
        await ask(item, either);
        count();
      },
      onFailure(item, error) {
        onFailure(item, error);
        count();
      },
    });
  } finally {
    progress.end();
  }
}

import { pages } from '@ssoctl/core/internal/call/pages';
import type { CallOptions } from '@ssoctl/core/internal/call/types';
import type { Pages } from '@ssoctl/core/internal/directory/types';
import type { Service } from './service.ts';

export interface PagingOptions {
  /** Default 100, and 20 for Organizations. */
  pageSize?: number | undefined;
  /** An empty page with a token after each page. */
  emptyPages?: boolean | undefined;
  /** Each page begins with the last row of the one before. */
  overlapping?: boolean | undefined;
  /** The listing, on the wire's name, whose second token is its first once more: it never ends. */
  endless?: string | undefined;
}

/**
 * A listing as a service gives it: behind each token stands the key after which the next page begins, so that what is deleted
 * meanwhile moves nothing.
 */
export function listed<T>(
  service: Service,
  paging: PagingOptions,
  operation: string,
  about: readonly string[],
  options: CallOptions | undefined,
  rows: () => readonly T[],
  keyOf: (row: T) => string,
): Pages<T> {
  const size = paging.pageSize ?? (operation.startsWith('organizations:') ? 20 : 100);
  return pages(operation, (token) =>
    service.ask(operation, about, options?.signal, () => {
      const all = [...rows()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
      const isEmptyTurn = paging.emptyPages && token?.startsWith('e');
      if (isEmptyTurn) return { items: [], nextToken: `t${token?.slice(1)}` };
      const after = token === undefined ? undefined : Buffer.from(token.slice(1), 'base64').toString();
      const rest =
        after === undefined
          ? all
          : all.filter((row) => (paging.overlapping ? keyOf(row) >= after : keyOf(row) > after));
      const items = rest.slice(0, size + (paging.overlapping && after !== undefined ? 1 : 0));
      const last = items.at(-1);
      if (last === undefined || items.length === rest.length) {
        return { items, nextToken: paging.endless === operation ? (token ?? 'tagain') : undefined };
      }
      return { items, nextToken: `${paging.emptyPages ? 'e' : 't'}${Buffer.from(keyOf(last)).toString('base64')}` };
    }),
  );
}

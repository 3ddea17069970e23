import type { Axis } from './axis.ts';

/** The same way, looking only at these children: what is provisioned elsewhere is met in the listing, and not asked about. */
export function within(axis: Axis, children: ReadonlySet<string>): Axis {
  return {
    ...axis,
    async *children(directory, parent, status, options) {
      for await (const page of axis.children(directory, parent, status, options))
        yield page.filter((child) => children.has(child));
    },
  };
}

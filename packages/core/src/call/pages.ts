import { SsoctlError } from '../errors/index.ts';

export interface Page<T> {
  items: readonly T[];
  nextToken: string | undefined;
}

/**
 * Page after page until the service names no next one; empty pages with a next one are legal.
 * @throws SERVICE_UNAVAILABLE when a page token comes twice: the listing would never end
 */
export async function* pages<T>(
  what: string,
  next: (nextToken: string | undefined) => Promise<Page<T>>,
): AsyncGenerator<readonly T[], void, void> {
  const seen = new Set<string>();
  for (let nextToken: string | undefined; ; ) {
    const page = await next(nextToken);
    yield page.items;
    if (page.nextToken === undefined) return;
    if (seen.has(page.nextToken)) {
      throw new SsoctlError(
        'SERVICE_UNAVAILABLE',
        `${what}: the service gave the same page token twice after ${seen.size + 1} pages`,
        {
          hint: 'run the command again',
        },
      );
    }
    seen.add(page.nextToken);
    nextToken = page.nextToken;
  }
}

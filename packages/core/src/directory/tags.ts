import type { Pages } from './types.ts';

/** Tags page after page as one record. */
export async function tagsFrom(
  pages: Pages<{ Key?: string | undefined; Value?: string | undefined }>,
): Promise<Readonly<Record<string, string>>> {
  // A key may be called __proto__.
  const tags: Record<string, string> = Object.create(null);
  for await (const page of pages) for (const { Key, Value } of page) if (Key !== undefined) tags[Key] = Value ?? '';
  return tags;
}

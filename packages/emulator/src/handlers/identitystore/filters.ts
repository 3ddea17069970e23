import * as v from 'valibot';
import { invalid } from '../aws-json/input.ts';

/** Deprecated, and used all the same: one attribute, equal to one text. */
export const filters = v.exactOptional(
  v.pipe(
    v.array(v.object({ AttributePath: v.string(), AttributeValue: v.string() }), 'Member must be a list'),
    v.maxLength(1, 'Member must have length less than or equal to 1'),
  ),
);

/** The text that `attribute` must have; undefined where nothing is filtered. @throws AwsJsonRefusal for another attribute */
export function filteredBy(given: v.InferOutput<typeof filters> | undefined, attribute: string): string | undefined {
  const [filter] = given ?? [];
  if (filter === undefined) return undefined;
  if (filter.AttributePath.toLowerCase() === attribute.toLowerCase()) return filter.AttributeValue;
  throw invalid('identitystore', `Filtering by ${filter.AttributePath} is not supported: ${attribute} is.`);
}

import * as v from 'valibot';
import type { ExternalId } from '../../seed/types.ts';
import { invalid } from '../aws-json/input.ts';

/** Another name of a user or group: what another directory calls them, or an attribute that nobody shares. */
export const alternateIdentifier = v.object({
  ExternalId: v.exactOptional(v.object({ Issuer: v.string(), Id: v.string() })),
  UniqueAttribute: v.exactOptional(v.object({ AttributePath: v.string(), AttributeValue: v.unknown() })),
});

interface Identified {
  externalIds?: readonly ExternalId[];
}

/**
 * The first that carries the identifier. `attributes` reads each attribute that may be asked for, by its path in lower
 * case.
 *
 * @throws AwsJsonRefusal for none or both of the two, or for another attribute
 */
export function identified<T extends Identified>(
  { ExternalId, UniqueAttribute }: v.InferOutput<typeof alternateIdentifier>,
  all: readonly T[],
  attributes: Readonly<Record<string, (one: T) => string | undefined>>,
): T | undefined {
  if ((ExternalId === undefined) === (UniqueAttribute === undefined)) {
    throw invalid('identitystore', 'AlternateIdentifier must be one of ExternalId and UniqueAttribute.');
  }
  if (ExternalId !== undefined) {
    const { Issuer, Id } = ExternalId;
    return all.find(({ externalIds = [] }) => externalIds.some(({ issuer, id }) => issuer === Issuer && id === Id));
  }
  const path = UniqueAttribute?.AttributePath ?? '';
  const read = attributes[path.toLowerCase()];
  if (read === undefined) throw invalid('identitystore', `${path} is not a unique attribute.`);
  const wanted = UniqueAttribute?.AttributeValue;
  if (typeof wanted !== 'string') throw invalid('identitystore', 'AttributeValue must be a string.');
  return all.find((one) => read(one)?.toLowerCase() === wanted.toLowerCase());
}

import * as v from 'valibot';
import { accountReference, identityStoreId, instanceId, names, principalId, region, text } from './fields.ts';

const externalIds = v.pipe(
  v.array(v.strictObject({ issuer: text, id: text }), 'expected a list of {issuer, id}'),
  v.maxLength(10, 'at most 10'),
);

export const user = v.strictObject({
  name: v.pipe(text, v.maxLength(128, 'at most 128 characters')),
  displayName: v.exactOptional(text),
  email: v.exactOptional(text),
  status: v.exactOptional(v.picklist(['ENABLED', 'DISABLED'], 'expected ENABLED or DISABLED')),
  id: v.exactOptional(principalId),
  externalIds: v.exactOptional(externalIds),
});

export const group = v.strictObject({
  name: v.pipe(text, v.maxLength(1024, 'at most 1024 characters')),
  description: v.exactOptional(text),
  members: v.exactOptional(names('user names')),
  id: v.exactOptional(principalId),
  externalIds: v.exactOptional(externalIds),
});

/** An instance that belongs to one account, with people of its own: no permission sets, no portal that is played. */
export const accountInstance = v.strictObject({
  /** Twelve digits of an account outside the organization will do. */
  account: accountReference,
  region: v.exactOptional(region),
  name: v.exactOptional(text),
  id: v.exactOptional(instanceId),
  identityStoreId: v.exactOptional(identityStoreId),
  users: v.exactOptional(v.array(user, 'expected a list of users')),
  groups: v.exactOptional(v.array(group, 'expected a list of groups')),
});

import * as v from 'valibot';
import { behaviour } from './behaviour-schema.ts';
import { duration, identityStoreId, instanceId, region, text } from './fields.ts';
import { accessKey, account, organization } from './organization-schema.ts';
import { accountInstance, group, user } from './people-schema.ts';
import { application, assignment, permissionSet } from './permission-schema.ts';

const anyDuration = duration(1, 10 * 365 * 86_400, 'between a second and ten years');

const instance = v.strictObject({
  id: v.exactOptional(instanceId),
  name: v.exactOptional(text),
  region: v.exactOptional(region),
  /** Enabled beside `region`, which is the primary one. */
  regions: v.exactOptional(v.pipe(v.array(region, 'expected a list of Regions'), v.maxLength(10, 'at most 10'))),
  identityStoreId: v.exactOptional(identityStoreId),
  alias: v.exactOptional(
    v.pipe(v.string(), v.regex(/^(?!d-)[a-z0-9][a-z0-9-]*$/, 'expected lower-case letters, digits, hyphens; not d-…')),
  ),
  /** Follows from the Region; accepted so that a complete seed can be loaded again. */
  partition: v.exactOptional(v.string()),
});

const sessions = v.strictObject({
  portal: v.exactOptional(anyDuration),
  accessToken: v.exactOptional(anyDuration),
  registration: v.exactOptional(anyDuration),
  deviceCode: v.exactOptional(anyDuration),
  deviceInterval: v.exactOptional(anyDuration),
  authorizationCode: v.exactOptional(anyDuration),
});

/** The document a person writes. What may be left out is filled in by {@link ../seed/complete.ts}. */
export const seedSchema = v.strictObject({
  key: v.exactOptional(text),
  instance: v.exactOptional(instance),
  organization: v.exactOptional(organization),
  accounts: v.pipe(v.array(account, 'expected a list of accounts'), v.minLength(1, 'an organization has an account')),
  users: v.pipe(v.array(user, 'expected a list of users'), v.minLength(1, 'somebody must be able to sign in')),
  groups: v.exactOptional(v.array(group, 'expected a list of groups')),
  permissionSets: v.exactOptional(v.array(permissionSet, 'expected a list of permission sets')),
  assignments: v.exactOptional(v.array(assignment, 'expected a list of assignments')),
  applications: v.exactOptional(v.array(application, 'expected a list of applications')),
  accountInstances: v.exactOptional(v.array(accountInstance, 'expected a list of account instances')),
  accessKeys: v.exactOptional(v.array(accessKey, 'expected a list of access keys')),
  sessions: v.exactOptional(sessions),
  behaviour: v.exactOptional(behaviour),
});

/** What may be written in a seed file; durations as text (`8h`, `PT8H`) or seconds. */
export type SeedDocument = DeepReadonly<v.InferInput<typeof seedSchema>>;
/** A document whose parts are each well-formed; that they fit together is checked later. */
export type CheckedDocument = v.InferOutput<typeof seedSchema>;

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

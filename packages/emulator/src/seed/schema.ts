import { isRegion } from '@ssoctl/core/wire';
import * as v from 'valibot';
import { readDuration } from './duration.ts';

const text = v.pipe(v.string('expected text'), v.trim(), v.nonEmpty('must not be empty'));

/** YAML reads `012345678901` as a number and drops the zero: a short number is an id that was not quoted. */
const accountId = v.pipe(
  v.union([v.string(), v.number()], 'expected twelve digits in quotes'),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const id = String(dataset.value);
    if (/^\d{12}$/.test(id)) return id;
    const short = typeof dataset.value === 'number' && /^\d{1,11}$/.test(id);
    const quoted = `"${id.padStart(12, '0')}"`;
    addIssue({
      message: short
        ? `account ids have twelve digits, this has ${id.length}: quote it, so that a leading zero stays: ${quoted}`
        : `account ids have twelve digits, got ${JSON.stringify(dataset.value)}`,
    });
    return NEVER;
  }),
);

function duration(lowest: number, highest: number, range: string) {
  return v.pipe(
    v.union([v.string(), v.number()], 'expected a duration such as 8h, 90m, PT8H, or seconds'),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const seconds = readDuration(dataset.value);
      if (seconds !== undefined && seconds >= lowest && seconds <= highest) return seconds;
      const got = JSON.stringify(dataset.value);
      const message =
        seconds === undefined ? `not a duration such as 8h, 90m or PT8H: ${got}` : `${got} is not ${range}`;
      addIssue({ message });
      return NEVER;
    }),
  );
}

const anyDuration = duration(1, 10 * 365 * 86_400, 'between a second and ten years');

const instance = v.strictObject({
  id: v.exactOptional(
    v.pipe(v.string(), v.regex(/^(sso)?ins-[a-zA-Z0-9-.]{16}$/, 'expected ssoins- and 16 characters')),
  ),
  name: v.exactOptional(text),
  region: v.exactOptional(v.pipe(v.string(), v.check(isRegion, 'expected a Region such as eu-central-1'))),
  identityStoreId: v.exactOptional(v.pipe(v.string(), v.regex(/^d-[0-9a-f]{10}$/, 'expected d- and 10 hex digits'))),
  alias: v.exactOptional(
    v.pipe(v.string(), v.regex(/^(?!d-)[a-z0-9][a-z0-9-]*$/, 'expected lower-case letters, digits, hyphens; not d-…')),
  ),
  /** Follows from the Region; accepted so that a complete seed can be loaded again. */
  partition: v.exactOptional(v.string()),
});

const account = v.strictObject({
  id: accountId,
  name: v.exactOptional(text),
  email: v.exactOptional(v.pipe(text, v.maxLength(254, 'at most 254 characters'))),
  status: v.exactOptional(
    v.picklist(
      ['ACTIVE', 'SUSPENDED', 'PENDING_CLOSURE', 'CLOSED'],
      'expected ACTIVE, SUSPENDED, PENDING_CLOSURE or CLOSED',
    ),
  ),
});

const user = v.strictObject({
  name: v.pipe(text, v.maxLength(128, 'at most 128 characters')),
  displayName: v.exactOptional(text),
  email: v.exactOptional(text),
  status: v.exactOptional(v.picklist(['ENABLED', 'DISABLED'], 'expected ENABLED or DISABLED')),
  id: v.exactOptional(text),
});

const group = v.strictObject({
  name: text,
  description: v.exactOptional(text),
  members: v.exactOptional(v.array(text, 'expected a list of user names')),
  id: v.exactOptional(text),
});

const permissionSet = v.strictObject({
  name: v.pipe(
    v.string('expected text'),
    v.regex(/^[\w+=,.@-]{1,32}$/, 'expected 1 to 32 of letters, digits and _+=,.@-'),
  ),
  description: v.exactOptional(text),
  sessionDuration: v.exactOptional(duration(3600, 43_200, 'between 1h and 12h')),
  adminRights: v.exactOptional(v.picklist(['full', 'read', 'none'], 'expected full, read or none')),
  arn: v.exactOptional(text),
});

const assignment = v.strictObject({
  permissionSet: text,
  accounts: v.union(
    [v.literal('all'), v.array(v.union([v.string(), v.number()]))],
    'expected all, or a list of account ids or names',
  ),
  groups: v.exactOptional(v.array(text, 'expected a list of group names')),
  users: v.exactOptional(v.array(text, 'expected a list of user names')),
});

const sessions = v.strictObject({
  portal: v.exactOptional(anyDuration),
  accessToken: v.exactOptional(anyDuration),
  registration: v.exactOptional(anyDuration),
  deviceCode: v.exactOptional(anyDuration),
  deviceInterval: v.exactOptional(anyDuration),
  authorizationCode: v.exactOptional(anyDuration),
});

const behaviour = v.strictObject({
  rotate: v.exactOptional(v.boolean('expected true or false')),
  wrongRegion: v.exactOptional(v.picklist(['refused', 'hangs'], 'expected refused or hangs')),
  pageSize: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))),
  emptyFirstPage: v.exactOptional(v.boolean('expected true or false')),
  extraScopes: v.exactOptional(v.array(text)),
});

/** The document a person writes. What may be left out is filled in by {@link ../seed/complete.ts}. */
export const seedSchema = v.strictObject({
  key: v.exactOptional(text),
  instance: v.exactOptional(instance),
  organization: v.exactOptional(
    v.strictObject({
      id: v.exactOptional(
        v.pipe(v.string(), v.regex(/^o-[a-z0-9]{10,32}$/, 'expected o- and 10 to 32 of a-z and 0-9')),
      ),
      managementAccountId: v.exactOptional(accountId),
    }),
  ),
  accounts: v.pipe(v.array(account, 'expected a list of accounts'), v.minLength(1, 'an organization has an account')),
  users: v.pipe(v.array(user, 'expected a list of users'), v.minLength(1, 'somebody must be able to sign in')),
  groups: v.exactOptional(v.array(group, 'expected a list of groups')),
  permissionSets: v.exactOptional(v.array(permissionSet, 'expected a list of permission sets')),
  assignments: v.exactOptional(v.array(assignment, 'expected a list of assignments')),
  sessions: v.exactOptional(sessions),
  behaviour: v.exactOptional(behaviour),
});

/** What may be written in a seed file; durations as text (`8h`, `PT8H`) or seconds. */
export type SeedDocument = DeepReadonly<v.InferInput<typeof seedSchema>>;
/** A document whose parts are each well-formed; that they fit together is checked later. */
export type CheckedDocument = v.InferOutput<typeof seedSchema>;

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

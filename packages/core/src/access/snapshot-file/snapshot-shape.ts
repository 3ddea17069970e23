import type { Assignment, PermissionSetPolicies } from '../../directory/types.ts';
import type {
  Snapshot,
  SnapshotAccount,
  SnapshotGroup,
  SnapshotPermissionSet,
  SnapshotUser,
} from '../snapshot-types.ts';
import type { Gap } from '../types.ts';
import { list, Misfit, object, oneOf, optional, type Shape, text, texts, truth } from './shape.ts';

export const SCHEMA = 'ssoctl/snapshot/1';

const principalType = oneOf('USER', 'GROUP');
const sortedIds: Shape<string[]> = (value) => list(text)(value).sort();

const managed = object<{ name: string; arn: string }>({ name: text, arn: text });
const customerManaged = object<{ name: string; path: string }>({ name: text, path: text });
const managedBoundary = object<{ managedPolicyArn: string }>({ managedPolicyArn: text });
const boundary: Shape<NonNullable<PermissionSetPolicies['boundary']>> = (value) =>
  typeof value === 'object' && value !== null && 'managedPolicyArn' in value
    ? managedBoundary(value)
    : customerManaged(value);

const policies = object<PermissionSetPolicies>({
  managed: (value) => list(managed)(value).sort(by((policy) => [policy.arn])),
  customerManaged: (value) => list(customerManaged)(value).sort(by((policy) => [policy.path, policy.name])),
  inline: optional(text),
  boundary: optional(boundary),
});

const account = object<SnapshotAccount>({
  accountId: text,
  name: optional(text),
  email: optional(text),
  state: text,
  unit: optional(text),
  tags: optional(texts),
});

const permissionSet = object<SnapshotPermissionSet>({
  arn: text,
  name: text,
  description: optional(text),
  sessionDuration: optional(text),
  relayState: optional(text),
  policies: optional(policies),
  tags: optional(texts),
  provisionedIn: optional(sortedIds),
  outOfDateIn: optional(sortedIds),
});

const user = object<SnapshotUser>({
  userId: text,
  userName: optional(text),
  displayName: optional(text),
  email: optional(text),
  status: optional(oneOf('ENABLED', 'DISABLED')),
});

const group = object<SnapshotGroup>({
  groupId: text,
  displayName: optional(text),
  description: optional(text),
  members: optional(sortedIds),
});

const assignment = object<Assignment>({
  accountId: text,
  permissionSetArn: text,
  principalType,
  principalId: text,
});

const gap = object<Gap>({
  operation: text,
  accountId: optional(text),
  permissionSetArn: optional(text),
  principalType: optional(principalType),
  principalId: optional(text),
  code: text,
  message: text,
});

/** A snapshot as it stands in a file: keys in order, lists sorted, nothing twice. */
export const snapshotShape: Shape<Snapshot> = object<Snapshot>({
  schema: oneOf(SCHEMA),
  startedAt: time,
  takenAt: time,
  instanceArn: text,
  identityStoreId: text,
  region: text,
  organizationId: optional(text),
  managementAccountId: optional(text),
  complete: truth,
  errors: (value) =>
    list(gap)(value).sort(
      by((g) => [g.operation, g.accountId, g.permissionSetArn, g.principalType, g.principalId, g.code, g.message]),
    ),
  accounts: once(account, ({ accountId }) => [accountId]),
  permissionSets: once(permissionSet, ({ arn }) => [arn]),
  users: once(user, ({ userId }) => [userId]),
  groups: once(group, ({ groupId }) => [groupId]),
  assignments: once(assignment, (a) => [a.accountId, a.permissionSetArn, a.principalType, a.principalId]),
});

function time(value: unknown): string {
  const given = text(value);
  if (Number.isNaN(Date.parse(given))) throw new Misfit('is no time');
  return given;
}

/** A list sorted by what makes its items different. */
function once<T>(shape: Shape<T>, keys: (item: T) => readonly string[]): Shape<T[]> {
  const compare = by(keys);
  return (value) => {
    const items = list(shape)(value);
    if (items.some((item, at) => at > 0 && compare(items[at - 1] as T, item) > 0)) items.sort(compare);
    const twice = items.find((item, at) => at > 0 && compare(items[at - 1] as T, item) === 0);
    if (twice !== undefined) throw new Misfit(`holds ${keys(twice).join(', ')} twice`);
    return items;
  };
}

/** By code units, so that the order is the same everywhere. */
function by<T>(keys: (item: T) => readonly (string | undefined)[]): (a: T, b: T) => number {
  return (a, b) => {
    const theirs = keys(b);
    for (const [at, key = ''] of keys(a).entries()) {
      const other = theirs[at] ?? '';
      if (key !== other) return key < other ? -1 : 1;
    }
    return 0;
  };
}

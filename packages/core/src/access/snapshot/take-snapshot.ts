import type { Assignment } from '../../directory/types.ts';
import type { AccessDeps } from '../asking/inquiry.ts';
import { byId, tidy } from '../order.ts';
import type {
  Snapshot,
  SnapshotAccount,
  SnapshotGroup,
  SnapshotPermissionSet,
  SnapshotUser,
} from '../snapshot-types.ts';
import type { CallPlan, Gap, Told } from '../types.ts';
import type { SnapshotPart } from './part.ts';
import { snapshotParts } from './parts.ts';
import type { SnapshotOptions } from './taking.ts';

export interface SnapshotAnswer extends Told {
  snapshot: Snapshot;
}

/** The whole organization at one time, in memory. For one that is too large for that, {@link snapshotParts}. */
export async function takeSnapshot(
  deps: AccessDeps,
  region: string,
  options: SnapshotOptions = {},
): Promise<SnapshotAnswer> {
  const collected = collect();
  const startedMs = deps.clock.now();
  for await (const part of snapshotParts(deps, options)) collected.add(part);
  const { plan, made, ...snapshot } = collected.whole(region);
  return {
    snapshot,
    plan,
    made,
    complete: snapshot.complete,
    errors: snapshot.errors,
    ageMs: Math.max(0, startedMs - Date.parse(snapshot.startedAt)),
  };
}

type Whole = Snapshot & { plan: CallPlan; made: Readonly<Record<string, number>> };

/** Puts parts together, whatever order they came in. */
export function collect() {
  const accounts = new Map<string, SnapshotAccount>();
  const accountTags = new Map<string, Readonly<Record<string, string>>>();
  const sets = new Map<string, SnapshotPermissionSet>();
  const users = new Map<string, SnapshotUser>();
  const groups = new Map<string, SnapshotGroup>();
  const members = new Map<string, readonly string[]>();
  const gone = new Set<string>();
  const provisioned = new Map<string, Set<string>>();
  const outOfDate = new Map<string, Set<string>>();
  const assignments: Assignment[] = [];
  const errors: Gap[] = [];
  let start: Extract<SnapshotPart, { part: 'start' }> | undefined;
  let end: Extract<SnapshotPart, { part: 'end' }> | undefined;
  let organization: Extract<SnapshotPart, { part: 'organization' }> | undefined;
  let plan: CallPlan | undefined;
  let drift = false;

  function add(part: SnapshotPart): void {
    switch (part.part) {
      case 'start':
        start = part;
        break;
      case 'end':
        end = part;
        break;
      case 'plan':
        plan = part.plan;
        break;
      case 'organization':
        organization = part;
        break;
      case 'accounts':
        for (const account of part.accounts) accounts.set(account.accountId, account);
        break;
      case 'account-tags':
        accountTags.set(part.accountId, part.tags);
        break;
      case 'permission-set':
        sets.set(part.permissionSet.arn, part.permissionSet);
        break;
      case 'pair':
        put(provisioned, part.permissionSetArn, part.accountId);
        for (const one of part.assignments) assignments.push(one);
        break;
      case 'assignments':
        for (const one of part.assignments) assignments.push(one);
        break;
      case 'out-of-date':
        drift = true;
        for (const { permissionSetArn, accountId } of part.pairs) put(outOfDate, permissionSetArn, accountId);
        break;
      case 'users':
        for (const user of part.users) users.set(user.userId, shownUser(user));
        break;
      case 'groups':
        for (const group of part.groups) groups.set(group.groupId, group);
        break;
      case 'members':
        if (part.members === undefined) gone.add(part.groupId);
        else members.set(part.groupId, part.members);
        break;
      case 'gap':
        errors.push(part.gap);
        break;
    }
  }

  function whole(region: string): Whole {
    if (start === undefined || end === undefined || plan === undefined) throw new Error('the parts are not all there');
    const walked = plan.strategy !== 'by-principal';
    return {
      schema: 'ssoctl/snapshot/1',
      startedAt: start.startedAt,
      takenAt: end.takenAt,
      instanceArn: start.instanceArn,
      identityStoreId: start.identityStoreId,
      region,
      ...(organization === undefined ? {} : { organizationId: organization.organizationId }),
      ...(organization === undefined ? {} : { managementAccountId: organization.managementAccountId }),
      complete: end.complete,
      errors,
      accounts: sorted(accounts).map((account) => {
        const tags = accountTags.get(account.accountId);
        return tags === undefined ? account : { ...account, tags };
      }),
      permissionSets: sorted(sets).map((set) => ({
        ...set,
        ...(walked ? { provisionedIn: [...(provisioned.get(set.arn) ?? [])].sort(byId) } : {}),
        ...(drift ? { outOfDateIn: [...(outOfDate.get(set.arn) ?? [])].sort(byId) } : {}),
      })),
      users: sorted(users),
      groups: sorted(groups)
        .filter(({ groupId }) => !gone.has(groupId))
        .map((group) => shownGroup(group, members.get(group.groupId))),
      assignments: tidy(assignments),
      plan,
      made: end.made,
    };
  }

  return { add, whole };
}

function put(into: Map<string, Set<string>>, key: string, value: string): void {
  into.set(key, (into.get(key) ?? new Set()).add(value));
}

function sorted<T>(values: ReadonlyMap<string, T>): T[] {
  return [...values].sort(([a], [b]) => byId(a, b)).map(([, value]) => value);
}

function shownUser({ userId, userName, displayName, email, status }: SnapshotUser): SnapshotUser {
  return defined({ userId, userName, displayName, email, status });
}

function shownGroup({ groupId, displayName, description }: SnapshotGroup, members: readonly string[] | undefined) {
  return defined<SnapshotGroup>({ groupId, displayName, description, members });
}

/** Without the keys that hold nothing, so that equal states make equal files. */
function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined)) as T;
}

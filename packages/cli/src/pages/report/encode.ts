import type { Snapshot } from '@ssoctl/core/internal/access/snapshot-types';
import type { Finding } from '@ssoctl/core/internal/access/types';
import type { Known } from './known.ts';
import { DISABLED, type ReportData } from './model/data.ts';
import { packNumbers } from './pack.ts';
import { policyLines } from './policy-lines.ts';

/** Everything that the page's script needs, small without a compression that a script would have to undo. */
export function encode(snapshot: Snapshot, known: Known, findings: readonly Finding[]): ReportData {
  const { accounts, sets, users, groups } = known;
  const units = places(accounts.map(({ unit = '' }) => unit));
  const states = places(['', ...accounts.map(({ state }) => told(state))]);
  const index = indexOf(known);
  return {
    takenAt: snapshot.takenAt,
    accounts: {
      ids: accounts.map(({ accountId }) => accountId),
      names: accounts.map(({ name = '' }) => name),
      emails: accounts.map(({ email = '' }) => email),
      unit: accounts.map(({ unit = '' }) => at(units, unit)),
      state: accounts.map(({ state }) => at(states, told(state))),
    },
    units: [...units.keys()],
    states: [...states.keys()],
    sets: {
      arns: sets.map(({ arn }) => arn),
      names: sets.map(({ name }) => name),
      descriptions: sets.map(({ description = '' }) => description),
      sessions: sets.map(({ sessionDuration = '' }) => sessionDuration),
      policies: sets.map(({ policies }) => policyLines(policies)),
    },
    users: {
      ids: users.map(({ userId }) => userId),
      names: users.map(({ userName = '' }) => userName),
      displayNames: users.map(({ displayName = '' }) => displayName),
      emails: users.map(({ email = '' }) => email),
      flags: users.map(({ flags, status }) => flags | (status === 'DISABLED' ? DISABLED : 0)),
    },
    groups: {
      ids: groups.map(({ groupId }) => groupId),
      names: groups.map(({ displayName = '' }) => displayName),
      descriptions: groups.map(({ description = '' }) => description),
      flags: groups.map(({ flags }) => flags),
      members: packNumbers(groups.flatMap(({ members = [] }) => counted(members.map((id) => at(index.user, id))))),
    },
    assignments: packNumbers(assignmentNumbers(snapshot, index)),
    findings: findings.map(({ id, severity, subject, detail }) => {
      const kind = subject.kind === 'permission-set' ? 'set' : subject.kind;
      return { id, severity, kind, at: index[kind].get(subject.id) ?? -1, subject: subject.name || subject.id, detail };
    }),
  };
}

/** Account, set, principal, in that order; of what is the same as before, the difference is 0. */
function assignmentNumbers(snapshot: Snapshot, index: Index): number[] {
  const rows = snapshot.assignments.map(({ accountId, permissionSetArn, principalType, principalId }) => ({
    account: at(index.account, accountId),
    set: at(index.set, permissionSetArn),
    principal: principalType === 'USER' ? at(index.user, principalId) : index.user.size + at(index.group, principalId),
  }));
  rows.sort((a, b) => a.account - b.account || a.set - b.set || a.principal - b.principal);
  const numbers: number[] = [];
  let last = { account: 0, set: 0, principal: 0 };
  for (const row of rows) {
    const sameAccount = row.account === last.account;
    const sameSet = sameAccount && row.set === last.set;
    numbers.push(
      row.account - last.account,
      sameAccount ? row.set - last.set : row.set,
      sameSet ? row.principal - last.principal : row.principal,
    );
    last = row;
  }
  return numbers;
}

function counted(members: readonly number[]): number[] {
  const sorted = [...new Set(members)].sort((a, b) => a - b);
  return [sorted.length, ...sorted.map((member, index) => member - (sorted[index - 1] ?? 0))];
}

/** An account that is active needs no word. */
const told = (state: string) => (state === 'ACTIVE' ? '' : state);

/** The place of each id. */
type Index = Record<'account' | 'set' | 'group' | 'user', Map<string, number>>;

function indexOf({ accounts, sets, groups, users }: Known): Index {
  return {
    account: places(accounts.map(({ accountId }) => accountId)),
    set: places(sets.map(({ arn }) => arn)),
    group: places(groups.map(({ groupId }) => groupId)),
    user: places(users.map(({ userId }) => userId)),
  };
}

/** The place of each different value, in the order of their first appearance. */
function places(values: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const value of values) if (!found.has(value)) found.set(value, found.size);
  return found;
}

function at(found: ReadonlyMap<string, number>, value: string): number {
  const place = found.get(value);
  if (place === undefined) throw new Error(`no place for ${value}`);
  return place;
}

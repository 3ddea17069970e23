import { GONE, type ReportData } from './data.ts';
import { unpackNumbers } from './unpack.ts';

/** Lists of numbers behind one another: those of `i` are `values` from `starts[i]` to `starts[i + 1]`. */
export interface Lists {
  starts: Uint32Array;
  values: Uint32Array;
}

/** The data with all that a question needs at hand. Users are principals 0 to `userCount` − 1, groups the ones after them. */
export interface Model {
  data: ReportData;
  accountCount: number;
  setCount: number;
  userCount: number;
  groupCount: number;
  assignmentCount: number;
  /** Of assignments, sorted by account, set, principal. */
  account: Uint32Array;
  set: Uint32Array;
  principal: Uint32Array;
  /** 1 for users that are in the identity store no more: they are told, and counted among nobody. */
  gone: Uint8Array;
  /** Users of each group. */
  members: Lists;
  /** Groups of each user. */
  groupsOf: Lists;
  /** Assignments of each account, set, principal. */
  byAccount: Lists;
  bySet: Lists;
  byPrincipal: Lists;
}

export function modelOf(data: ReportData): Model {
  const userCount = data.users.ids.length;
  const groupCount = data.groups.ids.length;
  const { account, set, principal } = assignmentsIn(data);
  const members = membersIn(data);
  const groupOfMember = new Uint32Array(members.values.length);
  for (let group = 0; group < groupCount; group += 1)
    groupOfMember.fill(group, members.starts[group], members.starts[group + 1]);
  const memberships = grouped(members.values, userCount);
  return {
    data,
    accountCount: data.accounts.ids.length,
    setCount: data.sets.arns.length,
    userCount,
    groupCount,
    assignmentCount: account.length,
    account,
    set,
    principal,
    gone: Uint8Array.from(data.users.flags, (flags) => Number((flags & GONE) !== 0)),
    members,
    groupsOf: { starts: memberships.starts, values: memberships.values.map((at) => groupOfMember[at] as number) },
    byAccount: grouped(account, data.accounts.ids.length),
    bySet: grouped(set, data.sets.arns.length),
    byPrincipal: grouped(principal, userCount + groupCount),
  };
}

export function listOf(lists: Lists, index: number): Uint32Array {
  return lists.values.subarray(lists.starts[index], lists.starts[index + 1]);
}

function assignmentsIn({ assignments }: ReportData) {
  const numbers = unpackNumbers(assignments);
  const count = numbers.length / 3;
  const account = new Uint32Array(count);
  const set = new Uint32Array(count);
  const principal = new Uint32Array(count);
  let [lastAccount, lastSet, lastPrincipal] = [0, 0, 0];
  for (let at = 0; at < count; at += 1) {
    const accountStep = numbers[at * 3] as number;
    const setStep = numbers[at * 3 + 1] as number;
    const principalStep = numbers[at * 3 + 2] as number;
    const sameSet = accountStep === 0 && setStep === 0;
    lastAccount += accountStep;
    lastSet = accountStep === 0 ? lastSet + setStep : setStep;
    lastPrincipal = sameSet ? lastPrincipal + principalStep : principalStep;
    account[at] = lastAccount;
    set[at] = lastSet;
    principal[at] = lastPrincipal;
  }
  return { account, set, principal };
}

function membersIn({ groups }: ReportData): Lists {
  const numbers = unpackNumbers(groups.members);
  const starts = new Uint32Array(groups.ids.length + 1);
  const values = new Uint32Array(numbers.length - groups.ids.length);
  let from = 0;
  let to = 0;
  for (let group = 0; group < groups.ids.length; group += 1) {
    const end = from + 1 + (numbers[from] as number);
    let last = 0;
    for (from += 1; from < end; from += 1) {
      last += numbers[from] as number;
      values[to++] = last;
    }
    starts[group + 1] = to;
  }
  return { starts, values };
}

/** Places of each key, in order (a counting sort). */
function grouped(keys: Uint32Array, count: number): Lists {
  const starts = new Uint32Array(count + 1);
  for (const key of keys) starts[key + 1] = (starts[key + 1] as number) + 1;
  for (let key = 0; key < count; key += 1) starts[key + 1] = (starts[key + 1] as number) + (starts[key] as number);
  const next = starts.slice();
  const values = new Uint32Array(keys.length);
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] as number;
    values[next[key] as number] = at;
    next[key] = (next[key] as number) + 1;
  }
  return { starts, values };
}

import { ORGANIZATIONS_PAGE, pagesOf } from '../asking/directory-calls.ts';
import type { Strategy } from '../types.ts';
import type { Guesses } from './sizes.ts';

/** What the paces keep to, for sso-admin as a whole and for each operation of identitystore. */
export const CALLS_PER_SECOND = 18;
/** For Organizations as a whole, which publishes no rate. */
const ORGANIZATIONS_PER_SECOND = 8;

/** People whose names are asked for one by one rather than by listing all, where nobody knows how many there are. */
export const FEW = 20;

/** First guesses of what an answer holds. */
const USUALLY_REACHED = 4;
const GROUPS_PER_SET = 2;
const PEOPLE_PER_GROUP = 10;

/** A question as the planner sees it. */
export type PlannedQuestion =
  | { ask: 'who'; permissionSet?: boolean | undefined }
  | { ask: 'of'; principal: 'user' | 'group' }
  | { ask: 'why'; permissionSet?: boolean | undefined }
  | ({ ask: 'snapshot' } & SnapshotExtras);

/** What a snapshot holds beyond who is assigned what. */
export interface SnapshotExtras {
  /** Where permission sets are out of date. */
  drift?: boolean | undefined;
  policies?: boolean | undefined;
  tags?: boolean | undefined;
  /** Names of the units that accounts are in. */
  units?: boolean | undefined;
}

/** Calls by what limits them. Those of one stage are made beside each other, a stage after the one before. */
export type Stage = Readonly<Record<string, number>>;

export interface Cost {
  /** Calls of sso-admin that find who is assigned. */
  strategy: number;
  naming: readonly Stage[];
  /** What it would not find. */
  lacks?: string | undefined;
}

export const LACKS_DELETED = 'assignments of deleted principals';

/** What each strategy that answers a question costs. */
export function costs(question: PlannedQuestion, sizes: Guesses): Partial<Record<Strategy, Cost>> {
  const { of, cold } = sizes;
  switch (question.ask) {
    case 'who': {
      if (question.permissionSet) return { account: { strategy: 1, naming: namingWho(1, sizes) } };
      const naming = namingWho(of.setsThere, sizes);
      return {
        account: { strategy: pagesOf(of.setsThere) + of.setsThere, naming },
        'by-set': { strategy: pagesOf(of.permissionSets) + of.permissionSets, naming },
        'by-principal': { strategy: of.users + of.groups, naming, lacks: LACKS_DELETED },
      };
    }
    case 'of': {
      const groups = question.principal === 'user' ? of.groupsOfUser : 0;
      const naming = [
        {
          'sso-admin': cold('permissionSets', USUALLY_REACHED),
          ListGroups: cold('groups', least(groups, of.groups)),
          organizations: cold('accounts', least(USUALLY_REACHED, of.accounts, ORGANIZATIONS_PAGE)),
        },
      ];
      return { principal: { strategy: 1 + groups, naming }, ...walks(sizes, naming) };
    }
    case 'why': {
      const sets = question.permissionSet ? 1 : of.setsThere;
      const naming = [{ GetUserId: 1, DescribeUser: 1, organizations: 1 }, { 'sso-admin': sets }];
      return { account: { strategy: sets + 2 * pagesOf(of.setsThere), naming } };
    }
    case 'snapshot':
      return snapshotCosts(question, sizes);
  }
}

function snapshotCosts(extras: SnapshotExtras, sizes: Guesses): Partial<Record<Strategy, Cost>> {
  const { of } = sizes;
  const sets = of.permissionSets;
  const describing = sets * (1 + (extras.policies ? 4 : 0) + (extras.tags ? 1 : 0));
  const beside = {
    'sso-admin': describing,
    ListGroups: pagesOf(of.groups),
    ListGroupMemberships: of.groups,
    organizations:
      1 + pagesOf(of.accounts, ORGANIZATIONS_PAGE) + (extras.tags ? of.accounts : 0) + (extras.units ? 1 : 0),
  };
  const naming = [beside, { ListUsers: pagesOf(of.users), ListGroups: pagesOf(of.groups) }];
  const { users, groups } = of;
  return {
    ...walks(sizes, naming, extras.drift),
    'by-principal': { strategy: pagesOf(sets) + users + groups, naming, lacks: LACKS_DELETED },
  };
}

/** The two ways over all that is provisioned. */
function walks({ of }: Guesses, naming: readonly Stage[], drift = false): Partial<Record<Strategy, Cost>> {
  const over = (parents: number) => {
    const listing = parents * pagesOf(parents === 0 ? 0 : of.pairs / parents);
    return pagesOf(of.permissionSets) + listing + of.pairs + (drift ? parents : 0);
  };
  return {
    'by-set': { strategy: over(of.permissionSets), naming },
    'by-account': { strategy: over(of.accounts), naming },
  };
}

/** What an account's assignments usually are to: a few groups for each set, and the people in them. */
function namingWho(sets: number, { of, cold }: Guesses): Stage[] {
  const groups = Math.min(of.groups, GROUPS_PER_SET * sets);
  const people = Math.min(of.users, groups * PEOPLE_PER_GROUP);
  return [
    {
      'sso-admin': cold('permissionSets', sets),
      ListGroupMemberships: cold('members', groups),
      organizations: cold('accounts', 1),
    },
    { ListUsers: cold('users', least(people, of.users)), ListGroups: cold('groups', least(groups, of.groups)) },
  ];
}

/** Naming so many of so many: each by itself, or all of them by listing. */
function least(found: number, all: number, page?: number): number {
  return Math.min(found, pagesOf(all, page));
}

/** How long a stage after the other takes, each as long as its slowest limit. */
export function secondsOf(stages: readonly Stage[]): number {
  return stages.reduce((sum, stage) => {
    const each = Object.entries(stage).map(
      ([limit, calls]) => calls / (limit === 'organizations' ? ORGANIZATIONS_PER_SECOND : CALLS_PER_SECOND),
    );
    return sum + Math.max(0, ...each);
  }, 0);
}

export function callsOf(stages: readonly Stage[]): number {
  return stages.reduce((sum, stage) => sum + Object.values(stage).reduce((all, calls) => all + calls, 0), 0);
}

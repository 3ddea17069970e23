import { listOf, type Model } from './model.ts';
import type { Kind } from './names.ts';

/** A thing on the way down; `direct` stands where a group would: assigned without one. */
export type Step = { kind: Kind; index: number } | { kind: 'direct' };

/**
 * The way from a thing down to who gets in, or to where one gets in. It begins with an account or a set (then the other one, a group or
 * nobody between, a person), with a group (a set, an account), or with a person (a group or `direct`, a set, an account).
 */
export type Trail = readonly [Step, ...Step[]];

export interface Item {
  step: Step;
  /** How many of what `Section.counted` says. */
  count: number;
}

export interface Section {
  title: string;
  /** What the items' numbers count, such as `people`; undefined: nothing. */
  counted: 'people' | 'accounts' | undefined;
  /** Whether an item leads further down; else it begins a way of its own. */
  deeper: boolean;
  items: readonly Item[];
}

/** What lies one step below. Nothing does where the way is at its end. */
export function sectionsOf(model: Model, trail: Trail): Section[] {
  const has = (kind: Step['kind']) => trail.some((step) => step.kind === kind);
  const hits = assignmentsOn(model, trail);
  const [first] = trail;
  const section = (title: string, counted: Section['counted'], items: readonly Item[], deeper = true): Section => ({
    title,
    counted,
    deeper,
    items,
  });
  const sets = () => tallied(hits, (at) => ({ kind: 'set', index: model.set[at] as number }));
  const accounts = () => tallied(hits, (at) => ({ kind: 'account', index: model.account[at] as number }));

  if (first.kind === 'user') {
    if (!has('group') && !has('direct'))
      return [
        section('Through', 'accounts', waysOf(model, hits)),
        section(
          'Accounts',
          undefined,
          accounts().map(({ step }) => ({ step, count: 0 })),
          false,
        ),
      ];
    if (!has('set'))
      return [
        section(
          'Permission sets',
          'accounts',
          sets().map(({ step, hits: of }) => ({ step, count: of.length })),
        ),
      ];
    return has('account')
      ? []
      : [
          section(
            'Accounts',
            undefined,
            accounts().map(({ step }) => ({ step, count: 0 })),
          ),
        ];
  }
  if (first.kind === 'group') {
    if (!has('set'))
      return [
        section(
          'Permission sets',
          'accounts',
          sets().map(({ step, hits: of }) => ({ step, count: of.length })),
        ),
        section('People', undefined, usersAmong(listOf(model.members, first.index)), false),
      ];
    return has('account')
      ? []
      : [
          section(
            'Accounts',
            undefined,
            accounts().map(({ step }) => ({ step, count: 0 })),
          ),
        ];
  }
  const people = peopleCounter(model);
  /** How many of them are not gone. */
  const present = (users: Uint32Array) => users.reduce((count, user) => count + 1 - (model.gone[user] as number), 0);
  if (!has('set'))
    return [
      section(
        'Permission sets',
        'people',
        sets().map(({ step, hits: of }) => ({ step, count: present(people(of)) })),
      ),
      section('Everybody here', undefined, usersAmong(people(hits)), false),
    ];
  if (!has('account'))
    return [
      section(
        'Accounts',
        'people',
        accounts().map(({ step, hits: of }) => ({ step, count: present(people(of)) })),
      ),
      section('Everybody who has it', undefined, usersAmong(people(hits)), false),
    ];
  if (has('user')) return [];
  const [group] = trail.flatMap((step) => (step.kind === 'group' ? [step.index] : []));
  if (group !== undefined) return [section('People', undefined, usersAmong(listOf(model.members, group)))];
  const { principal, userCount } = model;
  const through = hits.filter((at) => (principal[at] as number) >= userCount);
  return [
    section(
      'Through groups',
      'people',
      through.map((at) => {
        const index = (principal[at] as number) - userCount;
        return { step: { kind: 'group', index }, count: present(listOf(model.members, index)) };
      }),
    ),
    section('Directly', undefined, usersAmong(hits.map((at) => principal[at] as number).filter((p) => p < userCount))),
  ];
}

/** Assignments that the way goes over, in order. */
function assignmentsOn(model: Model, trail: Trail): number[] {
  const { account, set, principal, userCount } = model;
  const index = (kind: Kind) => trail.flatMap((step) => (step.kind === kind ? [step.index] : []))[0];
  const [a, s, g, u] = [index('account'), index('set'), index('group'), index('user')];
  const direct = trail.some(({ kind }) => kind === 'direct');
  let candidates: number[];
  if (g !== undefined) candidates = [...listOf(model.byPrincipal, userCount + g)];
  else if (u !== undefined) {
    const groups = direct ? [] : [...listOf(model.groupsOf, u)].map((group) => userCount + group);
    candidates = [u, ...groups].flatMap((of) => [...listOf(model.byPrincipal, of)]).sort((x, y) => x - y);
  } else candidates = [...(a === undefined ? listOf(model.bySet, s as number) : listOf(model.byAccount, a))];
  return candidates.filter(
    (at) =>
      (a === undefined || account[at] === a) &&
      (s === undefined || set[at] === s) &&
      (!direct || (principal[at] as number) < userCount),
  );
}

interface Tally {
  step: Step & { index: number };
  hits: number[];
}

function tallied(hits: readonly number[], stepOf: (at: number) => Step & { index: number }): Tally[] {
  const found = new Map<number, Tally>();
  for (const at of hits) {
    const step = stepOf(at);
    const tally = found.get(step.index);
    if (tally === undefined) found.set(step.index, { step, hits: [at] });
    else tally.hits.push(at);
  }
  return [...found.values()].sort((a, b) => a.step.index - b.step.index);
}

/** The groups through which a person gets in somewhere, and `direct` last. */
function waysOf({ account, principal, userCount }: Model, hits: readonly number[]): Item[] {
  const accountsOf = (of: readonly number[]) => new Set(of.map((at) => account[at])).size;
  const direct = hits.filter((at) => (principal[at] as number) < userCount);
  const through = tallied(
    hits.filter((at) => (principal[at] as number) >= userCount),
    (at) => ({ kind: 'group', index: (principal[at] as number) - userCount }),
  );
  return [
    ...through.map(({ step, hits: of }) => ({ step, count: accountsOf(of) })),
    ...(direct.length === 0 ? [] : [{ step: { kind: 'direct' as const }, count: accountsOf(direct) }]),
  ];
}

/** @returns who different assignments let in, in order */
export function peopleCounter({ principal, userCount, members }: Model): (hits: readonly number[]) => Uint32Array {
  const seen = new Uint32Array(userCount);
  let turn = 0;
  return (hits) => {
    turn += 1;
    const found: number[] = [];
    const see = (user: number) => {
      if (seen[user] === turn) return;
      seen[user] = turn;
      found.push(user);
    };
    for (const at of hits) {
      const p = principal[at] as number;
      if (p < userCount) see(p);
      else for (const user of listOf(members, p - userCount)) see(user);
    }
    return Uint32Array.from(found).sort();
  };
}

const usersAmong = (users: Iterable<number>): Item[] =>
  [...users].map((index) => ({ step: { kind: 'user', index }, count: 0 }));

import {
  accountIdOf,
  everyRow,
  groupIdOf,
  permissionSetArnOf,
  reachOf,
  untidy,
  userIdOf,
  verdictOn,
  whoReaches,
} from '@ssoctl/testkit/organization';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hygiene } from '../../src/access/hygiene.ts';
import { of } from '../../src/access/questions/of.ts';
import { who } from '../../src/access/questions/who.ts';
import { why } from '../../src/access/questions/why.ts';
import { rowsOf } from '../../src/access/rows-of.ts';
import { takeSnapshot } from '../../src/access/snapshot/take-snapshot.ts';
import { isSsoctlError } from '../../src/errors/index.ts';
import { faults } from './judge.ts';
import { fairScenes, foulScenes, type Played, play, type Scene } from './scenes.ts';

const IS_LONG = process.env['SSOCTL_LONG'] !== undefined;
const MANY = IS_LONG ? 6_000 : 300;
const LIMIT_MS = IS_LONG ? 900_000 : 30_000;

/** What is asked about: mostly what some assignment is of, so that there is something to answer; sometimes anything, or nothing. */
const questions = fc.record({
  number: fc.nat(60),
  stray: fc.integer({ min: 0, max: 4 }).map((one) => one === 0),
  isSetNamed: fc.boolean(),
});

interface Question {
  accountId: string;
  permissionSetArn: string | undefined;
  userId: string;
  groupId: string;
}

function questionFor(
  { model }: Scene,
  { number, stray, isSetNamed }: typeof questions extends fc.Arbitrary<infer T> ? T : never,
): Question {
  const aim = stray ? undefined : model.assignments[number % Math.max(1, model.assignments.length)];
  const { members } = model.groups.find(({ groupId }) => groupId === aim?.principalId) ?? {};
  const user = aim?.principalType === 'USER' ? aim.principalId : members?.[number % Math.max(1, members.length)];
  return {
    accountId: aim?.accountId ?? accountIdOf(number % 8),
    permissionSetArn: isSetNamed ? (aim?.permissionSetArn ?? permissionSetArnOf(number % 6)) : undefined,
    userId: user ?? userIdOf(number % 9),
    groupId: aim?.principalType === 'GROUP' ? aim.principalId : groupIdOf(number % 6),
  };
}

/** What came of a question; undefined where it failed as a whole, which only a service that misbehaves may bring about. */
async function orFailure<T>(scene: Scene, answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (!isSsoctlError(error)) throw error;
    const mayFail = scene.faults.length > 0 || ['NOT_FOUND', 'USAGE'].includes(error.code);
    if (!mayFail) throw error;
    return undefined;
  }
}

async function asksWho(scene: Scene, { accountId, permissionSetArn }: Question): Promise<string[]> {
  const played = play(scene);
  const answer = await orFailure(scene, who(played.deps, { account: accountId, permissionSet: permissionSetArn }));
  if (answer === undefined) return [];
  count({ ...answer, isFull: answer.rows.length > 0 });
  return faults({
    ...answer,
    before: whoReaches(played.before, accountId, permissionSetArn),
    after: whoReaches(played.after, accountId, permissionSetArn),
    deleted: played.deleted,
  });
}

async function asksOf(scene: Scene, principalType: 'USER' | 'GROUP', question: Question): Promise<string[]> {
  const played = play(scene);
  const principal = { principalType, principalId: principalType === 'USER' ? question.userId : question.groupId };
  const answer = await orFailure(scene, of(played.deps, { principal }));
  if (answer === undefined) return [];
  count({ ...answer, isFull: answer.rows.length > 0 });
  const isGone = principal.principalId === played.deleted;
  const wrong = faults({
    ...answer,
    before: reachOf(played.before, principal),
    after: reachOf(played.after, principal),
    deleted: played.deleted,
  });
  // Who is asked about may go while he is asked about: then nothing that he had is certain.
  return isGone ? wrong.filter((line) => !line.startsWith('is missing')) : wrong;
}

async function asksWhy(scene: Scene, question: Question): Promise<string[]> {
  const played = play(scene);
  const { userId: user, accountId: account, permissionSetArn: permissionSet } = question;
  const answer = await orFailure(scene, why(played.deps, { user, account, permissionSet }));
  if (answer === undefined) return [];
  count({ ...answer, isFull: answer.granted !== undefined });
  const verdicts = [verdictOn(played.before, question), verdictOn(played.after, question)];
  const wrong: string[] = [];
  if (answer.complete !== (answer.errors.length === 0)) wrong.push('complete does not fit errors');
  if (answer.granted === undefined && answer.complete) wrong.push('no verdict, and nothing that failed');
  if (answer.granted !== undefined && !verdicts.some(({ granted }) => granted === answer.granted))
    wrong.push(`granted is ${answer.granted}: ${JSON.stringify(answer.chain)}`);
  const broken = answer.chain.find(({ holds }) => holds !== true);
  // Who goes while he is asked about breaks the chain at whatever was asked then.
  const isGone = played.deleted === user;
  if (answer.complete && !isGone && !verdicts.some(({ missing }) => missing === broken?.step))
    wrong.push(`breaks at ${broken?.step}, not at ${verdicts.map(({ missing }) => missing)}`);
  return wrong;
}

async function snapshotOf(
  scene: Scene,
): Promise<{ played: Played; wrong: string[]; untidy: string[] | undefined; tidiness: boolean }> {
  const played = play(scene);
  const taken = await orFailure(
    scene,
    takeSnapshot(played.deps, 'eu-west-1', { drift: true, policies: true, units: true }),
  );
  if (taken === undefined) return { played, wrong: [], untidy: undefined, tidiness: false };
  const { snapshot } = taken;
  count({ ...snapshot, isFull: snapshot.assignments.length > 0 });
  const wrong = faults({
    rows: [...rowsOf(snapshot)],
    complete: snapshot.complete,
    errors: snapshot.errors,
    before: everyRow(played.before),
    after: everyRow(played.after),
    deleted: played.deleted,
  });
  const found = hygiene(snapshot);
  if (found.complete !== snapshot.complete)
    wrong.push('hygiene is complete where the snapshot is not, or the other way round');
  return {
    played,
    wrong,
    untidy: found.findings.map(({ id, subject }) => `${id} ${subject.id}`).sort(),
    tidiness: found.complete,
  };
}

/** How many answers there were, and how many of them had rows or a verdict, and gaps. */
interface Tally {
  answers: number;
  full: number;
  gaps: number;
}
const tally: Tally = { answers: 0, full: 0, gaps: 0 };

function count({ isFull, complete }: { isFull: boolean; complete: boolean }): void {
  tally.answers += 1;
  if (isFull) tally.full += 1;
  if (!complete) tally.gaps += 1;
}

/** Tries many, and sees to it that they were not about nothing. */
async function run(property: fc.IAsyncProperty<unknown>, hasGaps: boolean): Promise<void> {
  Object.assign(tally, { answers: 0, full: 0, gaps: 0 });
  await fc.assert(property, { numRuns: MANY });
  expect(tally.answers).toBeGreaterThan(MANY * 0.6);
  expect(tally.full).toBeGreaterThan(tally.answers * 0.2);
  expect(tally.gaps > tally.answers * 0.1).toBe(hasGaps);
}

describe.each([
  ['a service that behaves', fairScenes, false],
  ['calls that fail, listings that never end, principals that are deleted meanwhile', foulScenes, true],
])('with %s', (_name, scenes, hasGaps) => {
  test(
    'who reaches an account is what a look at everything says, or what is missing is said',
    async () => {
      await run(
        fc.asyncProperty(scenes, questions, async (scene, drawn) => {
          expect(await asksWho(scene, questionFor(scene, drawn))).toEqual([]);
        }),
        hasGaps,
      );
    },
    LIMIT_MS,
  );

  test.each(['USER', 'GROUP'] as const)(
    'so is what a %s reaches',
    async (type) => {
      await run(
        fc.asyncProperty(scenes, questions, async (scene, drawn) => {
          expect(await asksOf(scene, type, questionFor(scene, drawn))).toEqual([]);
        }),
        hasGaps,
      );
    },
    LIMIT_MS,
  );

  test(
    'so is why somebody gets in, and where the chain breaks',
    async () => {
      await run(
        fc.asyncProperty(scenes, questions, async (scene, drawn) => {
          expect(await asksWhy(scene, questionFor(scene, drawn))).toEqual([]);
        }),
        hasGaps,
      );
    },
    LIMIT_MS,
  );

  test(
    'so is a snapshot, and what is untidy in it',
    async () => {
      await run(
        fc.asyncProperty(scenes, async (scene) => {
          const { played, wrong, untidy: found, tidiness } = await snapshotOf(scene);
          expect(wrong).toEqual([]);
          if (found === undefined || played.deleted !== undefined) return;
          const all = untidy(played.before);
          if (tidiness) expect(found).toEqual(all);
          else expect(found.filter((one) => !all.includes(one))).toEqual([]);
        }),
        hasGaps,
      );
    },
    LIMIT_MS,
  );
});

import type { Directory } from '../directory/types.ts';
import type { CallerIdentity } from '../identity/types.ts';
import type { World } from '../ports/index.ts';
import type { AccessDeps } from './asking/inquiry.ts';
import { type ChangePlan, planChange, type WantedChange } from './change/plan-change.ts';
import { type AssignmentsQuestion, listAssignments } from './questions/list-assignments.ts';
import { of } from './questions/of.ts';
import type { OfQuestion } from './questions/of-whom.ts';
import { planQuestion, type Question } from './questions/plan-question.ts';
import { type WhoQuestion, who } from './questions/who.ts';
import { type WhyQuestion, why } from './questions/why.ts';
import type { SnapshotPart } from './snapshot/part.ts';
import { snapshotParts } from './snapshot/parts.ts';
import { type SnapshotAnswer, takeSnapshot } from './snapshot/take-snapshot.ts';
import type { SnapshotOptions } from './snapshot/taking.ts';
import { accessStore } from './store/file-store.ts';
import { callerOf } from './store/types.ts';
import type { AccessRow, Answer, AskOptions, CallPlan, Why } from './types.ts';

/** Questions about who may do what where. Each tells how it was asked, what failed, and how old its oldest part is. */
export interface Access {
  /** @see planQuestion */
  plan(question: Question, options?: AskOptions): Promise<CallPlan>;
  /** @see who */
  who(question: WhoQuestion, options?: AskOptions): Promise<Answer<AccessRow>>;
  /** @see of */
  of(question: OfQuestion, options?: AskOptions): Promise<Answer<AccessRow>>;
  /** @see why */
  why(question: WhyQuestion, options?: AskOptions): Promise<Why>;
  /** @see listAssignments */
  assignments(question: AssignmentsQuestion, options?: AskOptions): Promise<Answer<AccessRow>>;
  /** @see takeSnapshot */
  snapshot(options?: SnapshotOptions): Promise<SnapshotAnswer>;
  /** @see snapshotParts */
  parts(options?: SnapshotOptions): AsyncIterable<SnapshotPart>;
  /** @see planChange */
  planChange(wanted: WantedChange, options?: AskOptions): Promise<ChangePlan>;
}

export interface AccessOptions {
  directory: Directory;
  /** Of the instance. */
  region: string;
  /** Whose credentials the directory calls with. */
  caller: CallerIdentity;
}

/** Questions to one instance. What is learnt is kept in the user's cache folder, for this caller alone. */
export function createAccess(
  world: Pick<World, 'env' | 'home' | 'clock' | 'files' | 'random' | 'onEvent'>,
  { directory, region, caller }: AccessOptions,
): Access {
  const deps: AccessDeps = {
    directory,
    clock: world.clock,
    onEvent: world.onEvent,
    store: accessStore(world),
    scope: { instanceArn: directory.instanceArn, caller: callerOf(caller) },
  };
  return {
    plan: (question, options) => planQuestion(deps, question, options),
    who: (question, options) => who(deps, question, options),
    of: (question, options) => of(deps, question, options),
    why: (question, options) => why(deps, question, options),
    assignments: (question, options) => listAssignments(deps, question, options),
    snapshot: (options) => takeSnapshot(deps, region, options),
    parts: (options) => snapshotParts(deps, options),
    planChange: (wanted, options) => planChange(deps, wanted, options),
  };
}

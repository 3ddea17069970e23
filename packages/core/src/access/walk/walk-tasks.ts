import type { Assignment } from '../../directory/types.ts';
import type { Task } from '../asking/crew.ts';
import { addGap, attempt, type Inquiry } from '../asking/inquiry.ts';
import { tidy } from '../order.ts';
import type { Axis } from './axis.ts';
import type { WalkMemory } from './memory.ts';

export interface Pair {
  accountId: string;
  permissionSetArn: string;
}

/** What a walk learns. Whoever takes it may be slow: the walk waits. */
export interface WalkSink {
  pair(pair: Pair, assignments: readonly Assignment[]): Promise<void>;
  /** Told of one parent's whole listing: how many pairs more there are to ask. */
  onListed?: ((pairs: number) => void) | undefined;
}

/**
 * The tasks that ask for all that hangs on these parents: what is provisioned, page by page, and who is assigned each. A call that
 * fails is noted, the rest goes on. What the memory knows is not asked again and not told again.
 */
export function walkTasks(
  inquiry: Inquiry,
  axis: Axis,
  parents: readonly string[],
  sink: WalkSink,
  memory?: WalkMemory | undefined,
): Task[] {
  return parents
    .filter((parent) => memory?.isDone(parent) !== true)
    .map(
      (parent): Task =>
        (signal) =>
          new Branch(inquiry, axis, parent, sink, memory, signal).begin(),
    );
}

/** One parent while it is walked. */
class Branch {
  readonly #inquiry: Inquiry;
  readonly #axis: Axis;
  readonly #parent: string;
  readonly #sink: WalkSink;
  readonly #memory: WalkMemory | undefined;
  readonly #pages: AsyncIterator<readonly string[]>;
  readonly #met = new Set<string>();
  #left = 0;
  #listed = false;
  #whole = true;

  constructor(
    inquiry: Inquiry,
    axis: Axis,
    parent: string,
    sink: WalkSink,
    memory: WalkMemory | undefined,
    signal: AbortSignal,
  ) {
    this.#inquiry = inquiry;
    this.#axis = axis;
    this.#parent = parent;
    this.#sink = sink;
    this.#memory = memory;
    this.#pages = axis.children(inquiry.directory, parent, undefined, { signal })[Symbol.asyncIterator]();
  }

  begin(): Promise<readonly Task[]> {
    return this.#nextPage();
  }

  /** Asks for one page, and hands back the tasks for what is on it, and for the page after it. */
  async #nextPage(): Promise<readonly Task[]> {
    const answer = await attempt(this.#inquiry, this.#axis.operation, () => this.#pages.next());
    if (!answer.ok) {
      addGap(this.#inquiry, this.#axis.operation, answer.error, this.#axis.subject(this.#parent));
      this.#whole = false;
    }
    if (!answer.ok || answer.value.done === true) {
      this.#listed = true;
      await this.#maybeDone();
      return [];
    }
    const tasks: Task[] = [];
    for (const child of answer.value.value) {
      if (this.#met.has(child)) continue;
      this.#met.add(child);
      const pair = this.#axis.pair(this.#parent, child);
      if (this.#memory?.isKnown(pair.accountId, pair.permissionSetArn)) continue;
      this.#left += 1;
      tasks.push(async (signal) => {
        await this.#askPair(pair, signal);
        return undefined;
      });
    }
    this.#sink.onListed?.(tasks.length);
    return [...tasks, () => this.#nextPage()];
  }

  async #askPair(pair: Pair, signal: AbortSignal): Promise<void> {
    const { accountId, permissionSetArn } = pair;
    const found: Assignment[] = [];
    const answer = await attempt(this.#inquiry, 'ListAccountAssignments', async () => {
      for await (const page of this.#inquiry.directory.assignments(accountId, permissionSetArn, { signal }))
        found.push(...page);
    });
    const assignments = tidy(found);
    await this.#sink.pair(pair, assignments);
    if (answer.ok) {
      const principals = assignments.map(({ principalType, principalId }) => [principalType, principalId] as const);
      await this.#memory?.keep({ pair: [accountId, permissionSetArn], principals });
    } else {
      this.#whole = false;
      addGap(this.#inquiry, 'ListAccountAssignments', answer.error, pair);
    }
    this.#left -= 1;
    await this.#maybeDone();
  }

  async #maybeDone(): Promise<void> {
    if (this.#listed && this.#whole && this.#left === 0)
      await this.#memory?.keep({ done: this.#parent, pairs: this.#met.size });
  }
}

/** Tasks that ask where parents have an older version of a permission set. */
export function driftTasks(
  inquiry: Inquiry,
  axis: Axis,
  parents: readonly string[],
  onDrift: (pairs: readonly Pair[]) => Promise<void>,
  memory?: WalkMemory | undefined,
): Task[] {
  return parents.map(
    (parent): Task =>
      async (signal) => {
        const known = memory?.drift(parent);
        const where = new Set(known ?? []);
        if (known === undefined) {
          const answer = await attempt(inquiry, axis.operation, async () => {
            const status = 'LATEST_PERMISSION_SET_NOT_PROVISIONED';
            for await (const page of axis.children(inquiry.directory, parent, status, { signal }))
              for (const child of page) where.add(child);
          });
          if (answer.ok) await memory?.keep({ drift: parent, where: [...where] });
          else addGap(inquiry, axis.operation, answer.error, axis.subject(parent));
        }
        await onDrift([...where].map((child) => axis.pair(parent, child)));
        return undefined;
      },
  );
}

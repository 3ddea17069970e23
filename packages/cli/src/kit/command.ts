import type { Context } from './context.ts';
import type { Args, Input, None, Options } from './option.ts';

/** A line that a user may type, and what it is for. */
export interface Example {
  line: string;
  does: string;
}

/** Headings under which the top-level help lists commands, in this order. */
export const GROUPS = ['Sign in', 'Use', 'Configure', 'Administer', 'Help'] as const;
export type Group = (typeof GROUPS)[number];

/** Ends with this exit code; nothing means 0. */
export type Run<A extends Args, O extends Options> = (
  input: Input<A, O>,
  context: Context,
  // biome-ignore lint/suspicious/noConfusingVoidType: a command that has nothing to say about its exit code returns nothing.
) => Promise<number | void>;

interface Described {
  name: string;
  summary: string;
  /** Paragraphs under the usage line. */
  description?: string | undefined;
  examples: readonly Example[];
  group?: Group | undefined;
}

/** What a command is: data for the parser, the help and the tests. Only `load` leads to code. */
export interface CommandSpec<A extends Args, O extends Options> extends Described {
  args?: A;
  options?: O;
  /** Replaces the usage line's tail, where the arguments alone do not tell it. */
  usage?: string;
  /** Options end at the first argument: the rest belongs to another program. */
  passThrough?: boolean;
  load: () => Promise<{ run: Run<A, O> }>;
}

/** A command with its types forgotten, as the tree holds it. */
export interface Command extends Described {
  kind: 'command';
  args: Args;
  options: Options;
  usage?: string | undefined;
  passThrough: boolean;
  load: () => Promise<{ run: Run<Args, Options> }>;
}

/** Commands under one name: `sessions list`, `sessions add`. */
export interface CommandGroup extends Described {
  kind: 'group';
  commands: readonly Command[];
  /** The command that the group's name alone stands for. */
  otherwise?: string | undefined;
}

export type Node = Command | CommandGroup;

export function defineCommand<const A extends Args = None, const O extends Options = None>(
  spec: CommandSpec<A, O>,
): Command {
  return {
    ...spec,
    kind: 'command',
    args: spec.args ?? {},
    options: spec.options ?? {},
    passThrough: spec.passThrough ?? false,
    // The parser builds the input from this same spec, so what `run` is given has the types that it names.
    load: spec.load as unknown as Command['load'],
  };
}

export function defineGroup(group: Omit<CommandGroup, 'kind'>): CommandGroup {
  return { ...group, kind: 'group' };
}

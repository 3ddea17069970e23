import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import { Command as CommanderCommand, CommanderError, Option as CommanderOption } from 'commander';
import type { Command, CommandGroup, Node } from './command.ts';
import { GLOBAL_OPTIONS, type Globals } from './globals.ts';
import type { Args, Input, Option, Options } from './option.ts';
import { readArgs, readOptions, separate } from './read-input.ts';

/** The whole program, as data. */
export interface Program {
  name: string;
  nodes: readonly Node[];
}

/** What a command line asks for. */
export type Invocation =
  | { kind: 'run'; command: Command; path: string; input: Input<Args, Options>; globals: Globals }
  | { kind: 'help'; node: Node | undefined; path: string; asked: boolean; globals: Globals }
  | { kind: 'version'; globals: Globals };

/** Stands for the first `--` in the arguments of a command that passes the rest through. */
export const SEPARATOR = '\0--';

/** Reads a command line; runs nothing. @throws USAGE */
export function parse(argv: readonly string[], program: Program): Invocation {
  const reading = new Reading(program);
  try {
    reading.root.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (!reading.helpAsked) throw usageError(error, reading.failedAt ?? program.name);
  }
  return reading.invocation();
}

/** One parse: the commander tree made from the program, and what it found. */
class Reading {
  readonly root: CommanderCommand;
  helpAsked = false;
  failedAt: string | undefined;
  private readonly program: Program;
  private readonly trail: CommanderCommand[] = [];
  private help: { node: Node | undefined; path: string; asked: boolean } | undefined;
  private found: { command: Command; path: string; words: readonly string[] } | undefined;

  constructor(program: Program) {
    this.program = program;
    this.root = this.base(program.name, undefined, program.name);
    this.root.option('-V, --version').enablePositionalOptions();
    for (const node of program.nodes) this.root.addCommand(this.build(node, program.name));
  }

  invocation(): Invocation {
    const globals = readOptions(GLOBAL_OPTIONS, this.trail) as Globals;
    if (this.root.getOptionValue('version') === true && !this.found) return { kind: 'version', globals };
    if (this.help) return { kind: 'help', ...this.help, globals };
    if (!this.found) return { kind: 'help', node: undefined, path: this.program.name, asked: true, globals };
    const { command, path, words } = this.found;
    const options = readOptions(command.options, this.trail.slice(-1));
    const args = readArgs(command.args, command.passThrough ? separate(command.args, words, SEPARATOR) : words, path);
    return { kind: 'run', command, path, input: { args, options }, globals };
  }

  private build(node: Node, parent: string): CommanderCommand {
    const path = `${parent} ${node.name}`;
    const built = this.base(node.name, node, path);
    return node.kind === 'group' ? this.asGroup(built, node, path) : this.asCommand(built, node, path);
  }

  private asGroup(built: CommanderCommand, group: CommandGroup, path: string): CommanderCommand {
    built.enablePositionalOptions();
    for (const command of group.commands)
      built.addCommand(this.build(command, path), { isDefault: command.name === group.otherwise });
    return built;
  }

  private asCommand(built: CommanderCommand, command: Command, path: string): CommanderCommand {
    for (const option of Object.values(command.options)) built.addOption(commanderOption(option));
    built.argument('[words...]').action(() => {
      this.found = { command, path, words: built.args };
    });
    if (command.passThrough) {
      built.passThroughOptions();
      const parseOptions = built.parseOptions.bind(built);
      built.parseOptions = (args) => parseOptions(markSeparator(args));
    }
    return built;
  }

  private base(name: string, node: Node | undefined, path: string): CommanderCommand {
    const built = new CommanderCommand(name);
    const own = node?.kind === 'command' ? node.options : {};
    for (const [key, option] of Object.entries(GLOBAL_OPTIONS))
      if (!(key in own)) built.addOption(commanderOption(option));
    built
      .helpOption('-h, --help')
      .helpCommand(false)
      .configureOutput({ writeErr() {}, writeOut() {} });
    built.exitOverride((error) => {
      this.failedAt ??= path;
      throw error;
    });
    built.outputHelp = (context?: unknown) => {
      const asked = !(context as { error?: boolean } | undefined)?.error || node === undefined;
      this.help ??= { node, path, asked };
      this.helpAsked = true;
    };
    const parseOptions = built.parseOptions.bind(built);
    built.parseOptions = (args) => {
      this.trail.push(built);
      return parseOptions(args);
    };
    return built;
  }
}

function commanderOption({ flags, repeatable }: Option<unknown>): CommanderOption {
  const built = new CommanderOption(
    flags.replace(/ (\S+)$/, (whole, last: string) => (last.startsWith('-') ? whole : ` <${last}>`)),
  );
  return repeatable ? built.argParser((text, before: string[] = []) => [...before, text]) : built;
}

function markSeparator(args: readonly string[]): string[] {
  const at = args.indexOf('--');
  return args.map((word, index) => (index === at ? SEPARATOR : word));
}

/** The parser's complaint in our words. */
function usageError(error: CommanderError, path: string): SsoctlError {
  const [said = '', ...rest] = error.message.replace(/^error: /, '').split('\n');
  const meant = /Did you mean (.*)\?/.exec(rest.join(' '))?.[1];
  const hint = meant === undefined ? `run: ${path} --help` : `did you mean ${meant}?`;
  const missing = /^option '(?:-\w, )?(\S+) <(\S+)>' argument missing$/.exec(said);
  if (missing) return new SsoctlError('USAGE', `${missing[1]} wants a value: ${missing[1]} ${missing[2]}`, { hint });
  const unknown = /^unknown (command|option) '(.*)'$/s.exec(said);
  if (unknown) return new SsoctlError('USAGE', `${path} has no ${unknown[1]} ${JSON.stringify(unknown[2])}`, { hint });
  return new SsoctlError('USAGE', said, { hint });
}

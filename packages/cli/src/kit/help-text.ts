import { type Command, type CommandGroup, type Example, GROUPS, type Node } from './command.ts';
import { GLOBAL_OPTIONS } from './globals.ts';
import type { Args, Option, Options } from './option.ts';
import { PageWriter } from './page-writer.ts';
import type { Program } from './parse.ts';
import type { Sink } from './sink.ts';

type Page = Pick<Sink, 'columns' | 'colours'>;

export interface FrontPage {
  title: string;
  description: string;
  examples: readonly Example[];
  topics: readonly { name: string; summary: string }[];
}

/** The help of a command or a group. */
export function commandHelp(node: Node, path: string, page: Page): string {
  const out = new PageWriter(page);
  out.paragraph(`${node.summary}.`);
  out.lines('Usage', usage(node, path));
  if (node.description !== undefined) out.paragraph(node.description);
  if (node.kind === 'group') {
    out.list(
      'Commands',
      node.commands.map((command) => [
        command.name,
        command.name === node.otherwise ? `${command.summary} (the default)` : command.summary,
      ]),
    );
  } else {
    out.list('Arguments', argRows(node.args));
    out.list('Options', optionRows(node.options));
  }
  out.examples('Examples', node.examples);
  out.list('Global options', [...optionRows(withoutOwn(node)), ['-h, --help', 'Show this help']]);
  return out.text();
}

/** What the program's name alone shows. */
export function programHelp(program: Program, front: FrontPage, page: Page): string {
  const out = new PageWriter(page);
  out.paragraph(front.title);
  out.lines('Usage', [`${program.name} COMMAND [options]`]);
  out.paragraph(front.description);
  out.examples('Start here', front.examples);
  for (const group of GROUPS)
    out.list(
      group,
      program.nodes.filter((node) => node.group === group).map((node) => [node.name, node.summary]),
    );
  out.list(
    'Topics',
    front.topics.map(({ name, summary }) => [`help ${name}`, summary]),
  );
  out.list('Global options', [
    ...optionRows(GLOBAL_OPTIONS),
    ['-h, --help', 'Show this help; after a command, that of the command'],
    ['-V, --version', 'Show the version'],
  ]);
  return out.text();
}

/** The usage lines of a node; a group has one a command. */
export function usage(node: Node, path: string): string[] {
  if (node.kind === 'group') return groupUsage(node, path);
  return [`${path} ${node.usage ?? usageTail(node)}`.trimEnd()];
}

function groupUsage(group: CommandGroup, path: string): string[] {
  return group.commands.flatMap((command) => usage(command, `${path} ${command.name}`));
}

function usageTail(command: Command): string {
  const words = Object.values(command.args).map(({ placeholder, required, variadic }) => {
    const word = variadic ? `${placeholder}...` : placeholder;
    return required ? word : `[${word}]`;
  });
  if (Object.keys(command.options).length > 0) words.push('[options]');
  return words.join(' ');
}

function argRows(args: Args): [string, string][] {
  return Object.values(args).map(({ placeholder, summary }) => [placeholder, summary]);
}

function optionRows(options: Options): [string, string][] {
  const shortExists = Object.values(options).some(({ flags }) => /^-\w,/.test(flags));
  return Object.values(options).map((option) => [
    shortExists && option.flags.startsWith('--') ? `    ${option.flags}` : option.flags,
    summaryOf(option),
  ]);
}

function summaryOf({ summary, choices, env, repeatable }: Option<unknown>): string {
  const notes = [
    choices && `one of ${choices.join(', ')}`,
    repeatable && 'may stand several times',
    env && `also ${env}`,
  ].filter(Boolean);
  return notes.length === 0 ? summary : `${summary} (${notes.join('; ')})`;
}

function withoutOwn(node: Node): Options {
  const own = node.kind === 'command' ? node.options : {};
  return Object.fromEntries(Object.entries(GLOBAL_OPTIONS).filter(([key]) => !(key in own)));
}

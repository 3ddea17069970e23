import picocolors from 'picocolors';
import { describe, expect, test } from 'vitest';
import { helpRequest } from './hot/help-request.ts';
import type { Command, Node } from './kit/command.ts';
import { commandHelp, usage } from './kit/help-text.ts';
import { PageWriter } from './kit/page-writer.ts';
import { parse } from './kit/parse.ts';
import { PROGRAM } from './program.ts';
import { showHelp } from './show-help.ts';
import { TOPICS } from './topics/topics.ts';

const page = { columns: 80, colours: picocolors.createColors(false) };
const commands = PROGRAM.nodes.flatMap((node): { path: string; command: Command }[] =>
  node.kind === 'group'
    ? node.commands.map((command) => ({ path: `ssoctl ${node.name} ${command.name}`, command }))
    : [{ path: `ssoctl ${node.name}`, command: node }],
);
const all: { path: string; node: Node }[] = [
  ...commands.map(({ path, command }) => ({ path, node: command })),
  ...PROGRAM.nodes.flatMap((node) => (node.kind === 'group' ? [{ path: `ssoctl ${node.name}`, node }] : [])),
];

describe.each(all)('$path --help', ({ path, node }) => {
  const text = commandHelp(node, path, page);

  test('says what it is for, how it is written, and every option', () => {
    expect(text).toContain(`${node.summary}.`);
    expect(text).toContain(usage(node, path)[0]);
    if (node.kind === 'command') for (const { flags } of Object.values(node.options)) expect(text).toContain(flags);
  });

  test('fits its columns, but for lines that are to be copied', () => {
    const copied = new Set([...usage(node, path), ...node.examples.map(({ line }) => line)].map((line) => `  ${line}`));
    const wide = text.split('\n').filter((line) => line.length > 80 && !copied.has(line));
    expect(wide).toEqual([]);
  });

  test('is the same with and without the parser', () => {
    const argv = [...path.split(' ').slice(1), '--help'];
    expect(helpRequest(argv, PROGRAM)).toMatchObject({ node, path });
    expect(parse(argv, PROGRAM)).toMatchObject({ kind: 'help', node, path });
  });
});

describe.each(commands)('$path', ({ path, command }) => {
  test('has examples', () => {
    expect(command.examples.length).toBeGreaterThan(0);
  });

  test.each(command.examples)('$line is read as this command', ({ line }) => {
    const own = /(?:^|\$\(|^\w+=\S+ )(ssoctl [^|)]*)/.exec(line)?.[1] ?? '';
    const argv = own.match(/"[^"]*"|\S+/g)?.map((word) => word.replaceAll('"', '')) ?? [];
    expect(parse(argv.slice(1), PROGRAM)).toMatchObject({ kind: 'run', path });
  });

  test('loads what it runs', async () => {
    expect((await command.load()).run).toBeTypeOf('function');
  });
});

test('the front page names every command and every topic', () => {
  let text = '';
  const write = (more: string) => {
    text += more;
  };
  showHelp(undefined, 'ssoctl', { ...page, write });
  for (const { name } of PROGRAM.nodes) expect(text).toMatch(new RegExp(`^  ${name} `, 'm'));
  for (const { name } of TOPICS) expect(text).toContain(`help ${name}`);
});

test.each(TOPICS)('the topic $name fits its columns', async ({ load }) => {
  const writer = new PageWriter(page);
  for (const block of (await load()).blocks()) writer.block(block);
  const wide = writer
    .text()
    .split('\n')
    .filter((line) => line.length > 80);
  expect(wide).toEqual([]);
});

test.each([['login', '--help', '-v'], ['nothing', '--help'], ['--json', '--help'], ['exec', 'p', '--help'], ['help']])(
  'leaves %s to the parser',
  (...argv) => {
    expect(helpRequest(argv, PROGRAM)).toBeUndefined();
  },
);

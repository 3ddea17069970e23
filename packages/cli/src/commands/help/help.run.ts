import { closest } from '@ssoctl/core/internal/config/closest';
import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Node } from '../../kit/command.ts';
import type { Context } from '../../kit/context.ts';
import { PageWriter } from '../../kit/page-writer.ts';
import { PROGRAM } from '../../program.ts';
import { showHelp } from '../../show-help.ts';
import { TOPICS } from '../../topics/topics.ts';
import type { HelpInput } from './help.ts';

export async function run({ args: { words } }: HelpInput, { output }: Context): Promise<void> {
  const [first, second, ...more] = words;
  if (first === undefined) return showHelp(undefined, PROGRAM.name, output.out);
  const topic = TOPICS.find(({ name }) => name === first);
  if (topic !== undefined && second === undefined) {
    const page = new PageWriter(output.out);
    for (const block of (await topic.load()).blocks()) page.block(block);
    output.data(page.text());
    return;
  }
  const node = find(PROGRAM.nodes, first);
  const child = node?.kind === 'group' && second !== undefined ? find(node.commands, second) : undefined;
  const found = second === undefined ? node : child;
  if (found === undefined || more.length > 0) throw notFound(words.join(' '));
  showHelp(found, `${PROGRAM.name} ${words.join(' ')}`, output.out);
}

function find(nodes: readonly Node[], name: string): Node | undefined {
  return nodes.find((node) => node.name === name);
}

function notFound(words: string): SsoctlError {
  const commands = PROGRAM.nodes.flatMap((node) =>
    node.kind === 'group' ? [node.name, ...node.commands.map(({ name }) => `${node.name} ${name}`)] : [node.name],
  );
  const meant = closest(words, [...commands, ...TOPICS.map(({ name }) => name)]);
  return new SsoctlError('USAGE', `there is no command or topic ${JSON.stringify(words)}`, {
    hint: meant === undefined ? 'run: ssoctl help' : `did you mean ${meant}?`,
  });
}

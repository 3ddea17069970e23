import type { Node } from '../kit/command.ts';
import type { Program } from '../kit/parse.ts';

/** Whose help is asked for; no node: that of the program. */
export interface HelpRequest {
  node: Node | undefined;
  path: string;
}

/**
 * Reads `[COMMAND…] --help`, and nothing at all. Anything else is undefined: the parser judges it. Help is what a newcomer waits
 * for most often, and this needs no parser.
 */
export function helpRequest(argv: readonly string[], program: Program): HelpRequest | undefined {
  const words = argv.slice(0, -1);
  const last = argv.at(-1);
  if (last !== undefined && last !== '--help' && last !== '-h') return undefined;
  let nodes: readonly Node[] = program.nodes;
  let node: Node | undefined;
  for (const word of words) {
    node = nodes.find(({ name }) => name === word);
    if (node === undefined) return undefined;
    nodes = node.kind === 'group' ? node.commands : [];
  }
  return { node, path: [program.name, ...words].join(' ') };
}

import type { Why, WhyLink, WhyStep } from '@ssoctl/core/internal/access/types';
import type { Page, View } from '../kit/view.ts';
import { visible } from '../kit/visible.ts';
import { wrap } from '../kit/wrap.ts';

export interface ShownWhy extends Pick<Why, 'granted' | 'chain' | 'fix' | 'complete' | 'errors'> {
  question: { user: string; account: string; permissionSet?: string };
}

const IN_WORDS: Record<WhyStep, string> = {
  'user-exists': 'user exists',
  'user-enabled': 'user enabled',
  'account-in-organization': 'account in org',
  'account-active': 'account active',
  'permission-set-exists': 'set exists',
  assigned: 'assigned',
  provisioned: 'provisioned',
  'up-to-date': 'up to date',
};
const WIDEST = Math.max(...Object.values(IN_WORDS).map(({ length }) => length));
const WIDEST_TEXT = 90;

/** The verdict, the links in their order, and what to do; elsewhere than on a terminal a line a link. */
export const whyView: View<ShownWhy> = {
  schema: 'ssoctl/access-why/1',
  json: ({ question, granted, chain, fix, complete, errors }) => ({
    question,
    ...(granted === undefined ? {} : { granted }),
    chain,
    ...(fix === undefined ? {} : { fix }),
    complete,
    errors,
  }),
  *lines({ question, granted, chain, fix }, page) {
    if (!page.terminal) {
      yield* chain.map(({ step, holds, detail }) => [step, word(holds), visible(detail)].join('\t'));
      return;
    }
    const { bold } = page.colours;
    const { user, account, permissionSet } = question;
    const to = permissionSet === undefined ? '' : ` with ${visible(permissionSet)}`;
    const verdict = granted === undefined ? 'It cannot be told whether' : granted ? 'Yes:' : 'No:';
    const does = granted === false ? 'does not get' : 'gets';
    yield bold(`${verdict} ${visible(user)} ${does} into ${visible(account)}${to}.`);
    yield '';
    for (const link of chain) yield* linkLines(link, page);
    if (fix === undefined) return;
    yield '';
    yield granted === false || chain.some(({ holds }) => holds === false)
      ? 'What mends it:'
      : 'If it fails all the same:';
    yield `  ${visible(fix)}`;
  },
};

function* linkLines({ step, holds, detail }: WhyLink, { columns, colours }: Page): Generator<string> {
  const paint = holds === undefined ? colours.yellow : holds ? colours.green : colours.red;
  const indent = 2 + 3 + 2 + WIDEST + 2;
  const width = Math.max(30, Math.min(columns, indent + WIDEST_TEXT) - indent);
  const [first = '', ...more] = wrap(visible(detail), width);
  yield `  ${paint(word(holds).padEnd(3))}  ${IN_WORDS[step].padEnd(WIDEST)}  ${first}`;
  for (const line of more) yield ' '.repeat(indent) + line;
}

function word(holds: boolean | undefined): string {
  return holds === undefined ? '?' : holds ? 'yes' : 'no';
}

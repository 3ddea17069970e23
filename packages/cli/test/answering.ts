import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Choice, Prompter } from '../src/kit/prompter.ts';

/** Stands for Ctrl-C at a question. */
export const INTERRUPT = Symbol('Ctrl-C');
/** Stands for Enter at a question that suggests an answer. */
export const ENTER = Symbol('Enter');

export type Answer = string | boolean | readonly string[] | typeof INTERRUPT | typeof ENTER;

/** Answers in turn; a choice is answered with the label that it begins with. Refused texts are told, and answered anew. */
export function answering(...answers: Answer[]): Prompter & { asked: string[]; refused: string[] } {
  const asked: string[] = [];
  const refused: string[] = [];
  const next = (question: string): Exclude<Answer, typeof INTERRUPT> => {
    asked.push(question);
    const answer = answers.shift();
    if (answer === undefined) throw new Error(`no answer is left for: ${question}`);
    if (answer === INTERRUPT) throw new SsoctlError('CANCELLED', 'cancelled');
    return answer;
  };
  const among = <V>(wanted: string, choices: readonly Choice<V>[]): V => {
    const found = choices.find(({ label }) => label.startsWith(wanted));
    if (!found) throw new Error(`${wanted} is not among ${choices.map(({ label }) => label)}`);
    return found.value;
  };
  return {
    asked,
    refused,
    usable: true,
    select: async (question, choices) => among(String(next(question)), choices),
    async multiselect(question, choices) {
      const answer = next(question);
      return [answer].flat().map((wanted) => among(String(wanted), choices));
    },
    async text(question, _unasked, check, suggested) {
      for (;;) {
        const answer = next(question);
        if (answer === ENTER && suggested === undefined) throw new Error(`nothing is suggested for: ${question}`);
        const text = answer === ENTER ? String(suggested) : String(answer);
        const fault = check?.(text);
        if (fault === undefined) return text;
        refused.push(fault);
      }
    },
    confirm: async (question, _unasked, suggested = true) => {
      const answer = next(question);
      return answer === ENTER ? suggested : answer === true;
    },
  };
}

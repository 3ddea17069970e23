import type { Readable, Writable } from 'node:stream';
import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Choice, Prompter } from './prompter.ts';
import { visible } from './visible.ts';

/** How many choices are listed before typing to narrow them down is offered instead. */
const LIST_AT_MOST = 12;
const SEARCHED = { maxItems: LIST_AT_MOST, placeholder: 'type to narrow' } as const;

/** Asks on stderr, so that stdout stays data. The prompt library is loaded with the first question. */
export function terminalPrompter(streams: { input: Readable; output: Writable; signal: AbortSignal }): Prompter {
  const common = { ...streams, output: sized(streams.output), withGuide: false };

  async function answered<V>(ask: (clack: typeof import('@clack/prompts')) => Promise<V | symbol>): Promise<V> {
    const clack = await import('@clack/prompts');
    const answer = await ask(clack);
    if (clack.isCancel(answer)) throw new SsoctlError('CANCELLED', 'cancelled');
    return answer as V;
  }

  return {
    usable: true,
    async select(question, choices) {
      const options = byIndex(choices);
      const index = await answered<number>(({ select, autocomplete }) =>
        choices.length <= LIST_AT_MOST
          ? select({ ...common, message: question, options })
          : autocomplete({ ...common, ...SEARCHED, message: question, options }),
      );
      const chosen = choices[index];
      if (chosen === undefined) throw new SsoctlError('CANCELLED', 'nothing was chosen');
      return chosen.value;
    },
    async multiselect(question, choices) {
      const options = byIndex(choices);
      const chosen = await answered<number[]>(({ autocompleteMultiselect }) =>
        autocompleteMultiselect({ ...common, ...SEARCHED, message: question, options, required: true }),
      );
      return choices.flatMap(({ value }, index) => (chosen.includes(index) ? [value] : []));
    },
    text: (question, _unasked, check, suggested) =>
      answered<string>(({ text }) =>
        text({
          ...common,
          message: question,
          ...(suggested === undefined ? {} : { placeholder: suggested, defaultValue: suggested }),
          validate: (given) => check?.((given || suggested || '').trim()),
        }),
      ).then((given) => given.trim()),
    confirm: (question, _unasked, suggested = true) =>
      answered<boolean>(({ confirm }) => confirm({ ...common, message: question, initialValue: suggested })),
  };
}

/** By index: the library treats plain values and objects as different types, we do not. */
function byIndex(choices: readonly Choice<unknown>[]) {
  return choices.map(({ label, hint }, index) => ({
    value: index,
    label: visible(label),
    ...(hint === undefined ? {} : { hint: visible(hint) }),
  }));
}

/** Some terminals, as of containers and of CI, do not tell their size; the library would then draw one character a line. */
function sized(output: Writable & { columns?: number; rows?: number }): Writable {
  return output.columns === 0 ? Object.assign(output, { columns: 80, rows: 24 }) : output;
}

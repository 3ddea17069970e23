import { SsoctlError } from '@ssoctl/core/internal/errors/index';

export interface Choice<V> {
  value: V;
  label: string;
  hint?: string | undefined;
}

/** What to say where nobody can be asked: what is missing, and the flag that gives it. */
export interface Unasked {
  missing: string;
  flag: string;
}

/** Questions to the person at the terminal. Every method throws ANSWER_NEEDED without one, and CANCELLED on Ctrl-C. */
export interface Prompter {
  /** Both stdin and stderr are terminals. */
  readonly usable: boolean;
  select<V>(question: string, choices: readonly Choice<V>[], unasked: Unasked): Promise<V>;
  /** At least one of the choices, in their order. */
  multiselect<V>(question: string, choices: readonly Choice<V>[], unasked: Unasked): Promise<V[]>;
  /** @param suggested the answer of whoever just presses Enter */
  text(
    question: string,
    unasked: Unasked,
    check?: (text: string) => string | undefined,
    suggested?: string,
  ): Promise<string>;
  /** @param suggested the answer of whoever just presses Enter; by default yes */
  confirm(question: string, unasked: Unasked, suggested?: boolean): Promise<boolean>;
}

export function cannotAsk({ missing, flag }: Unasked): SsoctlError {
  return new SsoctlError('ANSWER_NEEDED', `${missing}, and without a terminal nobody can be asked`, {
    hint: `give ${flag}`,
    details: { flag: flag.replace(/^it: /, '') },
  });
}

/** For where there is no terminal. */
export function silentPrompter(): Prompter {
  const refuse = async (_question: unknown, ...rest: unknown[]): Promise<never> => {
    throw cannotAsk(rest.find(isUnasked) ?? { missing: 'an answer is missing', flag: 'it by a flag' });
  };
  return { usable: false, select: refuse, multiselect: refuse, text: refuse, confirm: refuse };
}

/** The same prompter, and whether it was asked anything. */
export function watched(prompt: Prompter): Prompter & { readonly wasAsked: boolean } {
  let wasAsked = false;
  const noted = <A extends unknown[], V>(ask: (...asking: A) => Promise<V>) => {
    return (...asking: A): Promise<V> => {
      wasAsked = true;
      return ask(...asking);
    };
  };
  return {
    usable: prompt.usable,
    get wasAsked() {
      return wasAsked;
    },
    select: noted(prompt.select) as Prompter['select'],
    multiselect: noted(prompt.multiselect) as Prompter['multiselect'],
    text: noted(prompt.text),
    confirm: noted(prompt.confirm),
  };
}

function isUnasked(value: unknown): value is Unasked {
  return typeof value === 'object' && value !== null && 'missing' in value && 'flag' in value;
}

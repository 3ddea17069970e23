import { visible } from '../../kit/visible.ts';

/** Markup that is safe to show: made by {@link html} alone, or ours word for word. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type HtmlValue = Html | string | number | undefined | false | readonly HtmlValue[];

/**
 * A template whose values are escaped, with what would move the text around them written out, unless they are markup themselves; lists are
 * joined, undefined and false vanish.
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(strings.reduce((text, part, at) => `${text}${show(values[at - 1])}${part}`));
}

/** A name from elsewhere: whichever way it is written, what stands beside it stays where it is. */
export function name(text: string | undefined): Html {
  return text === undefined || text === '' ? html`` : html`<bdi>${text}</bdi>`;
}

function show(value: HtmlValue): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(show).join('');
  return visible(String(value)).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

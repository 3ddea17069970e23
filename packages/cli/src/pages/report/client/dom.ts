import { visible } from '../../../kit/visible.ts';

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
export type Child = Node | string | false | undefined;

/** An element. Texts are texts, never markup; true sets an attribute without a value, false and undefined leave it out. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  for (const child of children) if (child !== false && child !== undefined) element.append(child);
  return element;
}

/** A name from elsewhere: whichever way it is written, what stands beside it stays where it is. */
export function named(text: string): HTMLElement {
  return el('bdi', {}, visible(text));
}

/** `1,234`; the browser's own way takes tens of milliseconds when it is first asked. */
export const grouped = (count: number) => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
export const counted = (count: number, one: string, many = `${one}s`) =>
  `${grouped(count)} ${count === 1 ? one : many}`;

/** Once before the next picture, however often it is asked for. */
export function beforePainting(draw: () => void): () => void {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      draw();
    });
  };
}

export const NOTHING_LEFT = 'Nothing matches all of this. Take a word or a filter away.';

import type { Matches } from '../model/matches.ts';
import type { Model } from '../model/model.ts';
import { type Kind, nameOf } from '../model/names.ts';
import type { Trail } from '../model/trail.ts';
import { el, grouped, named } from './dom.ts';

const KINDS = [
  ['user', 'People'],
  ['group', 'Groups'],
  ['account', 'Accounts'],
  ['set', 'Permission sets'],
] as const;
const SHOWN = 5;

/** The things whose own name holds all that is searched for: the shortest way to one of them, also where it has no access at all. */
export class Jump {
  readonly element = el('div', { class: 'jump' });
  readonly #model: Model;
  readonly #onOpen: (trail: Trail) => void;

  constructor(model: Model, onOpen: (trail: Trail) => void) {
    this.#model = model;
    this.#onOpen = onOpen;
  }

  show({ all, words }: Matches): void {
    this.element.replaceChildren();
    if (all === 0) return;
    for (const [kind, title] of KINDS) {
      const found: number[] = [];
      let count = 0;
      words[kind].forEach((marks, at) => {
        if (marks !== all) return;
        count += 1;
        if (found.length < SHOWN) found.push(at);
      });
      if (count === 0) continue;
      this.element.append(
        el(
          'div',
          {},
          el('span', { class: 'jump-kind' }, `${title} `, el('span', { class: 'count' }, grouped(count))),
          ...found.map((at) => this.#button(kind, at)),
          count > SHOWN && el('span', { class: 'soft' }, '…'),
        ),
      );
    }
  }

  #button(kind: Kind, index: number): HTMLElement {
    const button = el('button', { type: 'button', class: 'chip' }, named(nameOf(this.#model, kind, index)));
    button.addEventListener('click', () => this.#onOpen([{ kind, index }]));
    return button;
  }
}

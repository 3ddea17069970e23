import { type Fact, factsOf } from '../model/facts.ts';
import type { Filters } from '../model/matches.ts';
import type { Model } from '../model/model.ts';
import { idOf, nameOf } from '../model/names.ts';
import { type Item, type Section, type Step, sectionsOf, type Trail } from '../model/trail.ts';
import { counted, el, grouped, named } from './dom.ts';

/** Items shown at first, and added by each press. */
const PAGE = 200;

const KINDS = { account: 'Account', set: 'Permission set', group: 'Group', user: 'Person', direct: '' } as const;

/** Where nothing lies below. */
const NOTHING = {
  account: 'Nobody is assigned here.',
  set: 'It is assigned to nobody.',
  group: 'It has no members that are known, or grants nothing.',
  user: 'No access: nothing is assigned directly or through a group.',
  direct: '',
} as const;

/** The way down, one step at a time: beside the report where there is room, over it where there is not. */
export class Panel {
  readonly element = el('dialog', { class: 'panel', id: 'panel', 'aria-labelledby': 'panel-title' });
  readonly #model: Model;
  readonly #onOnly: (filters: Partial<Filters>) => void;
  readonly #wide = window.matchMedia('(min-width: 1100px)');
  #trail: Trail | undefined;
  #opener: Element | null = null;

  constructor(model: Model, onOnly: (filters: Partial<Filters>) => void) {
    this.#model = model;
    this.#onOnly = onOnly;
    this.element.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      this.close();
    });
    this.#wide.addEventListener('change', () => {
      if (this.#trail !== undefined) this.#lay();
    });
  }

  open(trail: Trail): void {
    if (!this.element.open) this.#opener = document.activeElement;
    this.#trail = trail;
    this.element.replaceChildren(...this.#content(trail));
    if (!this.element.open) this.#lay();
    this.element.scrollTop = 0;
    this.element.querySelector<HTMLElement>('#panel-title')?.focus();
  }

  close(): void {
    this.#trail = undefined;
    this.element.close();
    document.documentElement.classList.remove('with-panel');
    if (this.#opener instanceof HTMLElement) this.#opener.focus({ preventScroll: true });
  }

  #lay(): void {
    this.element.close();
    document.documentElement.classList.add('with-panel');
    if (this.#wide.matches) this.element.show();
    else this.element.showModal();
  }

  *#content(trail: Trail): Generator<HTMLElement> {
    const model = this.#model;
    const last = trail[trail.length - 1] as Step;
    const close = el('button', { type: 'button', class: 'close', 'aria-label': 'Close' }, '✕');
    close.addEventListener('click', () => this.close());
    yield el('div', { class: 'panel-top' }, this.#crumbs(trail), close);
    yield el('p', { class: 'kind' }, KINDS[last.kind]);
    yield el('h2', { id: 'panel-title', tabindex: -1 }, this.#name(last));
    const told = this.#told(trail);
    if (told !== undefined) yield told;
    if (last.kind !== 'direct') yield this.#facts(factsOf(model, last.kind, last.index));
    yield this.#only(trail);
    const sections = sectionsOf(model, trail);
    const filled = sections.filter(({ items }) => items.length > 0);
    for (const section of filled) yield this.#section(trail, section);
    if (sections.length > 0 && filled.length === 0) yield el('p', { class: 'nothing' }, NOTHING[last.kind]);
  }

  #crumbs(trail: Trail): HTMLElement {
    const steps = trail.slice(0, -1).map((step, at) => {
      const back = el('button', { type: 'button', class: 'link' }, this.#name(step));
      back.addEventListener('click', () => this.open(trail.slice(0, at + 1) as unknown as Trail));
      return el('li', {}, back);
    });
    return el('nav', { 'aria-label': 'The way here' }, el('ol', { class: 'crumbs' }, ...steps));
  }

  #name(step: Step): HTMLElement {
    return step.kind === 'direct'
      ? el('span', {}, 'Directly, without a group')
      : named(nameOf(this.#model, step.kind, step.index));
  }

  /** At the end of a way, the way as a sentence. */
  #told(trail: Trail): HTMLElement | undefined {
    const step = (kind: Step['kind']) => trail.find((one) => one.kind === kind);
    const [user, set, account] = [step('user'), step('set'), step('account')];
    if (user === undefined || set === undefined || account === undefined) return undefined;
    const group = step('group');
    const strong = (one: Step) => el('strong', {}, this.#name(one));
    const sentence = el('p', { class: 'told' }, strong(user), ' has ', strong(set), ' in ', strong(account));
    if (group === undefined) sentence.append(', directly.');
    else sentence.append(' through ', strong(group), '.');
    const others = trail
      .filter((one) => one.kind !== 'direct' && one !== trail[0])
      .map((one) => {
        const jump = el('button', { type: 'button', class: 'link' }, 'All of ', this.#name(one));
        jump.addEventListener('click', () => this.open([one]));
        return el('li', {}, jump);
      });
    return el('div', {}, sentence, el('ul', { class: 'plainlist' }, ...others));
  }

  #facts(facts: readonly Fact[]): HTMLElement {
    return el(
      'dl',
      { class: 'facts' },
      ...facts.map(([term, value]) => el('div', {}, el('dt', {}, term), el('dd', {}, named(value)))),
    );
  }

  #only(trail: Trail): HTMLElement {
    const button = el('button', { type: 'button' }, 'Show only this in the report');
    button.addEventListener('click', () => {
      const filters: { -readonly [key in keyof Filters]?: Filters[key] } = {};
      for (const step of trail)
        if (step.kind === 'direct') filters.directOnly = true;
        else filters[step.kind] = `"${this.#exact(step.kind, step.index)}"`;
      if (!this.#wide.matches) this.close();
      this.#onOnly(filters);
    });
    return el('p', {}, button);
  }

  /** What finds it and nothing else: accounts may share a name. */
  #exact(kind: 'account' | 'set' | 'group' | 'user', index: number): string {
    const name = nameOf(this.#model, kind, index);
    return kind === 'account' || name.includes('"') ? idOf(this.#model, kind, index) : name;
  }

  #section(trail: Trail, { title, counted: what, deeper, items }: Section): HTMLElement {
    const list = el('ul', { class: 'items' });
    const more = el('button', { type: 'button' });
    let shown = 0;
    const show = () => {
      const next = items.slice(shown, shown + PAGE);
      list.append(...next.map((item) => this.#item(trail, item, what, deeper)));
      shown += next.length;
      more.hidden = shown >= items.length;
      more.textContent = `Show ${grouped(Math.min(PAGE, items.length - shown))} more of ${grouped(items.length)}`;
    };
    more.addEventListener('click', () => {
      const first = shown;
      show();
      list.children[first]?.querySelector('button')?.focus();
    });
    show();
    const heading = el('h3', {}, title, el('span', { class: 'count' }, grouped(items.length)));
    return el('section', {}, heading, list, more);
  }

  #item(trail: Trail, { step, count }: Item, what: Section['counted'], deeper: boolean): HTMLElement {
    const state =
      step.kind === 'direct' ? '' : factsOf(this.#model, step.kind, step.index).find(([term]) => term === 'State')?.[1];
    const number =
      what === 'people' ? counted(count, 'person', 'people') : what === 'accounts' ? counted(count, 'account') : '';
    const button = el(
      'button',
      { type: 'button', class: 'item' },
      el(
        'span',
        { class: 'item-name' },
        this.#name(step),
        state !== undefined && state !== '' && el('em', {}, ` ${state}`),
      ),
      number !== '' && el('span', { class: 'count' }, number),
    );
    button.addEventListener('click', () => this.open(deeper ? [...trail, step] : [step]));
    return el('li', {}, button);
  }
}

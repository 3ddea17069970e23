import type { Haystacks } from '../model/haystacks.ts';
import { type Filters, NO_FILTERS } from '../model/matches.ts';
import type { Model } from '../model/model.ts';
import { suggestionsFor } from '../model/suggestions.ts';
import { el } from './dom.ts';

const FIELDS = [
  ['user', 'Person'],
  ['group', 'Group'],
  ['account', 'Account'],
  ['unit', 'Unit (OU)'],
  ['set', 'Permission set'],
] as const;

/** The search and the fields; tells of every keystroke. */
export class FilterForm {
  readonly element: HTMLElement;
  readonly #search = el('input', {
    id: 'search',
    type: 'search',
    autocomplete: 'off',
    spellcheck: 'false',
    autocapitalize: 'none',
    placeholder: 'Names, ids, e-mail addresses, units',
    'aria-describedby': 'counts',
  });
  readonly #fields = new Map(
    FIELDS.map(([key]) => [
      key,
      el('input', {
        id: `field-${key}`,
        type: 'text',
        list: `field-${key}-list`,
        autocomplete: 'off',
        spellcheck: 'false',
        autocapitalize: 'none',
      }),
    ]),
  );
  readonly #direct = el('input', { id: 'field-direct', type: 'checkbox' });
  readonly #clear = el('button', { type: 'button' }, 'Clear');
  readonly #onChange: () => void;

  constructor(model: Model, haystacks: () => Haystacks, onChange: () => void) {
    this.#onChange = onChange;
    const fields = FIELDS.map(([key, label]) => {
      const input = this.#fields.get(key) as HTMLInputElement;
      const list = el('datalist', { id: `field-${key}-list` });
      input.addEventListener('input', () => {
        list.replaceChildren(
          ...suggestionsFor(model, haystacks(), key, input.value).map((value) => el('option', { value })),
        );
        onChange();
      });
      return el('div', { class: 'field' }, el('label', { for: input.id }, label), input, list);
    });
    const details = el(
      'details',
      { class: 'fields', open: window.matchMedia('(min-width: 700px)').matches },
      el('summary', {}, 'Filters'),
      el(
        'div',
        { class: 'field-grid' },
        ...fields,
        el('label', { class: 'check', for: 'field-direct' }, this.#direct, 'Only what is assigned directly'),
      ),
      el('p', { class: 'hint' }, 'A part of the name or id is enough; in "quotes", the whole of it.'),
    );
    this.element = el(
      'form',
      { role: 'search', class: 'find' },
      el('label', { for: 'search' }, 'Search everything'),
      el('div', { class: 'search-row' }, this.#search, this.#clear),
      details,
    );
    this.element.addEventListener('submit', (event) => event.preventDefault());
    this.#search.addEventListener('input', onChange);
    this.#direct.addEventListener('change', onChange);
    this.#clear.addEventListener('click', () => this.set({}));
  }

  get filters(): Filters {
    const field = (key: (typeof FIELDS)[number][0]) => this.#fields.get(key)?.value ?? '';
    return {
      search: this.#search.value,
      user: field('user'),
      group: field('group'),
      account: field('account'),
      unit: field('unit'),
      set: field('set'),
      directOnly: this.#direct.checked,
    };
  }

  /** Replaces everything that was asked for. */
  set(filters: Partial<Filters>): void {
    const all = { ...NO_FILTERS, ...filters };
    this.#search.value = all.search;
    for (const [key, input] of this.#fields) input.value = all[key];
    this.#direct.checked = all.directOnly;
    this.#onChange();
  }

  focus(): void {
    this.#search.focus();
  }
}

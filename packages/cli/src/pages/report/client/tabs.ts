import { el, grouped } from './dom.ts';

export interface Tab {
  id: string;
  title: string;
  element: HTMLElement;
  /** Whether it is seen from now on. */
  shown?(seen: boolean): void;
}

/** Several views in one place; arrow keys go from tab to tab. */
export class Tabs {
  readonly element: HTMLElement;
  readonly #tabs: { tab: Tab; button: HTMLButtonElement; panel: HTMLElement; count: HTMLElement }[];

  constructor(tabs: readonly Tab[]) {
    this.#tabs = tabs.map((tab) => {
      const count = el('span', { class: 'count' });
      return {
        tab,
        count,
        button: el(
          'button',
          { type: 'button', role: 'tab', id: `tab-${tab.id}`, 'aria-controls': `view-${tab.id}` },
          tab.title,
          count,
        ),
        panel: el(
          'section',
          { role: 'tabpanel', id: `view-${tab.id}`, 'aria-labelledby': `tab-${tab.id}` },
          tab.element,
        ),
      };
    });
    const bar = el(
      'div',
      { role: 'tablist', class: 'tabs', 'aria-label': 'Views' },
      ...this.#tabs.map(({ button }) => button),
    );
    this.element = el('div', { class: 'views' }, bar, ...this.#tabs.map(({ panel }) => panel));
    this.#tabs.forEach(({ button }, at) => {
      button.addEventListener('click', () => this.#choose(at));
      button.addEventListener('keydown', (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (step === undefined) return;
        event.preventDefault();
        const next = (at + step + this.#tabs.length) % this.#tabs.length;
        this.#choose(next);
        this.#tabs[next]?.button.focus();
      });
    });
    this.#choose(0);
  }

  count(id: string, count: number): void {
    for (const one of this.#tabs) if (one.tab.id === id) one.count.textContent = grouped(count);
  }

  #choose(chosen: number): void {
    for (const [at, { button, panel, tab }] of this.#tabs.entries()) {
      button.setAttribute('aria-selected', String(at === chosen));
      button.tabIndex = at === chosen ? 0 : -1;
      panel.hidden = at !== chosen;
      tab.shown?.(at === chosen);
    }
  }
}

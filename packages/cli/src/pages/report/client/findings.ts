import { visible } from '../../../kit/visible.ts';
import type { ReportFinding } from '../model/data.ts';
import { wordsOf } from '../model/haystack.ts';
import type { Model } from '../model/model.ts';
import type { Trail } from '../model/trail.ts';
import { el, grouped, named } from './dom.ts';

const PAGE = 200;
const SEVERITIES = { error: 'Error', warn: 'Warning', info: 'Note' } as const;

/** What an administrator should look at, a kind at a time, the worst first; a search narrows it. */
export class Findings {
  readonly element = el('div', { class: 'kinds' });
  readonly #onOpen: (trail: Trail) => void;
  readonly #all: readonly { finding: ReportFinding; text: string }[];
  #seen = false;
  #left: readonly { finding: ReportFinding }[] = [];

  constructor({ data }: Model, onOpen: (trail: Trail) => void) {
    this.#onOpen = onOpen;
    const rank = Object.keys(SEVERITIES);
    this.#all = data.findings
      .map((finding) => ({
        finding,
        text: visible(Object.values(finding).join(' ')).replaceAll('-', ' ').toLowerCase(),
      }))
      .sort((a, b) => rank.indexOf(a.finding.severity) - rank.indexOf(b.finding.severity));
  }

  /** @returns how many are left */
  show(search: string): number {
    const words = wordsOf(search).map(({ text }) => text.toLowerCase().replaceAll('-', ' '));
    this.#left = this.#all.filter(({ text }) => words.every((word) => text.includes(word)));
    this.see(this.#seen);
    return this.#left.length;
  }

  /** Made only where somebody sees it. */
  see(seen: boolean): void {
    this.#seen = seen;
    if (!seen) return;
    const kinds = new Map<string, ReportFinding[]>();
    for (const { finding } of this.#left) {
      const kind = kinds.get(finding.id);
      if (kind === undefined) kinds.set(finding.id, [finding]);
      else kind.push(finding);
    }
    this.element.replaceChildren(...[...kinds.values()].map((items) => this.#kind(items, kinds.size <= 4)));
    const nothing = this.#all.length === 0 ? 'Nothing was found that needs a look.' : 'No finding holds these words.';
    if (kinds.size === 0) this.element.append(el('p', { class: 'nothing' }, nothing));
  }

  #kind(items: readonly ReportFinding[], open: boolean): HTMLElement {
    const { id, severity } = items[0] as ReportFinding;
    const list = el('ul', { class: 'findings' });
    const more = el('button', { type: 'button' });
    let shown = 0;
    const show = () => {
      list.append(...items.slice(shown, shown + PAGE).map((item) => this.#item(item)));
      shown = Math.min(items.length, shown + PAGE);
      more.hidden = shown === items.length;
      more.textContent = `Show more; ${grouped(items.length - shown)} are left`;
    };
    more.addEventListener('click', show);
    const details = el(
      'details',
      { open: open || items.length <= 5 },
      el(
        'summary',
        {},
        el('span', { class: `severity ${severity}` }, SEVERITIES[severity] ?? severity),
        el('span', { class: 'finding-kind' }, id.replaceAll('-', ' ')),
        el('span', { class: 'count' }, grouped(items.length)),
      ),
      list,
      more,
    );
    // A closed kind may hold thousands: they are made when somebody looks.
    if (details.open) show();
    else details.addEventListener('toggle', show, { once: true });
    return details;
  }

  #item({ kind, at, subject, detail }: ReportFinding): HTMLElement {
    if (at < 0)
      return el('li', {}, el('strong', {}, named(subject)), el('span', { class: 'finding-detail' }, named(detail)));
    const button = el('button', { type: 'button', class: 'link' }, named(subject));
    button.addEventListener('click', () => this.#onOpen([{ kind, index: at }]));
    return el('li', {}, button, el('span', { class: 'finding-detail' }, named(detail)));
  }
}

import { type Cell, table } from '../kit/table.ts';
import type { Page } from '../kit/view.ts';

/** A name and what stands beside it; a fact without a name goes on with the one before. Without a text it is left out. */
export type Fact = readonly [name: string, text: string | undefined];

export interface Section {
  title: string;
  /** What programs know it by. */
  id: string;
  about?: string | undefined;
  facts: readonly Fact[];
}

/** Sections under headings on a terminal; elsewhere a line a fact: what it is about, its name, its text. */
export function* factLines(sections: readonly Section[], page: Page): Generator<string> {
  for (const [index, section] of sections.entries()) {
    if (index > 0 && page.terminal) yield '';
    yield* sectionLines(section, page);
  }
}

function* sectionLines({ title, id, about, facts }: Section, page: Page): Generator<string> {
  const known = facts.filter((fact): fact is readonly [string, string] => fact[1] !== undefined && fact[1] !== '');
  if (!page.terminal) {
    let last = '';
    const named = known.map(([name, text]) => {
      last = name || last;
      return [id, last, text];
    });
    yield* table([], named, page);
    return;
  }
  const { bold, dim } = page.colours;
  yield about === undefined ? bold(title) : `${bold(title)}  ${dim(about)}`;
  const rows = known.map(([name, text]): Cell[] => [{ text: `  ${name}`, paint: dim }, { text }]);
  yield* table([{ title: '' }, { title: '' }], rows, page).slice(1);
}

import type { Sink } from './sink.ts';
import { wrap } from './wrap.ts';

/** A part of a page of help: a paragraph, or names with what they mean. */
export type Block = string | { title: string; rows: readonly (readonly [string, string])[] };

type Page = Pick<Sink, 'columns' | 'colours'>;

/** Longer lines are harder to read than a page that scrolls. */
const WIDEST = 96;
/** Names wider than this get a line of their own. */
const NAME_AT_MOST = 40;

/** Lays out help: paragraphs, headings, two-column lists. */
export class PageWriter {
  private readonly width: number;
  private readonly bold: (text: string) => string;
  private readonly dim: (text: string) => string;
  private readonly parts: string[] = [];

  constructor({ columns, colours }: Page) {
    this.width = Math.min(columns, WIDEST);
    this.bold = colours.bold;
    this.dim = colours.dim;
  }

  block(block: Block): void {
    if (typeof block === 'string') this.paragraph(block);
    else this.list(block.title, block.rows);
  }

  paragraph(text: string): void {
    for (const part of text.split('\n\n')) this.parts.push(wrap(part, this.width).join('\n'));
  }

  lines(title: string, lines: readonly string[]): void {
    this.parts.push([this.heading(title), ...lines.map((line) => `  ${line}`)].join('\n'));
  }

  list(title: string, rows: readonly (readonly [string, string])[]): void {
    if (rows.length === 0) return;
    const names = rows.map(([name]) => name.length).filter((length) => length <= NAME_AT_MOST);
    const indent = Math.max(0, ...names) + 4;
    const lines = rows.map(([name, text]) => {
      const wrapped = wrap(text, Math.max(30, this.width - indent)).map((line) => ' '.repeat(indent) + line);
      if (name.length > NAME_AT_MOST) return [`  ${name}`, ...wrapped].join('\n');
      return `  ${name.padEnd(indent - 2)}${wrapped.join('\n').slice(indent)}`;
    });
    this.parts.push([this.heading(title), ...lines].join('\n'));
  }

  examples(title: string, examples: readonly { line: string; does: string }[]): void {
    if (examples.length === 0) return;
    const lines = examples.flatMap(({ line, does }) => [
      `  ${line}`,
      ...wrap(does, this.width - 6).map((text) => this.dim(`      ${text}`)),
    ]);
    this.parts.push([this.heading(title), ...lines].join('\n'));
  }

  text(): string {
    return this.parts.join('\n\n');
  }

  private heading(title: string): string {
    return this.bold(`${title}:`);
  }
}

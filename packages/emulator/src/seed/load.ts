import * as v from 'valibot';
import { LineCounter, parseDocument } from 'yaml';
import { completeSeed } from './complete.ts';
import { SeedError, type SeedIssue } from './error.ts';
import { checkReferences } from './references.ts';
import { type SeedDocument, seedSchema } from './schema.ts';
import type { Seed } from './types.ts';

export interface LoadOptions {
  /** What errors call the document. Default `seed`. */
  file?: string;
}

type Path = readonly (string | number)[];

/**
 * The seed of a document: YAML or JSON as text, or the value itself. Ids and defaults that the document leaves out
 * are derived from its `key`, so that equal documents give equal organizations.
 *
 * @throws SeedError naming every issue with its path, and its line where the document is text
 */
export function loadSeed(source: string | SeedDocument, options: LoadOptions = {}): Seed {
  const { value, lineOf } = typeof source === 'string' ? readText(source, options.file) : fromValue(source);
  const place = (path: Path, message: string): SeedIssue => {
    const line = lineOf(path);
    return { path: showPath(path), message, ...(line === undefined ? {} : { line }) };
  };
  const parsed = v.safeParse(seedSchema, value);
  if (!parsed.success)
    throw new SeedError(
      parsed.issues.map((issue) => place(...describe(issue))),
      options.file,
    );
  const unfit = checkReferences(parsed.output);
  if (unfit.length > 0) {
    throw new SeedError(
      unfit.map(({ path, message }) => place(parsePath(path), message)),
      options.file,
    );
  }
  return completeSeed(parsed.output);
}

interface Source {
  value: unknown;
  lineOf(path: Path): number | undefined;
}

function fromValue(value: unknown): Source {
  return { value, lineOf: () => undefined };
}

function readText(text: string, file: string | undefined): Source {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const broken = document.errors.map((error) => ({
    path: '',
    message: error.message,
    line: counter.linePos(error.pos[0]).line,
  }));
  if (broken.length > 0) throw new SeedError(broken, file);
  const lineOf = (path: Path): number | undefined => {
    // A key that is missing has no place of its own: its parent's is the nearest.
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
      if (node?.range) return counter.linePos(node.range[0]).line;
    }
    return undefined;
  };
  return { value: document.toJS({ maxAliasCount: 100 }), lineOf };
}

function describe(issue: v.BaseIssue<unknown>): [Path, string] {
  const path = (issue.path ?? []).map((item) => item.key as string | number);
  if (issue.type === 'strict_object' && issue.expected === 'never') return [path, 'unknown key'];
  if (issue.type === 'strict_object' && issue.received === 'undefined') return [path, 'is missing'];
  if (issue.received === 'undefined') return [path, 'is missing'];
  return [path, issue.message];
}

function showPath(path: Path): string {
  return path.map((key, i) => (typeof key === 'number' ? `[${key}]` : i === 0 ? key : `.${key}`)).join('');
}

function parsePath(path: string): Path {
  return [...path.matchAll(/[^.[\]]+/g)].map(([key]) => (/^\d+$/.test(key) ? Number(key) : key));
}

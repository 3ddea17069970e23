/** One thing wrong with a seed. */
export interface SeedIssue {
  /** `accounts[2].id`. */
  path: string;
  message: string;
  /** Where the document is text. */
  line?: number;
}

/** A seed that cannot be used: every issue found, with its place. The message names them all. */
export class SeedError extends Error {
  readonly issues: readonly SeedIssue[];

  constructor(issues: readonly SeedIssue[], file = 'seed') {
    super(issues.map((issue) => describe(issue, file)).join('\n'));
    this.name = 'SeedError';
    this.issues = issues;
  }
}

function describe({ path, message, line }: SeedIssue, file: string): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return path === '' ? `${place}: ${message}` : `${place}: ${path}: ${message}`;
}

import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

/**
 * What `aws configure set region … --profile NAME` does to the config file, one system call a step (AWS CLI v2,
 * `awscli/customizations/configure/writer.py`): it takes no lock, reads the file, opens it again so that it is truncated in
 * place, and writes it anew; or, where the section is not there yet, appends it.
 */
export class ConfigureModel {
  readonly #path: string;
  readonly #profile: string;
  /** Into how many pieces its text falls on the way to the disk. */
  readonly #pieces: number;
  readonly #steps: Generator<'read' | 'opened' | 'wrote' | 'closed'>;
  /** The moment, by the caller's count, of its first step that changes the file. */
  changedAt: number | undefined;
  /** The moment from which on it goes by the file as it is then: it has read it, or opened it to append to it. */
  boundAt: number | undefined;
  /** The section is not there yet. */
  appends = false;
  isDone = false;

  constructor(path: string, profile: string, pieces: number) {
    this.#path = path;
    this.#profile = profile;
    this.#pieces = pieces;
    this.#steps = this.#run();
  }

  /** Whether it has begun to change the file and not come to an end. */
  get isWriting(): boolean {
    return this.changedAt !== undefined && !this.isDone;
  }

  /** Makes the next step. */
  step(moment: number): void {
    const { value, done } = this.#steps.next();
    if (value === (this.appends ? 'opened' : 'read')) this.boundAt = moment;
    if (value === 'wrote' || (value === 'opened' && !this.appends)) this.changedAt ??= moment;
    if (done) this.isDone = true;
  }

  finish(moment: number): void {
    while (!this.isDone) this.step(moment);
  }

  *#run(): Generator<'read' | 'opened' | 'wrote' | 'closed'> {
    const lines = readFileSync(this.#path, 'utf8').split(/(?<=\n)/);
    const header = lines.findIndex((line) => line.startsWith(`[profile ${this.#profile}]`));
    this.appends = header < 0;
    yield 'read';
    const text = header < 0 ? this.#section(lines) : this.#rewritten(lines, header);
    const descriptor = openSync(this.#path, header < 0 ? 'a' : 'w');
    yield 'opened';
    const size = Math.ceil(text.length / this.#pieces);
    for (let at = 0; at < text.length; at += size) {
      writeSync(descriptor, text.slice(at, at + size));
      yield 'wrote';
    }
    closeSync(descriptor);
    yield 'closed';
  }

  #section(lines: readonly string[]): string {
    const gap = lines.at(-1)?.endsWith('\n') === false ? '\n' : '';
    return `${gap}[profile ${this.#profile}]\nregion = theirs\n`;
  }

  #rewritten(lines: readonly string[], header: number): string {
    return [...lines.slice(0, header + 1), 'region = theirs\n', ...lines.slice(header + 1)].join('');
  }
}

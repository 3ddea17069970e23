export interface Capture {
  write(chunk: string | Uint8Array): boolean;
  readonly text: string;
  readonly lines: string[];
}

/** Something to print to, that keeps what was printed. */
export function capture(): Capture {
  let text = '';
  return {
    write(chunk) {
      text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
      return true;
    },
    get text() {
      return text;
    },
    get lines() {
      return text.split('\n').filter((line) => line !== '');
    },
  };
}

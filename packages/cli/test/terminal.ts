import { spawn } from '@lydell/node-pty';
import type { TempHome } from '@ssoctl/testkit';
import { expect } from 'vitest';
import { program } from './built-program.ts';

/** A person's terminal. */
export interface Terminal {
  /** All that was drawn so far. */
  readonly screen: string;
  /** Resolves when the text has appeared. */
  shows(text: string | RegExp): Promise<void>;
  type(keys: string): void;
}

export const KEYS = { interrupt: '\x03', down: '\x1b[B', tab: '\t', enter: '\r' };

export interface Place {
  home: TempHome;
  env: Readonly<Record<string, string>>;
}

/** A terminal in which a shell runs one line; `$ssoctl` is the program. The line's last word to us is `code=N`, then `done`. */
export function terminalIn({ home, env }: Place, line: string): Terminal {
  const quoted = `"${process.execPath}" "${program}"`;
  const shell = spawn(
    'sh',
    ['-c', `trap : INT; ${line.replaceAll('$ssoctl', quoted)}; echo "code=$?"; stty -a; echo done`],
    {
      cols: 120,
      rows: 40,
      env: { PATH: process.env['PATH'] ?? '', HOME: home.path, TERM: 'xterm-256color', ...env },
    },
  );
  let screen = '';
  const waiting = new Set<() => void>();
  shell.onData((data) => {
    screen += data;
    for (const look of waiting) look();
  });
  return {
    get screen() {
      return screen;
    },
    shows: (text) =>
      new Promise((resolve) => {
        const look = () => {
          if (typeof text === 'string' ? !screen.includes(text) : !text.test(screen)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    type: (keys) => shell.write(keys),
  };
}

/** Echo and line editing are on, the cursor is shown, and no colour is left switched on. */
export function expectClean(screen: string): void {
  const settings = screen.slice(screen.lastIndexOf('code='));
  expect(settings).toMatch(/[^-]icanon/);
  expect(settings).toMatch(/[^-]echo /);
  expect(screen.lastIndexOf('\x1b[?25l')).toBeLessThanOrEqual(screen.lastIndexOf('\x1b[?25h'));
}

import { spawn } from '@lydell/node-pty';
import { createScreen } from './screen.mjs';

export const KEYS = { enter: '\r', down: '\u001b[B', tab: '\t' };

/** A terminal in which a shell runs one line. */
export function openTerminal(line, env) {
  const shell = spawn('sh', ['-c', line], { cols: 100, rows: 60, env });
  const screen = createScreen();
  let written = '';
  const waiting = new Set();
  shell.onData((data) => {
    written += data;
    screen.write(data);
    for (const look of waiting) look();
  });
  const ended = new Promise((resolve) => shell.onExit(({ exitCode }) => resolve(exitCode)));
  let seen = 0;
  return {
    screen,
    /** Waits until the text has appeared anew, then types. */
    async answer(question, keys) {
      await new Promise((resolve, reject) => {
        const look = () => {
          const at = written.indexOf(question, seen);
          if (at < 0) return;
          seen = at + question.length;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        void ended.then(() => reject(new Error(`"${line}" ended without "${question}":\n${screen.text()}`)));
        look();
      });
      shell.write(keys);
    },
    type: (keys) => shell.write(keys),
    async end() {
      const code = await ended;
      if (code !== 0) throw new Error(`"${line}" ended with ${code}:\n${screen.text()}`);
      return screen.text();
    },
  };
}

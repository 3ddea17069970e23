import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { SHADOWING_VARIABLES } from './environment.ts';
import { renderEnv } from './render-env.ts';
import type { Shell } from './shells.ts';

const home = mkdtempSync(join(tmpdir(), 'ssoctl-test-'));
afterAll(() => rmSync(home, { recursive: true }));

const has = (program: string) =>
  spawnSync(program, ['-c', 'exit 0'], { env: { ...process.env, HOME: home } }).status === 0;

/** What a shell's environment holds after it evaluated the text as `ssoctl help env` says. */
function evaluate(program: string, text: string): Map<string, string> {
  const script = program === 'fish' ? 'cat | source; env -0' : 'eval "$(cat)"; env -0';
  const shadows = Object.fromEntries(SHADOWING_VARIABLES.map((name) => [name, 'shadow']));
  const out = execFileSync(program, ['-c', script], {
    input: text,
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8', HOME: home, ...shadows },
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const cut = (entry: string) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)] as const;
  return new Map(out.split('\0').map(cut));
}

const nasty = fc.oneof(
  fc.constantFrom("'", '"', '\\', '$(exit 7)', '`exit 7`', '; exit 7;', '\n', '\r\n', "'\\''", '%PATH%', '!x!', '’'),
  fc.constantFrom('$x', '&', '#', '(exit 7)', '{a,b}', '*', '~', '\t', '\u001b', 'é', '😀'),
  fc.string({ maxLength: 8 }),
);
const value = fc.array(nasty, { maxLength: 6 }).map((parts) => parts.join('').replaceAll('\0', ''));

describe.each<[string, Shell]>([
  ['bash', 'bash'],
  ['zsh', 'zsh'],
  ['fish', 'fish'],
])('%s', (program, shell) => {
  test.skipIf(!has(program) && !process.env['CI'])(
    `takes every value as it is and runs none (needs ${program})`,
    () => {
      fc.assert(
        fc.property(fc.array(value, { minLength: 1, maxLength: 20 }), (values) => {
          const variables = Object.fromEntries(values.map((text, index) => [`V${index}`, text]));
          const seen = evaluate(program, renderEnv(shell, variables));
          for (const [name, text] of Object.entries(variables)) expect(seen.get(name)).toBe(text);
          for (const name of SHADOWING_VARIABLES) expect(seen.has(name)).toBe(false);
        }),
        { numRuns: 40 },
      );
    },
  );
});

/** PowerShell's rule for the text of an expression: single quotes of five kinds, doubled inside; `[char]N`; `+`. */
function readPowerShell(expression: string): string {
  const quotes = "'‘’‚‛";
  const string = `[${quotes}]((?:[^${quotes}]|[${quotes}]{2})*)[${quotes}]`;
  const whole = new RegExp(`^(?:${string}|\\[char\\]\\d+)(?: \\+ (?:${string}|\\[char\\]\\d+))*$`);
  expect(expression).toMatch(whole);
  const parts = expression.match(new RegExp(`${string}|\\[char\\]\\d+`, 'g')) ?? [];
  return parts
    .map((part) =>
      part.startsWith('[char]')
        ? String.fromCharCode(Number(part.slice('[char]'.length)))
        : part.slice(1, -1).replace(new RegExp(`[${quotes}]([${quotes}])`, 'g'), '$1'),
    )
    .join('');
}

test('powershell: one line of plain characters a variable, which reads back as the value', () => {
  fc.assert(
    fc.property(value, (text) => {
      const line = renderEnv('powershell', { V: text }).split('\n').at(-1) ?? '';
      expect(line).toMatch(/^\$Env:V = [ -~]*$/);
      expect(readPowerShell(line.slice('$Env:V = '.length))).toBe(text);
    }),
  );
});

test('cmd: a value is written inside quotes that it cannot leave, or refused', () => {
  fc.assert(
    fc.property(value, (text) => {
      if (/["%!^&|<>]|[^ -~]/.test(text)) {
        expect(() => renderEnv('cmd', { V: text })).toThrow(expect.objectContaining({ code: 'USAGE' }));
      } else expect(renderEnv('cmd', { V: text }).split('\n').at(-1)).toBe(`set "V=${text}"`);
    }),
  );
});

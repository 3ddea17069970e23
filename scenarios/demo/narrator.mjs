import { spawn } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { approver, program } from './program.mjs';

const colour = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code, text) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);

/** Tells the story: chapters, the commands as a person would type them, and what the program really printed. */
export function createNarrator() {
  let chapters = 0;
  return {
    say: (text) => console.log(paint('2', text)),
    chapter(title) {
      chapters += 1;
      console.log(`\n${paint('1;36', `${chapters}. ${title}`)}`);
    },
    teller: ({ home, env }) => teller(home, env),
  };
}

function teller(home, emulatorEnv) {
  const bin = join(home, 'bin');
  mkdirSync(bin);
  symlinkSync(program, join(bin, 'ssoctl'));
  const env = {
    PATH: `${bin}:${process.env.PATH}`,
    HOME: home,
    TERM: process.env.TERM ?? 'dumb',
    LANG: process.env.LANG ?? 'C.UTF-8',
    BROWSER: `"${process.execPath}" "${approver}"`,
    ...(process.env.NO_COLOR ? { NO_COLOR: process.env.NO_COLOR } : {}),
    ...emulatorEnv,
  };

  async function ssoctl(args, { hideSecrets = false, columns = false, timed } = {}) {
    // Off a terminal ssoctl prints tab-separated values; a reader of this story gets them as columns.
    const align = columns && !process.stdout.isTTY;
    const command = `ssoctl ${args.map(quoted).join(' ')}${align ? ' | column -t' : ''}`;
    console.log(`\n${paint('32', '$')} ${paint('1', command)}`);
    const start = performance.now();
    const { status, stdout } = await run(args, env, hideSecrets || align);
    process.stdout.write(align ? inColumns(stdout) : withoutSecrets(stdout));
    if (timed) console.log(paint('35', `  ${timed}: ${Math.round(performance.now() - start)} ms`));
    if (status !== 0) throw new Error(`ssoctl ${args[0]} ended with ${status}`);
  }
  ssoctl.quietly = async (args) => (await run(args, env, true)).stdout;
  return ssoctl;
}

function run(args, env, capture) {
  const child = spawn(process.execPath, [program, ...args], {
    env,
    stdio: ['inherit', capture ? 'pipe' : 'inherit', 'inherit'],
  });
  let stdout = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout }));
  });
}

function inColumns(text) {
  const rows = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return `${rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')}\n`;
}

/** Long random-looking words are cut: a demo should teach nobody to show keys, even made-up ones. */
function withoutSecrets(text) {
  return text.replace(
    /(?<=['"])[A-Za-z0-9+/=_-]{24,}(?=['"])/g,
    (word) => `${word.slice(0, 6)}…(${word.length} characters)`,
  );
}

function quoted(word) {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : word.length > 120 ? "'…'" : `'${word}'`;
}

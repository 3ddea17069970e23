import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Emulator, startEmulator } from '@ssoctl/emulator';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mismatch, parseTranscript } from './transcript.ts';

const here = dirname(fileURLToPath(import.meta.url));
const program = join(here, '../packages/cli/bin/ssoctl.js');
const bin = mkdtempSync(join(tmpdir(), 'ssoctl-bin-'));
writeFileSync(join(bin, 'ssoctl'), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`, { mode: 0o755 });
// Stands for a browser in which the person presses Allow: the emulator approves, so following the redirects is all there is to do.
writeFileSync(join(bin, 'browser'), `#!/bin/sh\nexec "${process.execPath}" -e 'fetch(process.argv[1])' "$1"\n`, {
  mode: 0o755,
});
// Documents on one line, so that a transcript can hold them.
writeFileSync(
  join(bin, 'oneline'),
  `#!/bin/sh\nexec "${process.execPath}" -p 'JSON.stringify(JSON.parse(fs.readFileSync(0)))'\n`,
  {
    mode: 0o755,
  },
);

let emulator: Emulator;
let home: string;

beforeEach(async () => {
  emulator = await startEmulator({ approve: true });
  home = mkdtempSync(join(tmpdir(), 'ssoctl-home-'));
});

afterEach(async () => {
  await emulator.close();
  rmSync(home, { recursive: true, force: true });
});

afterAll(() => rmSync(bin, { recursive: true, force: true }));

async function run(command: string): Promise<{ stdout: string; stderr: string; status: number | null }> {
  const { spawn } = await import('node:child_process');
  const desk = join(home, 'desk');
  mkdirSync(desk, { recursive: true });
  const child = spawn('bash', ['-o', 'pipefail', '-c', command], {
    cwd: desk,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: `${bin}:${process.env['PATH']}`,
      HOME: home,
      BROWSER: join(bin, 'browser'),
      TERM: 'dumb',
      SHELL: '/bin/bash',
      ...emulator.env,
    },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { stdout, stderr, status };
}

const fill = (text: string) =>
  text
    .replaceAll('{{startUrl}}', emulator.startUrl)
    .replaceAll('{{region}}', emulator.region)
    .replaceAll('{{url}}', emulator.url);

test('bash is here to run the transcripts', () => {
  expect(spawnSync('bash', ['-c', 'echo yes'], { encoding: 'utf8' }).stdout).toBe('yes\n');
});

for (const file of readdirSync(here).filter((name) => name.endsWith('.txt'))) {
  describe(file, () => {
    for (const transcript of parseTranscript(readFileSync(join(here, file), 'utf8'))) {
      test(transcript.title, { timeout: 60_000 }, async () => {
        for (const step of transcript.steps) {
          const result = await run(fill(step.command));
          const at = `${file}:${step.line}: $ ${step.command}`;
          expect(result.status, `${at}\n${result.stdout}${result.stderr}`).toBe(step.exit);
          const wrong = mismatch(step.stdout.map(fill), result.stdout);
          expect(wrong === undefined ? '' : `${at}: stdout: ${wrong}`).toBe('');
          const wrongTalk = step.stderr === undefined ? undefined : mismatch(step.stderr.map(fill), result.stderr);
          expect(wrongTalk === undefined ? '' : `${at}: stderr: ${wrongTalk}`).toBe('');
        }
      });
    }
  });
}

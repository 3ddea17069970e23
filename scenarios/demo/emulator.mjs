import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { program } from './program.mjs';

/** Starts `ssoctl emulator` as a child, exactly as a person would in another terminal, and reads where it listens. */
export async function startDemoEmulator(home, options = []) {
  const env = { PATH: process.env.PATH, HOME: home };
  const child = spawn(process.execPath, [program, 'emulator', 'start', '--json', ...options], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let talk = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    talk += text;
  });
  const ready = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)));
    child.once('error', reject);
    child.once('exit', (status) => reject(new Error(`the emulator ended with ${status}: ${talk}`)));
  });
  return {
    ...ready,
    env: environmentOf(ready.url, env),
    close: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', resolve);
        return child.kill('SIGTERM');
      }),
  };
}

function environmentOf(url, env) {
  const run = spawnSync(process.execPath, [program, 'emulator', 'env', '--url', url, '--shell', 'json'], {
    env,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`ssoctl emulator env ended with ${run.status}: ${run.stderr}`);
  return JSON.parse(run.stdout);
}

import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { environmentFor, program } from './home.mjs';

/** `ssoctl emulator` as a process of its own, playing an organization under a fault plan; whoever signs in does so as `user`. */
export async function startBenchEmulator(home, { organization, user, faults }) {
  const seed = join(home, 'organization.json');
  writeFileSync(seed, JSON.stringify(organization));
  const args = [program, 'emulator', 'start', '--seed', seed, '--approve', user, '--json'];
  const child = spawn(process.execPath, args, { env: environmentFor(home), stdio: ['ignore', 'pipe', 'pipe'] });
  let talk = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    talk += text;
  });
  const ready = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)));
    child.once('exit', (status) => reject(new Error(`the emulator ended with ${status}: ${talk}`)));
  });
  const control = async (method, path, body) => {
    const headers = { authorization: `Bearer ${ready.controlToken}`, 'content-type': 'application/json' };
    const answer = await fetch(`${ready.controlUrl}${path}`, { method, headers, body: body && JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  await control('PUT', '/faults', faults);
  return {
    ...ready,
    env: { ...environmentFor(home), ...environmentOf(home, ready.url) },
    /** The calls of an operation or glob, as the emulator answered them. */
    calls: async (operation) => (await control('GET', `/calls?operation=${encodeURIComponent(operation)}`)).calls,
    close: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', resolve);
        return child.kill('SIGTERM');
      }),
  };
}

function environmentOf(home, url) {
  const args = [program, 'emulator', 'env', '--url', url, '--shell', 'json'];
  const run = spawnSync(process.execPath, args, { env: environmentFor(home), encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`ssoctl emulator env ended with ${run.status}: ${run.stderr}`);
  return JSON.parse(run.stdout);
}

import { spawn } from 'node:child_process';
import { program } from './home.mjs';

/** The built program, its talk passed on: who waits minutes wants to see something. Exit code 8 is a result too. @returns its stdout */
export function ssoctl(env, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
    });
    child.once('error', reject);
    child.once('close', (status) => {
      if (status === 0 || status === 8) resolve(text);
      else reject(new Error(`ssoctl ${args.join(' ')} ended with ${status}`));
    });
  });
}

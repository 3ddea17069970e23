import { writeSync } from 'node:fs';
import { answerFromCache } from './hot/credential-process.ts';
import { hotRequest } from './hot/request.ts';

async function main(): Promise<void> {
  const argv = process.argv.slice(2);
  const request = hotRequest(argv);
  const home =
    process.env[process.platform === 'win32' ? 'USERPROFILE' : 'HOME'] || (await import('node:os')).homedir();
  const document = request && (await answerFromCache(request, process.env, home));
  if (document === undefined) {
    const { front } = await import('./front.ts');
    await front(argv, home);
  } else {
    print(`${document}\n`);
  }
}

/** Straight to the descriptor: making `process.stdout` takes longer than finding the answer. */
function print(text: string): void {
  const bytes = Buffer.from(text);
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(1, bytes, written);
  } catch {
    // A pipe that is full and does not block; the stream knows how to wait.
    process.stdout.write(bytes.subarray(written));
  }
}

void main();

import { answerFromCache } from './hot/credential-process.ts';
import { print } from './hot/print.ts';
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

void main();

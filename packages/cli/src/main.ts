import { homedir } from 'node:os';
import { answerFromCache } from './hot/credential-process.ts';
import { hotRequest } from './hot/request.ts';

const argv = process.argv.slice(2);
const request = hotRequest(argv);
const home = (process.platform === 'win32' ? process.env['USERPROFILE'] : process.env['HOME']) || homedir();
const document = request && (await answerFromCache(request, process.env, home));
if (document === undefined) {
  const { runProcess } = await import('./run-process.ts');
  await runProcess(argv, home);
} else {
  process.stdout.write(`${document}\n`);
}

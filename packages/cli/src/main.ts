import { answerFromCache } from './hot/credential-process.ts';
import { homeOf } from './hot/home.ts';
import { print } from './hot/print.ts';
import { hotRequest } from './hot/request.ts';

async function main(): Promise<void> {
  const request = hotRequest(process.argv.slice(2));
  const document = request && (await answerFromCache(request, process.env, homeOf(process)));
  if (document === undefined) await import('./front.ts');
  else print(`${document}\n`);
}

void main();

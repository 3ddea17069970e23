import { chmodSync } from 'node:fs';
import { tempHome } from '@ssoctl/testkit';
import { expect, onTestFinished, test } from 'vitest';
import { spawnChild } from './spawn.ts';

const run = (command: string) => spawnChild({ command, args: [], env: { PATH: process.env['PATH'] ?? '' } });

test('an empty command is one that does not exist', async () => {
  await expect(run('')).rejects.toMatchObject({ code: 'COMMAND_NOT_FOUND', message: 'the command is empty' });
});

test('a command is looked for on PATH, a path where it points', async () => {
  await expect(run('no-such-program')).rejects.toThrow('there is no command no-such-program on PATH');
  const home = await tempHome();
  onTestFinished(home.remove);
  await home.write('script', '#!/no/such/interpreter\n');
  chmodSync(home.at('script'), 0o755);
  const message = `${home.at('script')} does not exist, or the interpreter in its first line does not`;
  await expect(run(home.at('script'))).rejects.toMatchObject({ code: 'COMMAND_NOT_FOUND', message });
});

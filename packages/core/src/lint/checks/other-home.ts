import { join } from 'node:path';
import type { Check } from '../types.ts';

/** The files lie elsewhere for this process than for others: variables that one shell has, and `sudo`. */
export const otherHome: Check = {
  id: 'other-home',
  *look({ input }) {
    const { env, home } = input;
    const files = [
      { variable: 'AWS_CONFIG_FILE', file: input.config.file, usual: join(home, '.aws', 'config') },
      {
        variable: 'AWS_SHARED_CREDENTIALS_FILE',
        file: input.credentials.file,
        usual: join(home, '.aws', 'credentials'),
      },
    ];
    for (const { variable, file, usual } of files) {
      if (!env[variable] || file === usual) continue;
      yield {
        severity: 'info',
        file,
        line: 1,
        message: `${variable} leads here; programs without that variable read ${usual}. The token cache stays in ${home}`,
      };
    }
    if (env['SUDO_USER'])
      yield {
        severity: 'info',
        file: input.config.file,
        line: 1,
        message: `this runs under sudo: files and tokens are looked for in ${home}, and what is written may not be ${env['SUDO_USER']}'s to read`,
        fix: 'sign in and run without sudo',
      };
  },
};

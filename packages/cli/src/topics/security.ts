import type { Block } from '../kit/page-writer.ts';

export const blocks = (): readonly Block[] => [
  {
    title: 'Secrets',
    rows: [
      ['what', 'Access and refresh tokens, client secrets, device codes, PKCE verifiers, keys.'],
      [
        'where',
        'In the cache files of the AWS CLI, mode 0600 from their creation; in the environment of a command under "exec"; in what "env" and "credential-process" print, because it was asked for.',
      ],
      ['never', 'In the arguments of a process, in messages, in what --debug adds, in the JSON of any other command.'],
    ],
  },
  'URLs are opened as arguments, never through a shell, and only https, or http on this machine. The browser comes back to 127.0.0.1, where one answer with the right state is taken.',
  'Names of accounts and roles come from the service. On a terminal their control characters are written out; for a shell they are quoted.',
  'What "env" prints is quoted for its shell, so that no value can run. "exec" uses no shell at all.',
  "The emulator listens on 127.0.0.1, checks Host and Origin, wants a token on its control API, and makes a new certificate authority for each run, limited to AWS's names, whose key is never on disk.",
];

import { ERROR_CODES } from '@ssoctl/core/internal/errors/index';
import type { Block } from '../kit/page-writer.ts';

const MEANINGS: readonly (readonly [number, string])[] = [
  [0, 'Done'],
  [1, 'Failed'],
  [2, 'The command line is wrong, or an answer is missing and nobody can be asked'],
  [3, 'The configuration is wrong'],
  [4, 'A sign-in is needed'],
  [5, 'The service, or the person at the browser, said no'],
  [6, 'The network or the service is not available'],
  [7, 'Another process holds a lock'],
  [8, 'Finished, but incomplete; stderr says what is missing'],
  [9, 'Changes are pending, or differences were found'],
  [126, 'exec: the command cannot be started'],
  [127, 'exec: there is no such command'],
  [130, 'Cancelled with Ctrl-C; 143 by SIGTERM'],
];

export const blocks = (): readonly Block[] => [
  {
    title: 'Exit codes',
    rows: MEANINGS.map(([exit, meaning]) => [String(exit).padStart(3), meaning] as const),
  },
  '"exec" ends with the exit code of its command, 128 + n when signal n ended it. "status" ends with 0 whatever it finds; with --exit-code it ends with 4 unless every session is active or renewable. "profiles sync" ends with 8 also when a name was given to nobody because two would get it or it is taken; with --check it writes nothing, and ends with 9 when something would be written. "access why" ends with 0 when it has an answer, with --exit-code with 5 when the user does not get in; "access diff" and "access hygiene" end with 0 whatever they find, with --exit-code with 9 when that is a difference, or more than a note.',
  'With --json an error is a document on stderr whose "code" is one of these words. They never change their meaning.',
  {
    title: 'Error codes',
    rows: Object.entries(ERROR_CODES).map(([code, { exit, title }]) => [`${String(exit).padStart(3)}  ${code}`, title]),
  },
];

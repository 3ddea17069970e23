import { isShell, SHELLS, type Shell } from '@ssoctl/core/internal/credentials/shells';
import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Env } from '../kit/context.ts';

/** Shells that go by another name, or take the lines of another. */
const SPELLINGS: Readonly<Record<string, Shell>> = { sh: 'bash', dash: 'bash', ksh: 'bash', pwsh: 'powershell' };

/** The shell to write for: the one named, else that of SHELL. @throws USAGE */
export function chooseShell(env: Env, named: Shell | undefined): Shell {
  if (named !== undefined) return named;
  const path = env['SHELL'] ?? '';
  const name =
    path
      .split(/[/\\]/)
      .at(-1)
      ?.replace(/\.exe$/i, '')
      .toLowerCase() ?? '';
  const shell = SPELLINGS[name] ?? name;
  if (isShell(shell)) return shell;
  const said = path === '' ? 'SHELL is not set' : `SHELL is ${path}, which is none that is known`;
  throw new SsoctlError('USAGE', `for which shell? ${said}`, { hint: `give --shell: ${SHELLS.join(', ')}` });
}

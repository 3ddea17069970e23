import { SsoctlError } from '../errors/index.ts';
import { SHADOWING_VARIABLES } from './environment.ts';
import type { Shell } from './shells.ts';

type Dialect = { set: (name: string, value: string) => string; unset: (name: string) => string };

/**
 * The text that puts `variables` into a shell's environment when the shell evaluates it, and takes out `unset`: by default what
 * would shadow credentials. Quoted so that no value can run, whatever it holds; `json` is the variables alone. No final newline.
 * @throws USAGE for a value that the shell has no safe way to write (a NUL anywhere; in cmd quotes, `%`, line ends and the like)
 */
export function renderEnv(
  shell: Shell,
  variables: Readonly<Record<string, string>>,
  unset: readonly string[] = SHADOWING_VARIABLES,
): string {
  const entries = Object.entries(variables);
  for (const [name, value] of entries) refuseUnwritable(shell, name, value);
  if (shell === 'json') return JSON.stringify(variables, null, 2);
  const dialect = DIALECTS[shell];
  const removed = unset.filter((name) => !(name in variables));
  return [...removed.map(dialect.unset), ...entries.map(([name, value]) => dialect.set(name, value))].join('\n');
}

// Each statement ends in a semicolon, so that `eval $(…)` without quotes, which joins the lines, does the same.
const POSIX: Dialect = {
  set: (name, value) => `export ${name}='${value.replaceAll("'", `'\\''`)}';`,
  unset: (name) => `unset ${name};`,
};

const DIALECTS: Record<Exclude<Shell, 'json'>, Dialect> = {
  bash: POSIX,
  zsh: POSIX,
  fish: {
    set: (name, value) => `set -gx ${name} '${value.replace(/[\\']/g, '\\$&')}';`,
    unset: (name) => `set -e ${name};`,
  },
  powershell: {
    set: (name, value) => `$Env:${name} = ${powershellString(value)}`,
    unset: (name) => `$Env:${name} = $null`,
  },
  cmd: {
    set: (name, value) => `set "${name}=${value}"`,
    unset: (name) => `set "${name}="`,
  },
};

/**
 * PowerShell takes four typographic quotes for `'` as well, `… | Invoke-Expression` runs line by line, and a console's code
 * page may turn other characters into those quotes: so all but plain characters are written as numbers.
 */
function powershellString(value: string): string {
  const parts = value.match(/[ -~]+|[^ -~]/g) ?? [];
  const written = parts.map((part) =>
    /^[ -~]/.test(part) ? `'${part.replaceAll("'", "''")}'` : `[char]${part.charCodeAt(0)}`,
  );
  if (!written[0]?.startsWith("'")) written.unshift("''");
  return written.join(' + ');
}

function refuseUnwritable(shell: Shell, name: string, value: string): void {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
    throw new SsoctlError('USAGE', `${JSON.stringify(name)} cannot name an environment variable`);
  // cmd expands inside quotes, and differently in a batch file than in `for /f`: there is no quoting that serves both.
  const unwritable = shell === 'cmd' ? !/^[ #$'-;=?-\]_`a-{}~]*$/.test(value) : value.includes('\0');
  if (unwritable)
    throw new SsoctlError('USAGE', `the value of ${name} holds a character that ${shell} cannot be given safely`, {
      hint: 'run: ssoctl env --shell json, or ssoctl exec',
      details: { variable: name, shell },
    });
}

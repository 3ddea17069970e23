import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Emulator } from '@ssoctl/emulator';
import { onTestFinished } from 'vitest';
import { isBuilt, ssoctl } from './programs.ts';
import { type Environment, type Outcome, output, type Running, run, start } from './run.ts';

/** What the tests use of the emulator's own company: Maya's role in the sandbox, whose id begins with a zero. */
export const ACCOUNT = '012345678901';
export const ROLE = 'AdministratorAccess';
export const ARN = new RegExp(`^arn:aws:sts::${ACCOUNT}:assumed-role/AWSReservedSSO_${ROLE}_[0-9a-f]{16}/maya$`);

/** A person's home folder and environment, for every program alike. */
export interface Home {
  path: string;
  env: Environment;
  /** Runs `ssoctl`. */
  ssoctl(...args: string[]): Promise<Outcome>;
  /** Runs `ssoctl`, which must succeed. @returns its stdout */
  ssoctlOutput(...args: string[]): Promise<string>;
  ssoctlStart(...args: string[]): Running;
  /** Names of the files in `~/.aws/sso/cache` or `~/.aws/cli/cache`, sorted; none when there is no such folder. */
  cache(kind: 'sso' | 'cli'): string[];
  /** A file's text, by its place under the home folder. */
  read(file: string): string;
  write(file: string, text: string): void;
  /** The modes of everything below a folder, by place. */
  modes(folder: string): Record<string, string>;
  /** Removes a file or folder, if it is there. */
  remove(file: string): void;
}

/** `BROWSER` for tests without a browser: follows the link as a person would whose emulator approves at once. */
const FOLLOW = 'fetch(process.argv[1]).then((answer) => answer.text()).catch((error) => console.error(String(error)))';

/**
 * A fresh home whose config names one session `corp`, the profile `dev` on it, and a profile `old` that has no session.
 * It is removed when the test ends.
 */
export function homeAt(emulator: Emulator, extra: Environment = {}): Home {
  const path = mkdtempSync(join(tmpdir(), 'ssoctl-conformance-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true, maxRetries: 3 }));
  const bin = join(path, 'bin');
  mkdirSync(bin);
  mkdirSync(join(path, '.aws'));
  writeFileSync(join(path, '.aws/config'), configFor(emulator));
  const script = (name: string, line: string) =>
    writeFileSync(join(bin, name), `#!/bin/sh\n${line}\n`, { mode: 0o755 });
  script('ssoctl', `exec "${process.execPath}" "${ssoctl}" "$@"`);
  script('browser', `exec "${process.execPath}" -e '${FOLLOW}' "$1" </dev/null >/dev/null 2>&1 &`);
  const env: Environment = {
    PATH: `${bin}${delimiter}${process.env['PATH']}`,
    HOME: path,
    LANG: 'C.UTF-8',
    TERM: 'dumb',
    BROWSER: join(bin, 'browser'),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
    ...emulator.env,
    ...extra,
  };
  const argv = (args: string[]) => {
    if (!isBuilt()) throw new Error('packages/cli/dist is missing: run npm run build');
    return [ssoctl, ...args];
  };
  return {
    path,
    env,
    ssoctl: (...args) => run(process.execPath, argv(args), env),
    ssoctlOutput: (...args) => output(process.execPath, argv(args), env),
    ssoctlStart: (...args) => start(process.execPath, argv(args), env),
    cache: (kind) => listed(join(path, `.aws/${kind}/cache`)),
    read: (file) => readFileSync(join(path, file), 'utf8'),
    write: (file, text) => writeFileSync(join(path, file), text),
    modes: (folder) => Object.fromEntries(below(join(path, folder))),
    remove: (file) => rmSync(join(path, file), { recursive: true, force: true }),
  };
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function below(folder: string): [string, string][] {
  const places = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return places.map((place) => [place, (statSync(join(folder, place)).mode & 0o777).toString(8)]);
}

function configFor({ startUrl, region }: Pick<Emulator, 'startUrl' | 'region'>): string {
  return `[sso-session corp]
sso_start_url = ${startUrl}
sso_region = ${region}
sso_registration_scopes = sso:account:access

[profile dev]
sso_session = corp
sso_account_id = ${ACCOUNT}
sso_role_name = ${ROLE}
region = eu-west-1

[profile old]
sso_start_url = ${startUrl}
sso_region = ${region}
sso_account_id = ${ACCOUNT}
sso_role_name = ${ROLE}
region = eu-west-1
`;
}

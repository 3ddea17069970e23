import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { program } from './home.mjs';
import { median } from './measure.mjs';

/** 1.3 MB, as a generator of profiles leaves it. */
function tenThousandProfiles() {
  const sections = [
    '[sso-session corp]\nsso_start_url = https://d-1234567890.awsapps.com/start\nsso_region = eu-west-1\nsso_registration_scopes = sso:account:access\n',
  ];
  for (let at = 0; at < 10_000; at += 1)
    sections.push(
      `[profile account-${String(at).padStart(5, '0')}.ReadOnlyAccess]\nsso_session = corp\nsso_account_id = ${100_000_000_000 + at}\nsso_role_name = ReadOnlyAccess\nregion = eu-west-1\n`,
    );
  return sections.join('\n');
}

/** Adding a profile to ten thousand, whole processes in turn, each on the same file. */
export function measureAddingAProfile(aws, home, env, rounds) {
  mkdirSync(join(home, '.aws'), { recursive: true });
  const file = join(home, '.aws/config');
  const content = tenThousandProfiles();
  const role = ['--session', 'corp', '--account', '123456789012', '--role', 'ReadOnlyAccess', '--region', 'eu-west-1'];
  const ours = { command: process.execPath, args: [program, 'profiles', 'add', 'added', ...role, '--quiet'] };
  const theirs = { command: aws.path, args: ['configure', 'set', 'region', 'eu-west-1', '--profile', 'added'] };
  const once = ({ command, args }) => {
    writeFileSync(file, content, { mode: 0o600 });
    const start = process.hrtime.bigint();
    const run = spawnSync(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
    const ms = Number(process.hrtime.bigint() - start) / 1e6;
    if (run.status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${run.status}: ${run.stderr}`);
    return ms;
  };
  once(ours);
  once(theirs);
  const pairs = Array.from({ length: rounds }, () => [once(theirs), once(ours)]);
  return {
    theirs: median(pairs.map(([ms]) => ms)),
    ours: median(pairs.map(([, ms]) => ms)),
    ratio: median(pairs.map(([a, b]) => b / a)),
  };
}

// Records `ssoctl setup` as a person sees it, and as a script does, into docs/setup-session.txt:
// `npm run build && node scenarios/record-setup.mjs`. With --check it tells whether the recording is what the program shows today.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDemoEmulator } from './demo/emulator.mjs';
import { program } from './demo/program.mjs';
import { KEYS, openTerminal } from './record/terminal.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const recording = join(here, '../docs/setup-session.txt');
const PORTAL = 'https://larkspur.awsapps.com/start';
const { enter, down, tab } = KEYS;

const parts = [];
const places = [];
const say = (text) => parts.push(text);
const tell = (command, shown) => parts.push(`$ ${command}\n${shown}`.trimEnd());

/** A home folder with nothing in it, and an environment in which the emulator is AWS. */
function newcomer(emulator, env) {
  const home = mkdtempSync(join(tmpdir(), 'ssoctl-record-'));
  places.push(home);
  const bin = join(home, 'bin');
  mkdirSync(bin);
  symlinkSync(program, join(bin, 'ssoctl'));
  return {
    ...env,
    PATH: `${bin}:${process.env.PATH}`,
    HOME: home,
    SHELL: '/bin/bash',
    TERM: 'xterm-256color',
    LANG: 'C.UTF-8',
    BROWSER: `"${process.execPath}" "${join(here, 'record/browser.mjs')}"`,
    DEMO_PERSON: 'maya',
    RECORD_EMULATOR: emulator.url,
    AWS_PAGER: '',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

function run(command, env) {
  const { status, stdout } = spawnSync('sh', ['-c', `${command} 2>&1`], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`"${command}" ended with ${status}:\n${stdout}`);
  tell(command, stdout);
}

async function onTerminal(env) {
  say('From nothing, on a terminal. Whoever does this knows the address of the portal, and types it in, or pastes it:');
  const first = openTerminal('ssoctl setup', env);
  await first.answer('Address of your access portal', `${PORTAL}/#/${enter}`);
  await first.answer('Sign in there?', enter);
  await first.answer('Name of the session', enter);
  await first.answer('For which roles do you want profiles?', enter);
  await first.answer('Which account?', down.repeat(4) + enter);
  await first.answer('Which role?', down + enter);
  await first.answer('Default Region', `eu-west-1${enter}`);
  await first.answer('Name of the profile', `dev${enter}`);
  await first.answer('Write this?', enter);
  tell('ssoctl setup', await first.end());
  say('Another tool uses the profile at once:');
  run('aws sts get-caller-identity --profile dev', env);

  say('More profiles later: the session is there, and several roles are marked in a list:');
  const second = openTerminal('ssoctl setup', env);
  await second.answer('Which portal?', enter);
  await second.answer('For which roles do you want profiles?', down + enter);
  await second.answer('Which roles?', 'shop');
  await second.answer('matches)', down.repeat(2) + tab + down.repeat(2) + tab);
  const list = await settled(() => second.screen.text('◆  Which roles?'));
  second.type(enter);
  await second.answer('Default Region', enter);
  await second.answer('Write this?', enter);
  const shown = await second.end();
  tell(
    'ssoctl setup',
    shown.replace(/^◇ {2}Which roles\?\n/m, `${list.replaceAll(/^/gm, '  | ').replaceAll(/ +$/gm, '')}\n$&`),
  );
}

/** What is shown once all keys have been taken: when it has stayed the same for a while. */
async function settled(look) {
  let shown = '';
  while (shown !== look()) {
    shown = look();
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return shown;
}

function unattended(env) {
  say('From nothing, where nobody sits: every question has an option, and what was not asked is suggested.');
  run(`ssoctl setup ${PORTAL} --all --yes`, env);
  run('aws sts get-caller-identity --profile shop-staging.PowerUserAccess', env);
  say('A second time nothing changes; a script reads one document:');
  run(`ssoctl setup ${PORTAL} --account sandbox --role PowerUserAccess --json --quiet`, env);
}

/** What differs from run to run and from machine to machine is the same in every recording. */
function withoutChance(text) {
  let plain = text.replaceAll(/(\/authorize\?response_type=code&client_id=)\S+/g, '$1…');
  for (const place of places) plain = plain.replaceAll(place, '~');
  return plain.replaceAll(/good for (?:1 h|59 min)/g, 'good for 1 h').replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:…');
}

const folder = mkdtempSync(join(tmpdir(), 'ssoctl-record-'));
places.push(folder);
let emulator;
try {
  emulator = await startDemoEmulator(folder, ['--intercept']);
  const { AWS_ENDPOINT_URL_SSO_OIDC: _loopback, ...env } = emulator.env;
  say(
    'How `ssoctl setup` looks, recorded by scenarios/record-setup.mjs: the built program in an empty home folder, the real AWS CLI v2,\nand the emulator of this project in the place of AWS, behind a proxy. A script types and presses Allow in the browser.',
  );
  const began = performance.now();
  await onTerminal(newcomer(emulator, env));
  unattended(newcomer(emulator, env));
  console.error(`recorded in ${((performance.now() - began) / 1000).toFixed(1)} s`);
} finally {
  await emulator?.close();
  for (const place of places) rmSync(place, { recursive: true, force: true });
}
const text = `${withoutChance(parts.join('\n\n'))}\n`;
if (!process.argv.includes('--check')) writeFileSync(recording, text);
else if (readFileSync(recording, 'utf8') !== text) {
  console.error('docs/setup-session.txt is not what the program shows today: run node scenarios/record-setup.mjs');
  process.exit(1);
}

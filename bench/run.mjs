// What the product promises about speed and memory, measured as ratios in one run, each beside its peer.
// `npm run bench` · `npm run bench -- --rounds 31`. Prints a table; exits 1 when a budget is missed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { awsVersion2 } from './aws-cli.mjs';
import { environmentFor, program, writeCachedCredentials } from './home.mjs';
import { maxResidentKiB, median, pairedWallMs } from './measure.mjs';

const rounds = Number(process.argv[process.argv.indexOf('--rounds') + 1] || 0) || 21;
const home = mkdtempSync(join(tmpdir(), 'ssoctl-bench-'));
const rows = [];

function row(what, ratio, budget, note = '') {
  rows.push({ what, ratio, budget, note, met: budget === undefined || ratio <= budget });
}

try {
  writeCachedCredentials(home);
  const env = environmentFor(home);
  const bare = { command: process.execPath, args: ['-e', '0'] };
  const cached = { command: process.execPath, args: [program, 'credential-process', '--profile', 'bench'] };

  const hot = pairedWallMs(cached, bare, { env, rounds });
  row('credential-process, cached : node -e 0', hot.ratio, 1.35, `${hot.a.toFixed(0)} ms : ${hot.b.toFixed(0)} ms`);

  const memory = maxResidentKiB(cached, env) / maxResidentKiB(bare, env);
  row('the same, peak memory', memory, 1.2);

  const helps = [
    '',
    'login',
    'logout',
    'status',
    'accounts',
    'roles',
    'whoami',
    'env',
    'exec',
    'emulator',
    'sessions add',
    'profiles add',
  ];
  const helpRatios = helps.map((command) => ({
    command,
    ...pairedWallMs(
      { command: process.execPath, args: [program, ...command.split(' ').filter(Boolean), '--help'] },
      bare,
      { env, rounds: Math.ceil(rounds / 3) },
    ),
  }));
  const slowest = helpRatios.reduce((worst, next) => (next.ratio > worst.ratio ? next : worst));
  row('--help, the slowest command : node -e 0', slowest.ratio, 1.8, `ssoctl ${slowest.command} --help`);
  row('--help, the median command : node -e 0', median(helpRatios.map((help) => help.ratio)), 1.8);

  const aws = awsVersion2();
  if (aws === undefined) console.log('The AWS CLI v2 is not installed: its rows are left out.');
  else {
    const peer = { command: aws.path, args: ['configure', 'export-credentials', '--profile', 'bench'] };
    const beside = pairedWallMs(cached, peer, { env, rounds: Math.ceil(rounds / 3) });
    row(
      `credential-process : aws configure export-credentials (${aws.version})`,
      beside.ratio,
      1,
      `${beside.a.toFixed(0)} ms : ${beside.b.toFixed(0)} ms`,
    );
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}

const width = Math.max(...rows.map(({ what }) => what.length));
console.log(`\n${'what'.padEnd(width)}  ratio  budget`);
for (const { what, ratio, budget, note, met } of rows)
  console.log(
    `${what.padEnd(width)}  ${ratio.toFixed(2).padStart(5)}  ${(budget?.toFixed(2) ?? '').padStart(6)}  ${met ? 'met   ' : 'MISSED'}  ${note}`,
  );
console.log(`\nMedians of ${rounds} pairs on Node ${process.version}.`);
process.exitCode = rows.every(({ met }) => met) ? 0 : 1;

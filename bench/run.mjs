// What the product promises about speed and memory, measured as ratios in one run, each beside its peer; what depends on the
// service's limit, in seconds. `npm run bench` · `npm run bench -- --rounds 31` · `-- --only listing` · `-- --without listing,aws`.
// Prints a table; exits 1 when a budget is missed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHEAPEST, measureAccess, SIZES } from './access.mjs';
import { awsVersion2 } from './aws-cli.mjs';
import { environmentFor, program, writeCachedCredentials } from './home.mjs';
import { measureListing } from './listing.mjs';
import { maxResidentKiB, median, pairedWallMs } from './measure.mjs';
import { measureAddingAProfile } from './profiles.mjs';
import { measureReport } from './report.mjs';

const optionValue = (option) => process.argv[process.argv.indexOf(option) + 1 || process.argv.length];
const rounds = Number(optionValue('--rounds')) || 21;
const only = optionValue('--only')?.split(',');
const without = optionValue('--without')?.split(',') ?? [];
const wanted = (part) => (only === undefined || only.includes(part)) && !without.includes(part);
const PARTS = ['hot', 'help', 'aws', 'listing', 'access', 'report'];
const unknown = [...(only ?? []), ...without].filter((part) => !PARTS.includes(part));
if (unknown.length > 0) throw new Error(`no such part: ${unknown.join(', ')}; there are ${PARTS.join(', ')}`);
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

  if (wanted('hot')) {
    const hot = pairedWallMs(cached, bare, { env, rounds });
    row('credential-process, cached : node -e 0', hot.ratio, 1.35, `${hot.a.toFixed(0)} ms : ${hot.b.toFixed(0)} ms`);

    const memory = maxResidentKiB(cached, env) / maxResidentKiB(bare, env);
    row('the same, peak memory', memory, 1.2);
  }

  if (wanted('help')) {
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
  }

  if (wanted('aws')) {
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
      const many = join(home, 'many');
      const adding = measureAddingAProfile(aws, many, environmentFor(many), Math.ceil(rounds / 2));
      row(
        'profiles add, to 10,000 : aws configure set',
        adding.ratio,
        0.25,
        `${adding.ours.toFixed(0)} ms : ${adding.theirs.toFixed(0)} ms, ${(1 / adding.ratio).toFixed(1)} times faster`,
      );
    }
  }

  if (wanted('listing')) {
    const { seconds, calls, refusedShare, failed } = await measureListing();
    row('profiles sync, 1,000 accounts × 5 roles at 50 ms, limit 20/s: seconds', seconds, 68, `${calls} calls`);
    row('the same, share answered 429', refusedShare, 0.02);
    row('the same, accounts lost for good', failed, 0);
  }

  if (wanted('access')) {
    const { who, warm, of, walk } = await measureAccess();
    const pages = (items, page = 100) => Math.ceil(items / page);
    const { users, groups, accounts } = SIZES;
    row('access who, one of 300 accounts, 8 sets: calls that find who', who.calls.strategy, 10);
    row(
      'the same, calls for sets, members and users',
      who.calls.describing + who.calls.memberships + who.calls.users,
      8 + who.found.groups + Math.min(who.found.users, pages(users)),
      `${who.found.groups} groups, ${who.found.users} users`,
    );
    row('the same, calls for names of groups', who.calls.groups, Math.min(who.found.groups, pages(groups)));
    const { describing, memberships, users: ofUsers, groups: ofGroups } = warm.calls;
    row('the same again, names kept: calls for names', describing + memberships + ofUsers + ofGroups, 0);
    const { found } = of;
    const note = `${found.groups} groups, ${found.sets} sets`;
    row('access of one user: calls of IAM Identity Center', of.calls.center, 6 + found.groups + found.sets, note);
    row(
      'the same, calls for names of accounts',
      of.calls.accounts,
      Math.min(found.accounts, pages(accounts, 20)),
      `${found.accounts} accounts`,
    );
    const ratio = walk.calls.strategy / CHEAPEST;
    row('access snapshot, 2,400 pairs: strategy calls : cheapest', ratio, 1.05, `${walk.calls.strategy} : ${CHEAPEST}`);
    row(
      'the same, seconds : calls at 18/s',
      walk.seconds / (walk.calls.admin / 18),
      1.2,
      `${walk.seconds.toFixed(0)} s`,
    );
    row('the same, share refused', walk.calls.refusedShare, 0.02, `${walk.calls.all} calls`);
  }

  if (wanted('report')) {
    const { madeSeconds, megabytes, browser } = await measureReport();
    row('HTML report of 7,000 accounts, 100,000 assignments: made, s', madeSeconds, 5, `${megabytes.toFixed(1)} MB`);
    if (browser === undefined) console.log('Chromium is not installed: its rows are left out.');
    else {
      const { openMs, strokeMs, medianMs, worstMs, strokes } = browser;
      row('the same, opened in Chromium: ms', openMs, undefined);
      const note = `19 of 20 of ${strokes}; median ${medianMs.toFixed(0)}, worst ${worstMs.toFixed(0)}`;
      row('the same, a keystroke answered: ms', strokeMs, 100, note);
    }
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}

const width = Math.max(...rows.map(({ what }) => what.length));
console.log(`\n${'what'.padEnd(width)} figure  budget`);
for (const { what, ratio, budget, note, met } of rows)
  console.log(
    `${what.padEnd(width)}  ${ratio.toFixed(2).padStart(5)}  ${(budget?.toFixed(2) ?? '').padStart(6)}  ${met ? 'met   ' : 'MISSED'}  ${note}`,
  );
console.log(`\nMedians of ${rounds} pairs on Node ${process.version}.`);
process.exitCode = rows.every(({ met }) => met) ? 0 : 1;

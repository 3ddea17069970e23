import { spawnSync } from 'node:child_process';

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function once({ command, args }, env) {
  const start = process.hrtime.bigint();
  const run = spawnSync(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  if (run.status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${run.status}: ${run.stderr}`);
  return ms;
}

/** Runs a and b in turn, so that a drift of the machine meets both; the ratio is the median of the pairs' ratios. */
export function pairedWallMs(a, b, { env, rounds }) {
  once(a, env);
  once(b, env);
  const pairs = Array.from({ length: rounds }, () => [once(a, env), once(b, env)]);
  return {
    a: median(pairs.map(([x]) => x)),
    b: median(pairs.map(([, y]) => y)),
    ratio: median(pairs.map(([x, y]) => x / y)),
  };
}

/** Peak resident memory in KiB, as the process itself counts it when it exits; median of five. */
export function maxResidentKiB({ command, args }, env) {
  const report =
    "data:text/javascript,process.on('exit',()=>process.stderr.write('\\nmaxrss='+process.resourceUsage().maxRSS))";
  const runs = Array.from({ length: 5 }, () => {
    const run = spawnSync(command, ['--import', report, ...args], { env, encoding: 'utf8' });
    return Number(/maxrss=(\d+)/.exec(run.stderr)?.[1]);
  });
  return median(runs);
}

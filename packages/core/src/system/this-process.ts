import { readFileSync, readlinkSync } from 'node:fs';
import { hostname, uptime } from 'node:os';

/** What tells one process from every other, on this machine and elsewhere. Empty where the system does not say. */
export interface ProcessIdentity {
  pid: number;
  /** Start time as the kernel counts it: tells a process from a later one of the same pid. */
  start: string;
  host: string;
  bootId: string;
  pidNamespace: string;
}

let known: ProcessIdentity | undefined;

/** The identity of the running process. */
export function thisProcess(): ProcessIdentity {
  known ??= {
    pid: process.pid,
    start: statOf('self')?.start ?? '',
    host: hostname(),
    bootId: attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()) ?? '',
    pidNamespace: attempt(() => readlinkSync('/proc/self/ns/pid')) ?? '',
  };
  return known;
}

/** Whether both stand where one pid means one process: same host, same boot, same pid namespace. */
export function sharesPids(
  a: Omit<ProcessIdentity, 'pid' | 'start'>,
  b: Omit<ProcessIdentity, 'pid' | 'start'>,
): boolean {
  return a.host === b.host && a.bootId === b.bootId && a.pidNamespace === b.pidNamespace;
}

/**
 * Whether that very process, last heard of at `heardMs`, still runs here. A zombie does not, and neither does a later process
 * of the same pid. Where the system does not tell when processes started, it tells at least when it started itself.
 */
export function isRunning(pid: number, start: string, heardMs: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0 || !answers(pid)) return false;
  if (start === '' && heardMs < Date.now() - uptime() * 1000) return false;
  const stat = statOf(String(pid));
  if (stat === undefined) return true;
  if (stat.state === 'Z' || stat.state === 'X') return false;
  return start === '' || stat.start === start;
}

function answers(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // EPERM: somebody else's process, and so a process.
    return (cause as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** State and start time from `/proc/<pid>/stat` (proc_pid_stat(5): fields 3 and 22). */
function statOf(pid: string): { state: string; start: string } | undefined {
  const line = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  if (line === undefined) return undefined;
  // The second field is the program's name in parentheses, which may itself hold spaces and parentheses.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const [state, start] = [fields[0], fields[19]];
  return state === undefined || start === undefined ? undefined : { state, start };
}

function attempt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

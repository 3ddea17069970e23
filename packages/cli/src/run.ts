import { createContext } from './create-context.ts';
import type { Host } from './host.ts';
import { asSsoctlError, reportError } from './kit/error-report.ts';
import { type Interruption, onInterruption } from './kit/interruption.ts';
import { type Output, outputFor } from './kit/output.ts';
import { type Invocation, parse } from './kit/parse.ts';
import { PROGRAM } from './program.ts';
import { showHelp } from './show-help.ts';
import { versionView } from './views/version.ts';

type Run = Extract<Invocation, { kind: 'run' }>;

/** Runs a command line and answers its exit code. Every error becomes an exit code here, and nowhere else. */
export async function run(host: Host): Promise<number> {
  let how = earlyGlobals(host.argv);
  let output = outputFor(host, { ...how, quiet: false, verbose: false, noColor: false });
  const interruption = host.interruption ?? onInterruption();
  try {
    const invocation = parse(host.argv, PROGRAM);
    how = invocation.globals;
    output = outputFor(host, { ...invocation.globals, verbose: invocation.globals.verbose || how.debug });
    return invocation.kind === 'run'
      ? await runCommand(invocation, host, output, interruption)
      : answer(invocation, output);
  } catch (error) {
    const known = asSsoctlError(error);
    if (known.code === 'CANCELLED' && !how.json) output.tell(`${capital(known.message)}.`);
    else reportError(known, output, how);
    return interruption.exitCode ?? known.exitCode;
  } finally {
    interruption.release();
  }
}

async function runCommand({ command, input, globals }: Run, host: Host, output: Output, interruption: Interruption) {
  const loaded = await command.load();
  return (await loaded.run(input, createContext({ ...host, interruption }, globals, output))) ?? 0;
}

function answer(invocation: Exclude<Invocation, Run>, output: Output): number {
  if (invocation.kind === 'version') {
    output.show(versionView, { node: process.versions.node });
    return 0;
  }
  showHelp(invocation.node, invocation.path, invocation.asked ? output.out : output.err);
  return invocation.asked ? 0 : 2;
}

/** How to tell an error in the command line itself: that line cannot be asked any more. */
function earlyGlobals(argv: readonly string[]): { json: boolean; debug: boolean } {
  const end = argv.indexOf('--');
  const own = end < 0 ? argv : argv.slice(0, end);
  return { json: own.includes('--json'), debug: own.includes('--debug') };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

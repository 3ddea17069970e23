import { createContext, type Host } from './create-context.ts';
import { asSsoctlError, reportError } from './kit/error-report.ts';
import { createOutput, type Output } from './kit/output.ts';
import { type Invocation, parse } from './kit/parse.ts';
import { sinkOver } from './kit/sink.ts';
import { PROGRAM } from './program.ts';

/** Runs a command line and answers its exit code. The one place where errors become exit codes. */
export async function run(host: Host): Promise<number> {
  const early = earlyGlobals(host.argv);
  let how = early;
  let output = outputFor(host, { ...early, quiet: false, verbose: false, noColor: false });
  try {
    const invocation = parse(host.argv, PROGRAM);
    const { globals } = invocation;
    how = globals;
    output = outputFor(host, { ...globals, verbose: globals.verbose || globals.debug });
    return await perform(invocation, host, output);
  } catch (error) {
    const known = asSsoctlError(error);
    const { exitCode } = host.interruption;
    if (exitCode === undefined || how.json) reportError(known, output, how);
    else output.tell(known.code === 'CANCELLED' ? `${capital(known.message)}.` : 'Cancelled.');
    return exitCode ?? known.exitCode;
  }
}

async function perform(invocation: Invocation, host: Host, output: Output): Promise<number> {
  switch (invocation.kind) {
    case 'version': {
      const { versionView } = await import('./views/version.ts');
      output.show(versionView, { node: process.versions.node });
      return 0;
    }
    case 'help': {
      const { showHelp } = await import('./show-help.ts');
      showHelp(invocation.node, invocation.path, invocation.asked ? output.out : output.err);
      return invocation.asked ? 0 : 2;
    }
    case 'run': {
      const { run: runCommand } = await invocation.command.load();
      const context = createContext(host, invocation.globals, output);
      return (await runCommand(invocation.input, context)) ?? 0;
    }
  }
}

function outputFor(
  { stdout, stderr, env, now }: Host,
  { json, quiet, verbose, noColor }: { json: boolean; quiet: boolean; verbose: boolean; noColor: boolean },
): Output {
  const [out, err] = [stdout, stderr].map((stream) => sinkOver(stream, env, { noColor }));
  if (!out || !err) throw new Error('two streams make two sinks');
  return createOutput(out, err, { json, quiet, verbose, now });
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

import { helpRequest } from './hot/help-request.ts';
import { leaveWhenReaderGoes } from './kit/reader-gone.ts';
import { sinkOver } from './kit/sink.ts';
import { PROGRAM } from './program.ts';
import { showHelp } from './show-help.ts';

/** Shows help where that is plainly all that is wanted; else leaves the command line to the whole program. */
export async function front(argv: readonly string[], home: string): Promise<void> {
  const asked = helpRequest(argv, PROGRAM);
  if (asked !== undefined) {
    leaveWhenReaderGoes([process.stdout]);
    showHelp(asked.node, asked.path, sinkOver(process.stdout, process.env));
    return;
  }
  const { runProcess } = await import('./run-process.ts');
  await runProcess(argv, home);
}

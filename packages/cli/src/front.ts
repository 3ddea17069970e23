import { fstatSync } from 'node:fs';
import { helpRequest } from './hot/help-request.ts';
import { homeOf } from './hot/home.ts';
import { print } from './hot/print.ts';
import { leaveWhenReaderGoes } from './kit/reader-gone.ts';
import { type Sink, sinkOver } from './kit/sink.ts';
import { PROGRAM } from './program.ts';
import { showHelp } from './show-help.ts';

/** Shows help where that is plainly all that is wanted; else leaves the command line to the whole program. */
async function front(argv: readonly string[]): Promise<void> {
  const asked = helpRequest(argv, PROGRAM);
  if (asked !== undefined) {
    showHelp(asked.node, asked.path, stdoutSink());
    return;
  }
  const { runProcess } = await import('./run-process.ts');
  await runProcess(argv, homeOf(process));
}

function stdoutSink(): Sink {
  if (!fstatSync(1).isCharacterDevice()) return sinkOver({ write: print }, process.env);
  leaveWhenReaderGoes([process.stdout]);
  return sinkOver(process.stdout, process.env);
}

void front(process.argv.slice(2));

import { leaveWhenReaderGoes } from './kit/reader-gone.ts';
import { run } from './run.ts';

/** Runs a command line in this process, and ends it with the right exit code. */
export async function runProcess(argv: readonly string[], home: string): Promise<void> {
  const { stdout, stderr, env, platform } = process;
  leaveWhenReaderGoes([stdout]);
  // Talk that nobody reads any more changes no outcome: a failure stays one, and a sign-in that was begun goes on.
  stderr.on('error', () => {});
  const exitCode = await run({ argv, env, home, platform, stdout, stderr, now: () => Date.now() });
  // Sockets that are kept alive would hold the process; what is written must be out first.
  await Promise.all([stdout, stderr].map((stream) => new Promise((resolve) => stream.write('', resolve))));
  process.exit(exitCode);
}

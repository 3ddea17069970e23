import { writeSync } from 'node:fs';

/** Ends when nothing can be written any more: quietly when whoever read us has gone, as `head` does, else with the reason. */
export function leaveWhenReaderGoes(streams: readonly NodeJS.WritableStream[]): void {
  for (const stream of streams)
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      complain(error.code ?? error.message);
      process.exit(1);
    });
}

/** By hand, because this is loaded where nothing that tells errors is. */
function complain(reason: string): void {
  const full = reason === 'ENOSPC' || reason === 'EDQUOT';
  const code = full ? 'DISK_FULL' : 'FILE_UNWRITABLE';
  const message = `the output cannot be written: ${full ? `no space is left on the device (${reason})` : reason}`;
  const hint = full ? 'free some space, or send the output elsewhere' : 'send the output elsewhere';
  const document = { schema: 'ssoctl/error/1', error: { code, message, hint } };
  const text = process.argv.includes('--json') ? JSON.stringify(document, null, 2) : `error: ${message}\nhint: ${hint}`;
  try {
    writeSync(2, `${text}\n`);
  } catch {
    // Then there is nobody left to tell.
  }
}

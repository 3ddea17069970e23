/** Ends quietly when whoever read us has gone, as `head` does: nothing is wrong then. */
export function leaveWhenReaderGoes(streams: readonly NodeJS.WritableStream[]): void {
  for (const stream of streams)
    stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
}

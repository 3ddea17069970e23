import { isSsoctlError, SsoctlError } from '@ssoctl/core/internal/errors/index';

/** What starting an emulator threw, as one of our errors. */
export function emulatorFailure(error: unknown, options: { seed?: string | undefined; port?: number | undefined }) {
  if (isSsoctlError(error) || !(error instanceof Error)) return error;
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE' || code === 'EACCES')
    return failed(
      `port ${options.port} of 127.0.0.1 cannot be used: ${code}`,
      'leave --port out for a free one',
      error,
    );
  if (path !== undefined && path === options.seed)
    return new SsoctlError('FILE_UNREADABLE', `the seed ${path} cannot be read: ${code}`, {
      hint: 'check the path',
      details: { path },
      cause: error,
    });
  if (error.name === 'SeedError') return failed(`the seed does not fit:\n${error.message}`, 'mend the seed', error);
  if (error instanceof RangeError) return failed(error.message, 'name a user of the organization', error);
  return error;
}

function failed(message: string, hint: string, cause: Error): SsoctlError {
  return new SsoctlError('EMULATOR_FAILED', message, { hint, cause });
}

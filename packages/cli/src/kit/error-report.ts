import { isSsoctlError, SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Output } from './output.ts';
import { visibleJson, visibleLines } from './visible.ts';

/** Any failure as one of ours. What we did not foresee is a defect, told in one line. */
export function asSsoctlError(error: unknown): SsoctlError {
  if (isSsoctlError(error)) return error;
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new SsoctlError('INTERNAL', `unexpected ${said.split('\n')[0]}`, {
    hint: 'run the command again with --debug, and report what it prints',
    cause: error,
  });
}

/** Tells an error on stderr: two lines for a person, one document with `--json`, and the stack on request. */
export function reportError(error: SsoctlError, output: Pick<Output, 'err'>, how: { json: boolean; debug: boolean }) {
  const { err } = output;
  if (how.json) {
    err.write(`${visibleJson(errorDocument(error))}\n`);
  } else {
    err.write(`${err.colours.red('error:')} ${visibleLines(error.message)}\n`);
    if (error.hint !== undefined) err.write(`${err.colours.cyan('hint:')} ${visibleLines(error.hint)}\n`);
  }
  if (how.debug) err.write(`${err.colours.dim(visibleLines(stackOf(error)))}\n`);
}

export function errorDocument(error: SsoctlError) {
  const { code, message, hint, details } = error;
  return {
    schema: 'ssoctl/error/1',
    error: { code, message, ...(hint === undefined ? {} : { hint }), ...(details === undefined ? {} : { details }) },
  };
}

/** Where it came from, cause by cause. Stacks hold our messages and file names; never a request. */
function stackOf(error: Error): string {
  const parts: string[] = [`code: ${(error as SsoctlError).code}`];
  for (let next: unknown = error; next instanceof Error && parts.length < 8; next = next.cause)
    parts.push(next.stack ?? `${next.name}: ${next.message}`);
  return parts.join('\ncaused by: ');
}

import type { FaultKind } from '../ini/failure.ts';
import type { IniFault } from '../ini/survey.ts';
import type { Reading } from './reading.ts';
import type { Finding } from './types.ts';

export interface ToldFault extends Pick<Finding, 'file' | 'line' | 'message' | 'fix'> {
  severity: 'error';
  /** The line that it clashes with. */
  otherLine: number | undefined;
  /** Not in the credentials file, which is never written. */
  inConfig: boolean;
}

/** What the AWS CLI refuses one of the files for, of some kinds. */
export function faultsOf({ input }: Reading, ...kinds: FaultKind[]): ToldFault[] {
  return [input.config, input.credentials].flatMap(({ file, faults }) =>
    faults
      .filter(({ kind }) => kinds.includes(kind))
      .map((fault) => ({
        severity: 'error',
        file,
        line: fault.line,
        otherLine: fault.otherLine,
        message: messageOf(file, fault),
        fix: fault.error.hint,
        inConfig: file === input.config.file,
      })),
  );
}

/** The place is told beside the message. */
function messageOf(file: string, { line, error }: IniFault): string {
  const place = `${file}:${line}: `;
  return error.message.startsWith(place) ? error.message.slice(place.length) : error.message;
}

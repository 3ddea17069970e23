import { Reading } from './reading.ts';
import { CHECKS } from './registry.ts';
import type { CheckId, Finding, Found, LintInput } from './types.ts';

/**
 * Looks both AWS files over for what is known to go wrong with the AWS CLI, the SDKs and other tools: the config file's findings
 * first, each file's by line. Also files that no program can read are looked over, as far as can be told what they say.
 */
export function lint(input: LintInput): Finding[] {
  return lookOver(input).map(({ id, found }) => findingOf(id, found));
}

/** The same with what mends it. */
export function lookOver(input: LintInput): { id: CheckId; found: Found }[] {
  const reading = new Reading(input);
  const all = CHECKS.flatMap(({ id, look }) => [...look(reading)].map((found) => ({ id, found })));
  const order = ({ found }: { found: Found }) => (found.file === input.config.file ? 0 : 1);
  return all.sort((one, other) => order(one) - order(other) || one.found.line - other.found.line);
}

function findingOf(id: CheckId, found: Found): Finding {
  const { severity, file, line, section, key, message, fix, mend } = found;
  return {
    id,
    severity,
    file,
    line,
    ...(section === undefined ? {} : { section }),
    ...(key === undefined ? {} : { key }),
    message,
    ...(fix === undefined ? {} : { fix }),
    fixable: mend !== undefined,
  };
}

import { ERROR_CODES, SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Output } from '../../kit/output.ts';
import { type OrgGap, type OrgItems, type OrgList, orgView, writeCsv } from '../../views/org-list.ts';

/** More than these are counted, not told: --json has them all. */
const TOLD = 5;

/** Shows a list as it is wanted, and tells what is missing. @returns the exit code; @throws USAGE */
export function showList<T>(output: Output, list: OrgList<T>, found: OrgItems<T>, { csv }: { csv: boolean }): number {
  if (csv) writeCsv(output, list, found.items);
  else output.show(orgView(list), found);
  tellGaps(output, found.gaps);
  return found.gaps.length === 0 ? 0 : ERROR_CODES.INCOMPLETE.exit;
}

/** @throws USAGE where both are wanted: there is one stdout */
export function checkFormat(output: Output, { csv }: { csv: boolean }): void {
  if (csv && output.options.json)
    throw new SsoctlError('USAGE', '--csv and --json exclude each other', { hint: 'name one of them' });
}

function tellGaps(output: Output, gaps: readonly OrgGap[]): void {
  if (gaps.length === 0) return;
  const alike = new Map<string, OrgGap>();
  for (const gap of gaps) {
    const kind = `${gap.operation} ${gap.code} ${gap.hint}`;
    alike.set(kind, alike.get(kind) ?? gap);
  }
  for (const { operation, message, hint } of [...alike.values()].slice(0, TOLD))
    output.warn(`${operation}: ${message}`, hint);
  output.warn(`incomplete: ${gaps.length} ${gaps.length === 1 ? 'call' : 'calls'} failed`);
}

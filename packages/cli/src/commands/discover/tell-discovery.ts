import type { FailedCall } from '@ssoctl/core/internal/directory/failed-call';
import type { Output } from '../../kit/output.ts';
import type { Discovered, ShownInstance } from '../../views/discover.ts';

/** Tells a person what the result does not: what failed and why, and what no API tells. */
export function tellDiscovery(output: Output, found: Discovered, { usesRights }: { usesRights: boolean }): void {
  const { instances, portal, failures, notEnabled, missingRights } = found;
  // What comes now is no part of the last section.
  if (output.err.terminal && !output.options.json) output.say();
  for (const { what, message, hint } of grouped(failures)) output.warn(`${what}: ${message}`, hint);
  const where = output.options.json ? '"missingRights" says what to ask for' : 'what to ask for is above';
  const ask = missingRights.length > 0 ? `; ${where}` : '';
  if (failures.length > 0) output.warn(`incomplete: ${counted(failures.length, 'call')} failed${ask}`);
  if (portal !== undefined && portal.located.region === undefined)
    output.warn(
      portal.located.failure?.message ?? `incomplete: the Region of ${portal.located.canonicalUrl} was not found`,
      portal.located.failure?.hint ?? 'the portal tells it: "Access keys" of any account shows the SSO Region',
    );
  if (notEnabled.length > 0)
    output.trace(`${counted(notEnabled.length, 'Region')} not enabled for this account: ${notEnabled.join(', ')}`);
  if (usesRights && instances.length === 0 && failures.length === 0)
    output.say('No instance is there that these credentials can see.');
  if (instances.length > 0 && !instances.some(hasAlias)) output.say(ALIAS);
  if (!usesRights)
    output.say(
      'What takes the rights of an administrator: ssoctl discover --profile NAME shows instances and organization.',
    );
}

function hasAlias({ portalUrls }: ShownInstance): boolean {
  return portalUrls.some(({ form }) => form === 'alias');
}

const ALIAS =
  'A name of its own for the portal (https://NAME.awsapps.com/start) is told by no API; the console shows it.';

interface Group {
  what: string;
  message: string;
  hint: string | undefined;
}

/** Failures that say the same, as one. Rights that lack stand in the result. */
function grouped(failures: readonly FailedCall[]): Group[] {
  const groups = new Map<string, FailedCall[]>();
  for (const failure of failures) {
    const { error } = failure;
    if (error.details?.['action'] !== undefined) continue;
    const key = `${failure.operation} ${error.code} ${error.details?.['exception'] ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), failure]);
  }
  return [...groups.values()].map((alike) => {
    const [first] = alike as [FailedCall];
    const regions = alike.flatMap(({ region }) => region ?? []);
    const where = regions.length > 4 ? `in ${regions.length} Regions` : regions.join(', ');
    return {
      what: [first.operation, where].filter(Boolean).join(' '),
      message: first.error.message,
      hint: first.error.hint,
    };
  });
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

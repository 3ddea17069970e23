import type { IniEntry, IniSection } from '../ini/document.ts';
import { readStartUrl, type StartUrl } from '../wire/start-url.ts';
import { decorationOf } from './decoration.ts';
import { entryOf, type Reading, type ReadSection } from './reading.ts';

/** A start URL as it stands in the config file. */
export interface ConfiguredUrl {
  holder: ReadSection;
  section: IniSection;
  entry: IniEntry;
  read: StartUrl;
  /** What it should say, as far as that is certain. A vanity address is nobody's to rewrite. */
  meant: string | undefined;
}

const known = new WeakMap<Reading, readonly ConfiguredUrl[]>();

/** Every start URL of a session or profile, in file order. */
export function configuredUrls(reading: Reading): readonly ConfiguredUrl[] {
  const urls = known.get(reading) ?? readUrls(reading);
  known.set(reading, urls);
  return urls;
}

function readUrls(reading: Reading): ConfiguredUrl[] {
  return reading.signInSections.flatMap((holder) => {
    const entry = entryOf(holder.section, 'sso_start_url');
    if (!entry?.value || entry.value.includes('\n') || decorationOf(entry.value)) return [];
    const read = readStartUrl(entry.value);
    return [{ holder, section: holder.section, entry, read, meant: read.ok ? read.url : certain(read.fixed) }];
  });
}

/** A proposal that is itself the start URL of a portal. */
function certain(fixed: string | undefined): string | undefined {
  const read = fixed === undefined ? undefined : readStartUrl(fixed);
  return read?.ok ? read.url : undefined;
}

/** What becomes of a sign-in when the start URL is written in another way. */
export function afterRewriting({ input }: Reading, { holder, entry }: ConfiguredUrl): string {
  if (holder.kind === 'session') return 'the session keeps its token';
  if (holder.keys.has('sso_session')) return 'the session decides, not this line';
  const region = holder.keys.get('sso_region') ?? '';
  const file = input.tokenFile({ kind: 'legacy', name: holder.name, startUrl: entry.value, region });
  return `the token in sso/cache/${file} is not found by the new text: sign in again`;
}

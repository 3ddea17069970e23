import { inLines } from '../names.ts';
import type { Reading } from '../reading.ts';
import { afterRewriting, type ConfiguredUrl, configuredUrls } from '../start-urls.ts';
import type { Check } from '../types.ts';

/**
 * One portal written in several ways (`/start`, `/start/#/`, `/start/`). Tokens are filed under the text: a profile without a session does not
 * find the sign-in that was made with another spelling.
 */
export const startUrlSpellings: Check = {
  id: 'start-url-spellings',
  *look(reading) {
    for (const [meant, urls] of byPortal(reading)) {
      const texts = [...new Set(urls.map(({ entry }) => entry.value))];
      if (texts.length < 2) continue;
      const others = new Map(texts.map((text) => [text, inLines(linesWithout(text, urls))]));
      for (const url of urls) {
        const { section, entry, read } = url;
        // A faulty one is told for its fault.
        if (entry.value === meant || !read.ok) continue;
        yield {
          severity: 'warn',
          ...reading.at(section, entry),
          message: `the same portal is spelt otherwise in ${others.get(entry.value)}: tools file its sign-ins apart`,
          fix: `write ${meant}; ${afterRewriting(reading, url)}`,
          mend: (repairs) => repairs.setValue(entry, meant),
        };
      }
    }
  },
};

function linesWithout(text: string, urls: readonly ConfiguredUrl[]): number[] {
  return urls.flatMap(({ entry }) => (entry.value === text ? [] : [entry.line]));
}

/** One spelling alone, but not the plain one: the fragment and the slash that browsers show. */
export const startUrlForm: Check = {
  id: 'start-url-form',
  *look(reading) {
    for (const [meant, urls] of byPortal(reading)) {
      if (new Set(urls.map(({ entry }) => entry.value)).size > 1) continue;
      for (const url of urls) {
        const { section, entry, read } = url;
        if (entry.value === meant || !read.ok) continue;
        yield {
          severity: 'info',
          ...reading.at(section, entry),
          message: 'the start URL carries what a browser adds to it; tokens are filed under the text as it stands',
          fix: `write ${meant}; ${afterRewriting(reading, url)}`,
          mend: (repairs) => repairs.setValue(entry, meant),
        };
      }
    }
  },
};

function byPortal(reading: Reading): Map<string, ConfiguredUrl[]> {
  const portals = new Map<string, ConfiguredUrl[]>();
  for (const url of configuredUrls(reading)) {
    if (url.meant === undefined) continue;
    const known = portals.get(url.meant);
    if (known === undefined) portals.set(url.meant, [url]);
    else known.push(url);
  }
  return portals;
}

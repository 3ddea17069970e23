import type { Browser, BrowserUse } from '@ssoctl/core/internal/ports/index';

export interface FakeBrowser extends Browser {
  /** Every URL that was opened, in order. */
  readonly opened: readonly string[];
  /** Resolves when all that the person did on the opened pages is done; rejects when it failed. */
  settled(): Promise<void>;
}

export interface FakeBrowserOptions {
  use?: BrowserUse;
  /** What the person does with an opened page. Default: nothing. */
  visit?: (url: string) => Promise<unknown>;
}

/** A browser without a window. */
export function fakeBrowser(options: FakeBrowserOptions = {}): FakeBrowser {
  const opened: string[] = [];
  const visits: Promise<unknown>[] = [];
  return {
    opened,
    use: () => options.use ?? { usable: true, by: 'test' },
    async open(url) {
      opened.push(url);
      const visit = options.visit?.(url);
      if (visit) {
        visits.push(visit);
        // Looked at in `settled`; until then a failure must not count as unhandled.
        visit.catch(() => {});
      }
      return true;
    },
    async settled() {
      await Promise.all(visits);
    },
  };
}

/** Follows the redirects from a page, as a browser does; the answer of the last one. */
export async function follow(url: string): Promise<Response> {
  return fetch(url, { redirect: 'follow', headers: { 'sec-fetch-mode': 'navigate' } });
}

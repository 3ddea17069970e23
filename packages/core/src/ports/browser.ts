export type BrowserUse = { usable: true; by: string } | { usable: false; because: string };

/** A person's web browser. */
export interface Browser {
  /** Whether a page opened from here would reach the person: false over SSH, in a container, in CI, unless BROWSER is set. */
  use(): BrowserUse;
  /** Starts the browser, detached; true when a program was started. Only https, or http on loopback, is ever opened. */
  open(url: string): Promise<boolean>;
}

import type { Snapshot } from '@ssoctl/core/internal/access/snapshot-types';
import type { Finding } from '@ssoctl/core/internal/access/types';

export interface ReportInput {
  snapshot: Snapshot;
  findings: readonly Finding[];
  /** Calls that were made for it, by operation; absent where a snapshot was read from a file. */
  made?: Readonly<Record<string, number>> | undefined;
  /** Of the program. */
  version: string;
}

/** What the page brings with it, made by the build. */
export interface ReportAssets {
  style: string;
  script: string;
}

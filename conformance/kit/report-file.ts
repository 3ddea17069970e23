import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { hygiene } from '@ssoctl/core/internal/access/hygiene';
import type { Snapshot } from '@ssoctl/core/internal/access/snapshot-types';
import { onTestFinished } from 'vitest';

const built = join(dirname(fileURLToPath(import.meta.url)), '../../packages/cli/dist/report.cjs');

interface Built {
  reportPage(input: {
    snapshot: Snapshot;
    findings: ReturnType<typeof hygiene>['findings'];
    made?: Record<string, number>;
    version: string;
  }): Promise<string>;
}

/** The report of a snapshot as the built program makes it, as a file on disk. @returns its address */
export async function reportFile(snapshot: Snapshot): Promise<string> {
  const { reportPage } = createRequire(import.meta.url)(built) as Built;
  const folder = mkdtempSync(join(tmpdir(), 'ssoctl-report-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'report.html');
  const made = { 'sso-admin:ListAccountAssignments': 12, 'identitystore:ListUsers': 1 };
  writeFileSync(
    path,
    await reportPage({ snapshot, findings: hygiene(snapshot).findings, made, version: '0.0.0-test' }),
  );
  return pathToFileURL(path).href;
}

import { csvTable } from '@ssoctl/core/internal/access/export/csv';
import { flatRows } from '@ssoctl/core/internal/access/export/flat-row';
import { jsonDocument, ndjson, withUnits } from '@ssoctl/core/internal/access/export/json';
import { rowsOf, type Snapshot } from '@ssoctl/core/internal/access/index';
import type { Finding } from '@ssoctl/core/internal/access/types';
import { VERSION } from '../../version.ts';
import type { Format } from './report-formats.ts';
import { unitsIn } from './units-in.ts';

export interface Reported {
  snapshot: Snapshot;
  findings: readonly Finding[];
  /** Calls that were made for it; absent where it is from a file. */
  made?: Readonly<Record<string, number>> | undefined;
}

/** The whole content of a report's file. What takes other code than the text formats is loaded for its format alone. */
export async function render(format: Format, reported: Reported): Promise<string | Uint8Array> {
  const { snapshot, findings, made } = reported;
  const unitOf = unitsIn(snapshot);
  switch (format) {
    case 'html': {
      const { reportPage } = await import('../../pages/report/report.ts');
      return reportPage({ snapshot, findings, made, version: VERSION });
    }
    case 'csv':
      return [...csvTable(flatRows(rowsOf(snapshot), unitOf))].join('');
    case 'ndjson':
      return [...ndjson(withUnits(rowsOf(snapshot), unitOf))].join('');
    case 'json': {
      const head = { schema: 'ssoctl/access-report/1', ...about(snapshot), findings, errors: snapshot.errors };
      return [...jsonDocument(head, withUnits(rowsOf(snapshot), unitOf))].join('');
    }
    case 'parquet': {
      const { parquet } = await import('../../exports/parquet.ts');
      const { takenAt, complete, instanceArn } = about(snapshot);
      return parquet(flatRows(rowsOf(snapshot), unitOf), {
        'ssoctl.taken_at': takenAt,
        'ssoctl.complete': String(complete),
        'ssoctl.instance_arn': instanceArn,
      });
    }
  }
}

function about({ startedAt, takenAt, instanceArn, region, organizationId, complete }: Snapshot) {
  return { startedAt, takenAt, instanceArn, region, organizationId, complete };
}

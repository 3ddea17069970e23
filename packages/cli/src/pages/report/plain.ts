import { rowsOf } from '@ssoctl/core/internal/access/rows-of';
import type { AccessRow } from '@ssoctl/core/internal/access/types';
import { type Html, html, name } from './html.ts';
import { grouped } from './summary.ts';
import type { ReportInput } from './types.ts';

const ROWS = 1_000;
const FINDINGS = 200;

/** What is there for a mail preview, and whatever else runs no scripts: the findings, and the first rows. */
export function plain({ snapshot, findings }: ReportInput): Html {
  const units = new Map(snapshot.accounts.map(({ accountId, unit }) => [accountId, unit]));
  const rows: AccessRow[] = [];
  let more = false;
  for (const row of rowsOf(snapshot)) {
    more = rows.length === ROWS;
    if (more) break;
    rows.push(row);
  }
  return html`<section id="plain" aria-label="Without scripts">
<p class="hint">Scripts are off here, as in most mail previews. Open this file in a browser for the matrix, the search and everything below the first rows.</p>
${findings.length > 0 && html`<h2>Findings</h2><ul class="findings">${findings.slice(0, FINDINGS).map((finding) => html`<li><b>${finding.severity}</b><strong>${name(finding.subject.name || finding.subject.id)}</strong><span class="finding-detail">${name(finding.detail)}</span></li>`)}${findings.length > FINDINGS && html`<li>and ${grouped(findings.length - FINDINGS)} more</li>`}</ul>`}
<h2>${more ? `The first ${grouped(ROWS)} rows` : `All rows (${grouped(rows.length)})`}</h2>
<div class="wide" tabindex="0" role="region" aria-label="Rows"><table>
<thead><tr><th scope="col">Account</th><th scope="col">Unit</th><th scope="col">Permission set</th><th scope="col">Who</th><th scope="col">Through</th><th scope="col">State</th></tr></thead>
<tbody>
${rows.map((row) => plainRow(row, units.get(row.accountId)))}</tbody>
</table></div>
${more && html`<p class="hint">There are more rows than these.</p>`}
</section>`;
}

function plainRow(row: AccessRow, unit: string | undefined): Html {
  const who =
    row.principalName === undefined
      ? html`${row.principalType === 'GROUP' && 'group '}<code>${row.principalId}</code>`
      : html`${row.principalType === 'GROUP' && 'group '}${name(row.principalName)}`;
  return html`<tr><td>${name(row.accountName)} <code>${row.accountId}</code></td><td>${name(unit)}</td><td>${name(row.permissionSet ?? row.permissionSetArn)}</td><td>${who}</td><td>${row.via === undefined ? row.principalType === 'USER' && 'directly' : name(row.via.groupName ?? row.via.groupId)}</td><td>${row.state?.replace('-', ' ')}</td></tr>
`;
}

import { createHash } from 'node:crypto';
import { hygiene } from '@ssoctl/core/internal/access/hygiene';
import { rowsOf } from '@ssoctl/core/internal/access/rows-of';
import type { Snapshot } from '@ssoctl/core/internal/access/snapshot-types';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { largeSnapshot } from '../../../../../bench/large-snapshot.mjs';
import { anySnapshot } from '../../../../core/test/access/snapshots.ts';
import { visible } from '../../kit/visible.ts';
import { encode } from './encode.ts';
import { knownOf } from './known.ts';
import { pageWith } from './report.ts';

const ASSETS = { style: 'body{color:red}', script: 'void 0' };
const pageOf = (snapshot: Snapshot, more: { made?: Record<string, number> } = {}) =>
  pageWith({ snapshot, findings: hygiene(snapshot).findings, version: '1.2.3', ...more }, ASSETS);
const SMALL = largeSnapshot({ accounts: 3, permissionSets: 2, users: 5, groups: 2, assignments: 4 });
const elements = (page: string, tag: string) =>
  [...page.matchAll(new RegExp(`<${tag}\\b[^>]*>(.*?)</${tag}>`, 'gis'))].map(([, text = '']) => text);
/** Without what is between script tags: the part that names could break out of. */
const markup = (page: string) => page.replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/gi, '');

describe('the page', () => {
  test('may run its own style and scripts and nothing else, and ask nobody for anything', () => {
    const page = pageOf(SMALL);
    const policy =
      /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1]?.replaceAll('&#39;', "'") ?? '';
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const [boot = '', , script = ''] = elements(page, 'script');
    const [style = ''] = elements(page, 'style');
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `style-src ${hash(style)}`,
      `script-src ${hash(boot)} ${hash(script)}`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(page).not.toMatch(/\b(src|href|action|srcset|poster)=(?!"data:)/i);
  });

  test('holds every name as data, whatever is in it', () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        const page = pageOf(snapshot);
        const [, data = ''] = elements(page, 'script');
        expect(elements(page, 'script')).toHaveLength(3);
        expect(JSON.parse(data)).toEqual(encode(snapshot, knownOf(snapshot), hygiene(snapshot).findings));
        expect(markup(page)).not.toMatch(/<(img|!--)|alert\(1\)>/);
        expect([...page].filter((character) => visible(character) !== character && character !== '\n')).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('counts what is there, and says so once in the singular', () => {
    const counts = elements(pageOf(SMALL), 'li')
      .slice(0, 5)
      .map((text) => text.replace(/<[^>]+>/g, ''));
    expect(counts).toEqual(['3 accounts', '2 permission sets', '5 users', '2 groups', '4 assignments']);
    const one = pageOf({ ...SMALL, accounts: SMALL.accounts.slice(0, 1) });
    expect(elements(one, 'li')[0]).toBe('<b>1</b> account');
  });

  test('says by which calls it came about', () => {
    const page = pageOf(SMALL, { made: { 'sso-admin:ListAccountAssignments': 2_440, 'identitystore:ListUsers': 1 } });
    expect(elements(page, 'caption')).toEqual(['2,441 calls']);
    expect(page).toContain('<th scope="row">sso-admin:ListAccountAssignments</th><td>2,440</td>');
  });

  test('of an empty organization is a page too', () => {
    const page = pageOf({ ...SMALL, accounts: [], permissionSets: [], users: [], groups: [], assignments: [] });
    expect(page).toContain('All rows (0)');
    expect(page).toContain('Every call was answered');
  });
});

describe('the stamp', () => {
  test('says that nothing is missing', () => {
    expect(pageOf(SMALL)).toContain('<strong>Complete.</strong>');
  });

  test('says what is missing, by name and id', () => {
    const [account, set, group] = [SMALL.accounts[0], SMALL.permissionSets[0], SMALL.groups[0]];
    const page = pageOf({
      ...SMALL,
      complete: false,
      errors: [
        {
          operation: 'ListAccountAssignments',
          accountId: account?.accountId,
          permissionSetArn: set?.arn,
          code: 'THROTTLED',
          message: 'Rate <exceeded>',
        },
        {
          operation: 'ListGroupMemberships',
          principalType: 'GROUP',
          principalId: group?.groupId,
          code: 'ACCESS_DENIED',
          message: 'no',
        },
      ],
    });
    expect(page).not.toContain('<strong>Complete.</strong>');
    const stamp = (/<div class="stamp bad".*?<\/details>/s.exec(page)?.[0] ?? '').replace(/<[^>]+>/g, '');
    expect(stamp).toContain('Incomplete. 2 calls failed');
    expect(stamp).toContain(
      `ListAccountAssignments of account ${account?.name} ${account?.accountId} of set ${set?.name} ${set?.arn}: THROTTLED, Rate &#60;exceeded&#62;`,
    );
    expect(stamp).toContain(`ListGroupMemberships of group ${group?.displayName} ${group?.groupId}: ACCESS_DENIED, no`);
  });

  test('is not good where nothing failed but not everything was asked', () => {
    expect(pageOf({ ...SMALL, complete: false })).toContain('Not everything was asked');
  });

  test('lists two hundred of thousands', () => {
    const errors = Array.from({ length: 2_500 }, (_, at) => ({
      operation: `Op${at}`,
      code: 'THROTTLED',
      message: 'later',
    }));
    const page = pageOf({ ...SMALL, complete: false, errors });
    expect(page).toContain('2,500 calls failed');
    expect(page.match(/<b>Op\d+<\/b>/g)).toHaveLength(200);
    expect(page).toContain('and 2,300 more');
  });
});

describe('what is there without scripts', () => {
  const tableRows = (page: string) => elements(elements(page, 'tbody').at(-1) ?? '', 'tr');

  test('is every row, where there are few', () => {
    const rows = [...rowsOf(SMALL)];
    const page = pageOf(SMALL);
    expect(tableRows(page)).toHaveLength(rows.length);
    expect(page).toContain(`All rows (${rows.length})`);
  });

  test('is the first thousand, where there are more, and says so', () => {
    const many = largeSnapshot({ accounts: 40, permissionSets: 10, users: 300, groups: 20, assignments: 300 });
    const page = pageOf(many);
    expect([...rowsOf(many)].length).toBeGreaterThan(1_000);
    expect(tableRows(page)).toHaveLength(1_000);
    expect(page).toContain('The first 1,000 rows');
    expect(page).toContain('There are more rows than these.');
  });
});

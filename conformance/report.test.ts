// The report as a person meets it: by search and filter, by keyboard, on the way down, on paper, and where no script runs.
import { readFileSync } from 'node:fs';
import type { Snapshot } from '@ssoctl/core/internal/access/snapshot-types';
import { describe, expect, onTestFinished, test } from 'vitest';
import { largeSnapshot } from '../bench/large-snapshot.mjs';
import { auditOf, browserFor, LOOKS, type Look, picture, tabStops } from './kit/browser.ts';
import { PAYROLL, SMALL } from './kit/payroll.ts';
import { chromium, describeWith } from './kit/programs.ts';
import { reportFile } from './kit/report-file.ts';

const STRANGE: Snapshot = {
  ...SMALL,
  complete: false,
  errors: [{ operation: 'ListAccountAssignments', accountId: PAYROLL, code: 'THROTTLED', message: '<b>later</b>' }],
  accounts: [
    { accountId: PAYROLL, name: '</script><img src=x onerror=alert(1)>', state: 'ACTIVE', unit: '\u202etorP/tooR' },
    ...SMALL.accounts.slice(1).map((account) => ({ ...account, name: 'W'.repeat(50), unit: 'Root/'.repeat(20) })),
  ],
  permissionSets: SMALL.permissionSets.map((set, at) => ({ ...set, name: at === 0 ? '=1+1 שלום' : 'R'.repeat(32) })),
  users: SMALL.users.map((user) => ({ ...user, userName: `\u001b[31m${user.userName}\n${'Łong'.repeat(20)}` })),
};

describeWith('Chromium', 'chromium', chromium, ({ path }) => {
  const open = browserFor(path);

  async function scene(snapshot: Snapshot = SMALL, look?: Look) {
    const address = await reportFile(snapshot);
    const tab = await open(look);
    const { page } = tab;
    await page.goto(address);
    return {
      tab,
      page,
      address,
      search: (text: string) => page.getByLabel('Search everything').fill(text),
      filter: (field: string, text: string) => page.getByLabel(field, { exact: true }).fill(text),
      view: (name: string) => page.getByRole('tab', { name }).click(),
      counts: () => page.locator('#counts').textContent(),
      /** Rows of the list as they are seen. */
      async rows() {
        await page.getByRole('tab', { name: 'List' }).click();
        const lines = page.locator('#list .body .line');
        if ((await page.locator('#counts').textContent())?.startsWith('0 ') !== true) await lines.first().waitFor();
        return lines.evaluateAll((all) =>
          all.map((line) =>
            [...line.children]
              .map(({ textContent }) => textContent)
              .slice(0, 4)
              .join(' | '),
          ),
        );
      },
      cell: (name: string | RegExp) => page.getByRole('gridcell', { name }),
      panel: page.getByRole('dialog'),
      asked: () => tab.asked.filter(({ href }) => href !== address && !href.startsWith('data:')),
    };
  }

  describe.each(LOOKS)('$colorScheme, $width px', (look) => {
    test.each(['matrix', 'list', 'findings', 'panel', 'strange', 'nothing'])(
      '%s can be read, named and reached',
      async (what) => {
        const { page, tab, view, search, asked } = await scene(what === 'strange' ? STRANGE : SMALL, look);
        if (what === 'list') await view('List');
        if (what === 'findings') await view('Findings');
        if (what === 'nothing') await search('zzzz');
        if (what === 'panel' || what === 'strange') {
          await search('1111');
          await page.locator('.chip').first().click();
        }
        await page
          .locator(what === 'findings' ? '.kinds details' : '#counts')
          .first()
          .waitFor();
        await picture(page, `report-${what}`, look);
        expect(await auditOf(page)).toEqual([]);
        expect(tab.complaints).toEqual([]);
        expect(asked()).toEqual([]);
      },
    );
  });

  describe('search and filters', () => {
    test('everything is there at first', async () => {
      const { counts, rows } = await scene();
      expect(await counts()).toBe('13 rows · 4 people · 3 accounts · 2 permission sets');
      expect(await rows()).toHaveLength(13);
    });

    test.each<[string, string, string[]]>([
      [
        'a person',
        'carol',
        [
          'carol | directly | Admin | Payroll 111111111111',
          'carol | Readers | Reader | Old shop 333333333333',
          'carol | Readers | Reader | Payroll 111111111111',
        ],
      ],
      ['a person and an account', 'carol old', ['carol | Readers | Reader | Old shop 333333333333']],
      ['a part of an e-mail address, and a unit', 'ann@ dev', ['ann | Platform | Admin | Shop 222222222222']],
      [
        'an account id',
        '222222222222',
        [
          'ann | Platform | Admin | Shop 222222222222',
          'bob | Platform | Admin | Shop 222222222222',
          'nobody | Nobody | Reader | Shop 222222222222',
        ],
      ],
      ['what nobody is called', 'carol shop admin', []],
    ])('finds %s', async (_, text, expected) => {
      const { search, rows } = await scene();
      await search(text);
      expect((await rows()).sort()).toEqual(expected.sort());
    });

    test.each<[string, string, string]>([
      ['Person', 'bob', '4 of 13 rows · 1 person · 3 accounts · 2 permission sets'],
      ['Group', 'readers', '6 of 13 rows · 3 people · 2 accounts · 1 permission set'],
      ['Account', 'shop', '7 of 13 rows · 4 people · 2 accounts · 2 permission sets'],
      ['Account', '"Shop"', '3 of 13 rows · 2 people · 1 account · 2 permission sets'],
      ['Unit (OU)', 'root/prod', '6 of 13 rows · 4 people · 1 account · 2 permission sets'],
      ['Permission set', 'admin', '5 of 13 rows · 3 people · 2 accounts · 1 permission set'],
    ])('%s: %s', async (field, text, expected) => {
      const { filter, counts } = await scene();
      await filter(field, text);
      expect(await counts()).toBe(expected);
    });

    test('only what is assigned directly, and back', async () => {
      const { page, counts, rows } = await scene();
      await page.getByLabel('Only what is assigned directly').check();
      expect(await rows()).toEqual([
        'u-gone | directly | Reader | Old shop 333333333333',
        'carol | directly | Admin | Payroll 111111111111',
      ]);
      await page.getByRole('button', { name: 'Clear' }).click();
      expect(await counts()).toContain('13 rows');
    });

    test('a screen reader is told of the new counts when the typing rests', async () => {
      const { page, search } = await scene();
      await search('carol');
      await page.getByRole('status').getByText('3 of 13 rows').waitFor({ state: 'attached' });
    });

    test('somebody without any access is found all the same', async () => {
      const { page, search, counts, panel } = await scene();
      await search('eve');
      expect(await counts()).toContain('0 of 13 rows');
      await page.getByRole('button', { name: 'eve' }).click();
      expect(await panel.textContent()).toContain('No access: nothing is assigned directly or through a group.');
    });
  });

  describe('the matrix', () => {
    test('has a number for who gets in, a mark for who has it directly, and a sign for nobody', async () => {
      const { cell } = await scene();
      expect(await cell('Payroll, Admin: 3 people, some directly').textContent()).toBe('3');
      expect(await cell('Payroll, Reader: 3 people').textContent()).toBe('3');
      expect(await cell('Shop, Reader: 0 people').textContent()).toBe('0');
      expect(await cell('Old shop, Reader: 3 people, some directly').textContent()).toBe('3');
      expect(await cell(/Shop, Admin/).textContent()).toBe('2');
    });

    test('is walked by arrow keys, and opens by Enter', async () => {
      const { page, panel } = await scene();
      const grid = page.getByRole('grid', { name: /Accounts by permission sets/ });
      const at = async () =>
        page.evaluate(
          'document.getElementById(document.activeElement.getAttribute("aria-activedescendant"))?.getAttribute("aria-label")',
        );
      await grid.focus();
      expect(await at()).toBe('Old shop, Admin: not assigned');
      await page.keyboard.press('ArrowDown');
      expect(await at()).toBe('Payroll, Admin: 3 people, some directly');
      await page.keyboard.press('End');
      expect(await at()).toBe('Payroll, Reader: 3 people');
      await page.keyboard.press('Control+End');
      expect(await at()).toBe('Shop, Reader: 0 people');
      await page.keyboard.press('Control+Home');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      expect(await panel.getByRole('heading', { level: 2 }).textContent()).toBe('Admin');
      await page.keyboard.press('Escape');
      expect(await panel.isVisible()).toBe(false);
      expect(await page.evaluate('document.activeElement.id')).toBe('matrix');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      expect(await panel.getByText('Everybody who has it').isVisible()).toBe(true);
    });

    test('the Tab key goes down the page, and one sees where it stands', async () => {
      const { page } = await scene();
      const stops = await tabStops(page);
      expect(stops.filter(({ seen }) => !seen)).toEqual([]);
      expect(stops.map(({ name, kind }) => name || kind)).toContain('Matrix');
    });
  });

  describe('the way down', () => {
    test('from an account to a set, a group and a person', async () => {
      const { page, panel } = await scene();
      const title = () => panel.getByRole('heading', { level: 2 }).textContent();
      await page.getByRole('rowheader', { name: /Payroll/ }).click();
      expect(await title()).toBe('Payroll');
      await panel.getByRole('button', { name: 'Admin 3 people' }).click();
      expect(await panel.getByRole('button').allTextContents()).toEqual([
        'Payroll',
        '✕',
        'Show only this in the report',
        'Platform2 people',
        'carol',
      ]);
      await panel.getByRole('button', { name: 'Platform' }).click();
      await panel.getByRole('button', { name: 'bob' }).click();
      expect(await panel.locator('.told').textContent()).toBe('bob has Admin in Payroll through Platform.');
      await panel.getByRole('navigation').getByRole('button', { name: 'Payroll' }).click();
      expect(await title()).toBe('Payroll');
    });

    test('from a person to a group, a set and an account', async () => {
      const { page, search, panel } = await scene();
      await search('carol');
      await page.locator('.chip', { hasText: 'carol' }).click();
      await panel.getByRole('button', { name: 'Readers 2 accounts' }).click();
      await panel.getByRole('button', { name: 'Reader 2 accounts' }).click();
      await panel.getByRole('button', { name: 'Old shop suspended' }).click();
      expect(await panel.locator('.told').textContent()).toBe('carol has Reader in Old shop through Readers.');
      await panel.getByRole('button', { name: 'All of Readers' }).click();
      expect(await panel.getByRole('heading', { level: 2 }).textContent()).toBe('Readers');
    });

    test('and back into the report, with nothing else in it', async () => {
      const { page, panel, counts } = await scene();
      await page.getByRole('rowheader', { name: /Shop 222222222222/ }).click();
      await panel.getByRole('button', { name: 'Show only this in the report' }).click();
      expect(await counts()).toBe('3 of 13 rows · 2 people · 1 account · 2 permission sets');
    });

    test('from a finding', async () => {
      const { page, view, panel } = await scene();
      await view('Findings');
      await page.getByRole('tabpanel').getByRole('button', { name: 'Nobody' }).first().click();
      expect(await panel.getByRole('heading', { level: 2 }).textContent()).toBe('Nobody');
    });

    test('covers a small screen, and gives it back', async () => {
      const { page, panel } = await scene(SMALL, { colorScheme: 'light', width: 320 });
      await page.getByRole('rowheader', { name: /Payroll/ }).click();
      expect(await panel.evaluate((dialog) => dialog.matches(':modal'))).toBe(true);
      await panel.getByRole('button', { name: 'Close' }).click();
      expect(await panel.isVisible()).toBe(false);
    });
  });

  describe('names', () => {
    test('are text wherever they stand', async () => {
      const { page, tab, rows, view } = await scene(STRANGE);
      page.on('dialog', () => tab.complaints.push('a name ran'));
      expect((await rows()).join()).toContain('</script><img src=x onerror=alert(1)>');
      expect((await rows()).join()).toContain('\\x1b[31mcarol\\x0aŁong');
      await view('Findings');
      expect(await page.locator('img').count()).toBe(0);
      expect(tab.complaints).toEqual([]);
    });
  });

  describe('what leaves the page', () => {
    test('is a table of what is shown, with formulas disarmed', async () => {
      const { page, search } = await scene(STRANGE);
      await search(PAYROLL);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Save as CSV' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('access-2026-11-27.csv');
      const lines = readFileSync(await download.path(), 'utf8').split('\r\n');
      expect(lines[0]).toBe(
        '\ufeffaccount_id,account_name,ou,permission_set,permission_set_arn,principal_type,principal_id,principal_name,via_group_id,via_group_name,state',
      );
      expect(lines.filter((line) => line.includes(",'=1+1 שלום,"))).toHaveLength(3);
    });

    test('is on paper what is shown, and a note where it is more than five thousand rows', async () => {
      const { page, search } = await scene(
        largeSnapshot({ accounts: 60, permissionSets: 20, users: 300, groups: 20, assignments: 600 }),
      );
      const total = Number((await page.locator('#counts b').textContent())?.replace(/\D/g, ''));
      expect(total).toBeGreaterThan(5_000);
      await page.evaluate('dispatchEvent(new Event("beforeprint"))');
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('#paper p').textContent()).toMatch(/^The first 5,000 of [\d,]+ rows\./);
      expect(await page.locator('#paper tbody tr').count()).toBe(5_000);
      expect(await page.locator('.app').isVisible()).toBe(false);
      await page.evaluate('dispatchEvent(new Event("afterprint"))');
      await page.emulateMedia({ media: 'screen' });
      await search('ada');
      const pdf = await page.pdf({ format: 'A4' });
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      expect(await page.locator('#paper').innerHTML()).toBe('');
    });
  });

  describe('without scripts', () => {
    test('the summary, the findings and the first rows are there', async () => {
      const address = await reportFile(
        largeSnapshot({ accounts: 60, permissionSets: 20, users: 300, groups: 20, assignments: 600 }),
      );
      const context = await (await open()).page
        .context()
        .browser()
        ?.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
      if (context === undefined) throw new Error('no browser');
      onTestFinished(() => context.close());
      const page = await context.newPage();
      await page.goto(address);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Who can get in where');
      expect(await page.getByText('Every call was answered').isVisible()).toBe(true);
      expect(await page.getByRole('heading', { name: 'The first 1,000 rows' }).isVisible()).toBe(true);
      expect(await page.locator('#plain tbody tr').count()).toBe(1_000);
      expect(await page.getByText('Scripts are off here').isVisible()).toBe(true);
    });

    test('and where the script fails, they come back', async () => {
      const { page, address } = await scene();
      await page.addInitScript('window.ResizeObserver = undefined');
      await page.goto(address);
      await page.getByText('This browser could not run the report').waitFor();
      expect(await page.locator('#plain tbody tr').first().isVisible()).toBe(true);
    });
  });

  describe('7,000 accounts and 100,000 assignments', () => {
    test('are searched, walked and scrolled to the end with little in the page', async () => {
      const { page, tab, counts, search, asked } = await scene(largeSnapshot());
      expect(await counts()).toMatch(/^2,\d{3},\d{3} rows · .* · 7,000 accounts · 300 permission sets$/);
      await page.getByRole('grid', { name: /Accounts by permission sets/ }).focus();
      await page.keyboard.press('Control+End');
      await page.locator('[aria-rowindex="7001"]').waitFor();
      expect(await page.locator('#matrix .line').count()).toBeLessThan(60);
      await search('ada payments');
      expect(await counts()).toMatch(/^[\d,]+ of 2,\d{3},\d{3} rows/);
      await page.getByRole('tab', { name: 'List' }).click();
      await page.getByRole('grid', { name: 'Everybody and every path' }).focus();
      await page.keyboard.press('Control+End');
      await page.locator('#list .at').waitFor();
      expect(await page.locator('*').count()).toBeLessThan(15_000);
      expect(tab.complaints).toEqual([]);
      expect(asked()).toEqual([]);
    });
  });
});

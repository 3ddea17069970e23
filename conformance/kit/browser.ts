import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';

const programs = join(dirname(fileURLToPath(import.meta.url)), '../programs');
const audit = readFileSync(join(programs, 'page-audit.js'), 'utf8');
const focused = readFileSync(join(programs, 'page-focus.js'), 'utf8');

/** Nothing of Chromium's own may reach the network: what is recorded must be what the pages asked for. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Look {
  colorScheme: 'light' | 'dark';
  width: number;
}
const kept = process.env['SSOCTL_SCREENSHOTS'] ?? '';
/** The two that find the most; all four where somebody wants to look at the pictures. */
export const LOOKS: Look[] = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 320 },
  ...(kept === ''
    ? []
    : ([
        { colorScheme: 'dark', width: 1280 },
        { colorScheme: 'light', width: 320 },
      ] as const)),
];

/** One tab of a person's browser. */
export interface Tab {
  page: Page;
  /** Every address that the browser asked for. */
  asked: URL[];
  /** What the console said of refused styles, scripts and the like. */
  complaints: string[];
}

/** A Chromium for a suite. @returns how to open a tab in a fresh profile; it closes when the test ends */
export function browserFor(executablePath: string): (look?: Look) => Promise<Tab> {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: QUIET });
  });
  afterAll(() => browser?.close());
  return async (look = LOOKS[0] as Look) => {
    const context: BrowserContext = await browser.newContext({
      colorScheme: look.colorScheme,
      viewport: { width: look.width, height: look.width > 600 ? 800 : 640 },
      reducedMotion: 'reduce',
    });
    onTestFinished(() => context.close());
    const asked: URL[] = [];
    const complaints: string[] = [];
    context.on('request', (request) => asked.push(new URL(request.url())));
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.setDefaultTimeout(15_000);
    return { page, asked, complaints };
  };
}

/** Only this machine was asked for anything. */
export function expectLoopbackAlone({ asked }: Tab): void {
  expect(
    asked.filter(({ protocol, hostname }) => protocol !== 'data:' && hostname !== '127.0.0.1').map(String),
  ).toEqual([]);
}

/** What is wrong with a page for people who see badly, use a keyboard or a small screen. */
export const auditOf = (page: Page): Promise<string[]> => page.evaluate(audit);

export interface Stop {
  name: string;
  kind: string;
  top: number;
  left: number;
  seen: boolean;
}

/** Where the Tab key leads, from the top of the page, until it leaves. */
export async function tabStops(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press('Tab');
    const stop: Stop | null = await page.evaluate(focused);
    if (
      stop === null ||
      stops.some(({ name, top, left }) => name === stop.name && top === stop.top && left === stop.left)
    )
      break;
    stops.push(stop);
  }
  return stops;
}

/** Keeps a picture for a person to look at, where SSOCTL_SCREENSHOTS names a folder. */
export async function picture(page: Page, name: string, { colorScheme, width }: Look): Promise<void> {
  if (kept === '') return;
  mkdirSync(kept, { recursive: true });
  await page.screenshot({ path: join(kept, `${name}-${colorScheme}-${width}.png`), fullPage: true });
}

/** Chromium for the tests, and pages that take note of everything that goes wrong in them. */

import { existsSync } from 'node:fs';
import assert from 'node:assert/strict';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

export const missing = existsSync(executablePath) ? false : `${executablePath} is not here; install chromium, or name one in $CHROMIUM`;

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

export interface Watched {
  page: Page;
  /** forgive takes what was noted as expected; all of it has to match. */
  forgive: (what: RegExp) => void;
  /** close fails if anything went wrong. */
  close: () => Promise<void>;
}

export async function open(browser: Browser, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'en-US', reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  let wrong: string[] = [];
  page.on('console', (m) => {
    if (m.type() === 'error' || m.type() === 'warning') wrong.push(`console: ${m.text()}`);
  });
  page.on('pageerror', (e) => wrong.push(`page: ${e.stack ?? e.message}`));
  page.on('requestfailed', (r) => {
    if (r.failure()?.errorText !== 'net::ERR_ABORTED') wrong.push(`request: ${r.url()} ${r.failure()?.errorText}`);
  });
  page.on('dialog', (d) => {
    wrong.push(`dialog: ${d.message()}`);
    void d.dismiss();
  });
  return {
    page,
    forgive(what) {
      assert.ok(wrong.length > 0, `nothing of ${what} happened`);
      for (const w of wrong) assert.match(w, what);
      wrong = [];
    },
    async close() {
      assert.equal(await page.evaluate(() => (globalThis as { hacked?: number }).hacked), undefined);
      await context.close();
      assert.deepEqual(wrong, []);
    },
  };
}

/** visit opens an address and waits until the page is there. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settled(page);
}

export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('main:not([aria-busy])');
}

/** type writes into the search box from wherever the focus is. */
export async function type(page: Page, text: string): Promise<void> {
  await page.locator('h1, body').first().focus();
  await page.keyboard.press('/');
  await page.keyboard.type(text);
}

/** fits tells that nothing of the page is wider than the window. */
export async function fits(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `${page.url()} is ${over} px too wide`);
}

import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { createKey } from '../../src/api/create-key.ts';
import { findChromium } from '../../src/crawlers/list-pages/find-chromium.ts';
import { storeTrouble } from '../../src/domain/errors.ts';
import type { Role } from '../../src/domain/key.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { openDatabase } from '../../src/lib/sqlite.ts';
import type { Store } from '../../src/store/port.ts';
import { sqliteStore } from '../../src/store/sqlite/sqlite-store.ts';

/** Rules of accessibility that every page keeps. */
export const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A browser before the running demo, and the demo's store beside it. */
export interface DeskRoom {
  url: string;
  store: Store;
  key(role: Role): Promise<string>;
  /** A fresh page, signed in; what the page complained of is in `complaints`. */
  signedIn(role?: Role, options?: PageOptions): Promise<Page>;
  blank(options?: PageOptions): Promise<Page>;
  complaints: string[];
  close(): Promise<void>;
}

export interface PageOptions {
  width?: number;
  height?: number;
  theme?: 'light' | 'dark';
  lang?: 'vi' | 'en';
}

export async function openDeskRoom(): Promise<DeskRoom> {
  const { url, key: adminKey, dataDir } = inject('demo');
  const executablePath = findChromium(null);
  if (!executablePath) throw new Error('the browser tests need Chromium on this machine');
  const browser: Browser = await chromium.launch({ executablePath });
  const database = openDatabase(join(dataDir, 'diembao.db'), storeTrouble);
  const store = sqliteStore(database);
  const keys = new Map<Role, string>([['admin', adminKey]]);
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];

  async function key(role: Role): Promise<string> {
    const known = keys.get(role) ?? (await createKey({ store, role, clock: systemClock })).key;
    keys.set(role, known);
    return known;
  }

  async function blank({ width = 1366, height = 768, theme = 'light', lang = 'vi' }: PageOptions = {}): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: theme,
      // Date fields are drawn in the browser's language; the dashboard's own dates never depend on it.
      locale: lang === 'vi' ? 'vi-VN' : 'en-US',
      timezoneId: 'America/New_York',
      acceptDownloads: true,
    });
    contexts.push(context);
    await context.addInitScript(`localStorage.setItem('diembao.lang', '${lang}')`);
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
        complaints.push(message.text());
    });
    await page.goto(url);
    return page;
  }

  return {
    url,
    store,
    key,
    blank,
    complaints,
    async signedIn(role = 'admin', options = {}) {
      const page = await blank(options);
      await page.locator('input[type=password]').fill(await key(role));
      await page.keyboard.press('Enter');
      await page.locator('nav a').first().waitFor();
      return page;
    },
    async close() {
      for (const context of contexts) await context.close();
      await browser.close();
      await store.close();
      database.close();
    },
  };
}

/** Goes to a room by its address. */
export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
}

import { AxeBuilder } from '@axe-core/playwright';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goTo, openDeskRoom, WCAG, type DeskRoom, type PageOptions } from './desk-room.ts';

const images = fileURLToPath(new URL('../../docs/images', import.meta.url));
let room: DeskRoom;
beforeAll(async () => {
  mkdirSync(images, { recursive: true });
  room = await openDeskRoom();
});
afterAll(() => room.close());

/** Eight rooms under all rules: long on a machine that does other work. */
const PATIENCE_MS = 600_000;

const ROOMS: [name: string, hash: string, ready: string][] = [
  ['hom-nay', '#/today', '.uplot canvas'],
  ['ban-truc', '#/desk', '[role=option]'],
  ['tin-bai', '#/documents', '[role=option]'],
  ['nguon', '#/sources', '[role=option]'],
  ['dan-tin', '#/paste', 'textarea'],
  ['diem-bao', '#/review?from=2020-01-01', '.sheet article'],
  ['an-toan', '#/safety', 'main h1'],
];
const PICKED = new Set(['ban-truc', 'tin-bai', 'nguon']);

async function enter(page: Page, [name, hash, ready]: (typeof ROOMS)[number]): Promise<void> {
  await goTo(page, hash);
  await page.locator(ready).first().waitFor({ timeout: 30_000 });
  if (PICKED.has(name)) {
    await page.locator('[role=option]').first().click();
    await page.locator('section.scroll h2').first().waitFor();
  }
  if (name === 'dan-tin') {
    await page
      .locator('textarea')
      .fill('Bắc Giang: cháy lớn tại khu công nghiệp Quang Châu, thị xã Việt Yên. Ai biết liên hệ 0912 345 678.');
    await page.locator('button[type=submit]').click();
    await page.locator('[aria-live] .text').waitFor({ timeout: 30_000 });
  }
  await page.waitForTimeout(250);
}

/** Words that are cut off sideways, but for those that say so with an ellipsis. */
const overflowing = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
    const wide = document.documentElement.scrollWidth > innerWidth + 1 ? ['the page itself'] : [];
    const cut = [...document.querySelectorAll('button, a, .badge, h1, h2, h3, label')].filter((one) => {
      const { textOverflow, overflowX } = getComputedStyle(one);
      const isCut = one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1;
      return isCut && overflowX === 'hidden' && textOverflow !== 'ellipsis';
    });
    return [...wide, ...cut.map((one) => one.textContent ?? '')];
  })()`);

const LOOKS: [string, PageOptions][] = [
  ['light, Vietnamese', { theme: 'light', lang: 'vi' }],
  ['dark, English', { theme: 'dark', lang: 'en' }],
  ['light, English, wide', { theme: 'light', lang: 'en', width: 1920, height: 1080 }],
  ['dark, Vietnamese, wide', { theme: 'dark', lang: 'vi', width: 1920, height: 1080 }],
  ['dark, Vietnamese, phone', { theme: 'dark', lang: 'vi', width: 390, height: 844 }],
  ['light, English, phone', { theme: 'light', lang: 'en', width: 390, height: 844 }],
];

describe.each(LOOKS)('every room, %s', (look, options) => {
  it(
    'has no accessibility violations and nothing is cut off',
    async () => {
      const isGuide = look === 'light, Vietnamese';
      const blank = await room.blank(options);
      const found: string[] = [];
      const check = async (page: Page, name: string): Promise<void> => {
        const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
        for (const { id, nodes } of violations)
          found.push(
            `${name}: ${id} ${nodes
              .map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`)
              .slice(0, 3)
              .join(' | ')}`,
          );
        for (const words of await overflowing(page)) found.push(`${name}: cut off: ${words.slice(0, 80)}`);
      };
      await blank.locator('summary').click();
      await check(blank, 'dang-nhap');
      if (isGuide) await blank.screenshot({ path: `${images}/dang-nhap.png` });
      const page = await room.signedIn('admin', options);
      for (const one of ROOMS) {
        await enter(page, one);
        await check(page, one[0]);
        if (isGuide) await page.screenshot({ path: `${images}/${one[0]}.png` });
        if (process.env['DIEMBAO_E2E_PICTURES'])
          await page.screenshot({
            path: `${process.env['DIEMBAO_E2E_PICTURES']}/${one[0]}-${look.replaceAll(/\W+/g, '-')}.png`,
          });
      }
      await page.keyboard.press('?');
      await check(page, 'help');
      expect(found).toEqual([]);
      expect(room.complaints).toEqual([]);
    },
    PATIENCE_MS,
  );
});

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goTo, openDeskRoom, type DeskRoom } from './desk-room.ts';

let room: DeskRoom;
beforeAll(async () => {
  room = await openDeskRoom();
});
afterAll(() => room.close());

describe('the morning review', () => {
  it('is on disk as DOCX two clicks after signing in, and every number opens its list', async () => {
    const page = await room.signedIn('press');
    await page.getByRole('link', { name: 'Điểm báo', exact: true }).click();
    await page.getByText('Số liệu chung').waitFor();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Tải DOCX' }).click(),
    ]);
    const bytes = readFileSync(await saved.path());
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    const links = await page
      .locator('.sheet .figures a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(links.length).toBe(10);
    for (const link of links) expect(link).toMatch(/^#\/documents\?.*from=\d{4}/);
    await page.locator('.sheet .figures a').first().click();
    await page.locator('input[type=search]').waitFor();
  });
});

describe('pasting', () => {
  it('says at once what was found in a text, masked, and stores nothing', async () => {
    const page = await room.signedIn('triage');
    const before = (await room.store.documents.stats({}, [], 'day')).total;
    await goTo(page, '#/paste');
    await page
      .locator('textarea')
      .fill('Cháy lớn tại khu công nghiệp Quang Châu, Việt Yên, Bắc Giang. Gọi 0912 345 678 gặp anh Tuấn.');
    await page.getByRole('button', { name: 'Đọc nội dung' }).click();
    await page.getByText('Nói về tỉnh', { exact: true }).waitFor();
    const found = await page.locator('[aria-live] .text').innerText();
    expect(found).toContain('Quang Châu');
    expect(found).not.toContain('0912');
    await page.locator('textarea').fill('http://127.0.0.1:9/x');
    await page.getByRole('button', { name: 'Đọc trang này' }).click();
    await page.locator('[role=alert]').waitFor();
    expect((await room.store.documents.stats({}, [], 'day')).total).toBe(before);
  });
});

describe('sources', () => {
  it('say how they do in plain words', async () => {
    const page = await room.signedIn();
    await goTo(page, '#/sources');
    await page.locator('[role=option]').first().click();
    await page.getByText('Đọc lần cuối').waitFor();
    expect(room.complaints).toEqual([]);
  });
});

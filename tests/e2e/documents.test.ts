import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { document } from '../unit/alerts/samples.ts';
import { goTo, openDeskRoom, type DeskRoom } from './desk-room.ts';

const TOTAL = 100_000;
const FIRST = 'Vụ cháy xảy ra tại Bắc Giang khiến hai người bị thương.';
const { hash: _hash, ...ROW } = document('https://a.vn/1', { text: 'Tin về vải thiều Lục Ngạn.' });

/** Runs in the page: a server with very many documents, page by page. */
const MANY = `
  const row = ${JSON.stringify({ ...ROW, language: 'vi' })};
  const whole = fetch;
  fetch = (url, asked) => {
    const at = new URL(url, location.href);
    if (at.pathname !== '/api/v1/documents') return whole(url, asked);
    const from = Number(at.searchParams.get('cursor') ?? 0);
    const count = Math.min(Number(at.searchParams.get('limit')), ${TOTAL} - from);
    const items = Array.from({ length: count }, (_, index) => ({ ...row, id: 'doc_' + (from + index), title: 'Bài số ' + (from + index) }));
    const next = from + count < ${TOTAL} ? { next: String(from + count) } : {};
    return Promise.resolve(Response.json({ items, total: 10000, ...next }));
  };`;

/** Runs in the page: scrolls to the end as rows come, then to places all over, and looks for gaps between the rows that are drawn. */
const WALK = `(async () => {
  const box = document.querySelector('[role=listbox]');
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const gaps = [];
  let most = 0;
  let last = 0;
  const look = () => {
    const rows = [...box.querySelectorAll('[role=option]')];
    const at = rows.map((row) => Number(row.dataset.index)).sort((one, other) => one - other);
    most = Math.max(most, at.length);
    last = Math.max(last, at[at.length - 1]);
    const seen = rows.map((row) => row.getBoundingClientRect());
    const edge = box.getBoundingClientRect();
    const isFilled = Math.min(...seen.map(({ top }) => top)) <= edge.top + 1 && Math.max(...seen.map(({ bottom }) => bottom)) >= edge.bottom - 1;
    const isWhole = at[at.length - 1] - at[0] === at.length - 1;
    if (!isFilled || !isWhole) gaps.push(at[0]);
  };
  for (let still = 0, before = 0; last < ${TOTAL - 1} && still < 900; still = last === before ? still + 1 : 0) {
    before = last;
    box.scrollTop = box.scrollHeight;
    await frame();
    await frame();
    look();
  }
  for (let stop = 0; stop < 200; stop += 1) {
    box.scrollTop = ((stop * 7919) % 200 / 200) * (box.scrollHeight - box.clientHeight);
    await frame();
    await frame();
    look();
  }
  return { last, most, gaps };
})()`;

let room: DeskRoom;
beforeAll(async () => {
  room = await openDeskRoom();
});
afterAll(() => room.close());

describe('documents', () => {
  it('are found as typed, with tones or none, narrowed by facets, and the search is kept', async () => {
    const page = await room.signedIn();
    await page.keyboard.press('/');
    await page.locator('input[type=search]').fill('bac giang');
    await page.keyboard.press('Enter');
    await page.locator('[role=option] mark').first().waitFor();
    const before = await page.locator('[role=status]', { hasText: /tin, bài/ }).innerText();
    await page
      .locator('.facets fieldset', { hasText: 'Ngôn ngữ' })
      .getByLabel(/Tiếng Anh/)
      .check();
    await expect.poll(() => page.locator('[role=status]', { hasText: /tin, bài/ }).innerText()).not.toBe(before);
    expect(page.url()).toContain('lang=en');
    await page.getByText('Tìm kiếm đã lưu').click();
    await page.getByPlaceholder('Đặt tên cho tìm kiếm này').fill('Báo tiếng Anh');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await goTo(page, '#/documents');
    await page.getByRole('link', { name: 'Báo tiếng Anh' }).click();
    await expect.poll(() => page.url()).toContain('lang=en');
  });

  it('show what was changed, how they came, their story, and keep a corrected label', async () => {
    const held = document('https://bao-thu.example/phien-ban', {
      title: 'Cháy xưởng gỗ ở Việt Yên',
      text: `${FIRST.replace('hai người', 'ba công nhân')} Đám cháy đã được dập tắt.`,
      publishedAt: new Date().toISOString(),
      versions: [
        { at: '2026-03-10T03:05:00.000Z', title: 'Cháy kho ở Việt Yên', changed: [], hash: 'a', text: FIRST },
        { at: '2026-03-10T04:05:00.000Z', title: 'Cháy xưởng gỗ ở Việt Yên', changed: ['title', 'text'], hash: 'b' },
      ],
    });
    await room.store.documents.commit({ documents: [held] });
    const page = await room.signedIn('triage');
    await goTo(page, `#/documents?open=${held.id}`);
    await page.locator('.view del', { hasText: 'kho' }).waitFor();
    await page.locator('.view ins', { hasText: 'xưởng gỗ' }).waitFor();
    await page.locator('.view .change del', { hasText: /^hai người$/ }).waitFor();
    await page.locator('.view .change ins', { hasText: /^ba công nhân$/ }).waitFor();
    await page.locator('.view .change').getByText('Bỏ 2 chữ, thêm 9 chữ.').waitFor();
    await page.getByLabel('Sửa nhãn: Sắc thái').selectOption('negative');
    await page.getByText('Đã lưu nhãn của bạn').waitFor();
    await page.reload();
    await page.locator('.view').getByText('Cán bộ đã xác định').waitFor();
    const [stored] = await room.store.documents.find({ ids: [held.id] });
    expect(stored?.tags.sentiment).toEqual({ label: 'negative', score: 1, model: 'reviewer' });
    const audit = await room.store.audit.list({ limit: 50 });
    expect(audit.items.some(({ action, subject }) => action === 'override tag' && subject === held.id)).toBe(true);
  });

  it('scroll through 100,000 rows without dropping one', async () => {
    const page = await room.signedIn();
    await page.evaluate(MANY);
    await goTo(page, '#/documents');
    await page.getByText('Bài số 0', { exact: true }).waitFor();
    const seen = (await page.evaluate(WALK)) as { last: number; most: number; gaps: number[] };
    expect(seen.gaps).toEqual([]);
    expect(seen.last).toBe(TOTAL - 1);
    expect(seen.most).toBeLessThan(60);
    await page.getByRole('listbox').focus();
    await page.keyboard.press('End');
    await page.locator('[role=option][aria-selected=true]', { hasText: 'Bài số 99999' }).waitFor();
  });
});

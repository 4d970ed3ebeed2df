import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { document } from '../unit/alerts/samples.ts';
import { goTo, openDeskRoom, type DeskRoom } from './desk-room.ts';
import { freshAlert } from './fresh-alert.ts';

/** Titles of this run, so that a demo can be used twice. */
const RUN = Date.now().toString(36);

let room: DeskRoom;
beforeAll(async () => {
  room = await openDeskRoom();
});
afterAll(() => room.close());

/** Runs in the page: makes the event stream one that a test can cut. */
const BREAKABLE = `
  var isCut = false;
  var lines = [];
  const whole = fetch;
  fetch = (url, asked = {}) => {
    if (!String(url).includes('/alerts/stream')) return whole(url, asked);
    if (isCut) return Promise.reject(new TypeError('cut'));
    const line = new AbortController();
    lines.push(line);
    return whole(url, { ...asked, signal: AbortSignal.any([asked.signal, line.signal]) });
  };`;

async function desk(role: 'triage' | 'press' = 'triage'): Promise<Page> {
  const page = await room.signedIn(role);
  await goTo(page, '#/desk');
  await page.getByText('Trực tiếp').waitFor();
  return page;
}
const raise = (alert: ReturnType<typeof freshAlert>) => room.store.documents.commit({ alerts: [alert] });

describe('the desk', () => {
  it('shows a new alert without being asked, once, above those of less weight, and loses none over a broken line', async () => {
    const page = await room.signedIn('triage');
    await page.evaluate(BREAKABLE);
    await goTo(page, '#/desk');
    await page.getByText('Trực tiếp').waitFor();
    await raise(freshAlert({ title: `Báo động thứ nhất ${RUN}`, severity: 'high' }));
    await page.getByText(`Báo động thứ nhất ${RUN}`).waitFor();
    expect(await page.locator('[role=option]').first().innerText()).toContain(`Báo động thứ nhất ${RUN}`);
    await page.evaluate('isCut = true; for (const line of lines) line.abort()');
    await page.getByText('Đang nối lại').waitFor();
    await raise(freshAlert({ title: `Báo động trong lúc mất mạng ${RUN}`, severity: 'high' }));
    await page.evaluate('isCut = false');
    await page.getByText(`Báo động trong lúc mất mạng ${RUN}`).waitFor({ timeout: 20_000 });
    expect(await page.getByText(`Báo động trong lúc mất mạng ${RUN}`).count()).toBe(1);
    expect(await page.getByText(`Báo động thứ nhất ${RUN}`).count()).toBe(1);
  });

  it('is worked with keys alone: take, approve, take, dismiss with a reason, help', async () => {
    for (const title of [`Phím một ${RUN}`, `Phím hai ${RUN}`]) await raise(freshAlert({ title, severity: 'high' }));
    const page = await desk();
    await page.getByText(`Phím hai ${RUN}`).waitFor();
    await page.keyboard.press('j');
    await page.locator('.receipt h2.title', { hasText: `Phím hai ${RUN}` }).waitFor();
    await page.keyboard.press('t');
    await page.locator('.receipt').getByText('Đang xử lý').first().waitFor();
    await page.keyboard.press('a');
    await page.locator('.receipt .decisions', { hasText: 'Duyệt' }).waitFor();
    await page.keyboard.press('j');
    await page.locator('.receipt h2.title', { hasText: `Phím một ${RUN}` }).waitFor();
    await page.keyboard.press('t');
    await page.locator('.receipt').getByText('Đang xử lý').first().waitFor();
    await page.keyboard.press('d');
    await page.locator('dialog textarea').waitFor();
    await page.keyboard.type('Tin cũ, đã xử lý hôm qua');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.receipt .decisions', { hasText: 'Tin cũ, đã xử lý hôm qua' }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('heading', { name: 'Phím tắt' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
  });

  it('shows the other officer’s decision instead of overwriting it', async () => {
    const alert = freshAlert({ title: `Hai người cùng xem ${RUN}`, severity: 'high' });
    await raise(alert);
    const one = await desk();
    const other = await room.signedIn('admin');
    // The other one has no live line: it does not see what happens meanwhile.
    await other.route('**/alerts/stream', (route) => route.abort());
    await goTo(other, '#/desk');
    await other.getByText(`Hai người cùng xem ${RUN}`).click();
    await one.getByText(`Hai người cùng xem ${RUN}`).click();
    await one.keyboard.press('t');
    await one.locator('.receipt').getByText('Đang xử lý').first().waitFor();
    await other.keyboard.press('t');
    await other.getByText('Chưa ghi quyết định của bạn').waitFor();
    await other.locator('.receipt').getByText('Đang xử lý').first().waitFor();
    const stored = await room.store.alerts.get(alert.id);
    expect(stored?.decisions.map(({ action }) => action)).toEqual(['take']);
  });

  it('lets a press key read and not decide', async () => {
    await raise(freshAlert({ title: `Chỉ xem ${RUN}`, severity: 'high' }));
    const page = await desk('press');
    await page.getByText(`Chỉ xem ${RUN}`).click();
    await page.getByText('Vai trò của bạn chỉ xem').waitFor();
    expect(await page.getByRole('button', { name: /Nhận xử lý/ }).count()).toBe(0);
  });

  it('shows claim and evidence side by side, both marked, and hostile words as words', async () => {
    const text = 'Sáng nay có tin Bắc Giang sẽ đóng cửa tất cả các khu công nghiệp từ ngày mai. Người dân lo lắng.';
    const said = 'Bắc Giang sẽ đóng cửa tất cả các khu công nghiệp từ ngày mai';
    const start = text.indexOf(said);
    const denial = 'Các khu công nghiệp của tỉnh hoạt động bình thường.';
    const entered = await fetch(`${room.url}/api/v1/evidence`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await room.key('admin')}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        id: `ev_${RUN}`,
        kind: 'official-statement',
        publisher: 'Cổng thông tin điện tử tỉnh',
        url: 'https://cong-tinh.example/thong-bao',
        publishedAt: '2026-03-10T02:00:00.000Z',
        lang: 'vi',
        title: 'Thông báo',
        text: denial,
      }),
    });
    expect(await entered.json()).toMatchObject({ imported: 1, bad: [] });
    const hostile = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script> “Tin” & đồn';
    const held = document('https://bao-thu.example/dong-cua-khu-cong-nghiep', {
      title: hostile,
      text: `${text}\n\n<svg onload="window.pwned=1">`,
      publishedAt: new Date().toISOString(),
      suspected: true,
      claims: [
        {
          text: said,
          span: { field: 'text', start, end: start + said.length },
          verdict: 'contradicted',
          why: 'Thông báo của tỉnh nói ngược lại.',
          evidence: [
            {
              id: `ev_${RUN}`,
              quote: denial,
              url: 'javascript:window.pwned=1',
              publisher: 'Cổng thông tin điện tử tỉnh',
              publishedAt: '2026-03-10T02:00:00.000Z',
            },
          ],
        },
      ],
    });
    const alert = freshAlert({
      kind: 'suspected-misinformation',
      severity: 'high',
      title: hostile,
      documentIds: [held.id],
    });
    await room.store.documents.commit({ documents: [held], alerts: [alert] });
    const page = await desk();
    await goTo(page, `#/desk?alert=${alert.id}`);
    await page.locator('.receipt .claim mark', { hasText: said }).first().waitFor();
    await page.locator('.receipt .claim mark', { hasText: 'hoạt động bình thường' }).waitFor();
    expect(await page.locator('.receipt a[href^="javascript"]').count()).toBe(0);
    await page.locator('.receipt h2.title', { hasText: '<script>window.pwned=1</script>' }).waitFor();
    for (const hash of [`#/documents?open=${held.id}`, '#/review', '#/today']) {
      await goTo(page, hash);
      await page.getByText('onerror=').first().waitFor();
    }
    expect(await page.evaluate("'pwned' in window")).toBe(false);
    expect(room.complaints).toEqual([]);
  });
});

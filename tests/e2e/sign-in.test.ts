import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDeskRoom, type DeskRoom } from './desk-room.ts';

let room: DeskRoom;
beforeAll(async () => {
  room = await openDeskRoom();
});
afterAll(() => room.close());

describe('signing in', () => {
  it('says what is wrong with a key and lets a right one in; the rooms are those of its role', async () => {
    const page = await room.blank();
    await page.locator('input[type=password]').fill('nonsense');
    await page.keyboard.press('Enter');
    await page.getByText('Đây không phải là khóa truy cập').waitFor();
    await page.locator('input[type=password]').fill(`db_admin_${'x'.repeat(43)}`);
    await page.keyboard.press('Enter');
    await page.getByText('Khóa không đúng hoặc đã bị thu hồi').waitFor();
    const police = await room.signedIn('public-safety');
    expect(await police.locator('nav a').allInnerTexts()).toEqual(['An toàn công cộng']);
    const press = await room.signedIn('press');
    expect(await press.locator('nav a').allInnerTexts()).toEqual([
      'Hôm nay',
      'Điểm báo',
      'Tin bài',
      'Bàn trực',
      'Nguồn',
      'Dán tin',
    ]);
  });

  it('keeps the key in the tab alone and forgets it at sign-out', async () => {
    const page = await room.signedIn();
    expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain('db_admin_');
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.getByText('Bạn đã đăng xuất').waitFor();
    expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toContain('db_admin_');
  });

  it('loads at most 200 KB over the wire, answers included, before Today is usable, under a policy without inline code', async () => {
    const page = await room.blank();
    let octets = 0;
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Network.enable');
    await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
    cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
      octets += encodedDataLength;
    });
    const answer = await page.reload();
    const policy = answer?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    await page.locator('input[type=password]').fill(await room.key('admin'));
    await page.keyboard.press('Enter');
    await page.locator('.uplot canvas').waitFor();
    await page.locator('.figures .value', { hasText: '…' }).first().waitFor({ state: 'detached' });
    console.log(`first load with Today: ${octets} bytes on the wire, answers of the API included`);
    expect(octets).toBeLessThan(200 * 1024);
    expect(room.complaints).toEqual([]);
  });

  it('shows Today after signing in, and what it shows opens its list', async () => {
    const page = await room.blank();
    await page.locator('input[type=password]').fill(await room.key('triage'));
    await page.keyboard.press('Enter');
    await page.locator('.figures .value', { hasText: /\d/ }).first().waitFor();
    await page.locator('.figures a').first().click();
    await page.locator('[role=option]').first().waitFor();
    expect(page.url()).toContain('#/documents?from=');
  });

  it('says so when the server does not answer, and goes on when it does', async () => {
    const page = await room.signedIn();
    await page.locator('.figures .value', { hasText: /\d/ }).first().waitFor();
    // The other rooms come by themselves once Today stands: the line may break after that.
    await expect
      .poll(() => page.evaluate("performance.getEntriesByType('resource').some(({ name }) => /Sources-/.test(name))"), {
        timeout: 20_000,
      })
      .toBe(true);
    await page.context().setOffline(true);
    await page.locator('nav').getByRole('link', { name: 'Nguồn' }).click();
    await page.getByText('Máy chủ không trả lời').waitFor();
    await page.context().setOffline(false);
    await page.locator('[role=option]').first().waitFor({ timeout: 15_000 });
    expect(await page.getByText('Máy chủ không trả lời').count()).toBe(0);
  });
});

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goTo, openDeskRoom, WCAG, type DeskRoom } from './desk-room.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const images = join(root, 'docs/images');
let room: DeskRoom;
let folder: string;
let server: ChildProcess;
let said = '';

/** Waits for words on the console of the server. */
function heard(words: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const found = words.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    };
    server.stderr?.on('data', look);
    server.once('exit', () => reject(new Error(`the server ended:\n${said}`)));
    look();
  });
}

beforeAll(async () => {
  room = await openDeskRoom();
  folder = mkdtempSync(join(tmpdir(), 'diembao-first-run-'));
  server = spawn(process.execPath, [join(root, 'bin/diembao.mjs'), 'serve'], {
    cwd: root,
    env: { ...process.env, DIEMBAO_DATA_DIR: folder, DIEMBAO_PORT: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  server.stderr?.on('data', (piece: Buffer) => (said += piece.toString()));
});
afterAll(async () => {
  server.removeAllListeners('exit');
  server.kill('SIGINT');
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
  await room.close();
});

describe('an installation without a key', () => {
  it('is set up on its own machine: the code, the first key, the sources, an empty Today; then never again', async () => {
    const url = await heard(/listening on (http:\S+)/);
    const code = await heard(/mã khởi động: ([A-Z0-9-]{14})/);
    const page = await room.blank();
    await page.goto(url);
    await page.getByRole('heading', { name: 'Máy này chưa có khóa truy cập nào' }).waitFor();
    const violations = async (): Promise<string[]> =>
      (await new AxeBuilder({ page }).withTags(WCAG).analyze()).violations.map(({ id }) => id);
    expect(await violations()).toEqual([]);
    await page.screenshot({ path: `${images}/lan-dau.png` });
    await page.getByLabel('Mã khởi động').last().fill('AAAA-AAAA-AAAA');
    await page.keyboard.press('Enter');
    await page.getByText('Mã không đúng').waitFor();
    await page.getByLabel('Mã khởi động').last().fill(code.toLowerCase());
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Đây là khóa quản trị của bạn' }).waitFor();
    const key = await page.locator('code').first().innerText();
    expect(key).toMatch(/^db_admin_[\w-]{43}$/);
    expect(await page.getByRole('button', { name: 'Tiếp tục' }).isDisabled()).toBe(true);
    await page.getByLabel('Tôi đã cất khóa.').check();
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.getByRole('heading', { name: 'Chọn nguồn cần theo dõi' }).waitFor();
    expect(await violations()).toEqual([]);
    const [before = 0] = (await page.getByText(/^Theo dõi \d+ nguồn/).innerText()).match(/\d+/)?.map(Number) ?? [];
    await page.locator('.sources input').first().uncheck();
    await page.getByText(`Theo dõi ${before - 1} nguồn.`).waitFor();
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.getByRole('button', { name: 'Vào phòng Hôm nay' }).click();
    await page.getByText('Chưa có tin bài nào trong khoảng thời gian này.').waitFor();
    await goTo(page, '#/sources');
    await page.getByLabel('Tình trạng').selectOption('paused');
    await page.locator('[role=option]', { hasText: 'Tạm dừng' }).first().click();
    await page.getByRole('button', { name: 'Theo dõi lại' }).click();
    await page.getByRole('button', { name: 'Tạm dừng nguồn này' }).waitFor();
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.locator('input[type=password]').waitFor();
    expect(await page.getByText('Mã khởi động').count()).toBe(0);
    expect(room.complaints).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKey } from '../../src/api/create-key.ts';
import { makeFirstRun, type FirstRun } from '../../src/api/first-run.ts';
import { storeTrouble } from '../../src/domain/errors.ts';
import { openDatabase, type Database } from '../../src/lib/sqlite.ts';
import type { Store } from '../../src/store/port.ts';
import { sqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { fakeClock } from '../fake-clock.ts';
import { openPressRoom, type PressRoom } from '../unit/api/press-room.ts';

const clock = fakeClock('2026-03-10T08:00:00Z');
let database: Database;
let store: Store;
let firstRun: FirstRun;
let room: PressRoom;

beforeEach(async () => {
  database = openDatabase(':memory:', storeTrouble);
  store = sqliteStore(database);
  firstRun = await makeFirstRun({ store, clock });
  room = await openPressRoom({ parts: { firstRun } });
});
afterEach(async () => {
  await room.close();
  database.close();
});

const ask = (headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
  room.app.inject({ url: '/api/v1/first-run', headers: { host: 'localhost:8080', ...headers }, remoteAddress });
const claim = (code: string, headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
  room.app.inject({
    method: 'POST',
    url: '/api/v1/first-run',
    payload: { code },
    headers: { host: 'localhost:8080', ...headers },
    remoteAddress,
  });
const code = (): string => firstRun.code() ?? '';

describe('the first key', () => {
  it('is made once for the code that the console shows, however it is typed, and noted in the audit log', async () => {
    expect((await ask()).json()).toEqual({ isOpen: true });
    expect(code()).toMatch(/^[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}$/);
    const shown = code();
    const answer = await claim(` ${shown.toLowerCase().replaceAll('-', ' ')}`);
    expect(answer.json()).toMatchObject({ role: 'admin', key: expect.stringMatching(/^db_admin_[\w-]{43}$/) });
    expect((await store.keys.list()).map(({ role }) => role)).toEqual(['admin']);
    expect((await store.audit.list({ limit: 5 })).items.map(({ action }) => action)).toEqual(['create key']);
    expect((await ask()).json()).toEqual({ isOpen: false });
    const again = await claim(shown);
    expect([again.statusCode, again.json().firstRun]).toEqual([409, 'closed']);
    expect(await store.keys.list()).toHaveLength(1);
  });

  it('is not made for a wrong code; after ten of them the right one is void too', async () => {
    const shown = code();
    for (let turn = 0; turn < 10; turn += 1) {
      const answer = await claim('AAAA-AAAA-AAAA');
      expect([answer.statusCode, answer.json().firstRun]).toEqual([409, 'wrong']);
    }
    expect((await claim(shown)).json().firstRun).toBe('closed');
    expect(await store.keys.list()).toEqual([]);
  });

  it('is not made twice by two callers at once', async () => {
    const shown = code();
    const answers = await Promise.all([claim(shown), claim(shown)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(await store.keys.list()).toHaveLength(1);
  });

  it.each([
    ['another machine', {}, '203.0.113.9'],
    ['a proxy on this machine', { 'x-forwarded-for': '203.0.113.9' }, '127.0.0.1'],
    ['a page elsewhere whose name was bent to this machine', { host: 'evil.example:8080' }, '127.0.0.1'],
  ])('is not made, nor offered, to %s', async (_name, headers, address) => {
    expect((await ask(headers, address)).json()).toEqual({ isOpen: false });
    expect((await claim(code(), headers, address)).statusCode).toBe(403);
    expect(await store.keys.list()).toEqual([]);
    expect(firstRun.code()).not.toBeNull();
  });

  it('is not offered where there was ever a key, even one made at the console a moment ago', async () => {
    const shown = code();
    const { record } = await createKey({ store, role: 'triage', clock });
    expect((await claim(shown)).json().firstRun).toBe('closed');
    await store.keys.revoke(record.id, '2026-03-10T08:00:00Z');
    expect((await makeFirstRun({ store, clock })).code()).toBeNull();
  });
});

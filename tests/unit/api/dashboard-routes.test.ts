import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { DiembaoError } from '../../../src/domain/errors.ts';
import { document, source, tag } from '../alerts/samples.ts';
import { openPressRoom, type PressRoom } from './press-room.ts';

const rooms: PressRoom[] = [];
const folders: string[] = [];
async function open(...given: Parameters<typeof openPressRoom>): Promise<PressRoom> {
  const room = await openPressRoom(...given);
  rooms.push(room);
  return room;
}
afterEach(async () => {
  for (const room of rooms.splice(0)) await room.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('an override', () => {
  const held = document('https://a.vn/1', { sentiment: tag('negative', 0.7) });
  const call = (room: PressRoom, payload: unknown, id = held.id) =>
    room.call('press', { method: 'POST', url: `/api/v1/documents/${id}/overrides`, payload: payload as object });

  it('puts the reviewer’s label in the place of the model’s, and the audit log keeps both', async () => {
    const room = await open();
    await room.commit([held]);
    const answer = await call(room, { tag: 'sentiment', label: 'neutral', note: 'trích lời' });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json().tags.sentiment).toEqual({ label: 'neutral', score: 1, model: 'reviewer' });
    const [stored] = await room.store.documents.find({ ids: [held.id] });
    expect(stored?.tags).toEqual({ ...held.tags, sentiment: { label: 'neutral', score: 1, model: 'reviewer' } });
    const [record] = (await room.store.audit.list({ limit: 1 })).items;
    expect(record).toMatchObject({ actor: room.keys.press.id, action: 'override tag', subject: held.id });
    expect(JSON.parse(record?.note ?? '')).toEqual({
      tag: 'sentiment',
      from: held.tags.sentiment,
      to: 'neutral',
      note: 'trích lời',
    });
    const counted = await room.call('press', '/api/v1/stats?facets=sentiment');
    expect(counted.json().facets.sentiment).toEqual([{ value: 'neutral', count: 1 }]);
  });

  it.each([
    [{ tag: 'sentiment', label: 'furious' }, 400],
    [{ tag: 'topic', label: 'sedition' }, 400],
    [{ tag: 'suspected', label: 'true' }, 400],
    [{ tag: 'safetyEvent', label: 'none', by: 'me' }, 400],
  ])('refuses %j', async (payload, status) => {
    const room = await open();
    await room.commit([held]);
    expect((await call(room, payload)).statusCode).toBe(status);
  });

  it('is 404 where there is no document and 403 for the police role', async () => {
    const room = await open();
    expect((await call(room, { tag: 'topic', label: 'environment' }, 'doc_none')).statusCode).toBe(404);
    const url = `/api/v1/documents/${held.id}/overrides`;
    expect((await room.call('public-safety', { method: 'POST', url, payload: {} })).statusCode).toBe(403);
  });
});

describe('a pasted item', () => {
  const found = {
    kind: 'post' as const,
    url: null,
    title: 'x',
    text: 'x',
    publishedAt: null,
    language: 'vi',
    about: true,
    places: [],
    tags: held().tags,
    claims: [],
    suspected: false,
  };
  function held() {
    return document('https://a.vn/2');
  }
  const paste = (room: PressRoom, payload: object) =>
    room.call('triage', { method: 'POST', url: '/api/v1/intake', payload });

  it('is told what was found; neither text nor link goes into the audit log', async () => {
    const room = await open({ parts: { lookAt: async () => found } });
    const answer = await paste(room, { text: 'Chị Lan nhắn: vỡ đê!' });
    expect(answer.json()).toEqual(found);
    await paste(room, { url: 'https://zalo.example/g/secret' });
    const { items } = await room.store.audit.list({ limit: 10 });
    expect(items.filter(({ action }) => action === 'look at pasted item')).toHaveLength(2);
    expect(JSON.stringify(items)).not.toMatch(/Lan|vỡ đê|zalo/);
    expect((await room.store.documents.stats({}, [], 'day')).total).toBe(0);
  });

  it.each([
    [new DiembaoError('robots-refused', 'no'), 422, 'robots-refused'],
    [new DiembaoError('fetch-timeout', 'no'), 422, 'fetch-timeout'],
    [new DiembaoError('store-unavailable', 'no'), 503, 'store-unavailable'],
    [new Error('bug'), 500, 'internal-server-error'],
  ])('says what was wrong with a link: %s', async (error, status, code) => {
    const room = await open({ parts: { lookAt: () => Promise.reject(error) } });
    const answer = await paste(room, { url: 'https://a.vn/' });
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  });

  it.each([[{}], [{ text: 'a', url: 'https://a.vn' }], [{ text: '' }], [{ text: 'a', sender: 'Lan' }]])(
    'is refused as %j',
    async (payload) => {
      const room = await open({ parts: { lookAt: async () => found } });
      expect((await paste(room, payload)).statusCode).toBe(400);
    },
  );
});

describe('the dashboard', () => {
  it('tells whose key it is and the words for labels', async () => {
    const room = await open();
    expect((await room.call('triage', '/api/v1/session')).json()).toEqual({ key: room.keys.triage.id, role: 'triage' });
    expect((await room.call('public-safety', '/api/v1/session')).statusCode).toBe(403);
    expect((await room.call(null, '/api/v1/session')).statusCode).toBe(401);
    expect((await room.call('press', '/api/v1/vocabulary')).json().topics[0].vi).toBe('Môi trường');
  });

  it('is served from its folder and from nowhere else, gzipped where asked for, under the strict policy', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'diembao-web-'));
    folders.push(folder);
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>x</title>');
    writeFileSync(join(folder, 'assets/index-abc123.js'), 'export {}');
    writeFileSync(join(folder, 'assets/index-abc123.js.gz'), 'zipped');
    const room = await open({ parts: { webDir: folder } });
    const page = await room.call(null, '/');
    expect([page.statusCode, page.headers['cache-control']]).toEqual([200, 'no-cache']);
    expect(page.headers['content-security-policy']).toMatch(/default-src 'none'; script-src 'self'; style-src 'self';/);
    const script = await room.call(null, { url: '/assets/index-abc123.js', headers: { 'accept-encoding': 'gzip' } });
    expect([script.body, script.headers['content-encoding']]).toEqual(['zipped', 'gzip']);
    expect(script.headers['cache-control']).toContain('immutable');
    for (const path of [
      '/assets/../../etc/passwd',
      '/assets/%2e%2e/secret',
      '/assets/none.js',
      '/nothing',
      '/assets/index-abc123.js.gz',
    ]) {
      const answer = await room.call(null, path);
      expect(answer.statusCode, path).toBe(404);
      expect(answer.headers['content-type'], path).toContain('problem+json');
    }
  });

  it('lets the API run without it', async () => {
    const room = await open();
    expect((await room.call(null, '/')).statusCode).toBe(404);
  });
});

describe('GET /reports/daily', () => {
  it('gives the review of a local day as JSON, page and Word file, and notes who looked', async () => {
    const room = await open({
      sources: [source('demo')],
      parts: { healthOf: () => ({ status: 'silent', message: 'Không có mục mới.', said: 'empty', facts: {} }) },
    });
    await room.commit([
      document('https://a.vn/1', { title: 'Trong ngày', publishedAt: '2026-03-09T17:00:00.000Z' }),
      document('https://a.vn/0', { title: 'Hôm trước', publishedAt: '2026-03-09T16:59:59.000Z' }),
    ]);
    const review = (await room.call('press', '/api/v1/reports/daily')).json();
    expect(review.fromDay).toBe('2026-03-10');
    expect(review.figures[0]).toEqual({ key: 'documents', value: 1, query: 'from=2026-03-10&to=2026-03-10' });
    const page = await room.call('press', '/api/v1/reports/daily?format=html&from=2026-03-09&to=2026-03-10');
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.body).toContain('Hôm trước');
    const word = await room.call('press', '/api/v1/reports/daily?format=docx');
    expect(word.headers['content-disposition']).toBe('attachment; filename="diem-bao-2026-03-10.docx"');
    expect(word.rawPayload.subarray(0, 2).toString()).toBe('PK');
    expect((await room.store.audit.list({ limit: 1 })).items[0]?.action).toBe('view press review');
    for (const bad of ['from=2026-03-11&to=2026-03-10', 'from=tomorrow', 'format=exe', 'items=0'])
      expect((await room.call('press', `/api/v1/reports/daily?${bad}`)).statusCode, bad).toBe(400);
    expect((await room.call('public-safety', '/api/v1/reports/daily')).statusCode).toBe(403);
  });
});

describe('POST /sources/{id}/pause', () => {
  it('lets an administrator leave a source out, and notes who did', async () => {
    const asked: [string, boolean][] = [];
    const room = await open({
      sources: [source('demo')],
      parts: { pauseSource: async ({ id }, isPaused) => void asked.push([id, isPaused]) },
    });
    const call = (role: 'admin' | 'triage', id: string, payload: object) =>
      room.call(role, { method: 'POST', url: `/api/v1/sources/${id}/pause`, payload });
    expect((await call('triage', 'demo', { isPaused: true })).statusCode).toBe(403);
    expect((await call('admin', 'other', { isPaused: true })).statusCode).toBe(404);
    expect((await call('admin', 'demo', {})).statusCode).toBe(400);
    expect((await call('admin', 'demo', { isPaused: true })).json()).toMatchObject({ id: 'demo' });
    expect(asked).toEqual([['demo', true]]);
    const [record] = (await room.store.audit.list({ limit: 1 })).items;
    expect(record).toMatchObject({ actor: room.keys.admin.id, action: 'pause source', subject: 'demo' });
  });
});

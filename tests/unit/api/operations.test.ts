import { afterEach, describe, expect, it } from 'vitest';
import { DiembaoError } from '../../../src/domain/errors.ts';
import { document, source } from '../alerts/samples.ts';
import { openPressRoom, type PressRoom } from './press-room.ts';

let room: PressRoom;
afterEach(() => room.close());

const row = (url: string, outcome: 'indexed' | 'dropped', canonicalUrl: string | null) => ({
  key: `${outcome} ${url}`,
  sourceId: 'demo',
  url,
  canonicalUrl,
  documentId: null,
  outcome,
  reason: outcome === 'dropped' ? 'off-topic' : null,
  at: '2026-03-10T03:00:00.000Z',
  steps: [{ at: '2026-03-10T03:00:00.000Z', step: 'places', note: 'not about the province' }],
});

describe('trace and outcomes', () => {
  it('tell why a URL is not here, also under its canonical spelling', async () => {
    room = await openPressRoom();
    await room.store.documents.commit({ outcomes: [row('https://a.vn/x', 'dropped', null)] });
    for (const url of ['https://a.vn/x', 'https://a.vn/x%3Futm_source=y']) {
      const told = (await room.call('press', `/api/v1/trace?url=${url}`)).json();
      expect([told.url, told.outcome, told.reason, told.steps.length]).toEqual([
        'https://a.vn/x',
        'dropped',
        'off-topic',
        1,
      ]);
    }
    const unknown = await room.call('press', '/api/v1/trace?url=https://a.vn/never');
    expect([unknown.statusCode, unknown.headers['content-type']]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
    const { items, total } = (await room.call('press', '/api/v1/outcomes?outcome=dropped&source=demo')).json();
    expect(total).toBe(1);
    expect(items).toEqual([
      {
        url: 'https://a.vn/x',
        source: 'demo',
        outcome: 'dropped',
        reason: 'off-topic',
        at: '2026-03-10T03:00:00.000Z',
      },
    ]);
  });
});

describe('erasing', () => {
  it('forgets the document and its way, and keeps only a hash of the URL in the audit log', async () => {
    room = await openPressRoom();
    await room.commit([document('https://a.vn/secret')]);
    await room.store.documents.commit({ outcomes: [row('https://a.vn/secret', 'indexed', 'https://a.vn/secret')] });
    const answer = await room.call('admin', { method: 'DELETE', url: '/api/v1/documents?url=https://a.vn/secret' });
    expect(answer.json()).toEqual({ erased: 1 });
    expect((await room.call('press', '/api/v1/documents')).json().items).toEqual([]);
    expect((await room.call('press', '/api/v1/trace?url=https://a.vn/secret')).json().reason).toBe('erased');
    const records = (await room.store.audit.list({ limit: 50 })).items.filter(
      ({ action }) => action === 'request erasure',
    );
    expect(records).toHaveLength(1);
    expect(JSON.stringify(records)).not.toContain('a.vn');
  });
});

describe('sources', () => {
  it('are listed with their health, and one is shown in depth', async () => {
    room = await openPressRoom({ sources: [source('demo')] });
    expect((await room.call('press', '/api/v1/sources')).json().items[0].health.status).toBe('ok');
    const health = (await room.call('press', '/api/v1/sources/demo/health')).json();
    expect([health.source, health.status, health.outcomes.indexed, health.lastFetchedAt]).toEqual([
      'demo',
      'ok',
      0,
      null,
    ]);
    expect((await room.call('press', '/api/v1/sources/none/health')).statusCode).toBe(404);
  });
});

describe('the audit log', () => {
  it('has one record a view with who and what, and the chain holds', async () => {
    room = await openPressRoom();
    const kept = document('https://a.vn/1');
    await room.commit([kept]);
    await room.call('press', `/api/v1/documents/${kept.id}`);
    await room.call('press', '/api/v1/documents?q=bài&lang=vi');
    await room.call('press', '/api/v1/documents/doc_none');
    const { items } = (await room.call('admin', '/api/v1/audit?limit=2')).json();
    expect(items.map(({ actor, action, subject }: Record<string, string>) => [actor, action, subject])).toEqual([
      [room.keys.press.id, 'list documents', '/api/v1/documents'],
      [room.keys.press.id, 'view document', kept.id],
    ]);
    expect((await room.call('triage', '/api/v1/audit/verify')).json().brokenAt).toBeNull();
    room.database.statement(`UPDATE audit SET note = 'x' WHERE seq = 2`).run();
    expect((await room.call('triage', '/api/v1/audit/verify')).json()).toEqual({ count: 1, brokenAt: 2 });
  });

  it('is written before the answer: what cannot be recorded is not shown', async () => {
    room = await openPressRoom();
    const kept = document('https://a.vn/1', { title: 'Tin mật' });
    await room.commit([kept]);
    room.store.audit.append = async () => {
      throw new DiembaoError('store-full', 'the disk is full');
    };
    const answer = await room.call('press', `/api/v1/documents/${kept.id}`);
    expect(answer.statusCode).toBe(503);
    expect(answer.body).not.toContain('Tin mật');
  });
});

describe('operations', () => {
  it('answer health, readiness and their failure', async () => {
    room = await openPressRoom();
    expect((await room.call(null, '/healthz')).json()).toEqual({ status: 'ok' });
    expect((await room.call(null, '/readyz')).json()).toEqual({ status: 'ready' });
    room.store.ready = async () => {
      throw new DiembaoError('store-unavailable', 'another process holds it');
    };
    const answer = await room.call(null, '/readyz');
    expect([answer.statusCode, answer.json().code, answer.headers['retry-after']]).toEqual([
      503,
      'store-unavailable',
      '10',
    ]);
  });

  it('give metrics to this machine and to administrators only', async () => {
    room = await openPressRoom();
    expect((await room.call(null, '/metrics')).body).toContain('diembao_http_seconds');
    const far = { url: '/metrics', remoteAddress: '203.0.113.9' };
    expect((await room.call(null, far)).statusCode).toBe(401);
    expect((await room.call('press', far)).statusCode).toBe(403);
    expect((await room.call('admin', far)).statusCode).toBe(200);
    const proxied = { url: '/metrics', headers: { 'x-forwarded-for': '203.0.113.9' } };
    expect((await room.call(null, proxied)).statusCode).toBe(401);
  });

  it('describe every route of the contract in OpenAPI, browsable under a policy without inline scripts', async () => {
    room = await openPressRoom();
    const api = (await room.call(null, '/openapi.json')).json();
    expect(api.openapi).toBe('3.1.0');
    expect(Object.keys(api.paths)).toEqual(
      expect.arrayContaining(['/api/v1/documents', '/api/v1/alerts/stream', '/api/v1/public-safety/alerts/{id}.cap']),
    );
    const page = await room.call(null, '/docs/');
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-security-policy']).toMatch(/script-src 'self';/);
    expect((await room.call(null, '/docs/static/swagger-ui.css')).statusCode).toBe(200);
  });

  it('answer errors as problems: unknown route, bad JSON, too large, wrong type, a bug', async () => {
    room = await openPressRoom({
      parts: {
        healthOf: () => {
          throw new Error('secret detail');
        },
        sources: [source('demo')],
      },
    });
    const post = (payload: string, type = 'application/json') =>
      room.call('triage', {
        method: 'POST',
        url: '/api/v1/alerts/x/decisions',
        payload,
        headers: { 'content-type': type },
      });
    const answers = [
      await room.call('press', '/api/v1/nothing'),
      await post('{'),
      await post(JSON.stringify({ action: 'take', note: 'x'.repeat(30_000) })),
      await post('a', 'text/csv'),
      await room.call('press', '/api/v1/sources'),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 400, 413, 415, 500]);
    for (const answer of answers) {
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(answer.json()).toMatchObject({
        status: answer.statusCode,
        type: expect.stringContaining('urn:diembao:problem:'),
      });
      expect(answer.body).not.toContain('secret detail');
    }
  });

  it('limit requests a key, each key by itself', async () => {
    room = await openPressRoom({ parts: { settings: { requestsPerMinute: 3, maxRequestBytes: 20_000 } } });
    const codes: number[] = [];
    for (let at = 0; at < 4; at += 1) codes.push((await room.call('press', '/api/v1/stories')).statusCode);
    expect(codes).toEqual([200, 200, 200, 429]);
    const refused = await room.call('press', '/api/v1/stories');
    expect(refused.json().status).toBe(429);
    expect(refused.headers['retry-after']).toBeDefined();
    expect((await room.call('triage', '/api/v1/stories')).statusCode).toBe(200);
  });
});

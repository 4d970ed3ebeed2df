import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCESS, accessOf } from '../../src/api/access.ts';
import { createKey } from '../../src/api/create-key.ts';
import { ROLES, type Role } from '../../src/domain/key.ts';
import { openPressRoom, type PressRoom } from '../unit/api/press-room.ts';

let room: PressRoom;
beforeAll(async () => {
  room = await openPressRoom();
});
afterAll(() => room.close());

/** What each role may do, written down a second time by hand. */
const MAY: Record<string, Role[]> = {
  'GET /metrics': ['admin'],
  'GET /api/v1/documents': ['triage', 'press', 'admin'],
  'DELETE /api/v1/documents': ['admin'],
  'GET /api/v1/documents/:id': ['triage', 'press', 'admin'],
  'GET /api/v1/trace': ['triage', 'press', 'admin'],
  'GET /api/v1/outcomes': ['triage', 'press', 'admin'],
  'GET /api/v1/stories': ['triage', 'press', 'admin'],
  'GET /api/v1/stories/:id': ['triage', 'press', 'admin'],
  'GET /api/v1/stats': ['triage', 'press', 'admin'],
  'GET /api/v1/alerts': ['triage', 'press', 'admin'],
  'GET /api/v1/alerts/:id': ['triage', 'press', 'admin'],
  'POST /api/v1/alerts/:id/decisions': ['triage', 'admin'],
  'GET /api/v1/alerts/stream': ['triage', 'press', 'admin'],
  'GET /api/v1/public-safety/alerts': ['public-safety', 'triage', 'admin'],
  'GET /api/v1/public-safety/alerts/:id': ['public-safety', 'triage', 'admin'],
  'GET /api/v1/public-safety/alerts/:id.cap': ['public-safety', 'triage', 'admin'],
  'GET /api/v1/sources': ['triage', 'press', 'admin'],
  'GET /api/v1/sources/:id/health': ['triage', 'press', 'admin'],
  'GET /api/v1/evidence': ['triage', 'press', 'admin'],
  'POST /api/v1/evidence': ['triage', 'admin'],
  'GET /api/v1/claims': ['triage', 'press', 'admin'],
  'POST /api/v1/sources/:id/pause': ['admin'],
  'GET /api/v1/documents/:id/suggestions': ['triage', 'press', 'admin'],
  'POST /api/v1/documents/:id/labels': ['triage', 'admin'],
  'GET /api/v1/labels': ['triage', 'admin'],
  'GET /api/v1/answers': ['triage', 'press', 'admin'],
  'POST /api/v1/answers': ['triage', 'press', 'admin'],
  'GET /api/v1/answers/clock': ['triage', 'press', 'admin'],
  'GET /api/v1/answers/:id': ['triage', 'press', 'admin'],
  'POST /api/v1/answers/:id/edits': ['triage', 'press', 'admin'],
  'POST /api/v1/answers/:id/decisions': ['triage', 'admin'],
  'GET /api/v1/session': ['triage', 'press', 'admin'],
  'GET /api/v1/vocabulary': ['triage', 'press', 'admin'],
  'POST /api/v1/intake': ['triage', 'press', 'admin'],
  'POST /api/v1/documents/:id/overrides': ['triage', 'press', 'admin'],
  'GET /api/v1/reports/daily': ['triage', 'press', 'admin'],
  'GET /api/v1/audit': ['triage', 'admin'],
  'GET /api/v1/audit/verify': ['triage', 'admin'],
};
/** For callers on this machine alone, whatever their key. */
const LOOPBACK = ['POST /api/v1/first-run'];
const PUBLIC = [
  'GET /healthz',
  'GET /readyz',
  'GET /openapi.json',
  'GET /api/v1/first-run',
  'GET /feeds/corrections.json',
  'GET /feeds/corrections.atom',
  'GET /feeds/corrections/:id',
];

/** Every route that the server really has, as `METHOD /path`. */
function registered(): string[] {
  return room.app
    .printRoutes({ commonPrefix: false, includeHooks: false })
    .split('\n')
    .reduce<{ depth: number; path: string; found: string[]; stack: string[] }>(
      (state, line) => {
        const match = /^([│ ]*(?:├── |└── ))(.*?)(?: \(([A-Z, ]+)\))?$/u.exec(line);
        if (!match) return state;
        const depth = (match[1] ?? '').length / 4 - 1;
        state.stack.length = depth;
        state.stack[depth] = match[2] ?? '';
        const path = state.stack.join('');
        for (const method of (match[3] ?? '').split(', ').filter(Boolean)) state.found.push(`${method} ${path}`);
        return state;
      },
      { depth: 0, path: '', found: [], stack: [] },
    ).found;
}

describe('the access table', () => {
  it('names the routes that the server has, no more and no fewer', () => {
    const real = registered()
      .filter((route) => !/^(HEAD|OPTIONS) /.test(route) && !/ \/docs/.test(route))
      .filter((route) => !/ \*$/.test(route));
    expect(real.sort()).toEqual(Object.keys(ACCESS).sort());
    expect(Object.keys(ACCESS).sort()).toEqual([...Object.keys(MAY), ...PUBLIC, ...LOOPBACK].sort());
  });

  it('refuses a route that nobody declared', () => {
    expect(accessOf('GET', '/api/v1/new')).toBeNull();
    expect(accessOf('POST', '/api/v1/documents')).toBeNull();
  });

  const cases = Object.entries(MAY).flatMap(([route, roles]) =>
    [null, ...ROLES].map((role) => ({ route, role, isAllowed: role !== null && roles.includes(role) })),
  );
  it.each(cases)('lets $role call $route: $isAllowed', async ({ route, role, isAllowed }) => {
    const [method = 'GET', path = ''] = route.split(' ');
    // The stream answers for as long as somebody listens: a wrong parameter ends it just behind the guard.
    const url = path.replace(':id', 'x') + (path.endsWith('/stream') ? '?lastEventId=x' : '');
    for (const one of method === 'GET' && !path.endsWith('/stream') ? ['GET', 'HEAD'] : [method]) {
      const answer = await room.call(role, { method: one as 'GET', url, remoteAddress: '203.0.113.9' });
      if (isAllowed) expect([401, 403]).not.toContain(answer.statusCode);
      else expect(answer.statusCode).toBe(role === null ? 401 : 403);
    }
  });

  it.each(PUBLIC.map((route) => route.split(' ')[1] ?? ''))('leaves %s open to everybody', async (url) => {
    for (const role of [null, ...ROLES])
      // A correction that is not there is not there for anybody.
      expect((await room.call(role, { url, remoteAddress: '203.0.113.9' })).statusCode).toBe(
        url.includes(':') ? 404 : 200,
      );
  });

  it('gives a public-safety key nothing outside its feed', () => {
    const open = Object.entries(ACCESS).filter(
      ([, access]) => Array.isArray(access) && access.includes('public-safety'),
    );
    expect(open.every(([route]) => route.startsWith('GET /api/v1/public-safety/'))).toBe(true);
  });
});

describe('a key', () => {
  const ask = (authorization: string) =>
    room.app.inject({ url: '/api/v1/stories', headers: { authorization } }).then(({ statusCode }) => statusCode);

  it('has the documented form and is stored only as a hash', async () => {
    const { key, record } = await createKey({ store: room.store, role: 'public-safety', clock: room.clock });
    expect(key).toMatch(/^db_public-safety_[A-Za-z0-9_-]{43}$/);
    expect(
      JSON.stringify([record, await room.store.keys.list(), await room.store.audit.list({ limit: 50 })]),
    ).not.toContain(key);
  });

  it.each([
    ['another secret', () => `Bearer db_triage_${'A'.repeat(43)}`],
    ['another role written on a true secret', () => `Bearer ${room.keys.press.key.replace('_press_', '_admin_')}`],
    ['its hash instead of the key', () => `Bearer ${'a'.repeat(64)}`],
    ['another scheme', () => `Basic ${room.keys.triage.key}`],
    ['something very long', () => `Bearer ${'x'.repeat(8000)}`],
    ['nothing', () => ''],
  ])('is refused with 401 for %s', async (_name, header) => {
    expect(await ask(header())).toBe(401);
  });

  it('stops working within five seconds of its revocation', async () => {
    const { key, record } = await createKey({ store: room.store, role: 'press', clock: room.clock });
    expect(await ask(`Bearer ${key}`)).toBe(200);
    await room.store.keys.revoke(record.id, '2026-03-10T08:00:00Z');
    room.clock.advance(5001);
    expect(await ask(`Bearer ${key}`)).toBe(401);
  });

  it('is asked for before the body is read', async () => {
    const answer = await room.app.inject({
      method: 'POST',
      url: '/api/v1/alerts/x/decisions',
      payload: 'x'.repeat(50_000),
    });
    expect(answer.statusCode).toBe(401);
  });
});

describe('every answer', () => {
  it('carries the headers that keep a browser from misusing it', async () => {
    const { headers } = await room.call('press', '/api/v1/stories');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-powered-by']).toBeUndefined();
  });
});

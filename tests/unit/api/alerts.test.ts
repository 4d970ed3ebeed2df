import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { raiseAlerts } from '../../../src/alerts/raise-alerts.ts';
import { document, mention, rules, source, tag } from '../alerts/samples.ts';
import { openPressRoom, SECRET, type PressRoom } from './press-room.ts';

const press = source('bao');
const agency = source('cong', 'official');
const network = source('mang', 'social');
let room: PressRoom;
let id: string;

/** A fire that a newspaper, an agency and a private person report. */
beforeEach(async () => {
  room = await openPressRoom({
    sources: [press, agency, network],
    channels: [
      { id: 'desk', type: 'webhook', url: 'http://127.0.0.1:9/', secret: SECRET, kinds: ['public-safety'] },
      { id: 'other', type: 'webhook', url: 'http://127.0.0.1:9/', secret: SECRET, kinds: ['watch'] },
    ],
  });
  const safety = tag('fire-explosion', 0.95);
  const places = [mention('bac-giang/viet-yen', 'title')];
  const found = [
    [document('https://bao.vn/chay', { from: press, safety, places }), press],
    [document('https://cong.vn/chay', { from: agency, safety, places }), agency],
    [document('post:secret-token', { kind: 'post', from: network, safety, places, sealedUrl: 'sealed' }), network],
  ] as const;
  for (const [item, from] of found)
    await room.commit([item], raiseAlerts({ document: item, source: from, isReprint: false }, rules()));
  const { items } = (await room.call('triage', '/api/v1/alerts?kind=public-safety&state=new,taken')).json();
  id = items[0].id;
});
afterEach(() => room.close());

function decide(action: string, rest: Record<string, unknown> = {}, role: 'triage' | 'admin' = 'triage') {
  return room.call(role, { method: 'POST', url: `/api/v1/alerts/${id}/decisions`, payload: { action, ...rest } });
}

describe('decisions', () => {
  it('go from take to approve, with an audit record each and the outbox rows of the approval', async () => {
    expect((await decide('take')).json()).toMatchObject({ state: 'taken', version: 4 });
    const approved = (await decide('approve', { note: 'đã gọi điện kiểm tra' })).json();
    expect(approved.decisions.map(({ by, action }: Record<string, string>) => [by, action])).toEqual([
      [room.keys.triage.id, 'take'],
      [room.keys.triage.id, 'approve'],
    ]);
    const shown = (await room.call('triage', `/api/v1/alerts/${id}`)).json();
    expect(shown.deliveries.map(({ channel }: { channel: string }) => channel)).toEqual(['desk']);
    const log = (await room.store.audit.list({ limit: 50 })).items.filter(({ subject }) => subject === id);
    expect(log.map(({ action }) => action).reverse()).toEqual(['take', 'approve', 'view alert']);
  });

  it('are refused with 409 and the state there is, when the state machine forbids them', async () => {
    const answer = await decide('approve');
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ code: 'not-allowed', state: 'new' });
    expect(await room.store.outbox.ofAlert(id)).toEqual([]);
  });

  it('are refused with 409 when another officer was faster', async () => {
    await decide('take', { version: 3 });
    const answer = await decide('release', { version: 3 });
    expect([answer.statusCode, answer.json()]).toEqual([
      409,
      expect.objectContaining({ code: 'conflict', version: 4, state: 'taken' }),
    ]);
  });

  it('let only one of two simultaneous officers win', async () => {
    await decide('take');
    const codes = await Promise.all([
      decide('approve', { version: 4 }),
      decide('dismiss', { version: 4, note: 'nhầm' }, 'admin'),
    ]);
    expect(codes.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });

  it('dismiss only with a reason', async () => {
    await decide('take');
    for (const note of [undefined, '', '   '])
      expect((await decide('dismiss', note === undefined ? {} : { note })).statusCode).toBe(400);
    expect((await decide('dismiss', { note: 'trùng tin cũ' })).json().state).toBe('dismissed');
  });

  it.each([{ action: 'publish' }, { action: 'take', note: 5, extra: 1 }, {}])('refuse the body %j', async (payload) => {
    const answer = await room.call('triage', { method: 'POST', url: `/api/v1/alerts/${id}/decisions`, payload });
    expect(answer.statusCode).toBe(400);
  });

  it('answer 404 for an alert that is not there', async () => {
    id = 'alert_none';
    expect((await decide('take')).statusCode).toBe(404);
    expect((await room.call('triage', '/api/v1/alerts/alert_none')).statusCode).toBe(404);
  });
});

describe('the police feed', () => {
  const read = (path = '') => room.call('public-safety', `/api/v1/public-safety/alerts${path}`);

  it('is empty before a person approved', async () => {
    await decide('take');
    expect((await read()).json()).toEqual({ items: [] });
    expect([(await read(`/${id}`)).statusCode, (await read(`/${id}.cap`)).statusCode]).toEqual([404, 404]);
  });

  it('shows what, where, when and how well supported, links of press and agencies, and nothing else', async () => {
    await decide('take');
    await decide('approve');
    const { items } = (await read()).json();
    expect(items).toEqual([
      {
        id,
        event: 'fire-explosion',
        title: 'Cháy, nổ tại Việt Yên, ngày 10/03/2026',
        places: [{ id: 'bac-giang/viet-yen', name: 'Việt Yên' }],
        occurredAt: '2026-03-10T03:00:00.000Z',
        severity: 'high',
        sourceCount: 2,
        officialSourceCount: 1,
        postCount: 1,
        links: [
          { url: 'https://bao.vn/chay', publisher: 'Báo bao' },
          { url: 'https://cong.vn/chay', publisher: 'Báo cong' },
        ],
        approvedAt: '2026-03-10T08:00:00.000Z',
      },
    ]);
    expect((await read(`/${id}`)).json()).toEqual(items[0]);
    const cap = await read(`/${id}.cap`);
    expect(cap.headers['content-type']).toBe('application/cap+xml; charset=utf-8');
    expect(cap.body).toContain('<identifier>');
    const log = (await room.store.audit.list({ limit: 5 })).items;
    expect(log.some(({ action, subject }) => action === 'export CAP' && subject === id)).toBe(true);
  });

  it('never shows what was dismissed, closed after a dismissal, or of another kind', async () => {
    const watch = { id: 'w', name: 'Bộ thử', severity: 'low' as const, query: {} };
    const item = document('https://bao.vn/2', { from: press });
    await room.commit([item], raiseAlerts({ document: item, source: press, isReprint: false }, rules([watch])));
    await decide('take');
    await decide('dismiss', { note: 'nhầm' });
    await decide('close');
    const { items } = (await room.call('triage', '/api/v1/alerts?kind=watch')).json();
    id = items[0].id;
    await decide('take');
    await decide('approve');
    expect((await read()).json()).toEqual({ items: [] });
    expect((await read(`/${id}`)).statusCode).toBe(404);
  });

  it('walks all approved alerts by next, past dismissed ones', async () => {
    const at = '2026-03-10T08:00:00.000Z';
    const wanted = new Set<string>();
    for (let number = 0; number < 12; number += 1) {
      const item = document(`https://bao.vn/n${number}`, {
        from: press,
        safety: tag('accident', 0.9),
        places: [mention('bac-giang')],
        publishedAt: `2026-02-${String(number + 1).padStart(2, '0')}T03:00:00.000Z`,
      });
      const [alert] = raiseAlerts({ document: item, source: press, isReprint: false }, rules());
      if (!alert) throw new Error('no alert');
      const isApproved = number % 3 === 0;
      const decisions = [{ action: isApproved ? ('approve' as const) : ('dismiss' as const), by: 'k', at, note: 'x' }];
      await room.commit([item], [{ ...alert, state: 'closed', decisions }]);
      if (isApproved) wanted.add(alert.id);
    }
    const seen: string[] = [];
    let cursor = '';
    for (let page = 0; page < 20; page += 1) {
      const found = (await read(`?limit=2${cursor}`)).json();
      seen.push(...found.items.map((item: { id: string }) => item.id));
      if (!found.next) break;
      cursor = `&cursor=${encodeURIComponent(found.next)}`;
    }
    expect(seen).toHaveLength(wanted.size);
    expect(new Set(seen)).toEqual(wanted);
  });
});

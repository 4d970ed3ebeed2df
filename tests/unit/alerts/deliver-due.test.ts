import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Webhook } from 'standardwebhooks';
import type { Channel } from '../../../src/alerts/channels/channel.ts';
import { deliverDue, finishDeliveries, type DeliverParts } from '../../../src/alerts/channels/deliver-due.ts';
import { deliveriesFor } from '../../../src/alerts/channels/deliveries-for.ts';
import { sendWebhook, signedHeaders } from '../../../src/alerts/channels/send-webhook.ts';
import { raiseAlerts } from '../../../src/alerts/raise-alerts.ts';
import { decidedAlert, type Alert, type AlertAction, type AlertState } from '../../../src/domain/alert.ts';
import { storeTrouble } from '../../../src/domain/errors.ts';
import { instant } from '../../../src/lib/clock.ts';
import { openDatabase, type Database } from '../../../src/lib/sqlite.ts';
import type { Store } from '../../../src/store/port.ts';
import { sqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { fakeClock, type FakeClock } from '../../fake-clock.ts';
import { document, mention, rules, source, tag } from './samples.ts';

const SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
let database: Database;
let store: Store;
let clock: FakeClock;
let server: Server;
let received: { headers: IncomingHttpHeaders; body: string; path: string }[];
let answerWith: (path: string) => number;
let failures: string[];
let url: string;

beforeEach(async () => {
  database = openDatabase(':memory:', storeTrouble);
  store = sqliteStore(database);
  clock = fakeClock(new Date(Math.floor(Date.now() / 1000) * 1000).toISOString());
  received = [];
  failures = [];
  answerWith = () => 204;
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      received.push({ headers: request.headers, body, path: request.url ?? '' });
      const status = answerWith(request.url ?? '');
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  database.close();
});

const channel = (id: string, rest: Partial<Channel> = {}): Channel => ({
  id,
  type: 'webhook',
  url: `${url}/${id}`,
  secret: SECRET,
  kinds: ['public-safety'],
  ...rest,
});

function fire(): Alert {
  const press = source('bao');
  const item = document('https://bao.vn/chay', {
    from: press,
    safety: tag('fire-explosion', 0.9),
    places: [mention('bac-giang/viet-yen')],
  });
  const [alert] = raiseAlerts({ document: item, source: press, isReprint: false }, rules());
  if (!alert) throw new Error('no alert');
  return alert;
}

/** Takes and approves a stored alert, writing the outbox rows as the API does. */
async function approve(channels: Channel[]): Promise<Alert> {
  const { id } = fire();
  await store.documents.commit({ alerts: [fire()] });
  for (const action of ['take', 'approve'] as const) {
    const alert = (await store.alerts.get(id)) as Alert;
    const decision = { action, by: 'key_1', at: instant(clock), note: '' };
    const next = decidedAlert(alert, decision) as Alert;
    const deliveries = deliveriesFor({ alert: next, channels, links: [], clock });
    const audit = { at: instant(clock), actor: 'key_1', action, subject: id, note: '' };
    await store.alerts.decide(id, { version: alert.version, action, decision, audit, deliveries });
  }
  return (await store.alerts.get(id)) as Alert;
}

function parts(channels: Channel[], rest: Partial<DeliverParts> = {}): DeliverParts {
  return {
    store,
    channels,
    clock,
    events: { deliveryFailed: ({ channelId }) => void failures.push(channelId) },
    ...rest,
  };
}

describe('deliveries', () => {
  it.each<[AlertState, AlertAction[]]>([
    ['new', []],
    ['taken', ['take']],
    ['dismissed', ['take', 'dismiss']],
    ['delivered', ['take', 'approve', 'deliver']],
    ['closed', ['take', 'approve', 'deliver', 'close']],
  ])('are made for no alert that is %s', (state, actions) => {
    const alert = actions.reduce<Alert>(
      (before, action) => decidedAlert(before, { action, by: 'k', at: instant(clock), note: '' }) as Alert,
      fire(),
    );
    expect(alert.state).toBe(state);
    expect(deliveriesFor({ alert, channels: [channel('a')], links: [], clock })).toEqual([]);
  });

  it('go, signed by Standard Webhooks, to the channels that want the kind, and the alert becomes delivered', async () => {
    const channels = [channel('a'), channel('b'), channel('c', { kinds: ['watch'] })];
    const { id } = await approve(channels);
    expect(await deliverDue(parts(channels))).toBe(2);
    expect(received.map(({ path }) => path).sort()).toEqual(['/a', '/b']);
    for (const { headers, body } of received) {
      const told = new Webhook(SECRET).verify(body, headers as Record<string, string>) as {
        type: string;
        data: object;
      };
      expect(told.type).toBe('alert.public-safety');
      expect(told.data).toMatchObject({ id, event: 'fire-explosion', sourceCount: 1 });
    }
    const alert = await store.alerts.get(id);
    expect(alert?.state).toBe('delivered');
    expect(alert?.decisions.at(-1)).toMatchObject({
      by: 'system',
      action: 'deliver',
      note: expect.stringContaining('a'),
    });
    const log = (await store.audit.list({ limit: 10 })).items.map(({ actor, action }) => `${actor} ${action}`);
    expect(log.filter((line) => line === 'system send alert')).toHaveLength(2);
    expect(log[0]).toBe('system deliver');
    expect(await deliverDue(parts(channels))).toBe(0);
  });

  it('leave an alert approved until its last receiver has it, and try again by the schedule', async () => {
    const channels = [channel('a'), channel('b')];
    const { id } = await approve(channels);
    answerWith = (path) => (path === '/b' ? 500 : 200);
    await deliverDue(parts(channels));
    expect((await store.alerts.get(id))?.state).toBe('approved');
    expect(failures).toEqual(['b']);
    expect(await deliverDue(parts(channels))).toBe(0);
    clock.advance(5000);
    await deliverDue(parts(channels));
    clock.advance(299_999);
    expect(await deliverDue(parts(channels))).toBe(0);
    clock.advance(1);
    answerWith = () => 200;
    await deliverDue(parts(channels));
    expect((await store.alerts.get(id))?.state).toBe('delivered');
    const ids = received.filter(({ path }) => path === '/b').map(({ headers }) => headers['webhook-id']);
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(1);
    const times = received.filter(({ path }) => path === '/b').map(({ headers }) => headers['webhook-timestamp']);
    expect(new Set(times).size).toBe(3);
  });

  it('do not follow redirects', async () => {
    answerWith = () => 302;
    const channels = [channel('a')];
    await approve(channels);
    await deliverDue(parts(channels));
    expect(received.map(({ path }) => path)).toEqual(['/a']);
    expect(failures).toEqual(['a']);
  });

  it('wait in the outbox when nobody answers, without holding up other receivers', async () => {
    const channels = [channel('dead', { url: 'http://127.0.0.1:1/' }), channel('a')];
    const { id } = await approve(channels);
    await deliverDue(parts(channels));
    expect(failures).toEqual(['dead']);
    expect(received.map(({ path }) => path)).toEqual(['/a']);
    const rows = await store.outbox.ofAlert(id);
    expect(rows.find(({ channelId }) => channelId === 'dead')?.lastError).toBe('no connection');
  });

  it('give up on a receiver that drips, after their time', async () => {
    const slow = createServer(() => undefined);
    await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
    const to = `http://127.0.0.1:${(slow.address() as AddressInfo).port}/`;
    const delivery = { id: 'msg', payload: '{}' };
    const sent = await sendWebhook({ delivery, channel: { url: to, secret: SECRET }, nowMs: 0, timeoutMs: 50 });
    expect(sent).toEqual({ kind: 'unreachable', message: 'no answer in time' });
    slow.closeAllConnections();
    slow.close();
  });

  it('are finished after a crash between the last message and the alert’s own step', async () => {
    const channels = [channel('a')];
    const { id } = await approve(channels);
    for (const { id: message } of await store.outbox.ofAlert(id))
      await store.outbox.settle(message, { deliveredAt: instant(clock) });
    expect((await store.alerts.get(id))?.state).toBe('approved');
    expect(await finishDeliveries({ store, clock })).toBe(1);
    expect((await store.alerts.get(id))?.state).toBe('delivered');
    expect(await finishDeliveries({ store, clock })).toBe(0);
  });

  it('are recorded before they are settled, so that a crash repeats the message under the same id', async () => {
    const channels = [channel('a')];
    const { id } = await approve(channels);
    const { settle } = store.outbox;
    store.outbox.settle = async () => {
      throw new Error('killed');
    };
    await expect(deliverDue(parts(channels))).rejects.toThrow('killed');
    store.outbox.settle = settle;
    await deliverDue(parts(channels));
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(received).toHaveLength(2);
    expect((await store.alerts.get(id))?.state).toBe('delivered');
  });

  it('of a channel that was taken out of the configuration stay, with the reason', async () => {
    const { id } = await approve([channel('a')]);
    await deliverDue(parts([]));
    expect((await store.outbox.ofAlert(id))[0]?.lastError).toBe('this channel is no longer configured');
  });
});

describe('the signature', () => {
  it('does not hold for another body, id or secret', () => {
    const nowMs = Math.floor(Date.now() / 1000) * 1000;
    const delivery = { id: 'msg_1', payload: '{"a":1}' };
    const headers = signedHeaders({ delivery, channel: { url, secret: SECRET }, nowMs });
    const other = `whsec_${Buffer.alloc(24, 8).toString('base64')}`;
    expect(new Webhook(SECRET).verify(delivery.payload, headers)).toEqual({ a: 1 });
    expect(() => new Webhook(SECRET).verify('{"a":2}', headers)).toThrow();
    expect(() => new Webhook(SECRET).verify(delivery.payload, { ...headers, 'webhook-id': 'msg_2' })).toThrow();
    expect(() => new Webhook(other).verify(delivery.payload, headers)).toThrow();
  });
});

import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { listen } from '../../../src/api/listen.ts';
import type { Alert } from '../../../src/domain/alert.ts';
import { openPressRoom, type PressRoom } from './press-room.ts';

interface Message {
  id: number;
  event: string | null;
  alert: { id: string; title: string; version: number } | null;
}

/** A listener as a browser would be one: keeps the last id it got. */
function listenTo(url: string, key: string, lastEventId: number | null) {
  const messages: Message[] = [];
  const comments: string[] = [];
  const controller = new AbortController();
  const waiting = new Set<() => void>();
  let last = lastEventId;
  const done = (async (): Promise<'ended' | 'aborted'> => {
    const headers: Record<string, string> = { authorization: `Bearer ${key}` };
    if (lastEventId !== null) headers['last-event-id'] = String(lastEventId);
    const response = await fetch(`${url}/api/v1/alerts/stream`, { headers, signal: controller.signal });
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    let rest = '';
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const field = (name: string): string | null => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? null;
        comments.push(...block.split('\n').filter((line) => line.startsWith(':')));
        if (field('id') !== null) last = Number(field('id'));
        if (field('data'))
          messages.push({ id: Number(field('id')), event: field('event'), alert: JSON.parse(field('data')!) });
      }
      for (const wake of waiting) wake();
    }
    return 'ended';
  })().catch(() => 'aborted' as const);
  return {
    messages,
    comments,
    done,
    lastId: () => last,
    stop: () => controller.abort(),
    until: (isEnough: () => boolean) =>
      new Promise<void>((resolve) => {
        const check = (): void => {
          if (!isEnough()) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
  };
}

function alert(number: number, documentIds: string[] = []): Alert {
  return {
    id: `alert_${number}`,
    dedupeKey: `key_${number}`,
    kind: 'watch',
    severity: 'low',
    state: 'new',
    version: 1,
    title: `Cảnh báo ${number}`,
    why: '',
    createdAt: '2026-03-10T08:00:00.000Z',
    updatedAt: '2026-03-10T08:00:00.000Z',
    storyId: null,
    documentIds,
    watchId: 'w',
    sourceId: null,
    safety: null,
    decisions: [],
  };
}

let room: PressRoom;
afterEach(() => room.close());

async function open(
  parts: { pollMs: number; heartbeatMs: number } = { pollMs: 5, heartbeatMs: 60_000 },
): Promise<string> {
  room = await openPressRoom({ parts: { stream: parts } });
  let said = '';
  const url = await listen(room.app, { host: '127.0.0.1', port: 0, events: { listening: (at) => void (said = at) } });
  expect(said).toBe(url);
  return url;
}

describe('GET /alerts/stream', () => {
  it('gives what changes from now on, not what was', async () => {
    const url = await open();
    await room.commit([], [alert(1)]);
    const listener = listenTo(url, room.keys.triage.key, null);
    await listener.until(() => listener.comments.includes(': connected'));
    expect(listener.lastId()).toBe(1);
    await room.commit([], [alert(2)]);
    await listener.until(() => listener.messages.length > 0);
    expect(listener.messages).toMatchObject([{ id: 2, event: 'alert', alert: { id: 'alert_2' } }]);
    listener.stop();
  });

  it('resumes after a break with nothing lost and nothing doubled, while alerts go on changing', async () => {
    const url = await open();
    const total = 300;
    let filed = 0;
    const writer = (async () => {
      while (filed < total) {
        filed += 1;
        await room.commit([], [alert(filed)]);
        // Every third alert gets a second cause: its newest state must arrive too.
        if (filed % 3 === 0) await room.commit([], [{ ...alert(filed - 1), documentIds: ['doc'] }]);
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    const all: Message[] = [];
    let last = 0;
    for (let connection = 0; connection < 8; connection += 1) {
      const listener = listenTo(url, room.keys.triage.key, last);
      const enough = connection < 7 ? 30 : Infinity;
      const isCaughtUp = (): boolean => filed === total && listener.lastId() === total + Math.floor(total / 3);
      await listener.until(() => listener.messages.length >= enough || isCaughtUp());
      all.push(...listener.messages);
      last = listener.lastId() ?? 0;
      listener.stop();
      await listener.done;
    }
    await writer;
    const ids = all.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort((one, other) => one - other)).toEqual(ids);
    const newest = new Map(all.map((message) => [message.alert?.id, message.alert?.version]));
    expect(newest.size).toBe(total);
    for (let number = 3; number <= total; number += 3) expect(newest.get(`alert_${number - 1}`)).toBe(2);
  });

  it('serves listeners at different places from one poller, each from its own', async () => {
    const url = await open();
    await room.commit(
      [],
      Array.from({ length: 450 }, (_, at) => alert(at)),
    );
    const listeners = [0, 100, 449, 450].map((from) => listenTo(url, room.keys.triage.key, from));
    for (const listener of listeners) await listener.until(() => listener.lastId() === 450);
    expect(listeners.map(({ messages }) => messages.length)).toEqual([450, 350, 1, 0]);
    for (const listener of listeners) listener.stop();
  });

  it('takes the place from the query where a header cannot be set', async () => {
    const url = await open();
    await room.commit([], [alert(1), alert(2)]);
    const controller = new AbortController();
    const response = await fetch(`${url}/api/v1/alerts/stream?lastEventId=1`, {
      headers: { authorization: `Bearer ${room.keys.triage.key}` },
      signal: controller.signal,
    });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('event: alert')) text += (await reader.read()).value ?? '';
    expect(text).toContain('"id":"alert_2"');
    expect(text).not.toContain('"id":"alert_1"');
    controller.abort();
  });

  it('keeps a silent line alive and lets go of a revoked key', async () => {
    const url = await open({ pollMs: 5, heartbeatMs: 20 });
    const listener = listenTo(url, room.keys.press.key, null);
    await listener.until(() => listener.comments.includes(': still here'));
    await room.store.keys.revoke(room.keys.press.id, '2026-03-10T08:00:00Z');
    room.clock.advance(6000);
    expect(await listener.done).toBe('aborted');
  });

  it('ends all streams at shutdown and leaves nothing open', async () => {
    const url = await open();
    const listeners = [1, 2].map(() => listenTo(url, room.keys.triage.key, null));
    for (const listener of listeners) await listener.until(() => listener.comments.length > 0);
    await room.app.close();
    expect(await Promise.all(listeners.map(({ done }) => done))).toEqual(['ended', 'ended']);
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });
  it('is not kept from shutting down by a connection that was opened and never used', async () => {
    const url = await open();
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await room.app.close();
    await closed;
  });
});

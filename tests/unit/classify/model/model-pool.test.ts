import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ModelRequest } from '../../../../src/classify/model/messages.ts';
import { makeModelPool } from '../../../../src/classify/model/model-pool.ts';

/** Worker threads that the tests answer for. */
interface Hand extends EventEmitter {
  got: (ModelRequest | 'close')[];
}

const hired = vi.hoisted((): { hands: unknown[] } => ({ hands: [] }));
vi.mock('node:worker_threads', () => ({
  Worker: function makeHand() {
    const hand = Object.assign(new EventEmitter(), {
      got: [] as unknown[],
      postMessage(message: unknown) {
        hand.got.push(message);
        if (message === 'close') hand.emit('exit', 0);
      },
    });
    hired.hands.push(hand);
    return hand;
  },
}));

const hands = (): Hand[] => hired.hands as Hand[];
const hand = (at: number): Hand => hands()[at] as Hand;
const ready = (one: Hand): void => void one.emit('message', { ready: true, model: 'm-1', loadMs: 1 });
const requests = (one: Hand): ModelRequest[] =>
  one.got.filter((message): message is ModelRequest => message !== 'close');
const settings = { modelDir: 'models', model: 'm', batchTokens: 1024 };
const claim = [{ sentence: 'Có 12 ca.', language: 'vi' }];
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the pool of model workers', () => {
  beforeEach(() => void hired.hands.splice(0));

  it('is ready when its first worker is, and says the model’s name', async () => {
    const pool = makeModelPool(settings, 2);
    ready(hand(0));
    expect(await pool.ready()).toBe('m-1');
    expect(hands()).toHaveLength(2);
  });

  it('gives a request to the least busy worker and each answer to its own request', async () => {
    const pool = makeModelPool(settings, 2);
    hands().forEach(ready);
    const first = pool.ask('claims', claim);
    await settled();
    const second = pool.ask('claims', claim);
    await settled();
    expect(hands().map((one) => requests(one).length)).toEqual([1, 1]);
    hand(1).emit('message', { id: requests(hand(1))[0]?.id, answer: [0.2] });
    hand(0).emit('message', { id: requests(hand(0))[0]?.id, answer: [0.9] });
    expect(await first).toEqual([0.9]);
    expect(await second).toEqual([0.2]);
  });

  it('answers model-unavailable for a request whose worker dies, and hires another for the next', async () => {
    const pool = makeModelPool(settings, 1);
    ready(hand(0));
    const lost = pool.ask('claims', claim);
    const outcome = expect(lost).rejects.toMatchObject({ code: 'model-unavailable' });
    await settled();
    hand(0).emit('exit', 1);
    await outcome;
    const next = pool.ask('claims', claim);
    expect(hands()).toHaveLength(2);
    ready(hand(1));
    await settled();
    hand(1).emit('message', { id: requests(hand(1))[0]?.id, answer: [0.7] });
    expect(await next).toEqual([0.7]);
  });

  it('passes on a failure of one request and keeps the worker', async () => {
    const pool = makeModelPool(settings, 1);
    ready(hand(0));
    const failing = pool.ask('claims', claim);
    const outcome = expect(failing).rejects.toMatchObject({ code: 'model-unavailable', message: 'no such head' });
    await settled();
    hand(0).emit('message', { id: requests(hand(0))[0]?.id, failure: 'no such head' });
    await outcome;
    expect(hands()).toHaveLength(1);
  });

  it('says model-unavailable when the model cannot be loaded, and when it is closed', async () => {
    const pool = makeModelPool(settings, 1);
    hand(0).emit('message', { ready: false, failure: 'no folder' });
    await expect(pool.ready()).rejects.toMatchObject({ code: 'model-unavailable', message: 'no folder' });
    await pool.close();
    await expect(pool.ask('claims', claim)).rejects.toMatchObject({ code: 'model-unavailable' });
  });
});

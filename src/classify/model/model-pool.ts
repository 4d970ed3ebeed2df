import { Worker } from 'node:worker_threads';
import { DiembaoError } from '../../domain/errors.ts';
import { entryPoint } from '../../lib/entry-point.ts';
import type { ModelAnswers, ModelReply, ModelRequest, WorkerSettings } from './messages.ts';

type Work = ModelRequest['work'];
type Items<W extends Work> = Extract<ModelRequest, { work: W }>['items'];

/** Worker threads that hold the model; requests go to the least busy one. */
export interface ModelPool {
  /** Throws `model-unavailable` when no worker could load the model or one died with the request. */
  ask<W extends Work>(work: W, items: Items<W>): Promise<ModelAnswers[W]>;
  /** Resolves with the model's name when the first worker is ready. Throws `model-unavailable`. */
  ready(): Promise<string>;
  close(): Promise<void>;
}

interface Hand {
  worker: Worker;
  ready: Promise<string>;
  pending: Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>;
}

const unavailable = (message: string): DiembaoError => new DiembaoError('model-unavailable', message);

function hire(settings: WorkerSettings): Hand {
  const worker = new Worker(entryPoint('model-worker'), {
    workerData: settings,
    name: 'model',
    resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 256 },
  });
  const pending: Hand['pending'] = new Map();
  const fail = (message: string): void => {
    for (const { reject } of pending.values()) reject(unavailable(message));
    pending.clear();
  };
  const ready = new Promise<string>((resolve, reject) => {
    worker.on('message', (message: ModelReply) => {
      if ('ready' in message) {
        if (message.ready) resolve(message.model);
        else reject(unavailable(message.failure));
        return;
      }
      const request = pending.get(message.id);
      pending.delete(message.id);
      if ('answer' in message) request?.resolve(message.answer as never);
      else request?.reject(unavailable(message.failure));
    });
    worker.on('error', (error) => {
      fail(error.message);
      reject(unavailable(error.message));
    });
    worker.on('exit', () => {
      fail('the model worker ended');
      reject(unavailable('the model worker ended before it was ready'));
    });
  });
  ready.catch(() => undefined);
  return { worker, ready, pending };
}

/** Starts `workers` threads; a thread that dies is replaced at the next request. */
export function makeModelPool(settings: WorkerSettings, workers: number): ModelPool {
  const hands: Hand[] = [];
  let lastId = 0;
  let isClosed = false;

  const staff = (): void => {
    while (hands.length < workers) {
      const hand = hire(settings);
      hand.worker.once('exit', () => {
        const at = hands.indexOf(hand);
        if (at >= 0) hands.splice(at, 1);
      });
      hands.push(hand);
    }
  };
  staff();

  return {
    async ask(work, items) {
      if (isClosed) throw unavailable('the model pool is closed');
      staff();
      const hand = hands.reduce((least, one) => (one.pending.size < least.pending.size ? one : least));
      await hand.ready;
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        hand.pending.set(id, { resolve, reject });
        hand.worker.postMessage({ id, work, items } as ModelRequest);
      });
    },
    ready: () => {
      staff();
      return (hands[0] as Hand).ready;
    },
    close: async () => {
      isClosed = true;
      await Promise.all(
        hands.map(async ({ worker, ready }) => {
          await ready.catch(() => undefined);
          const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
          worker.postMessage('close');
          await gone;
        }),
      );
    },
  };
}

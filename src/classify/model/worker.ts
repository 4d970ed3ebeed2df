import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../../lib/clock.ts';
import { answer } from './answer.ts';
import { loadEncoder } from './encoder.ts';
import type { ModelReply, ModelRequest, WorkerSettings } from './messages.ts';

/** A model worker: loads the model, says so, answers requests one after another until it is told to close. */
const port = parentPort;
if (!port) throw new Error('this file runs as a worker thread');
const reply = (message: ModelReply): void => port.postMessage(message);

const startedMs = systemClock.nowMs();
try {
  const encoder = await loadEncoder(workerData as WorkerSettings);
  let turn: Promise<void> = Promise.resolve();
  port.on('message', (request: ModelRequest | 'close') => {
    if (request === 'close') {
      void turn.then(() => port.close());
      return;
    }
    turn = turn.then(async () => {
      try {
        reply({ id: request.id, answer: await answer(encoder, request) });
      } catch (error) {
        reply({ id: request.id, failure: error instanceof Error ? error.message : String(error) });
      }
    });
  });
  reply({ ready: true, model: encoder.tags.model, loadMs: systemClock.nowMs() - startedMs });
} catch (error) {
  reply({ ready: false, failure: error instanceof Error ? error.message : String(error) });
}

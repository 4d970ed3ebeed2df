import { parentPort } from 'node:worker_threads';

/** Answers every request with itself, but for `hang`, over which it never gets. */
parentPort.on('message', (request) => {
  while (request === 'hang');
  parentPort.postMessage({ answer: request });
});

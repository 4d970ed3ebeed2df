import { parentPort } from 'node:worker_threads';
import { readPage, type PageInput } from './extract-article.ts';

/** Reads pages off the event loop; one at a time, the pool watches the time. */
parentPort?.on('message', (page: PageInput) => {
  try {
    parentPort?.postMessage({ reading: readPage(page) });
  } catch (error) {
    parentPort?.postMessage({ failure: error instanceof Error ? error.message : String(error) });
  }
});

import { parentPort, workerData } from 'node:worker_threads';
import { placeMatcher } from '../classify/places/place-matcher.ts';
import type { Gazetteer } from '../domain/place.ts';
import type { ThreadReply } from '../lib/thread.ts';
import type { MaskItemOptions } from '../privacy/mask-item.ts';
import { prepareText, type Prepared, type TextSource } from './prepare-text.ts';

/** The thread in which pages are read and texts are masked and judged, off the event loop that holds the leases. */
const { gazetteer, masking } = workerData as { gazetteer: Gazetteer; masking: MaskItemOptions };
const tools = { matcher: placeMatcher(gazetteer), masking };

parentPort?.on('message', (source: TextSource) => {
  let reply: ThreadReply<Prepared>;
  try {
    reply = { answer: prepareText(source, tools) };
  } catch (error) {
    reply = { failure: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(reply);
});

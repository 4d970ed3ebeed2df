import { DiembaoError } from '../domain/errors.ts';
import type { Gazetteer } from '../domain/place.ts';
import { makeThread, ThreadFailure } from '../lib/thread.ts';
import type { MaskItemOptions } from '../privacy/mask-item.ts';
import type { Prepared, TextSource } from './prepare-text.ts';

/** Longest time over one page: a hostile one costs itself only. */
const TIMEOUT_MS = 20_000;
const MAX_HEAP_MB = 256;
const READABLE_TYPE = /^\s*($|text\/(html|plain|xml)|application\/(xhtml\+xml|xml|octet-stream))/i;

/** The thread that prepares texts. */
export interface TextThread {
  /** Throws `content-type-unsupported`, `page-unreadable`. */
  prepare(source: TextSource): Promise<Prepared>;
  close(): Promise<void>;
}

function addressOf(source: TextSource): string {
  return source.from === 'page' ? source.url : ((source.from === 'item' ? source.item.url : source.text.url) ?? '');
}

/** Starts at the first text. */
export function makeTextThread(tools: { gazetteer: Gazetteer; masking: MaskItemOptions }): TextThread {
  const thread = makeThread<TextSource, Prepared>({
    entry: 'text-worker',
    workerData: tools,
    timeoutMs: TIMEOUT_MS,
    maxHeapMb: MAX_HEAP_MB,
    isHeavy: ({ from }: TextSource) => from === 'page',
  });
  return {
    prepare: async (source) => {
      if (source.from === 'page' && source.contentType && !READABLE_TYPE.test(source.contentType)) {
        throw new DiembaoError('content-type-unsupported', 'only HTML pages are read', {
          facts: { url: source.url, type: source.contentType.slice(0, 80) },
        });
      }
      try {
        return await thread.ask(source);
      } catch (error) {
        if (!(error instanceof ThreadFailure)) throw error;
        // Of a private post the address may not be told: its token is.
        const facts =
          source.from === 'item' && source.item.kind === 'post' ? {} : { url: addressOf(source).slice(0, 200) };
        throw new DiembaoError('page-unreadable', `the text cannot be read: ${error.message}`, { facts, cause: error });
      }
    },
    close: () => thread.close(),
  };
}

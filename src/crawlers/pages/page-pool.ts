import { Worker } from 'node:worker_threads';
import { DiembaoError } from '../../domain/errors.ts';
import { entryPoint } from '../../lib/entry-point.ts';
import type { PageInput, PageReading } from './extract-article.ts';

/** Reads pages in a worker thread, so that a hostile one can hold up neither the event loop nor the rest. */
export interface PagePool {
  /** Throws `page-unreadable` when the page cannot be read within the time. */
  read(page: PageInput): Promise<PageReading>;
  close(): Promise<void>;
}

interface Waiting {
  page: PageInput;
  resolve: (reading: PageReading) => void;
  reject: (error: Error) => void;
}

type Reply = { reading: PageReading } | { failure: string };

/** A pool of one thread, started at the first page; a page that takes longer than `timeoutMs` costs the thread its life. */
export function makePagePool(timeoutMs = 20_000): PagePool {
  const waiting: Waiting[] = [];
  let worker: Worker | null = null;
  let current: Waiting | null = null;
  let timer: NodeJS.Timeout | null = null;

  const unreadable = (page: PageInput, why: string): DiembaoError =>
    new DiembaoError('page-unreadable', `the page cannot be read: ${why}`, { facts: { url: page.url.slice(0, 200) } });

  function settle(work: (done: Waiting) => void): void {
    const done = current;
    current = null;
    if (timer) clearTimeout(timer);
    timer = null;
    if (done) work(done);
    next();
  }

  function hire(): Worker {
    const hired = new Worker(entryPoint('page-worker'), {
      name: 'pages',
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    hired.on('message', (reply: Reply) =>
      settle(({ page, resolve, reject }) =>
        'reading' in reply ? resolve(reply.reading) : reject(unreadable(page, reply.failure)),
      ),
    );
    const lost = (why: string): void => {
      if (worker !== hired) return;
      worker = null;
      settle(({ page, reject }) => reject(unreadable(page, why)));
    };
    hired.on('error', (error) => lost(error.message));
    hired.on('exit', () => lost('its thread ended'));
    return hired;
  }

  function next(): void {
    if (current) return;
    current = waiting.shift() ?? null;
    if (!current) return;
    worker ??= hire();
    worker.postMessage(current.page);
    const slow = worker;
    timer = setTimeout(() => {
      worker = null;
      void slow.terminate();
      settle(({ page, reject }) => reject(unreadable(page, `it takes longer than ${timeoutMs / 1000} s`)));
    }, timeoutMs);
  }

  return {
    read: (page) =>
      new Promise((resolve, reject) => {
        waiting.push({ page, resolve, reject });
        next();
      }),
    close: async () => {
      const last = worker;
      worker = null;
      if (timer) clearTimeout(timer);
      await last?.terminate();
    },
  };
}

import { Worker } from 'node:worker_threads';
import { entryPoint } from './entry-point.ts';

/** A worker thread that answers requests in order; one that hangs or dies is replaced and costs only the request it was at. */
export interface Thread<Request, Answer> {
  /** Rejects with `ThreadFailure` when the thread throws, dies or takes too long over this request. */
  ask(request: Request): Promise<Answer>;
  close(): Promise<void>;
}

/** Why a request got no answer. */
export class ThreadFailure extends Error {}

/** What a thread posts for each request, in order. */
export type ThreadReply<Answer> = { answer: Answer } | { failure: string };

export interface ThreadOptions {
  /** Entry point of `dist/`. */
  entry: string;
  workerData?: unknown;
  /** Longest time over one request. */
  timeoutMs: number;
  maxHeapMb?: number;
  /** True for a request of which few should lie ahead of the thread at once (megabytes, seconds). */
  isHeavy?: (request: never) => boolean;
}

interface Waiting<Request, Answer> {
  request: Request;
  resolve: (answer: Answer) => void;
  reject: (error: Error) => void;
}

/** Requests posted ahead, so that the thread need not wait for this side's event loop (a waiting thread is dear to wake). */
const AHEAD = 48;
const HEAVY_AHEAD = 4;

/** A thread that is started at its first request. */
export function makeThread<Request, Answer>(options: ThreadOptions): Thread<Request, Answer> {
  const waiting: Waiting<Request, Answer>[] = [];
  let posted: Waiting<Request, Answer>[] = [];
  let worker: Worker | null = null;
  let timer: NodeJS.Timeout | null = null;

  function unwatch(): void {
    if (timer) clearTimeout(timer);
    timer = null;
  }

  /** Gives up the running thread: the request it was at fails, those behind it go to the next one. */
  function lose(why: string): void {
    const gone = worker;
    worker = null;
    unwatch();
    const [failed, ...rest] = posted;
    posted = [];
    waiting.unshift(...rest);
    void gone?.terminate();
    failed?.reject(new ThreadFailure(why));
    post();
  }

  function hire(): Worker {
    const hired = new Worker(entryPoint(options.entry), {
      workerData: options.workerData,
      name: options.entry,
      ...(options.maxHeapMb === undefined
        ? {}
        : { resourceLimits: { maxOldGenerationSizeMb: options.maxHeapMb, maxYoungGenerationSizeMb: 16 } }),
    });
    hired.on('message', (reply: ThreadReply<Answer>) => {
      // A thread that was given up may still deliver: its word would be taken for the next request's answer.
      if (worker !== hired) return;
      unwatch();
      const done = posted.shift();
      if ('answer' in reply) done?.resolve(reply.answer);
      else done?.reject(new ThreadFailure(reply.failure));
      post();
    });
    hired.on('error', (error) => worker === hired && lose(error.message));
    hired.on('exit', () => worker === hired && lose('its thread ended'));
    return hired;
  }

  function post(): void {
    for (;;) {
      const [next] = waiting;
      if (!next || posted.length >= (options.isHeavy?.(next.request as never) ? HEAVY_AHEAD : AHEAD)) break;
      waiting.shift();
      posted.push(next);
      worker ??= hire();
      worker.postMessage(next.request);
    }
    // The clock runs for the request that the thread is at: a new one behind it does not wind it up again.
    if (posted.length > 0)
      timer ??= setTimeout(() => lose(`it takes longer than ${options.timeoutMs / 1000} s`), options.timeoutMs);
  }

  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        waiting.push({ request, resolve, reject });
        post();
      }),
    close: async () => {
      const last = worker;
      worker = null;
      posted = [];
      unwatch();
      await last?.terminate();
    },
  };
}

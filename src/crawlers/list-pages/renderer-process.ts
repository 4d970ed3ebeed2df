import { fork, type ChildProcess } from 'node:child_process';
import { entryPoint } from '../../lib/entry-point.ts';
import type { FromRenderer, PageAnswer, PageRequest, PageToDraw, ToRenderer } from './renderer-messages.ts';

/** The process that draws pages: Crawlee, Playwright and the browser are there only while pages are drawn. */
export interface RendererProcess {
  /** The drawn HTML, null when it is longer than allowed. Rejects with an `Error` when the page or the process fails. */
  draw(page: PageToDraw, options: { ask: Ask; signal: AbortSignal }): Promise<string | null>;
  close(): Promise<void>;
}

type Ask = (wanted: PageRequest) => Promise<PageAnswer | null>;

interface Drawing {
  ask: Ask;
  resolve: (html: string | null) => void;
  reject: (error: Error) => void;
}

/** Without work for so long it ends; loading it again takes some 2 s. */
const IDLE_MS = 10_000;
/** How long a drawing that is given up may take to tidy up before its process is killed. */
const TIDY_MS = 5_000;
/** It works for seconds at a time: less memory counts for more than speed (150 MB without these, 111 with; 2026-11-29). */
const NODE_FLAGS = ['--optimize-for-size', '--max-semi-space-size=1', '--single-threaded-gc', '--v8-pool-size=0'];

/** A renderer that is started at the first page and ended when idle. */
export function makeRendererProcess(): RendererProcess {
  const drawings = new Map<number, Drawing>();
  let child: ChildProcess | null = null;
  let lastId = 0;
  let idle: NodeJS.Timeout | null = null;

  const tell = (message: ToRenderer): void => void (child?.connected && child.send(message, () => undefined));

  function lose(gone: ChildProcess, why: string): void {
    if (child !== gone) return;
    child = null;
    for (const { reject } of drawings.values()) reject(new Error(why));
    drawings.clear();
  }

  function hear(message: FromRenderer): void {
    const drawing = drawings.get(message.id);
    if (!drawing) return;
    if (message.kind === 'drawn') drawing.resolve(message.html);
    else if (message.kind === 'failed') drawing.reject(new Error(message.message));
    else {
      const { id, request, wanted } = message;
      void drawing.ask(wanted).then((answer) => tell({ kind: 'answer', id, request, answer }));
    }
  }

  function hire(): ChildProcess {
    const hired = fork(entryPoint('renderer-worker'), [], {
      serialization: 'advanced',
      execArgv: NODE_FLAGS,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    hired.on('message', hear);
    hired.on('error', (error) => lose(hired, error.message));
    hired.on('exit', () => lose(hired, 'the process that draws pages ended'));
    // A drawing holds the main process by its own promise; an idle renderer must not.
    hired.unref();
    hired.channel?.unref();
    return hired;
  }

  /** It leaves when the channel closes, and takes the browser along; one that hangs is killed, and the browser follows its pipe. */
  function end(): void {
    const gone = child;
    if (!gone) return;
    lose(gone, 'the process that draws pages was ended');
    if (gone.connected) gone.disconnect();
    const kill = setTimeout(() => gone.kill('SIGKILL'), TIDY_MS);
    gone.once('exit', () => clearTimeout(kill));
  }

  return {
    draw: async (page, { ask, signal }) => {
      if (idle) clearTimeout(idle);
      idle = null;
      lastId += 1;
      const id = lastId;
      let tidy: NodeJS.Timeout | null = null;
      const stop = (): void => {
        tell({ kind: 'stop', id });
        tidy = setTimeout(end, TIDY_MS);
      };
      try {
        signal.throwIfAborted();
        signal.addEventListener('abort', stop, { once: true });
        return await new Promise<string | null>((resolve, reject) => {
          drawings.set(id, { ask, resolve, reject });
          child ??= hire();
          child.channel?.ref();
          tell({ kind: 'draw', id, page });
        });
      } finally {
        signal.removeEventListener('abort', stop);
        if (tidy) clearTimeout(tidy);
        drawings.delete(id);
        if (drawings.size === 0) {
          child?.channel?.unref();
          idle = setTimeout(end, IDLE_MS);
          idle.unref();
        }
      }
    },
    close: async () => {
      if (idle) clearTimeout(idle);
      const gone = child;
      if (!gone) return;
      const left = new Promise<void>((resolve) => gone.once('exit', () => resolve()));
      end();
      await left;
    },
  };
}

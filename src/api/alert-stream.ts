import type { ServerResponse } from 'node:http';
import type { AlertStore } from '../store/port.ts';
import { alertJson } from './alert-json.ts';

const BATCH = 200;
/** A listener that has so many bytes unread is dropped; it resumes where it was. */
const MAX_UNREAD_BYTES = 1_000_000;

interface Listener {
  response: ServerResponse;
  seq: number;
  isWelcome: () => Promise<boolean>;
}

/** Server-sent events of alerts: one poller for all listeners. */
export interface AlertStream {
  /** Takes over a response whose head is not yet sent; changes after `seq` follow, each once, in order. */
  follow(response: ServerResponse, from: { seq: number; isWelcome: () => Promise<boolean> }): void;
  listenerCount(): number;
  /** Ends all streams. */
  close(): Promise<void>;
}

export interface AlertStreamOptions {
  alerts: Pick<AlertStore, 'changesSince'>;
  /** How often the store is asked while somebody listens. */
  pollMs: number;
  heartbeatMs: number;
  onTrouble: (error: unknown) => void;
}

/** Makes the stream; timers run only while somebody listens. */
export function makeAlertStream(options: AlertStreamOptions): AlertStream {
  const listeners = new Set<Listener>();
  let timers: NodeJS.Timeout[] = [];
  let running: Promise<void> | null = null;

  function drop(listener: Listener): void {
    listeners.delete(listener);
    listener.response.destroy();
    if (listeners.size === 0) stop();
  }

  function stop(): void {
    for (const timer of timers) clearInterval(timer);
    timers = [];
  }

  function write(listener: Listener, text: string): void {
    if (listener.response.writableEnded || listener.response.destroyed) return;
    listener.response.write(text);
    if (listener.response.writableLength > MAX_UNREAD_BYTES) drop(listener);
  }

  async function round(): Promise<void> {
    let isMore = listeners.size > 0;
    while (isMore) {
      const from = Math.min(...[...listeners].map(({ seq }) => seq));
      const changes = await options.alerts.changesSince(from, BATCH);
      for (const { seq, alert } of changes) {
        const text = `id: ${seq}\nevent: alert\ndata: ${JSON.stringify(alertJson(alert))}\n\n`;
        for (const listener of listeners) {
          // What is at most at its own mark, a listener has had; one that joined meanwhile further back waits for its round.
          if (listener.seq >= seq || listener.seq < from) continue;
          listener.seq = seq;
          write(listener, text);
        }
      }
      isMore = changes.length === BATCH && listeners.size > 0;
    }
  }

  function poll(): void {
    running ??= round()
      .catch(options.onTrouble)
      .finally(() => {
        running = null;
      });
  }

  function beat(): void {
    for (const listener of listeners) {
      write(listener, ': still here\n\n');
      listener.isWelcome().then(
        (isWelcome) => (isWelcome ? undefined : drop(listener)),
        () => undefined,
      );
    }
  }

  return {
    follow(response, { seq, isWelcome }) {
      if (response.destroyed) return;
      const listener: Listener = { response, seq, isWelcome };
      response.on('close', () => {
        listeners.delete(listener);
        if (listeners.size === 0) stop();
      });
      write(listener, `retry: 2000\nid: ${seq}\n: connected\n\n`);
      listeners.add(listener);
      if (timers.length === 0) timers = [setInterval(poll, options.pollMs), setInterval(beat, options.heartbeatMs)];
      poll();
    },
    listenerCount: () => listeners.size,
    async close() {
      stop();
      for (const listener of listeners) listener.response.end();
      listeners.clear();
      await running;
    },
  };
}

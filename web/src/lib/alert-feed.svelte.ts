import { request } from './api.svelte.ts';
import { eventReader } from './event-lines.ts';
import type { Alert } from './types.ts';

const SILENCE_MS = 40_000;
const RETRY_MS = [500, 1000, 2000, 5000];

/** Follows the alert stream and resumes after the last event that came, so that no change is lost and none comes twice. */
export function followAlerts(on: { alert: (alert: Alert) => void; state: (isLive: boolean) => void }): () => void {
  let lastId: string | null = null;
  let failures = 0;
  const stop = new AbortController();

  async function once(): Promise<void> {
    const silence = new AbortController();
    let timer = setTimeout(() => silence.abort(), SILENCE_MS);
    try {
      const response = await request('/alerts/stream', {
        signal: AbortSignal.any([stop.signal, silence.signal]),
        headers: lastId === null ? {} : { 'last-event-id': lastId },
      });
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      if (!reader) return;
      const read = eventReader();
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return;
        clearTimeout(timer);
        timer = setTimeout(() => silence.abort(), SILENCE_MS);
        for (const { id, event, text } of read(value)) {
          if (id !== null) lastId = id;
          if (event === 'alert') on.alert(JSON.parse(text) as Alert);
          failures = 0;
          on.state(true);
        }
      }
    } finally {
      clearTimeout(timer);
    }
  }

  void (async () => {
    while (!stop.signal.aborted) {
      await once().catch(() => undefined);
      if (stop.signal.aborted) return;
      on.state(false);
      const waitMs = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 5000;
      failures += 1;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  })();
  return () => stop.abort();
}

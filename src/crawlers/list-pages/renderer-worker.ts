import { drawPage } from './draw-page.ts';
import type { FromRenderer, PageAnswer, ToRenderer } from './renderer-messages.ts';

/**
 * The process that holds Crawlee and the browser. It never fetches: what a page asks for is asked of the main process, which
 * keeps robots, pace, addresses and limits. It ends with the main process.
 */
const drawings = new Map<
  number,
  { stop: AbortController; waiting: Map<number, (answer: PageAnswer | null) => void> }
>();
let lastRequest = 0;

const say = (message: FromRenderer): void => void process.send?.(message);

async function draw({ id, page }: Extract<ToRenderer, { kind: 'draw' }>): Promise<void> {
  const drawing = { stop: new AbortController(), waiting: new Map<number, (answer: PageAnswer | null) => void>() };
  drawings.set(id, drawing);
  try {
    const html = await drawPage(page, {
      signal: drawing.stop.signal,
      ask: (wanted) =>
        new Promise((resolve) => {
          lastRequest += 1;
          drawing.waiting.set(lastRequest, resolve);
          say({ kind: 'ask', id, request: lastRequest, wanted });
        }),
    });
    say({ kind: 'drawn', id, html });
  } catch (error) {
    say({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) });
  } finally {
    drawings.delete(id);
  }
}

process.on('message', (message: ToRenderer) => {
  if (message.kind === 'draw') void draw(message);
  else if (message.kind === 'stop') drawings.get(message.id)?.stop.abort();
  else {
    const { waiting } = drawings.get(message.id) ?? {};
    waiting?.get(message.request)?.(message.answer);
    waiting?.delete(message.request);
  }
});
process.on('disconnect', () => process.exit());

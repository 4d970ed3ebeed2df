import { initialState } from '../crawlers/due-sources.ts';
import type { Source, SourceState } from '../domain/source.ts';
import { instant } from '../lib/clock.ts';
import type { LineParts } from './parts.ts';

/** Has a source left out of the visits, or visited again (then at once); what is known of it stays. Returns its state. */
export async function pauseSource(
  parts: Pick<LineParts, 'store' | 'clock'>,
  source: Source,
  isPaused: boolean,
): Promise<SourceState> {
  const { crawl } = parts.store;
  const known = (await crawl.states()).find(({ sourceId }) => sourceId === source.id) ?? initialState(source);
  const now = instant(parts.clock);
  const state: SourceState = isPaused
    ? { ...known, pausedAt: known.pausedAt ?? now }
    : { ...known, pausedAt: null, nextDueAt: known.pausedAt ? now : known.nextDueAt };
  await crawl.save(state);
  return state;
}

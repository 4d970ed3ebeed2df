import type { Alert } from '../domain/alert.ts';
import type { Source, SourceState } from '../domain/source.ts';
import { instant, type Clock } from '../lib/clock.ts';
import { localDay } from '../lib/local-day.ts';
import { draftAlert } from './draft-alert.ts';

export interface SeenHealth {
  status: 'ok' | 'silent' | 'failing' | 'flooding' | 'never-fetched' | 'paused';
  /** One Vietnamese sentence, its name, and what stands in it. */
  message: string;
  said: string;
  facts: Record<string, string | number>;
}

const WORDS = { silent: 'im lặng', failing: 'không đọc được', flooding: 'có quá nhiều mục mới' } as const;

/** What stays the same while one episode lasts: the last good visit, the last entry, the day of the flood. */
function episodeOf(status: keyof typeof WORDS, state: SourceState | null, at: string): string {
  if (status === 'flooding') return localDay(at);
  return (status === 'failing' ? state?.lastFetchedAt : state?.lastEntryAt) ?? 'never';
}

/** The alert of a source that is silent, fails or floods; null while it is well, paused or has not been visited. One an episode. */
export function sourceFailureAlert(
  seen: { source: Source; health: SeenHealth; state: SourceState | null },
  clock: Clock,
): Alert | null {
  const { source, health } = seen;
  if (health.status === 'ok' || health.status === 'never-fetched' || health.status === 'paused') return null;
  const at = instant(clock);
  return draftAlert(
    {
      dedupeKey: `source:${source.id}:${health.status}:${episodeOf(health.status, seen.state, at)}`,
      kind: 'source-failure',
      severity: health.status === 'failing' ? 'medium' : 'low',
      title: `Nguồn ${source.name} ${WORDS[health.status]}`,
      why: health.message,
      facts: { ...health.facts, source: source.name, status: health.status, said: health.said },
      sourceId: source.id,
    },
    at,
  );
}

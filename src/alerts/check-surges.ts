import type { Alert } from '../domain/alert.ts';
import { instant, type Clock } from '../lib/clock.ts';
import type { DocumentQuery, Store } from '../store/port.ts';
import { BASELINE_DAYS, findSurge, type SurgeRules } from './find-surge.ts';

const DAY_MS = 86_400_000;
/** Newest negative documents that are put before the reviewer. */
const EXAMPLE_COUNT = 20;

export interface SurgeCheck {
  store: Pick<Store, 'documents'>;
  clock: Clock;
  rules: { factor: number; atLeast: number };
  /** Names shown for ids of topics and places; the id where one is missing. */
  names: { topic: ReadonlyMap<string, string>; place: ReadonlyMap<string, string> };
}

type Scope = NonNullable<SurgeRules['scope']>;

/** All, and each topic and place that has enough negative documents in the last 24 hours to surge at all. */
async function scopes(check: SurgeCheck, dayAgo: string): Promise<(Scope | null)[]> {
  const recent = await check.store.documents.stats(
    { sentiment: ['negative'], from: dayAgo },
    ['topic', 'place'],
    'hour',
  );
  if (recent.total < check.rules.atLeast) return [];
  const named = (['topic', 'place'] as const).flatMap((kind) =>
    (recent.facets[kind] ?? [])
      .filter(({ count }) => count >= check.rules.atLeast)
      .filter(({ value }) => value !== 'uncertain' && value !== 'not-assessed')
      .map(({ value }) => ({ kind, id: value, name: check.names[kind].get(value) ?? value })),
  );
  return [null, ...named];
}

/** Looks for surges now, stores their alerts and returns them. For a job every 15 minutes; a second run adds nothing. */
export async function checkSurges(check: SurgeCheck): Promise<Alert[]> {
  const now = instant(check.clock);
  const dayAgo = new Date(Date.parse(now) - DAY_MS).toISOString();
  const from = new Date(Date.parse(now) - (BASELINE_DAYS + 1) * DAY_MS).toISOString();
  const alerts: Alert[] = [];
  for (const scope of await scopes(check, dayAgo)) {
    const filter: Pick<DocumentQuery, 'topic' | 'place'> = scope ? { [scope.kind]: [scope.id] } : {};
    const { histogram } = await check.store.documents.stats({ ...filter, from }, [], 'hour');
    const alert = findSurge(histogram, { ...check.rules, now, scope });
    if (!alert) continue;
    const { items } = await check.store.documents.search({
      ...filter,
      sentiment: ['negative'],
      from: dayAgo,
      limit: EXAMPLE_COUNT,
    });
    alerts.push({ ...alert, documentIds: items.map(({ document }) => document.id) });
  }
  if (alerts.length > 0) await check.store.documents.commit({ alerts });
  return alerts;
}

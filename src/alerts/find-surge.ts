import type { Alert } from '../domain/alert.ts';
import { localDay } from '../lib/local-day.ts';
import type { Stats } from '../store/port.ts';
import { draftAlert } from './draft-alert.ts';

const DAY_MS = 86_400_000;
/** Days before the last 24 hours against which they are held. */
export const BASELINE_DAYS = 14;
/** A surge of so many times the threshold is urgent. */
const HIGH_FACTOR = 2;

export interface SurgeRules {
  /** Times the mean of the days before. */
  factor: number;
  /** Negative documents in 24 hours below which nothing is a surge. */
  atLeast: number;
  /** ISO-8601 instant. */
  now: string;
  /** What was counted: all, or one place or topic; null is all. */
  scope?: { kind: 'place' | 'topic'; id: string; name: string } | null;
}

interface SurgeCounts {
  negativeCount: number;
  /** Negative documents a day before; null while nothing at all is known of earlier days. */
  meanCount: number | null;
}

function count(histogram: Stats['histogram'], nowMs: number): SurgeCounts {
  const splitMs = nowMs - DAY_MS;
  const at = (step: Stats['histogram'][number]): number => Date.parse(step.start);
  const recent = histogram.filter((step) => at(step) >= splitMs && at(step) <= nowMs);
  const before = histogram.filter(
    (step) => at(step) < splitMs && at(step) >= splitMs - BASELINE_DAYS * DAY_MS && step.count > 0,
  );
  const sum = (steps: Stats['histogram']): number => steps.reduce((total, step) => total + step.negative, 0);
  if (before.length === 0) return { negativeCount: sum(recent), meanCount: null };
  const firstMs = Math.min(...before.map(at));
  const days = Math.min(BASELINE_DAYS, Math.max(1, Math.ceil((splitMs - firstMs) / DAY_MS)));
  return { negativeCount: sum(recent), meanCount: sum(before) / days };
}

/**
 * The alert of a surge of negative documents in the last 24 hours against the mean of the 14 days before (of those that
 * are known), or null. `histogram`: hours or days. One alert a scope and local day. With no earlier day nothing is a surge.
 */
export function findSurge(histogram: Stats['histogram'], rules: SurgeRules): Alert | null {
  const { negativeCount, meanCount } = count(histogram, Date.parse(rules.now));
  if (meanCount === null || negativeCount < rules.atLeast || negativeCount < rules.factor * meanCount) return null;
  const scope = rules.scope ?? null;
  const isHigh = negativeCount >= HIGH_FACTOR * Math.max(rules.atLeast, rules.factor * meanCount);
  const of = scope ? ` về ${scope.name}` : '';
  return draftAlert(
    {
      dedupeKey: `surge:${scope ? `${scope.kind}:${scope.id}` : 'all'}:${localDay(rules.now)}`,
      kind: 'negative-surge',
      severity: isHigh ? 'high' : 'medium',
      title: `Dư luận tiêu cực${of} tăng nhanh`,
      why: `${negativeCount} tài liệu tiêu cực${of} trong 24 giờ, trung bình trước đó ${meanCount.toFixed(1).replace('.', ',')} mỗi ngày.`,
      facts: {
        ...(scope ? { scope: scope.kind, of: scope.id } : { scope: 'all' }),
        count: negativeCount,
        mean: Math.round(meanCount * 10) / 10,
      },
    },
    rules.now,
  );
}

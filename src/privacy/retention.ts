import type { Clock } from '../lib/clock.ts';

const DAY_MS = 86_400_000;

/**
 * The instants before which texts must be gone: posts altogether, press reduced to title, link, excerpt and tags.
 * Days are whole and at least 0; 0 keeps nothing that lies in the past.
 */
export function retentionCutoffs(
  clock: Clock,
  { postsDays, pressTextDays }: { postsDays: number; pressTextDays: number },
): { postsBefore: string; textBefore: string } {
  const before = (days: number): string => new Date(clock.nowMs() - Math.max(0, days) * DAY_MS).toISOString();
  return { postsBefore: before(postsDays), textBefore: before(pressTextDays) };
}

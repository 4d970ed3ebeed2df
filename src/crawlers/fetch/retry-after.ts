import type { Clock } from '../../lib/clock.ts';

const DAY_MS = 86_400_000;

/** Milliseconds that a Retry-After header asks for, 1 s to 24 h; undefined when absent or unreadable. Source: RFC 9110, 10.2.3. */
export function retryAfterMs(header: string | undefined, clock: Clock): number | undefined {
  const value = header?.trim() ?? '';
  const ms = /^\d+$/.test(value)
    ? Number(value) * 1000
    : /[a-z]/i.test(value)
      ? Date.parse(value) - clock.nowMs()
      : Number.NaN;
  return Number.isNaN(ms) ? undefined : Math.min(DAY_MS, Math.max(1000, ms));
}

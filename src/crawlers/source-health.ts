import type { Source, SourceState } from '../domain/source.ts';
import { localDay } from '../lib/local-day.ts';
import { failureWords } from './failure-words.ts';

export interface SourceHealth {
  status: 'ok' | 'silent' | 'failing' | 'flooding' | 'never-fetched' | 'paused';
  /** A Vietnamese sentence for the reports and the source-failure alert. */
  message: string;
  /** Which sentence it is, and what stands in it, for screens in another language; durations in milliseconds. */
  said: 'ok' | 'silent' | 'empty' | 'failing' | 'flooding' | 'never-fetched' | 'paused';
  facts: Record<string, string | number>;
}

/** Failures in a row before a source counts as failing: one or two are the net's everyday. */
const FAILING_FROM = 3;
/** A day with so many times the declared maximum is a flood. */
const FLOOD_FACTOR = 3;
const FLOOD_LEAST = 50;
/** On a source's first day its whole backlog is new. */
const FIRST_DAY_FLOOD_LEAST = 1000;

function hours(ms: number): string {
  return ms < 3_600_000 ? `${Math.round(ms / 60_000)} phút` : `${Math.round(ms / 3_600_000)} giờ`;
}

/** How a source does against what its file declares. `nowMs` is epoch milliseconds; days are those of Asia/Ho_Chi_Minh. */
export function sourceHealth(source: Source, state: SourceState | null, nowMs: number): SourceHealth {
  const said = (of: SourceHealth['said'], message: string, facts: SourceHealth['facts'] = {}): SourceHealth => ({
    status: of === 'empty' ? 'silent' : of,
    message,
    said: of,
    facts,
  });
  if (state?.pausedAt) return said('paused', 'Quản trị đã tạm dừng nguồn này.');
  const failureCount = state?.consecutiveFailureCount ?? 0;
  if (state && failureCount >= FAILING_FROM) {
    const code = state.lastError?.code ?? 'fetch-network';
    const message = `Không đọc được nguồn ${failureCount} lần liên tiếp, lỗi gần nhất: ${failureWords(code)}.`;
    return said('failing', message, { failureCount, code });
  }
  if (!state?.lastFetchedAt) return said('never-fetched', 'Nguồn chưa được đọc lần nào.');
  const todayCount = state.entriesByDay[localDay(nowMs)] ?? 0;
  const [min, max] = source.expect.entriesPerDay;
  const isFirstDay = Object.keys(state.entriesByDay).length <= 1;
  const floodFrom = Math.max(isFirstDay ? FIRST_DAY_FLOOD_LEAST : FLOOD_LEAST, max * FLOOD_FACTOR);
  if (todayCount > floodFrom) {
    const message = `Hôm nay có ${todayCount} mục mới, mức khai báo là ${min}–${max} mục mỗi ngày.`;
    return said('flooding', message, { todayCount, min, max });
  }
  if (!state.lastEntryAt) return said('empty', 'Nguồn có trả lời nhưng chưa từng có mục nào.');
  const silentMs = nowMs - Date.parse(state.lastEntryAt);
  const allowedMs = source.expect.longestSilenceMs;
  if (silentMs > allowedMs) {
    const message = `Không có mục mới trong ${hours(silentMs)}, mức cho phép là ${hours(allowedMs)}.`;
    return said('silent', message, { silentMs, allowedMs });
  }
  return said('ok', `Hoạt động bình thường, hôm nay có ${todayCount} mục mới.`, { todayCount });
}

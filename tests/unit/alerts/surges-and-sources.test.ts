import { describe, expect, it } from 'vitest';
import { checkSurges } from '../../../src/alerts/check-surges.ts';
import { findSurge } from '../../../src/alerts/find-surge.ts';
import { sourceFailureAlert } from '../../../src/alerts/source-failure-alert.ts';
import { storeTrouble } from '../../../src/domain/errors.ts';
import type { SourceState } from '../../../src/domain/source.ts';
import { openDatabase } from '../../../src/lib/sqlite.ts';
import type { Stats } from '../../../src/store/port.ts';
import { sqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { fakeClock } from '../../fake-clock.ts';
import { document, mention, source, tag } from './samples.ts';

const now = '2026-03-20T08:00:00.000Z';
const hoursAgo = (hours: number): string => new Date(Date.parse(now) - hours * 3_600_000).toISOString();
const step = (hours: number, negative: number, count = negative): Stats['histogram'][number] => ({
  start: hoursAgo(hours),
  count,
  negative,
  neutral: count - negative,
  positive: 0,
});
/** Two negative documents a day for fourteen days. */
const quiet = Array.from({ length: 14 }, (_, day) => step(26 + day * 24, 2, 5));

describe('a surge', () => {
  const cases: [string, Stats['histogram'], string | null][] = [
    ['three times the mean and enough documents', [...quiet, step(3, 8)], 'medium'],
    ['far more than that', [...quiet, step(3, 10), step(9, 10)], 'high'],
    [
      'enough documents, yet not three times the mean',
      [...quiet.map((day) => ({ ...day, negative: 5 })), step(3, 8)],
      null,
    ],
    ['three times the mean, yet few documents', [...quiet, step(3, 7)], null],
    ['many documents that are not negative', [...quiet, step(3, 2, 90)], null],
    ['nothing known of earlier days', [step(3, 50)], null],
    ['one earlier day only, held against that day', [step(30, 2), step(3, 8)], 'medium'],
    ['earlier days without a negative document', [step(30, 0, 9), step(3, 8)], 'medium'],
    ['nothing at all', [], null],
  ];
  it.each(cases)('is judged rightly for %s', (_name, histogram, severity) => {
    expect(findSurge(histogram, { factor: 3, atLeast: 8, now })?.severity ?? null).toBe(severity);
  });

  it('is one alert a scope and local day, and says the numbers', () => {
    const histogram = [...quiet, step(3, 8)];
    const scope = { kind: 'topic', id: 'health', name: 'Y tế' } as const;
    const whole = findSurge(histogram, { factor: 3, atLeast: 8, now });
    const topic = findSurge(histogram, { factor: 3, atLeast: 8, now, scope });
    expect(whole?.dedupeKey).toBe('surge:all:2026-03-20');
    expect(topic?.dedupeKey).toBe('surge:topic:health:2026-03-20');
    expect(topic?.why).toBe('8 tài liệu tiêu cực về Y tế trong 24 giờ, trung bình trước đó 2,0 mỗi ngày.');
  });

  it('is found in the store by topic and place, with examples, and a second run adds nothing', async () => {
    const database = openDatabase(':memory:', storeTrouble);
    const store = sqliteStore(database);
    const filed = (url: string, hours: number) =>
      document(url, {
        publishedAt: hoursAgo(hours),
        sentiment: tag('negative'),
        topic: tag('health'),
        places: [mention('bac-giang/luc-ngan')],
      });
    await store.documents.commit({
      documents: [
        ...Array.from({ length: 9 }, (_, at) => filed(`https://a.vn/new/${at}`, at + 1)),
        ...Array.from({ length: 7 }, (_, at) => filed(`https://a.vn/old/${at}`, 30 + at * 24)),
      ],
    });
    const check = {
      store,
      clock: fakeClock(now),
      rules: { factor: 3, atLeast: 8 },
      names: { topic: new Map([['health', 'Y tế']]), place: new Map([['bac-giang/luc-ngan', 'Lục Ngạn']]) },
    };
    const alerts = await checkSurges(check);
    expect(alerts.map(({ title }) => title).sort()).toEqual([
      'Dư luận tiêu cực tăng nhanh',
      'Dư luận tiêu cực về Lục Ngạn tăng nhanh',
      'Dư luận tiêu cực về Y tế tăng nhanh',
    ]);
    expect(alerts[0]?.documentIds).toHaveLength(9);
    await checkSurges(check);
    const stored = await store.alerts.list({ kind: 'negative-surge', limit: 10 });
    expect(stored.items.map(({ version }) => version)).toEqual([1, 1, 1]);
    database.close();
  });
});

describe('the alert of a source', () => {
  const state = (rest: Partial<SourceState>): SourceState => ({
    sourceId: 'a',
    nextDueAt: now,
    intervalMs: 60_000,
    lastFetchedAt: hoursAgo(5),
    lastEntryAt: hoursAgo(50),
    lastError: null,
    consecutiveFailureCount: 0,
    validators: {},
    entriesByDay: {},
    ...rest,
  });
  const seen = (status: 'ok' | 'silent' | 'failing' | 'flooding' | 'never-fetched', rest: Partial<SourceState> = {}) =>
    sourceFailureAlert(
      {
        source: source('a'),
        health: { status, message: 'Câu giải thích.', said: status, facts: { todayCount: 7 } },
        state: state(rest),
      },
      fakeClock(now),
    );

  it('is raised for trouble only', () => {
    expect([seen('ok'), seen('never-fetched')]).toEqual([null, null]);
    expect([seen('silent'), seen('failing'), seen('flooding')].map((alert) => alert?.kind)).toEqual(
      Array(3).fill('source-failure'),
    );
  });

  it('is one an episode: the next failure after a good visit is another', () => {
    const first = seen('failing', { consecutiveFailureCount: 3 });
    expect(seen('failing', { consecutiveFailureCount: 9 })?.id).toBe(first?.id);
    expect(seen('failing', { lastFetchedAt: hoursAgo(1) })?.id).not.toBe(first?.id);
  });
});

import type { Message } from '../lib/message.ts';

/** What the server says in Vietnamese, in English: its sentences about sources and alerts, by the name it gives them. */
export const SERVER_WORDS_EN: Readonly<Record<string, Message>> = {
  'health.ok': { one: 'Doing well, {n} new entry today.', other: 'Doing well, {n} new entries today.' },
  'health.silent': 'No new entry for {silent}, where {allowed} is the longest silence expected.',
  'health.empty': 'It answers, but has never had an entry.',
  'health.failing': { one: 'Not read {n} time in a row. {error}', other: 'Not read {n} times in a row. {error}' },
  'health.flooding': {
    one: '{n} new entry today, where {min}–{max} a day are expected.',
    other: '{n} new entries today, where {min}–{max} a day are expected.',
  },
  'health.never-fetched': 'Not visited yet.',
  'health.paused': 'Paused by an administrator.',
  'health.unknown': 'There is no such source.',
  'source-failure.silent': '{source} is silent',
  'source-failure.failing': '{source} cannot be read',
  'source-failure.flooding': '{source} has too many new entries',
  'negative-surge.all': 'Negative coverage is rising fast',
  'negative-surge.of': 'Negative coverage of {of} is rising fast',
  'negative-surge.why': {
    one: '{n} negative document in 24 hours, {mean} a day on average before.',
    other: '{n} negative documents in 24 hours, {mean} a day on average before.',
  },
  'public-safety.title': '{event} in {area}, {day}',
  'public-safety.why': 'Tagged “{event}” with a score of {score} ({model}), from press or official sources.',
  'suspected-misinformation.title': 'In doubt against {publisher}: {quote}',
  'suspected-misinformation.lapsed': 'No longer any evidence: {publisher}',
  'watch.why': 'Fits the watch “{watch}”, source {source}.',
};

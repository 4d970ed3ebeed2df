import { SERVER_WORDS_EN } from '../messages/server-words.en.ts';
import * as format from './format.ts';
import { fill } from './message.ts';
import { preferences } from './preferences.svelte.ts';
import type { Alert, Facts, Health } from './types.ts';
import { duration, labelName, placeName, show, tOr } from './words.svelte.ts';

type Values = Record<string, string | number>;

/** A sentence and the language it is in: what nobody could put into the language of the screen stays Vietnamese. */
export interface Said {
  text: string;
  lang: format.Lang;
}

function said(key: string, values: Values, vietnamese: string): Said {
  const message = SERVER_WORDS_EN[key];
  if (preferences.lang === 'vi' || message === undefined) return { text: vietnamese, lang: 'vi' };
  return { text: fill(message, values, format.LOCALES.en), lang: 'en' };
}

function healthValues({ facts }: { facts: Facts }): Values {
  const { failureCount, todayCount, code, silentMs, allowedMs, ...rest } = facts;
  const n = failureCount ?? todayCount;
  return {
    ...rest,
    ...(n === undefined ? {} : { n }),
    ...(code === undefined ? {} : { error: tOr(`fetch-error.${code}`, String(code)) }),
    ...(silentMs === undefined ? {} : { silent: duration(Number(silentMs)) }),
    ...(allowedMs === undefined ? {} : { allowed: duration(Number(allowedMs)) }),
  };
}

/** How a source does. */
export function healthWords(health: Health): Said {
  return said(`health.${health.said}`, healthValues(health), health.message);
}

/** The title of an alert. What it quotes of others stays as they wrote it. */
export function alertTitle(alert: Pick<Alert, 'kind' | 'title' | 'facts'>): Said {
  const { facts, kind, title } = alert;
  if (kind === 'source-failure') return said(`${kind}.${facts['status']}`, facts, title);
  if (kind === 'negative-surge') {
    const id = String(facts['of'] ?? '');
    const of = facts['scope'] === 'topic' ? labelName('topic', id) : placeName(id);
    return said(facts['scope'] === undefined ? '' : `${kind}.${facts['scope'] === 'all' ? 'all' : 'of'}`, { of }, title);
  }
  if (kind === 'public-safety' && facts['event'] !== undefined)
    return said(`${kind}.title`, { ...safetyValues(facts), day: show.day(`${facts['day']}T12:00:00+07:00`) }, title);
  const misinformation = facts['lapsed'] === 1 ? `${kind}.lapsed` : facts['publisher'] === undefined ? '' : `${kind}.title`;
  return said(kind === 'suspected-misinformation' ? misinformation : '', facts, title);
}

function safetyValues(facts: Facts): Values {
  return {
    ...facts,
    event: labelName('safetyEvent', String(facts['event'])),
    area: placeName(String(facts['area'])),
    score: Number(facts['score']).toFixed(2),
  };
}

/** Why an alert is here. */
export function alertWhy({ facts, kind, why }: Pick<Alert, 'kind' | 'why' | 'facts'>): Said {
  if (kind === 'source-failure') return said(`health.${facts['said']}`, healthValues({ facts }), why);
  if (kind === 'negative-surge' && facts['count'] !== undefined)
    return said(`${kind}.why`, { n: facts['count'], mean: facts['mean'] ?? 0 }, why);
  if (kind === 'public-safety' && facts['event'] !== undefined) return said(`${kind}.why`, safetyValues(facts), why);
  return said(kind === 'watch' && facts['watch'] !== undefined ? `${kind}.why` : '', facts, why);
}

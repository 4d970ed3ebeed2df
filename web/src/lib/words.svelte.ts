import { en } from '../messages/en.ts';
import { vi, type MessageKey } from '../messages/vi.ts';
import * as format from './format.ts';
import { fill } from './message.ts';
import { preferences } from './preferences.svelte.ts';
import type { NamedLabel, TagName, Vocabulary } from './types.ts';

const MESSAGES = { vi, en };

/** The message of a key in the language of the screen. */
export function t(key: MessageKey, values: Record<string, string | number> = {}): string {
  return fill(MESSAGES[preferences.lang][key], values, format.LOCALES[preferences.lang]);
}

/** The message of a key put together at run time, or what stands in for it where there is none. */
export function tOr(key: string, otherwise: string): string {
  return Object.hasOwn(vi, key) ? t(key as MessageKey) : otherwise;
}

let vocabulary = $state.raw<{ [K in keyof Vocabulary]: Map<string, NamedLabel> }>({
  topics: new Map(),
  safetyEvents: new Map(),
  places: new Map(),
});

/** Takes the installation's words in. */
export function learn(words: Vocabulary): void {
  const byId = (labels: NamedLabel[]): Map<string, NamedLabel> => new Map(labels.map((label) => [label.id, label]));
  vocabulary = { topics: byId(words.topics), safetyEvents: byId(words.safetyEvents), places: byId(words.places) };
}

/** All topics, or all safety events with `none`, in alphabetical order of their words. */
export function labelsOf(tag: TagName): string[] {
  if (tag === 'sentiment') return ['negative', 'neutral', 'positive'];
  const known = tag === 'topic' ? vocabulary.topics : vocabulary.safetyEvents;
  const sorted = [...known.keys()].sort((one, other) => format.inOrder(labelName(tag, one), labelName(tag, other)));
  return tag === 'topic' ? sorted : [...sorted, 'none'];
}

/** The words of a tag's label. */
export function labelName(tag: TagName, label: string): string {
  const known = tag === 'topic' ? vocabulary.topics : vocabulary.safetyEvents;
  return (tag === 'sentiment' ? undefined : known.get(label)?.[preferences.lang]) ?? tOr(`label.${label}`, label);
}

export function placeName(id: string): string {
  return vocabulary.places.get(id)?.[preferences.lang] ?? id;
}

/** So many minutes, hours or days, whichever says it best. `ms`: milliseconds. */
export function duration(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 60) return t('minutes', { n: minutes });
  return minutes < 48 * 60 ? t('hours', { n: Math.round(minutes / 60) }) : t('days', { n: Math.round(minutes / 1440) });
}

/** Dates, numbers and names in the language of the screen. */
export const show = {
  time: (at: string) => format.clockTime(at, preferences.lang),
  day: (at: string) => format.day(at, preferences.lang),
  dayAndTime: (at: string) => format.dayAndTime(at, preferences.lang),
  longDay: (at: string) => format.longDay(at, preferences.lang),
  shortDay: (at: string) => format.shortDay(at, preferences.lang),
  ago: (at: string) => format.ago(at, new Date(), preferences.lang),
  number: (value: number) => format.number(value, preferences.lang),
  percent: (share: number) => format.percent(share, preferences.lang),
  language: (code: string) => format.languageName(code, preferences.lang),
};

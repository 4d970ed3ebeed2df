import type { Place, PlaceMention } from '../../domain/place.ts';
import type { Mention } from './admit-places.ts';
import { admitPlaces } from './admit-places.ts';
import { decideAbout } from './decide-about.ts';
import { fieldText } from './field-text.ts';
import { originalSlice, originalSpan } from './fold-text.ts';
import { mentionGroups } from './mention-groups.ts';
import type { DocumentContext, Refusal } from './name-surfaces.ts';
import type { PlaceMatcher } from './place-matcher.ts';

/** The day on which the province became part of Bắc Ninh (Resolution 202/2025/QH15). */
const MERGER_DAY = '2025-07-01';

export interface PlaceQuestion {
  title?: string | undefined;
  text: string;
  /** ISO 8601; decides which units existed. */
  publishedAt?: string | null | undefined;
}

export interface PlaceAnswer {
  /** True if the province is a subject of the text, not only named in it. */
  about: boolean;
  /** Why: see `About`, or `look-alike:<reason>` when names were seen and all refused. */
  reason: string;
  /** Places truly named, each once with its best mention, the province itself among them; in order of appearance. */
  places: PlaceMention[];
  /** Every believed mention. */
  mentions: PlaceMention[];
  refusals: Refusal[];
}

/** The places a text names and whether the province is a subject. Pure; offsets are UTF-16 units of the given strings. */
export function detectPlaces(matcher: PlaceMatcher, question: PlaceQuestion): PlaceAnswer {
  const fields = [fieldText(matcher, 'text', question.text)];
  if (question.title) fields.unshift(fieldText(matcher, 'title', question.title));
  if (fields.every((field) => field.names.length === 0)) {
    return { about: false, reason: 'no-mention', places: [], mentions: [], refusals: [] };
  }
  const day = question.publishedAt ? question.publishedAt.slice(0, 10) : null;
  const whole = fields.map((field) => field.folded).join('\n');
  const afterMerger = day !== null && day >= MERGER_DAY;
  const context: DocumentContext = { matcher, fields, whole, day, afterMerger };
  const { mentions, refusals } = admitPlaces(context);
  const { about, reason, weak } = decideAbout(matcher, mentionGroups(mentions));
  const refused = refusals.find((refusal) => refusal.reason !== 'ambiguous');
  const listed = mentions.map((mention) => placeMention(mention, weak.get(mention)));
  return {
    about,
    reason: reason === 'no-mention' && refused ? `look-alike:${refused.reason}` : reason,
    places: onePerPlace(matcher, mentions, listed),
    mentions: listed,
    refusals,
  };
}

function shownName(place: Place): string {
  return place.names.vi?.[0] ?? Object.values(place.names).flat()[0] ?? place.id;
}

function placeMention(mention: Mention, weak: string | undefined): PlaceMention {
  const { text, start, end, place } = mention;
  return {
    id: place.id,
    name: shownName(place),
    matched: originalSlice(text, start, end),
    span: { field: text.field, ...originalSpan(text, start, end) },
    rule: weak ? `weak:${weak}` : mention.rule,
  };
}

/** The best mention of each place (a strong one before a weak one), and the province where only units of it are named. */
function onePerPlace(matcher: PlaceMatcher, mentions: Mention[], listed: PlaceMention[]): PlaceMention[] {
  const found = new Map<string, PlaceMention>();
  listed.forEach((mention) => {
    const before = found.get(mention.id);
    if (!before || (before.rule.startsWith('weak:') && !mention.rule.startsWith('weak:')))
      found.set(mention.id, mention);
  });
  const subject = matcher.byId.get(matcher.gazetteer.subject);
  const ours = mentions.findIndex((mention) => mention.place.oursShare === 1);
  const implied = listed[ours];
  if (subject && implied && !found.has(subject.id)) {
    found.set(subject.id, { ...implied, id: subject.id, name: shownName(subject), rule: 'implied' });
  }
  return [...found.values()];
}

import { safetySeverity, type Alert, type SafetyFacts } from '../domain/alert.ts';
import type { Document } from '../domain/document.ts';
import type { Place } from '../domain/place.ts';
import type { Source } from '../domain/source.ts';
import { SAFETY_EVENTS, type SafetyEvent } from '../domain/tag.ts';
import { localDay } from '../lib/local-day.ts';
import { areaOf } from './area-of.ts';
import { draftAlert } from './draft-alert.ts';

export interface SafetyRules {
  /** Calibrated score from which an event is raised, 0–1. */
  safetyScore: number;
  places: ReadonlyMap<string, Place>;
  /** Vietnamese names of the events, from `safety-events.yaml`. */
  eventNames: ReadonlyMap<string, string>;
}

/** True for what a private person wrote: it never opens, is never quoted, linked or named in a safety alert (B4). */
export function isPrivateVoice(document: Pick<Document, 'kind'>, source: Pick<Source, 'kind'>): boolean {
  return source.kind === 'social' || (document.kind === 'post' && source.kind === 'aggregator');
}

function eventOf(document: Document, safetyScore: number): SafetyEvent | null {
  const { label, score } = document.tags.safetyEvent;
  return score >= safetyScore ? (SAFETY_EVENTS.find((event) => event === label) ?? null) : null;
}

/** Where the event is: the nearest area named, in the title before the text, and all places named within it. */
function whereOf(document: Document, places: ReadonlyMap<string, Place>): { area: Place; named: Place[] } | null {
  const found = document.places
    .map((mention) => ({ mention, place: places.get(mention.id), area: areaOf(mention.id, places) }))
    // A province of which only a part is ours is no place of ours.
    .flatMap(({ mention, place, area }) => (place && area && area.oursShare === 1 ? [{ mention, place, area }] : []));
  const order = (item: (typeof found)[number]): number =>
    Number(item.area.kind === 'province') * 1e12 +
    Number(item.mention.span.field === 'text') * 1e9 +
    item.mention.span.start;
  const [first] = [...found].sort((one, other) => order(one) - order(other));
  if (!first) return null;
  const { area } = first;
  return { area, named: found.filter((item) => item.area.id === area.id).map(({ place }) => place) };
}

function nameOf(place: Place): string {
  return place.names.vi?.[0] ?? place.id;
}

/** `Cháy, nổ tại Lục Ngạn, ngày 25/11/2026`: facts only, never words of the article. */
function titleOf(facts: { eventName: string; area: Place; day: string }): string {
  const where = facts.area.kind === 'province' ? `tỉnh ${nameOf(facts.area)}` : nameOf(facts.area);
  return `${facts.eventName} tại ${where}, ngày ${facts.day.split('-').reverse().join('/')}`;
}

/**
 * The public-safety alert that a document supports, or null. One alert an event kind, area and local day of report.
 * Of a private post only its id travels, for the count; `mayOpen` keeps it from opening an alert.
 */
export function safetyAlert(
  input: { document: Document; source: Source; isReprint: boolean; at: string },
  rules: SafetyRules,
): Alert | null {
  const { document, source } = input;
  const event = eventOf(document, rules.safetyScore);
  const where = event ? whereOf(document, rules.places) : null;
  if (!event || !where) return null;
  const reportedAt = document.publishedAt ?? document.fetchedAt;
  const day = localDay(reportedAt);
  const isPost = isPrivateVoice(document, source);
  const named = [...new Map([where.area, ...where.named].map((place) => [place.id, place])).values()];
  const facts: SafetyFacts = {
    event,
    placeIds: isPost ? [where.area.id] : named.map(({ id }) => id),
    placeNames: (isPost ? [where.area] : named).map(nameOf),
    occurredAt: isPost ? null : reportedAt,
    documentIds: isPost ? [] : [document.id],
    sourceIds: isPost || input.isReprint ? [] : [source.id],
    officialSourceIds: !isPost && source.kind === 'official' ? [source.id] : [],
    postIds: isPost ? [document.id] : [],
  };
  const eventName = rules.eventNames.get(event) ?? event;
  return draftAlert(
    {
      dedupeKey: `safety:${event}:${where.area.id}:${day}`,
      kind: 'public-safety',
      severity: safetySeverity(facts),
      title: titleOf({ eventName, area: where.area, day }),
      why: `Nhãn sự kiện an toàn “${eventName}” với điểm ${document.tags.safetyEvent.score.toFixed(2)} (${document.tags.safetyEvent.model}), từ nguồn báo chí hoặc cơ quan nhà nước.`,
      facts: {
        event,
        area: where.area.id,
        day,
        score: document.tags.safetyEvent.score,
        model: document.tags.safetyEvent.model,
      },
      storyId: isPost ? null : document.story,
      documentIds: facts.documentIds,
      safety: facts,
    },
    input.at,
  );
}

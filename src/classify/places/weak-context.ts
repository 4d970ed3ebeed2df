import type { Mention } from './admit-places.ts';
import { contextIn, cueAfter, cueBefore } from './cues.ts';
import type { FieldText } from './field-text.ts';
import { visibleSlice } from './fold-text.ts';
import type { MentionGroup } from './mention-groups.ts';
import type { Hit } from './phrase-trie.ts';
import type { ContextValue, PlaceMatcher } from './place-matcher.ts';

const DASH = /^\s*[-~〜・至到]\s*(?:(?:tp|thanh pho|tinh|thi xa)[.\s]*)?$/;
/** What stands between the two ends of a vehicle's way: "từ Bắc Giang vào Nghệ An", "rời Hà Nội đi Bắc Giang". */
const ONWARD = /^[\s)]*(?:di|den|toi|vao|ra|ve|len|xuong|sang)\s+(?:(?:tp|thanh pho|tinh|thi xa)[.\s]*)?$/;
/** Longest stretch between two provinces of one list: "Yên Bái 2 người, số còn lại ở Lào Cai". */
const LIST_GAP = 26;

/** A context this near names the first of a chain only: "sông Cẩm Đàn, huyện Sơn Động" still says where. */
const TOUCHING = 3;

/** How far before its way a vehicle is named. */
const VEHICLE_REACH = 60;

interface Spot {
  text: FieldText;
  group: MentionGroup;
  others: Hit<ContextValue>[];
}

/** Why a chain says little about the province – a list, a road, a plate, someone's home –, or null. `isHead`: title or lead. */
export function weakReason(matcher: PlaceMatcher, group: MentionGroup, isHead: boolean): string | null {
  const text = (group.mentions[0] as Mention).text;
  const others = contextIn(text, group.sentence).filter(
    (hit) => hit.value.kind === 'other' && (hit.end <= group.start || hit.start >= group.end),
  );
  const spot = { text, group, others };
  if (isRoute(matcher, spot)) return 'route';
  if (isListed(spot)) return 'list';
  if (isPersonsHome(matcher, spot)) return 'hometown';
  for (const { rule, before, after } of matcher.weakContexts) {
    if (isHead && rule.hold === 'body') continue;
    if (
      rule.within <= TOUCHING &&
      group.mentions.some((mention) => mention.start >= (group.mentions[0] as Mention).end)
    )
      continue;
    const cue = before.size > 0 ? cueBefore(text, group, before, rule.within) : null;
    if (
      cue &&
      cue.start >= group.sentence.start &&
      !others.some((hit) => hit.start >= cue.end && hit.end <= group.start)
    )
      return rule.reason;
    const behind = after.size > 0 ? cueAfter(text, group, after, Math.min(rule.within, 8)) : null;
    if (behind && behind.end <= group.sentence.end) return rule.reason;
  }
  return null;
}

/** A road, railway or bus line named after its ends: "cao tốc Hà Nội – Bắc Giang". */
function isRoute(matcher: PlaceMatcher, { text, group, others }: Spot): boolean {
  const isJoined = others.some(
    (hit) =>
      (hit.end <= group.start && DASH.test(text.folded.slice(hit.end, group.start))) ||
      (hit.start >= group.end && DASH.test(text.folded.slice(group.end, hit.start))),
  );
  if (isJoined || isVehiclesWay(matcher, { text, group, others })) return true;
  const word = cueBefore(text, group, matcher.routeWords, 40);
  if (!word || word.start < group.sentence.start) return cueAfter(text, group, matcher.routeWords, 1) !== null;
  // A railway bridge or station has its name from where it stands, not from where its line ends.
  if (word.end >= group.start - 1)
    return !/\b(?:cau|ga)\s+$/.test(text.folded.slice(Math.max(0, word.start - 6), word.start));
  const dashBefore = /\p{L}\s*[-–—]\s*$/u.test(visibleSlice(text, group.sentence.start, group.start));
  const dashAfter = /^\s*[-–—]\s*\p{Lu}/u.test(
    visibleSlice(text, group.end, Math.min(group.end + 6, text.folded.length)),
  );
  return dashBefore || dashAfter;
}

/** Where a vehicle comes from or goes to, with its other end: "xe tải từ Bắc Giang vào Nghệ An". */
function isVehiclesWay(matcher: PlaceMatcher, { text, group, others }: Spot): boolean {
  const ends = others.find(
    (hit) =>
      (hit.end <= group.start && ONWARD.test(text.folded.slice(hit.end, group.start))) ||
      (hit.start >= group.end && ONWARD.test(text.folded.slice(group.end, hit.start))),
  );
  if (!ends) return false;
  const first = { start: Math.min(ends.start, group.start), end: Math.min(ends.start, group.start) };
  const vehicle = cueBefore(text, first, matcher.vehicleWords, VEHICLE_REACH);
  return vehicle !== null && vehicle.start >= group.sentence.start;
}

/** True if the chain is one of three or more provinces named in a row, or of two that a bracket holds: "2 tỉnh (Bắc Giang và Phú Thọ)". */
function isListed({ text, group, others }: Spot): boolean {
  let count = 1;
  let edge = group.start;
  for (const hit of [...others].reverse()) {
    if (hit.start >= group.start) continue;
    if (edge - hit.end > LIST_GAP) break;
    count++;
    edge = hit.start;
  }
  const first = edge;
  edge = group.end;
  for (const hit of others) {
    if (hit.start < group.end) continue;
    if (hit.start - edge > LIST_GAP) break;
    count++;
    edge = hit.end;
  }
  if (count !== 2) return count >= 3;
  if (/^\s*(?:\.\.\.|…)/.test(text.folded.slice(edge, edge + 5))) return true;
  return /^\([^()]*\)$/.test(text.folded.slice(first - 1, edge + 1));
}

/** A place that only tells where a person is from: "ông Trần Văn A (Bắc Giang)", "(35 tuổi, ở Lục Nam)", "chị B. ở Việt Yên". */
function isPersonsHome(matcher: PlaceMatcher, { text, group }: Spot): boolean {
  const { start } = group;
  const open = text.folded.lastIndexOf('(', start);
  const isBracketed =
    open >= group.sentence.start && start - open < 130 && !text.folded.slice(open, start).includes(')');
  if (isBracketed) {
    const inside = contextIn(text, { start: open, end: start });
    if (inside.some((hit) => hit.value.kind === 'cue' && matcher.personWords.has(hit.value.phrase))) return true;
    if (!/^\(\s*(?:[a-z]+[\s.]+){0,3}$/.test(text.folded.slice(open, start))) return false;
    const person = cueBefore(text, { start: open, end: start }, matcher.personWords, 40);
    return person !== null && isName(visibleSlice(text, person.end, open)) && text.folded[group.end] !== '-';
  }
  const person = cueBefore(text, group, matcher.personWords, 42);
  if (!person) return false;
  const between = visibleSlice(text, person.end, start);
  const split = /^(.*?)[\s,]+(?:ở|tại|từ|người|quê)\s+(?:(?:tỉnh|huyện|TP|thành phố|thị xã|xã)\s+)?$/u.exec(between);
  return split !== null && isName(split[1] ?? '');
}

/** One to five capitalised words or initials. */
function isName(words: string): boolean {
  return /^\s*(?:\p{Lu}[\p{L}\p{M}.*]*[\s,]*){1,5}$/u.test(words);
}

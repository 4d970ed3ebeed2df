import type { Place, UnitWordKind } from '../../domain/place.ts';
import { originalSlice } from './fold-text.ts';
import type { FieldText } from './field-text.ts';
import { lookAlikeReason } from './look-alike.ts';
import type { Hit } from './phrase-trie.ts';
import { hitsIn } from './phrase-trie.ts';
import type { NameValue, PlaceMatcher } from './place-matcher.ts';
import { levelOf } from './stated-parent.ts';

/** A name that was not believed, and why: for `reason` and for traces. */
export interface Refusal {
  id: string;
  reason: string;
}

/** What every decision needs of the document. */
export interface DocumentContext {
  matcher: PlaceMatcher;
  fields: FieldText[];
  /** All fields folded, for words that may stand anywhere. */
  whole: string;
  /** Day of publication, or null. */
  day: string | null;
  /** True if the text was published since the merger of 2025-07-01. */
  afterMerger: boolean;
}

/** A name as it stands in a field, with the places it may mean. Positions are folded ones. */
export interface Surface {
  text: FieldText;
  start: number;
  end: number;
  candidates: Place[];
}

/** The names of a document that are no look-alikes; those that are go to the refusals. */
export function surfacesOf(context: DocumentContext, refusals: Refusal[]): Surface[] {
  const surfaces: Surface[] = [];
  for (const text of context.fields) {
    for (const hit of text.names) {
      const { place } = hit.value;
      if (context.day && place.validFrom && place.validFrom > context.day && levelOf(place.kind) < 4) continue;
      if (!context.day && place.oursShare < 1) continue;
      if (isSlip(text, hit)) continue;
      const reason = lookAlikeReason(context.matcher, text, hit, context.whole);
      if (reason) {
        refusals.push({ id: place.id, reason });
        continue;
      }
      const last = surfaces.at(-1);
      if (last && last.text === text && last.start === hit.start && last.end === hit.end) last.candidates.push(place);
      else surfaces.push({ text, start: hit.start, end: hit.end, candidates: [place] });
    }
  }
  return surfaces;
}

/** A shared name with marks left out in a marked text is another name: xã Lang Sơn is not Lãng Sơn. */
function isSlip(text: FieldText, hit: Hit<NameValue>): boolean {
  return text.isMarked && !hit.isExact && hit.value.place.certainty !== 'own';
}

/** Longest unit word and the blank after it, in folded characters. */
const UNIT_REACH = 20;

/** The unit word right before a name; "bà xã" and "ông xã" are spouses, not communes. */
export function unitBefore({ text, start }: Surface): UnitWordKind | null {
  for (const hit of hitsIn(text.context, start - UNIT_REACH, start)) {
    if (hit.value.kind !== 'unit' || hit.end > start - 1 || hit.end < start - 3) continue;
    if (!/^[.\s]*$/.test(text.folded.slice(hit.end, start))) continue;
    if (/(?:^|\s)(?:ba|ong) $/.test(text.folded.slice(Math.max(0, hit.start - 5), hit.start))) continue;
    return hit.value.unit;
  }
  return null;
}

/** What a name can be after this unit word: a unit of its level (since 2025 of its very kind), or a landmark; a village is none. */
export function fittingPlaces(surface: Surface, unit: UnitWordKind | null): Place[] {
  if (unit === null) return surface.candidates;
  return surface.candidates.filter((place) => {
    const level = levelOf(place.kind);
    if (unit === 'village') return level === 4;
    return level === 4 || (place.formerly ? place.kind === unit : level === levelOf(unit));
  });
}

/** True if the name starts with a capital, or in a script that has none. */
export function isCapital(surface: Surface): boolean {
  const first = originalSlice(surface.text, surface.start, surface.start + 1);
  return (
    first !== first.toLowerCase() ||
    /[^\p{L}]/u.test(first) ||
    !/[a-z]/.test(surface.text.folded[surface.start] as string)
  );
}

interface Choice {
  parent: Place | null;
  unit: UnitWordKind | null;
  day: string | null;
}

/** Best of several places of one name: under the stated parent; bare, the province before its ward; valid on the day; of the higher level. */
export function bestPlace(places: Place[], { parent, unit, day }: Choice): Place {
  const weight = (place: Place): number => {
    const isUnder = parent !== null && (place.parent === parent.id || place.formerly === parent.id);
    const isCurrent = day === null ? place.formerly === null : place.validTo === null || place.validTo >= day;
    return (
      (isUnder ? 16 : 0) +
      (unit === null && place.certainty === 'own' ? 8 : 0) +
      (isCurrent ? 4 : 0) -
      levelOf(place.kind) / 4
    );
  };
  return places.reduce((a, b) => (weight(b) > weight(a) ? b : a));
}

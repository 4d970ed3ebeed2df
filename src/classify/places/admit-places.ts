import type { Place, UnitWordKind } from '../../domain/place.ts';
import type { FieldText } from './field-text.ts';
import type { DocumentContext, Refusal, Surface } from './name-surfaces.ts';
import { bestPlace, fittingPlaces, isCapital, surfacesOf, unitBefore } from './name-surfaces.ts';
import { hitsIn } from './phrase-trie.ts';
import type { StatedParent } from './stated-parent.ts';
import { levelOf, statedParent } from './stated-parent.ts';

/** A name in a field that was believed. Positions are folded ones; `end` may be before `chainEnd`, where its parents end. */
export interface Mention {
  text: FieldText;
  place: Place;
  start: number;
  end: number;
  chainEnd: number;
  rule: 'named' | 'unit-word' | 'stated-parent' | 'in-context';
}

export interface Admitted {
  mentions: Mention[];
  refusals: Refusal[];
}

const isOwnRegion = (place: Place): boolean => place.certainty === 'own' && place.id !== 'bac-ninh';

/** All names of the document that are believed, and the refused ones. */
export function admitPlaces(context: DocumentContext): Admitted {
  const refusals: Refusal[] = [];
  const surfaces = surfacesOf(context, refusals);
  const namesProvince = surfaces.some((surface) => surface.candidates.some(isOwnRegion));
  const mentions: Mention[] = [];
  for (const surface of surfaces) {
    const unit = unitBefore(surface);
    const places = fittingPlaces(surface, unit);
    const first = places[0];
    if (!first) {
      refusals.push({ id: surface.candidates[0]?.id ?? '', reason: 'other-unit' });
      continue;
    }
    const parent = statedParent(surface.text, surface, {
      level: levelOf(first.kind),
      isBacNinhOurs:
        context.afterMerger || places.some((place) => place.formerly !== null || levelOf(place.kind) === 2),
    });
    const place = bestPlace(places, { parent: parent.ours, unit, day: context.day });
    const rule = ruleFor({ surface, place, unit, parent, namesProvince, previous: mentions.at(-1) });
    if (rule === null) refusals.push({ id: place.id, reason: parent.other ? 'other-parent' : 'ambiguous' });
    else
      mentions.push({
        text: surface.text,
        place,
        start: surface.start,
        end: surface.end,
        chainEnd: parent.ours ? parent.end : surface.end,
        rule,
      });
  }
  return { mentions, refusals };
}

interface Case {
  surface: Surface;
  place: Place;
  unit: UnitWordKind | null;
  parent: StatedParent;
  namesProvince: boolean;
  previous: Mention | undefined;
}

/** The rule by which a name is believed, or null. */
function ruleFor({ surface, place, unit, parent, namesProvince, previous }: Case): Mention['rule'] | null {
  const isUnit = levelOf(place.kind) <= 3;
  if (parent.other && isUnit && levelOf(place.kind) > 1) return null;
  if (parent.ours) return 'stated-parent';
  if (unit === null && isShort(surface)) return null;
  if (place.certainty === 'own') return unit === null ? 'named' : 'unit-word';
  if (place.certainty === 'unit') {
    if (unit !== null) return 'unit-word';
    return namesProvince && isCapital(surface) ? 'in-context' : null;
  }
  if (unit !== null && namesProvince && !hasOtherProvince(surface)) return 'in-context';
  if (previous && isSibling(previous, surface, place)) return 'in-context';
  return null;
}

/** A name of one syllable is a common word (Thắng, Vôi, Chũ) unless its unit word or its parent stands beside it. */
function isShort({ text, start, end }: Surface): boolean {
  return /^[a-z]+$/.test(text.folded.slice(start, end)) && end - start <= 6;
}

/** True if another province is named within a sentence's length: then a shared name may be one of its communes. */
function hasOtherProvince({ text, start, end }: Surface): boolean {
  return hitsIn(text.context, start - 80, end + 60).some(
    (hit) =>
      hit.value.kind === 'other' &&
      !/[.!?\n]/.test(text.folded.slice(Math.min(hit.end, end), Math.max(hit.start, start))),
  );
}

/** True if the name goes on a list of communes: "xã Mỹ An, Nam Dương và Tân Mộc". */
function isSibling(previous: Mention, surface: Surface, place: Place): boolean {
  if (previous.text !== surface.text || levelOf(previous.place.kind) !== levelOf(place.kind)) return false;
  return /^\s*(?:,|va|,?\s*cac xa)\s*$/.test(surface.text.folded.slice(previous.end, surface.start));
}

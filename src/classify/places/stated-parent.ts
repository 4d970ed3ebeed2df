import type { Place } from '../../domain/place.ts';
import { originalSlice } from './fold-text.ts';
import type { FieldText } from './field-text.ts';
import type { Range } from './cues.ts';
import { hitsIn } from './phrase-trie.ts';

/** What a text states as the unit a place lies in. `ours` and `other` are exclusive; both null: nothing stated. */
export interface StatedParent {
  ours: Place | null;
  /** Id of another province, or the words of a district that is not ours. */
  other: string | null;
  /** Where the statement ends; the place's own end when nothing is stated. */
  end: number;
}

const SEPARATORS = /^[\s,(–-]*/;
/** Levels above a commune; a commune beside a commune says nothing of its parent. */
const PARENT_UNITS = new Set(['province', 'city', 'town', 'district']);
const LEVEL: Record<string, number> = { province: 1, city: 2, town: 2, district: 2, township: 3, ward: 3, commune: 3 };

/** Administrative level of a place, 1 (province) to 3 (commune); 4 for landmarks and the like. */
export function levelOf(kind: string): number {
  return LEVEL[kind] ?? 4;
}

/**
 * The parent stated right after a place: ", huyện Lục Ngạn", "(Việt Yên, Bắc Giang)", ", huyện Sóc Sơn, Hà Nội".
 * Looks through at most three steps of a chain; the first step that is ours or another province decides. Bắc Ninh is
 * ours as the parent of a unit made in 2025, and of any since the merger.
 */
export function statedParent(
  text: FieldText,
  range: Range,
  asked: { level: number; isBacNinhOurs: boolean },
): StatedParent {
  let end = range.end;
  let foreign: string | null = null;
  for (let step = 0; step < 3; step++) {
    const gap = (SEPARATORS.exec(text.folded.slice(end, end + 12)) as RegExpExecArray)[0];
    let at = end + gap.length;
    const unit = hitsIn(text.context, at, at + 1).find((hit) => hit.value.kind === 'unit');
    const unitKind = unit?.value.kind === 'unit' ? unit.value.unit : null;
    if (!/[,(–-]/.test(gap) && !(unitKind && PARENT_UNITS.has(unitKind))) break;
    if (unit) at = unit.end + (/^[.\s]*/.exec(text.folded.slice(unit.end, unit.end + 4)) as RegExpExecArray)[0].length;
    const other = hitsIn(text.context, at, at + 1).find((hit) => hit.value.kind === 'other');
    const namesHere = hitsIn(text.names, at, at + 1);
    const isBacNinh = other?.value.kind === 'other' && other.value.province.id === 'bac-ninh';
    const ours = namesHere.find(
      (hit) => levelOf(hit.value.place.kind) < asked.level && hit.value.place.id !== 'bac-ninh',
    );
    if (ours && !foreign && (!unitKind || PARENT_UNITS.has(unitKind)))
      return { ours: ours.value.place, other: null, end: ours.end };
    if (other && isBacNinh && asked.isBacNinhOurs) {
      if (foreign) return { ours: null, other: foreign, end: other.end };
      const place = namesHere.find((hit) => hit.value.place.id === 'bac-ninh')?.value.place ?? null;
      return { ours: place, other: place ? null : 'bac-ninh', end: other.end };
    }
    if (other)
      return {
        ours: null,
        other: foreign ?? (other.value as { province: { id: string } }).province.id,
        end: other.end,
      };
    const word = capitalWords(text, at);
    if (!word) break;
    if (unitKind && PARENT_UNITS.has(unitKind)) foreign = word.words;
    end = word.end;
  }
  return { ours: null, other: foreign, end: foreign ? end : range.end };
}

/** Up to three capitalised words at a folded position: a name the gazetteer does not know. */
function capitalWords(text: FieldText, at: number): { words: string; end: number } | null {
  let end = at;
  for (let count = 0; count < 3; count++) {
    const word = /^ ?\p{L}+/u.exec(text.folded.slice(end, end + 16));
    if (!word || (count === 0 && word[0].startsWith(' '))) break;
    const first = text.original[text.offsets[end + (word[0].startsWith(' ') ? 1 : 0)] as number] as string;
    if (first === first.toLowerCase()) break;
    end += word[0].length;
  }
  return end > at ? { words: originalSlice(text, at, end), end } : null;
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const MARKS = /[\u0300-\u036F]/g;
const NOT_LETTERS = /[^\p{L}\p{M}]+/gu;

/** Marks of one syllable, sorted: tone places do not matter (Hoà, Hòa). đ counts as a mark. */
function marksOf(syllable: string): { all: string; quality: string } {
  const marks = [...(syllable.match(MARKS) ?? []), ...(/[đĐ]/.test(syllable) ? ['đ'] : [])].sort().join('');
  return { all: marks, quality: marks.replace(TONES, '') };
}

function syllables(phrase: string): string[] {
  return phrase
    .normalize('NFD')
    .replace(/[\u00AD\u200B-\u200F\u2060-\u2064\uFEFF]/g, '')
    .split(NOT_LETTERS)
    .filter(Boolean);
}

/** How a written phrase compares with a marked one: the same marks, fewer marks, or marks that say it is another word. */
export type Spelling = 'exact' | 'fewer' | 'other';

/**
 * Compares what stands in a text with a marked name; both are already equal without marks. `fewer`: no marks at all, or
 * only the tones left out (Băc). A single bare syllable among marked ones is another name: Cẩm Ly is not Cẩm Lý.
 */
export function spellingOf(written: string, name: string): Spelling {
  if (written === name) return 'exact';
  const found = syllables(written);
  const wanted = syllables(name);
  if (found.length !== wanted.length) return flatSpelling(found.join(''), wanted.join(''));
  let result: Spelling = 'exact';
  let bare = 0;
  let marked = 0;
  for (let i = 0; i < wanted.length; i++) {
    const a = marksOf(found[i] as string);
    const b = marksOf(wanted[i] as string);
    if (b.all !== '' && a.all === '') bare++;
    else if (b.all !== '') marked++;
    if (a.all === b.all) continue;
    if (a.all !== '' && a.all !== b.quality) return 'other';
    result = 'fewer';
  }
  return bare > 0 && marked > 0 ? 'other' : result;
}

function flatSpelling(found: string, wanted: string): Spelling {
  const a = marksOf(found).all;
  if (a === marksOf(wanted).all) return 'exact';
  return a === '' ? 'fewer' : 'other';
}

/** True if no letter carries a mark. */
export function isBare(written: string): boolean {
  return marksOf(written.normalize('NFD')).all === '';
}

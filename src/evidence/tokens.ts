import { formsOf } from '../lib/fold.ts';

/** A word, a number or one character of a script without spaces, with its place in the text (UTF-16 units). */
export interface Token {
  /** Lower case, marks kept. */
  exact: string;
  /** Lower case without marks. */
  folded: string;
  kind: 'word' | 'number' | 'character' | 'mark';
  isCapital: boolean;
  start: number;
  end: number;
}

/** Signs that stand for themselves: `VSIP工业园` is a word and three of them. */
const SIGN = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Lao}ー々〇`;
const PIECE = new RegExp(
  String.raw`(\d+(?:[.,]\d+)*)|([${SIGN}])|([\p{L}\p{M}](?:(?![${SIGN}])[\p{L}\p{M}\p{N}\u200B-\u200D'’²³])*)|([%％°㎏㎞㏊㎡㎥.,;:!?…。，、；：！？"“”«»()\-–—/])`,
  'gu',
);

/** In the order of the groups of `PIECE`; numbered groups are read in half the time of named ones. */
const KINDS = ['number', 'character', 'word', 'mark'] as const;

/** The tokens of a text in order; spaces and rare signs are left out. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(PIECE)) {
    const raw = match[0];
    const kind = KINDS.find((_, at) => match[at + 1] !== undefined) ?? 'mark';
    const start = match.index;
    const end = start + raw.length;
    if (kind === 'word') {
      // `Hai Phong's parks` names Hai Phong.
      const { exact, folded } = formsOf(raw.replace('’', "'").replace(/(?<=[a-z])'s$/u, ''));
      const first = raw.charAt(0);
      const isCapital = first !== first.toLowerCase() && /^\p{Lu}/u.test(raw);
      tokens.push({ exact, folded, kind, isCapital, start, end });
    } else {
      const exact = raw.normalize('NFC');
      tokens.push({ exact, folded: exact, kind, isCapital: false, start, end });
    }
  }
  return tokens;
}

/** True when a Vietnamese text was written without its marks. */
export function isUnmarked(text: string): boolean {
  return !/[^\p{Script=Han}\p{Script=Hangul}\x00-\x7F“”‘’–—…]/u.test(text.normalize('NFC'));
}

import { exactForm, fold } from '../lib/fold.ts';

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

const PIECE =
  /(?<number>\d+(?:[.,]\d+)*)|(?<character>[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Lao}ー々〇])|(?<word>[\p{L}\p{M}][\p{L}\p{M}\p{N}\u200B-\u200D'’²³]*)|(?<mark>[%％°㎏㎞㏊㎡㎥.,;:!?…。，、；：！？"“”«»()\-–—/])/gu;

/** The tokens of a text in order; spaces and rare signs are left out. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(PIECE)) {
    const { groups = {} } = match;
    const raw = match[0];
    const kind = groups['number'] ? 'number' : groups['character'] ? 'character' : groups['word'] ? 'word' : 'mark';
    const exact = kind === 'word' ? exactForm(raw.replace('’', "'")) : raw.normalize('NFC');
    tokens.push({
      exact,
      folded: kind === 'word' ? fold(raw.replace('’', "'")) : exact,
      kind,
      isCapital: kind === 'word' && /^\p{Lu}/u.test(raw),
      start: match.index,
      end: match.index + raw.length,
    });
  }
  return tokens;
}

/** True when a Vietnamese text was written without its marks. */
export function isUnmarked(text: string): boolean {
  return !/[^\p{Script=Han}\p{Script=Hangul}\x00-\x7F“”‘’–—…]/u.test(text.normalize('NFC'));
}

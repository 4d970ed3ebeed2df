/** One token of a text for searching: folded, with marks, and where it stands in the original (UTF-16 units). */
export interface SearchToken {
  /** Lower case, no marks, đ → d; a bigram in scripts without spaces. */
  folded: string;
  /** Lower case, NFC, tone marks kept in their modern place. */
  exact: string;
  start: number;
  end: number;
}

const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF\u202A-\u202E]/gu;
const COMBINING = /[\u0300-\u036F]/gu;
const WORD = /[\p{L}\p{N}\p{M}\u00AD\u200B-\u200F\u2060\uFEFF]+/gu;
/** Scripts written without spaces: Han, Kana, Hangul is spaced and stays whole, Thai, Lao, Khmer, Myanmar. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々]/u;
const RUNS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々\p{M}]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々]+/gu;
/** Old-style tone places (hoà, khoẻ, thuý) and their modern twins. */
const OLD_TONES: [RegExp, string][] = [
  ['oà', 'òa'],
  ['oá', 'óa'],
  ['oả', 'ỏa'],
  ['oã', 'õa'],
  ['oạ', 'ọa'],
  ['oè', 'òe'],
  ['oé', 'óe'],
  ['oẻ', 'ỏe'],
  ['oẽ', 'õe'],
  ['oẹ', 'ọe'],
  ['uỳ', 'ùy'],
  ['uý', 'úy'],
  ['uỷ', 'ủy'],
  ['uỹ', 'ũy'],
  ['uỵ', 'ụy'],
].map(([old, modern]) => [new RegExp(`(?<!q)${old}$`, 'u'), modern as string]);

/** Lower case, NFC, invisible characters out, old tone places made modern; keeps marks. */
export function exactForm(word: string): string {
  let form = word.replace(INVISIBLE, '').normalize('NFC').toLowerCase();
  if (/[ođu]/.test(form)) for (const [old, modern] of OLD_TONES) form = form.replace(old, modern);
  return form;
}

/** Lower case without marks, đ → d, full-width forms to ASCII; what the index compares. */
export function fold(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .normalize('NFKD')
    .replace(COMBINING, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/đ/gu, 'd');
}

interface Forms {
  folded: string;
  exact: string;
}

/** Running text repeats its words: most are folded once. Started anew when full, so that hostile text cannot grow it. */
let knownForms = new Map<string, Forms>();
const KNOWN_FORMS = 50_000;

function formsOf(word: string): Forms {
  const known = knownForms.get(word);
  if (known) return known;
  const forms = { folded: fold(word), exact: exactForm(word) };
  if (knownForms.size >= KNOWN_FORMS) knownForms = new Map();
  if (word.length <= 40) knownForms.set(word, forms);
  return forms;
}

/** Characters of an unspaced run with their offsets; marks stay with their base. */
function graphemes(run: string): { text: string; at: number }[] {
  const found: { text: string; at: number }[] = [];
  for (const match of run.matchAll(/\P{M}\p{M}*/gu)) found.push({ text: match[0], at: match.index });
  return found;
}

function pushRun(tokens: SearchToken[], run: string, start: number): void {
  const characters = graphemes(run);
  characters.forEach((character, at) => {
    const next = characters[at + 1];
    const text = next ? character.text + next.text : character.text;
    const from = start + character.at;
    tokens.push({
      folded: fold(text),
      exact: text.normalize('NFC').toLowerCase(),
      start: from,
      end: from + text.length,
    });
  });
}

/** The last long texts and their tokens: one document is tokenised for its fingerprint, its index and each watch. */
const lastTokens: { text: string; tokens: SearchToken[] }[] = [];
const REMEMBERED_TEXTS = 4;
const LONG_TEXT = 200;

/** The tokens of a text in order. A run of n unspaced characters gives its n−1 bigrams and, last, its final character. */
export function searchTokens(text: string): readonly SearchToken[] {
  if (text.length < LONG_TEXT) return tokensOf(text);
  const known = lastTokens.find((one) => one.text === text);
  if (known) return known.tokens;
  const tokens = tokensOf(text);
  if (lastTokens.length >= REMEMBERED_TEXTS) lastTokens.shift();
  lastTokens.push({ text, tokens });
  return tokens;
}

/** All tokens of a text, folded and exact, each as words between blanks: what a full-text index is given. */
export function searchWords(text: string): Forms {
  const isSpaced = !UNSPACED.test(text);
  const forms = isSpaced
    ? (text.match(WORD) ?? []).map(formsOf).filter(({ folded }) => folded !== '')
    : searchTokens(text);
  let folded = '';
  let exact = '';
  for (const form of forms) {
    folded += ` ${form.folded}`;
    exact += ` ${form.exact}`;
  }
  return { folded: folded.slice(1), exact: exact.slice(1) };
}

function tokensOf(text: string): SearchToken[] {
  const tokens: SearchToken[] = [];
  const isSpaced = !UNSPACED.test(text);
  for (const match of text.matchAll(WORD)) {
    const word = match[0];
    if (isSpaced || !UNSPACED.test(word)) {
      const { folded, exact } = formsOf(word);
      if (folded) tokens.push({ folded, exact, start: match.index, end: match.index + word.length });
      continue;
    }
    for (const run of word.matchAll(RUNS)) {
      if (UNSPACED.test(run[0])) pushRun(tokens, run[0], match.index + run.index);
      else {
        const { folded, exact } = formsOf(run[0]);
        const start = match.index + run.index;
        if (folded) tokens.push({ folded, exact, start, end: start + run[0].length });
      }
    }
  }
  return tokens;
}

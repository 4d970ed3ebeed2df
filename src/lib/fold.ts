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

/** Words without marks and with them. */
export interface Words {
  folded: string;
  exact: string;
}

/** Running text repeats its words: most are folded once. Started anew when full, so that hostile text cannot grow it. */
let knownForms = new Map<string, Words>();
const KNOWN_FORMS = 50_000;

/** A word folded and exact, remembered. */
export function formsOf(word: string): Words {
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
export function searchWords(text: string): Words {
  let folded = '';
  let exact = '';
  const add = (form: Words): void => {
    if (form.folded === '') return;
    folded += ` ${form.folded}`;
    exact += ` ${form.exact}`;
  };
  if (isPlain(text)) eachWord(text, (word) => add(formsOf(word)));
  else searchTokens(text).forEach(add);
  return { folded: folded.slice(1), exact: exact.slice(1) };
}

/** What a UTF-16 unit is, found out when it is first met: the classes of the expressions above are slow to ask. */
const KINDS = new Uint8Array(0x10000);
const IN_WORD = 1;
const BETWEEN = 2;
const NOT_PLAIN = 3;
const IN_WORD_PATTERN = new RegExp(WORD.source.slice(0, -1), 'u');

function kindOf(unit: number): number {
  const known = KINDS[unit] as number;
  if (known !== 0) return known;
  const character = String.fromCharCode(unit);
  const isSurrogate = unit >= 0xd800 && unit <= 0xdfff;
  const kind =
    isSurrogate || UNSPACED.test(character) ? NOT_PLAIN : IN_WORD_PATTERN.test(character) ? IN_WORD : BETWEEN;
  KINDS[unit] = kind;
  return kind;
}

/** True for a text of spaced scripts within the basic plane. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (kindOf(text.charCodeAt(at)) === NOT_PLAIN) return false;
  return true;
}

/** The words of a plain text: the matches of `WORD`, some times as fast. */
function eachWord(text: string, take: (word: string, start: number) => void): void {
  let start = -1;
  for (let at = 0; at <= text.length; at += 1) {
    const isInWord = at < text.length && kindOf(text.charCodeAt(at)) === IN_WORD;
    if (isInWord && start < 0) start = at;
    else if (!isInWord && start >= 0) {
      take(text.slice(start, at), start);
      start = -1;
    }
  }
}

function tokensOf(text: string): SearchToken[] {
  const tokens: SearchToken[] = [];
  if (isPlain(text)) {
    eachWord(text, (word, start) => {
      const { folded, exact } = formsOf(word);
      if (folded) tokens.push({ folded, exact, start, end: start + word.length });
    });
    return tokens;
  }
  for (const match of text.matchAll(WORD)) {
    const word = match[0];
    if (!UNSPACED.test(word)) {
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

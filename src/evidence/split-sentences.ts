/** One sentence of a text, half-open, in UTF-16 units; without the white space around it. */
export interface Sentence {
  text: string;
  start: number;
  end: number;
}

const END = /[。！？!?…]+["”’»」』)]*|\.(?=["”’»)]*(?:\s|$))["”’»)]*|\n+/gu;
/** A unit after its number is no abbreviation: `5,3 m. The lake` is two sentences. */
const UNIT = /\d\s?(?:m|h|g|l|s|đ)$/iu;
/** A full stop after these ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:tp|ts|ths|pgs|gs|bs|ks|q|p|tx|tt|h|x|st|no|mr|mrs|ms|dr|vs|approx|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|\p{Lu})$/iu;

function isSentenceEnd(text: string, match: RegExpMatchArray): boolean {
  if (!match[0].startsWith('.')) return true;
  const before = text.slice(Math.max(0, (match.index ?? 0) - 10), match.index);
  if (ABBREVIATION.test(before) && !UNIT.test(before)) return false;
  const after = /\S/u.exec(text.slice((match.index ?? 0) + match[0].length));
  // A lower-case letter goes on with the sentence, unless the writer never uses capitals.
  return !after || !/\p{Ll}/u.test(after[0]) || !/\p{Lu}/u.test(text);
}

/** The sentences of a text in any of our languages, with their offsets; decimals, times and abbreviations do not end one. */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  const push = (from: number, to: number): void => {
    const raw = text.slice(from, to);
    const trimmed = raw.trim();
    if (!/[\p{L}\p{N}]/u.test(trimmed)) return;
    const start = from + raw.indexOf(trimmed);
    sentences.push({ text: trimmed, start, end: start + trimmed.length });
  };
  let from = 0;
  for (const match of text.matchAll(END)) {
    if (!isSentenceEnd(text, match)) continue;
    const to = match.index + match[0].length;
    push(from, to);
    from = to;
  }
  push(from, text.length);
  return sentences;
}

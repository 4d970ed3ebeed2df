export interface Piece {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** Beyond so many words out and in, a finer answer would take long and say nothing: blocks are shown instead. */
const MOST_CHANGES = 1200;

const segmenters = new Map<string, Intl.Segmenter>();
/** Gaps, signs of Chinese and Japanese, and what stands between them. */
const CHUNKS = /\s+|[。、，！？；：]|[^\s。、，！？；：]+/gu;
const ONE_WORD = /^[\p{Script=Latin}\p{Script=Hangul}\p{M}\p{N}]+$/u;

/** Words, signs and gaps of a text; together they are the text. Scripts without spaces are cut by the language's own words. */
function wordsOf(text: string, lang: string): string[] {
  const segmenter = segmenters.get(lang) ?? new Intl.Segmenter(lang, { granularity: 'word' });
  segmenters.set(lang, segmenter);
  // Chunk by chunk: the segmenter takes quadratic time (15 s for 45 KB at once).
  return (text.match(CHUNKS) ?? []).flatMap((chunk) =>
    ONE_WORD.test(chunk) || /^\s/.test(chunk) ? [chunk] : Array.from(segmenter.segment(chunk), ({ segment }) => segment),
  );
}
const paragraphsOf = (text: string): string[] => text.match(/[^\n]*\n+|[^\n]+$/g) ?? [];

function push(pieces: Piece[], kind: Piece['kind'], text: string): void {
  if (text === '') return;
  const last = pieces[pieces.length - 1];
  if (last?.kind === kind) last.text += text;
  else pieces.push({ kind, text });
}

/** The furthest points of each step (Myers, “An O(ND) Difference Algorithm”, 1986); null when more than `most` steps are needed. */
function stepsOf(one: readonly string[], other: readonly string[], most: number): Int32Array[] | null {
  const reach = new Int32Array(2 * most + 3);
  const middle = most + 1;
  const steps: Int32Array[] = [];
  for (let step = 0; step <= most; step += 1) {
    steps.push(reach.slice(middle - step - 1, middle + step + 2));
    for (let line = -step; line <= step; line += 2) {
      const isDown = line === -step || (line !== step && reach[middle + line - 1]! < reach[middle + line + 1]!);
      let at = isDown ? reach[middle + line + 1]! : reach[middle + line - 1]! + 1;
      while (at < one.length && at - line < other.length && one[at] === other[at - line]) at += 1;
      reach[middle + line] = at;
      if (at >= one.length && at - line >= other.length) return steps;
    }
  }
  return null;
}

/** The shortest way from one list to the other, or null when it is longer than `most`. */
function diffParts(one: readonly string[], other: readonly string[], most: number): Piece[] | null {
  const steps = stepsOf(one, other, most);
  if (!steps) return null;
  const back: Piece[] = [];
  let at = one.length;
  let across = other.length;
  for (let step = steps.length - 1; step >= 0; step -= 1) {
    const reach = steps[step]!;
    const line = at - across;
    // `reach` holds the lines from -step-1 to step+1.
    const of = (wanted: number): number => reach[wanted + step + 1]!;
    const isDown = line === -step || (line !== step && of(line - 1) < of(line + 1));
    const before = step === 0 ? 0 : of(isDown ? line + 1 : line - 1);
    const beforeAcross = step === 0 ? 0 : before - (isDown ? line + 1 : line - 1);
    while (at > before && across > beforeAcross) {
      back.push({ kind: 'same', text: one[--at]! });
      across -= 1;
    }
    if (step === 0) break;
    back.push(isDown ? { kind: 'new', text: other[--across]! } : { kind: 'gone', text: one[--at]! });
  }
  const pieces: Piece[] = [];
  for (const { kind, text } of back.reverse()) push(pieces, kind, text);
  return pieces;
}

/** Changes that only a gap or a sign parts are one change, what went out before what came in: so a phrase stays a phrase. */
function readable(pieces: readonly Piece[]): Piece[] {
  const whole: Piece[] = [];
  let gone = '';
  let fresh = '';
  const settle = (): void => {
    const gap = /\s*$/.exec(gone)?.[0] ?? '';
    const isShared = gap !== '' && fresh !== gap && gone !== gap && /\s*$/.exec(fresh)?.[0] === gap;
    push(whole, 'gone', isShared ? gone.slice(0, -gap.length) : gone);
    push(whole, 'new', isShared ? fresh.slice(0, -gap.length) : fresh);
    if (isShared) push(whole, 'same', gap);
    gone = '';
    fresh = '';
  };
  pieces.forEach(({ kind, text }, index) => {
    const isBridge = kind === 'same' && gone + fresh !== '' && index < pieces.length - 1 && !/[\p{L}\p{N}\n]/u.test(text);
    if (kind === 'gone' || isBridge) gone += text;
    if (kind === 'new' || isBridge) fresh += text;
    if (kind === 'same' && !isBridge) {
      settle();
      push(whole, 'same', text);
    }
  });
  settle();
  return whole;
}

/** Word by word within paragraphs that differ; a paragraph that is new altogether stays whole. */
function diffParagraphs(before: string, after: string, lang: string): Piece[] {
  const blocks = diffParts(paragraphsOf(before), paragraphsOf(after), MOST_CHANGES) ?? [
    { kind: 'gone', text: before },
    { kind: 'new', text: after },
  ];
  const pieces: Piece[] = [];
  for (const block of readable(blocks)) {
    const gone = pieces[pieces.length - 1];
    const inner =
      block.kind === 'new' && gone?.kind === 'gone'
        ? diffParts(wordsOf(gone.text, lang), wordsOf(block.text, lang), MOST_CHANGES)
        : null;
    if (inner) pieces.pop();
    for (const { kind, text } of inner ? readable(inner) : [block]) push(pieces, kind, text);
  }
  return pieces;
}

/** What changed between two texts, by whole words; where nearly all did, by paragraphs. Both texts can be read from it in full. */
export function diffWords(before: string, after: string, lang = 'vi'): Piece[] {
  const found = diffParts(wordsOf(before, lang), wordsOf(after, lang), MOST_CHANGES);
  return found ? readable(found) : diffParagraphs(before, after, lang);
}

/** How many words went out and came in. */
export function changeCount(pieces: readonly Piece[], lang = 'vi'): { gone: number; fresh: number } {
  const count = (kind: Piece['kind']): number =>
    pieces
      .filter((piece) => piece.kind === kind)
      .reduce((sum, { text }) => sum + wordsOf(text, lang).filter((word) => /[\p{L}\p{N}]/u.test(word)).length, 0);
  return { gone: count('gone'), fresh: count('new') };
}

/** Characters of unchanged text that stay on each side of a change. */
const AROUND = 160;

/** The beginning and the end of a long unchanged stretch, cut between words; null where it is short enough to stand. */
export function shortened(text: string, place: { isFirst: boolean; isLast: boolean }): { head: string; tail: string } | null {
  if (text.length < 3 * AROUND) return null;
  const head = text.slice(0, AROUND);
  const tail = text.slice(-AROUND);
  return {
    head: place.isFirst ? '' : head.replace(/\S+$/, '') || head,
    tail: place.isLast ? '' : tail.replace(/^\S+/, '') || tail,
  };
}

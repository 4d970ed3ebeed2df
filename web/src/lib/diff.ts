export interface Piece {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** Words with the space after them; scripts without spaces go sign by sign. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Lao}\p{Script=Thai}]|\s+|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Lao}\p{Script=Thai}]+\s*/gu) ?? [];
}

const MOST_WORDS = 2000;

/** What changed between two texts, word by word (longest common subsequence); very long ones are shown whole. */
export function diffWords(before: string, after: string): Piece[] {
  const one = wordsOf(before);
  const other = wordsOf(after);
  if (one.length > MOST_WORDS || other.length > MOST_WORDS)
    return [
      { kind: 'gone', text: before },
      { kind: 'new', text: after },
    ];
  const width = other.length + 1;
  const length = new Uint16Array((one.length + 1) * width);
  for (let i = one.length - 1; i >= 0; i -= 1)
    for (let j = other.length - 1; j >= 0; j -= 1)
      length[i * width + j] =
        one[i] === other[j]
          ? (length[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(length[(i + 1) * width + j] ?? 0, length[i * width + j + 1] ?? 0);
  const pieces: Piece[] = [];
  const add = (kind: Piece['kind'], text: string): void => {
    const last = pieces[pieces.length - 1];
    if (last?.kind === kind) last.text += text;
    else pieces.push({ kind, text });
  };
  let i = 0;
  let j = 0;
  while (i < one.length || j < other.length) {
    const left = one[i];
    const right = other[j];
    if (left !== undefined && left === right) {
      add('same', left);
      i += 1;
      j += 1;
    } else if (right === undefined || (left !== undefined && (length[(i + 1) * width + j] ?? 0) >= (length[i * width + j + 1] ?? 0))) {
      add('gone', left ?? '');
      i += 1;
    } else {
      add('new', right);
      j += 1;
    }
  }
  return pieces;
}

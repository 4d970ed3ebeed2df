/** A line, or null where it was longer than allowed. */
export interface LineRecord {
  line: number;
  text: string | null;
}

/** The lines of a text that comes in pieces; of one longer than `maxCharacters` nothing is kept. */
export async function* lineRecords(pieces: AsyncIterable<string>, maxCharacters: number): AsyncGenerator<LineRecord> {
  let kept: string[] = [];
  let length = 0;
  let line = 1;
  const take = (): LineRecord => {
    const record = { line, text: length > maxCharacters ? null : kept.join('') };
    kept = [];
    length = 0;
    line += 1;
    return record;
  };
  for await (const piece of pieces) {
    let from = 0;
    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', from)) {
      length += end - from;
      if (length <= maxCharacters) kept.push(piece.slice(from, end));
      yield take();
      from = end + 1;
    }
    length += piece.length - from;
    if (length <= maxCharacters) kept.push(piece.slice(from));
    else kept = [];
  }
  if (length > 0) yield take();
}

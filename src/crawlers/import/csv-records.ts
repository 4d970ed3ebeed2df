/** The fields of one record; null where it was larger than allowed or its quotes do not fit. */
export interface CsvRecord {
  /** Line on which it starts, from 1. */
  line: number;
  fields: string[] | null;
}

const SEPARATORS = [',', ';', '\t', '|'];

/** The separator that the header line uses most, outside quotes; a comma when it has one column. */
export function csvSeparator(head: string): string {
  const line = (/^\s*([^\r\n]*)/.exec(head)?.[1] ?? '').replace(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((separator) => line.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** RFC 4180 as a state machine over pieces of text; quotes may hold line ends, a quote inside a bare field is text. */
class CsvMachine {
  #fields: string[] = [];
  #kept: string[] = [];
  #isQuoted = false;
  /** The last character was a quote inside quotes: the end of the field, or half of a doubled one. */
  #isAfterQuote = false;
  #isFieldStart = true;
  #size = 0;
  #line = 1;
  #startLine = 1;
  #isAfterReturn = false;

  constructor(
    private readonly separator: string,
    private readonly maxCharacters: number,
  ) {}

  #keep(text: string): void {
    this.#size += text.length;
    if (this.#size <= this.maxCharacters) this.#kept.push(text);
    else this.#kept = [];
    this.#isFieldStart = false;
  }

  #endField(): void {
    if (this.#fields.length < 1_000) this.#fields.push(this.#kept.join(''));
    this.#kept = [];
    this.#isFieldStart = true;
  }

  #endRecord(): CsvRecord | null {
    const isEmpty = this.#fields.length === 0 && this.#size === 0;
    this.#endField();
    const record = { line: this.#startLine, fields: this.#size > this.maxCharacters ? null : this.#fields };
    this.#fields = [];
    this.#size = 0;
    this.#startLine = this.#line;
    return isEmpty ? null : record;
  }

  *push(piece: string): Generator<CsvRecord> {
    const special = new RegExp(`["\\r\\n${this.separator === '|' ? '\\|' : this.separator}]`, 'g');
    let at = 0;
    while (at < piece.length) {
      const character = piece[at] as string;
      const isAfterReturn = this.#isAfterReturn;
      this.#isAfterReturn = character === '\r';
      if (character === '\r' || (character === '\n' && !isAfterReturn)) this.#line += 1;
      if (this.#isQuoted && !this.#isAfterQuote) {
        if (character === '"') this.#isAfterQuote = true;
        else at += this.#keepRun(piece, at, /["\r\n]/g) - 1;
      } else if (this.#isAfterQuote && character === '"') {
        this.#isAfterQuote = false;
        this.#keep('"');
      } else if (character === '"' && this.#isFieldStart) {
        this.#isQuoted = true;
        this.#isFieldStart = false;
      } else {
        this.#isQuoted = this.#isAfterQuote = false;
        if (character === this.separator) {
          this.#size += 1;
          this.#endField();
        } else if (character === '\n' && isAfterReturn && this.#size === 0 && this.#fields.length === 0) {
          this.#startLine = this.#line;
        } else if (character === '\r' || character === '\n') {
          const record = this.#endRecord();
          if (record) yield record;
        } else at += this.#keepRun(piece, at, special) - 1;
      }
      at += 1;
    }
  }

  /** Keeps the character at `at` and all up to the next special one; returns how many. */
  #keepRun(piece: string, at: number, special: RegExp): number {
    special.lastIndex = at + 1;
    const end = special.exec(piece)?.index ?? piece.length;
    this.#keep(piece.slice(at, end));
    return end - at;
  }

  *end(): Generator<CsvRecord> {
    const isOpen = this.#isQuoted && !this.#isAfterQuote;
    const record = this.#endRecord();
    if (record) yield isOpen ? { ...record, fields: null } : record;
  }
}

/** The records of a CSV text that comes in pieces, empty lines left out; a record above `maxCharacters` keeps only its line. */
export async function* csvRecords(pieces: AsyncIterable<string>, maxCharacters: number): AsyncGenerator<CsvRecord> {
  let machine: CsvMachine | null = null;
  let head = '';
  for await (const piece of pieces) {
    if (!machine) {
      head += piece;
      if (!/\S[^\r\n]*[\r\n]/.test(head) && head.length < maxCharacters) continue;
      machine = new CsvMachine(csvSeparator(head), maxCharacters);
      yield* machine.push(head);
    } else yield* machine.push(piece);
  }
  if (!machine) {
    machine = new CsvMachine(csvSeparator(head), maxCharacters);
    yield* machine.push(head);
  }
  yield* machine.end();
}

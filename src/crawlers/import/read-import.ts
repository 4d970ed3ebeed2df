import { DiembaoError } from '../../domain/errors.ts';
import { csvRecords } from './csv-records.ts';
import { fieldOf, importProblem, importRow, type ImportProblem, type ImportRow } from './import-row.ts';
import { lineRecords } from './line-records.ts';
import { textOf } from './text-stream.ts';

/** Characters of the largest record that is read. */
const MAX_RECORD_CHARACTERS = 5 * 1024 * 1024;
const TOO_LARGE = 'the record is larger than 5 MB, or a quote in it is never closed';

type Fields = Map<keyof ImportRow, unknown>;

function rowOrProblem(line: number, fields: Fields): ImportRow | ImportProblem {
  try {
    return importRow(line, fields);
  } catch (error) {
    if (error instanceof DiembaoError && error.code === 'record-invalid') return importProblem(line, error.message);
    throw error;
  }
}

function fromJson(line: number, text: string): ImportRow | ImportProblem {
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    return importProblem(line, 'the line is not JSON');
  }
  if (typeof record !== 'object' || record === null || Array.isArray(record)) {
    return importProblem(line, 'expected a JSON object');
  }
  const fields: Fields = new Map();
  for (const [name, value] of Object.entries(record)) {
    const field = fieldOf(name);
    if (field && !fields.has(field)) fields.set(field, value);
  }
  return rowOrProblem(line, fields);
}

async function* readJsonLines(pieces: AsyncIterable<string>): AsyncGenerator<ImportRow | ImportProblem> {
  for await (const { line, text } of lineRecords(pieces, MAX_RECORD_CHARACTERS)) {
    if (text === null) yield importProblem(line, TOO_LARGE);
    else if (text.trim() !== '') yield fromJson(line, text);
  }
}

async function* readCsv(pieces: AsyncIterable<string>): AsyncGenerator<ImportRow | ImportProblem> {
  let columns: (keyof ImportRow | null)[] | null = null;
  for await (const { line, fields } of csvRecords(pieces, MAX_RECORD_CHARACTERS)) {
    if (!columns) {
      columns = (fields ?? []).map((name) => fieldOf(name.trim()));
      if (columns.includes('text') || columns.includes('title')) continue;
      yield importProblem(
        line,
        'the header names neither title nor text: expected url,title,text,publishedAt,source,kind,lang',
      );
      return;
    }
    if (!fields) {
      yield importProblem(line, TOO_LARGE);
      continue;
    }
    if (fields.length > columns.length && fields.slice(columns.length).some((field) => field.trim() !== '')) {
      yield importProblem(line, `expected ${columns.length} columns, found ${fields.length}`);
      continue;
    }
    const named: Fields = new Map();
    columns.forEach((column, at) => {
      if (column && !named.has(column)) named.set(column, fields[at]);
    });
    yield rowOrProblem(line, named);
  }
}

/** The pieces, led by the first that is not blank; and that one, to tell the format by. */
async function peek(pieces: AsyncGenerator<string>): Promise<[head: string, pieces: AsyncIterable<string>]> {
  let head = '';
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
    head += next.value;
    if (head.trim() !== '') break;
  }
  async function* whole(): AsyncGenerator<string> {
    yield head;
    yield* pieces;
  }
  return [head, whole()];
}

/**
 * The documents of a JSON Lines or CSV file (`url,title,text,publishedAt,source,kind,lang`; `.gz` too, `-` is stdin),
 * told apart by content, one at a time in order; what cannot be read comes as a problem with its line.
 * Throws what opening the file throws, and `record-invalid` when a packed file is broken.
 */
export async function* readImport(path: string): AsyncGenerator<ImportRow | ImportProblem> {
  const [head, pieces] = await peek(textOf(path));
  const isCsv = /\.csv(?:\.gz)?$|\.tsv(?:\.gz)?$/i.test(path) || !/^\s*[{[]/.test(head);
  yield* isCsv && !/\.jsonl?(?:\.gz)?$|\.ndjson(?:\.gz)?$/i.test(path) ? readCsv(pieces) : readJsonLines(pieces);
}

/** True for a record that could not be read. */
export function isImportProblem(record: ImportRow | ImportProblem): record is ImportProblem {
  return 'error' in record;
}

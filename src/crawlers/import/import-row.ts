import type { DocumentKind } from '../../domain/document.ts';
import { DiembaoError } from '../../domain/errors.ts';
import { sha256 } from '../../lib/hash.ts';
import { parseDate } from '../feeds/parse-date.ts';

/** One document of an imported file, in memory only until it is masked. */
export interface ImportRow {
  /** Line of the file on which the record starts, from 1. */
  line: number;
  /** An http(s) address, or `urn:sha256:…` of title and text where the record has none. */
  url: string;
  title: string | null;
  text: string;
  /** ISO-8601 UTC. */
  publishedAt: string | null;
  source: string | null;
  kind: DocumentKind;
  lang: string | null;
}

/** A record that could not be read; the ones behind it are. */
export interface ImportProblem {
  line: number;
  error: { code: 'record-invalid'; message: string };
}

/** Column and field names, in lower case without `_`, `-` and spaces, and what they stand for. */
const FIELDS: Readonly<Record<string, keyof ImportRow>> = {
  url: 'url',
  link: 'url',
  title: 'title',
  text: 'text',
  content: 'text',
  body: 'text',
  publishedat: 'publishedAt',
  published: 'publishedAt',
  date: 'publishedAt',
  source: 'source',
  sourceid: 'source',
  kind: 'kind',
  lang: 'lang',
  language: 'lang',
};
const VIETNAM_MINUTES = 7 * 60;

/** The field that a column's or key's name stands for; null for a name that means nothing here. */
export function fieldOf(name: string): keyof ImportRow | null {
  return FIELDS[name.toLowerCase().replace(/[\s_-]/g, '')] ?? null;
}

/** A problem at a line. The message never holds text of the record. */
export function importProblem(line: number, message: string): ImportProblem {
  return { line, error: { code: 'record-invalid', message } };
}

function invalid(message: string): DiembaoError {
  return new DiembaoError('record-invalid', message);
}

function stringOf(fields: Map<keyof ImportRow, unknown>, name: keyof ImportRow): string | null {
  const value = fields.get(name);
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string' && typeof value !== 'number') throw invalid(`${name}: expected a string`);
  return String(value).normalize('NFC').trim() || null;
}

function urlOf(given: string | null, title: string | null, text: string): string {
  if (given === null) return `urn:sha256:${sha256(`${title ?? ''}\n${text}`)}`;
  if (/^urn:[a-z\d][a-z\d-]{1,31}:\S+$/i.test(given)) return given;
  if (given.length > 4_096 || !/^https?:\/\//i.test(given) || !URL.canParse(given)) {
    throw invalid('url: expected an http(s) address');
  }
  return given;
}

/**
 * The record as a row: texts NFC, date as ISO UTC (ISO, `dd/mm/yyyy [hh:mm]` and other common forms; +07:00 where no
 * zone stands), kind `article` unless it says `post`. Throws `record-invalid` with the field and what was expected.
 */
export function importRow(line: number, fields: Map<keyof ImportRow, unknown>): ImportRow {
  const title = stringOf(fields, 'title');
  const text = stringOf(fields, 'text') ?? '';
  if (title === null && text === '') throw invalid('title and text are both empty');
  const date = stringOf(fields, 'publishedAt');
  const publishedAt = date === null ? null : parseDate(date, VIETNAM_MINUTES);
  if (date !== null && publishedAt === null)
    throw invalid('publishedAt: expected a date such as 2026-11-25T10:30:00+07:00 or 25/11/2026 10:30');
  const kind = stringOf(fields, 'kind')?.toLowerCase() ?? 'article';
  if (kind !== 'article' && kind !== 'post') throw invalid('kind: expected article or post');
  return {
    line,
    url: urlOf(stringOf(fields, 'url'), title, text),
    title,
    text,
    publishedAt,
    source: stringOf(fields, 'source'),
    kind,
    lang: stringOf(fields, 'lang'),
  };
}

import { defaultZoneMinutes } from '../feeds/default-zone.ts';
import type { Block } from './block-text.ts';
import type { DomElement } from './dom.ts';
import { textField } from './json-ld.ts';
import { firstMeta, type PageFields } from './page-fields.ts';
import { findDates, normalDateText, parseDate, type DateReading, type FoundDate } from './parse-date.ts';

/** ISO-8601 UTC instants, null when the page states none that can be believed. */
export interface PublicationDates {
  publishedAt: string | null;
  modifiedAt: string | null;
  /** True when the date was stated as metadata, not only written in the page. */
  isStated: boolean;
}

const PUBLISHED_METAS = [
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'datepublished',
  'pubdate',
  'publishdate',
  'publish_date',
  'publish-date',
  'published_date',
  'publication_date',
  'publicationdate',
  'article:published',
  'article.published',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date',
  'dcterms.date',
  'dc.date.created',
  'dcterms.created',
  'date',
  'sailthru.date',
  'parsely-pub-date',
  'cxenseparse:recs:publishtime',
  'citation_publication_date',
  'citation_online_date',
  'article_date_original',
  'article:post_time',
  'weibo:article:create_at',
  'datecreated',
  'created',
  'creation_date',
];
const MODIFIED_METAS = [
  'article:modified_time',
  'og:article:modified_time',
  'og:updated_time',
  'datemodified',
  'lastmod',
  'last-modified',
  'dcterms.modified',
  'dc.date.modified',
  'article:updated',
  'weibo:article:update_at',
];
/** Words before a written date that make it the date of a change. */
const CHANGED =
  /(?:cập nhật|sửa|chỉnh sửa|updated?|modified|revised|last edit|更新|修改|修正|수정|업데이트|最終更新|ອັບເດດ|ແກ້ໄຂ)[^\d]{0,24}$/iu;
const DATED_NAME = /date|time|ngay|publish|posted|pub|byline|info|meta|author|header|日/i;
const FIRST_YEAR_MS = Date.UTC(1995, 0, 1);
const DAY_MS = 86_400_000;

interface Reader {
  reading: DateReading;
  isPlausible(found: FoundDate | null): found is FoundDate;
}

function readerFor(fields: PageFields, nowMs: number, lang: string | null): Reader {
  // The watched press without a telling address is Vietnamese.
  const zoneMinutes = defaultZoneMinutes({ zone: undefined, url: fields.url, language: lang }) || 420;
  const isMonthFirst = /^en-us$/i.test(fields.lang ?? '');
  return {
    reading: { zoneMinutes, isMonthFirst },
    isPlausible: (found): found is FoundDate =>
      found !== null && found.ms >= FIRST_YEAR_MS && found.ms <= nowMs + DAY_MS,
  };
}

function firstPlausible(values: readonly (string | null)[], reader: Reader): FoundDate | null {
  for (const value of values) {
    const found = value ? parseDate(value, reader.reading) : null;
    if (reader.isPlausible(found)) return found;
  }
  return null;
}

function itemprop(body: DomElement, name: string): (string | null)[] {
  const values: (string | null)[] = [];
  for (const element of body.querySelectorAll(`[itemprop~="${name}"]`)) {
    values.push(element.getAttribute('content'), element.getAttribute('datetime'), element.textContent);
    if (values.length >= 9) break;
  }
  return values;
}

interface Written {
  published: FoundDate | null;
  changed: FoundDate | null;
}

/** The dates written in one short text; the first that is not marked as a change is the publication's. */
function writtenIn(text: string, reader: Reader): Written {
  const line = normalDateText(text);
  const written: Written = { published: null, changed: null };
  for (const found of findDates(line, reader.reading)) {
    if (!reader.isPlausible(found)) continue;
    const isChange = CHANGED.test(line.slice(Math.max(0, found.start - 40), found.start));
    if (isChange) written.changed ??= found;
    else written.published ??= found;
  }
  return written;
}

/** Dates in time elements and in elements named for dates, in page order; those inside lists of links are passed over. */
function markedDates(body: DomElement, reader: Reader): Written {
  const result: Written = { published: null, changed: null };
  let tried = 0;
  for (const element of body.querySelectorAll(
    'time, [class*="date"], [class*="time"], [class*="publish"], [class*="ngay"], [class*="posted"], [id*="date"], [class*="pubdate"], [class*="meta"], [class*="info"]',
  )) {
    if ((tried += 1) > 60 || (result.published?.hasTime && result.changed)) break;
    const name = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
    if (element.localName !== 'time' && !DATED_NAME.test(name)) continue;
    const text = element.textContent ?? '';
    if (text.length > 200 || isInLink(element)) continue;
    const stated = element.getAttribute('datetime') ?? element.getAttribute('content');
    const attribute = stated ? parseDate(stated, reader.reading) : null;
    const written = writtenIn(`${previousWords(element)} ${text}`, reader);
    const isChange = written.changed !== null || /modified|updated|capnhat/i.test(name);
    const best = reader.isPlausible(attribute) ? attribute : null;
    if (isChange) result.changed ??= best ?? written.changed ?? written.published;
    if (!isChange || written.published) {
      const published = isChange ? written.published : (best ?? written.published);
      if (
        published &&
        (!result.published ||
          (!result.published.hasTime && published.hasTime && isSameDay(published, result.published, reader)))
      )
        result.published = published;
    }
  }
  return result;
}

function previousWords(element: DomElement): string {
  const before = (element as unknown as { previousSibling: { nodeType: number; textContent: string | null } | null })
    .previousSibling;
  return (before?.textContent ?? '').slice(-30);
}

function isInLink(element: DomElement): boolean {
  let depth = 0;
  for (let at: DomElement | null = element; at && depth < 6; at = at.parentElement, depth += 1) {
    if (at.localName === 'a' || at.localName === 'li' || at.localName === 'aside') return true;
  }
  return false;
}

function localDayOf(found: FoundDate, reader: Reader): string {
  return new Date(found.ms + reader.reading.zoneMinutes * 60_000).toISOString().slice(0, 10);
}

const isSameDay = (a: FoundDate, b: FoundDate, reader: Reader): boolean =>
  localDayOf(a, reader) === localDayOf(b, reader);

/** Dates written near the headline: up to 4 blocks before it and 12 after, short ones only. */
function datesNearTitle(blocks: readonly Block[], title: string | null, reader: Reader): Written {
  const at = Math.max(
    0,
    blocks.findIndex((block) => title !== null && block.text.startsWith(title.slice(0, 40))),
  );
  const result: Written = { published: null, changed: null };
  const near = [...blocks.slice(at, at + 13), ...blocks.slice(Math.max(0, at - 4), at).reverse(), ...blocks.slice(-3)];
  for (const block of near) {
    if (block.text.length > 160 || block.text === title) continue;
    const { published, changed } = writtenIn(block.text, reader);
    result.published ??= published;
    result.changed ??= changed;
    if (result.published) break;
  }
  return result;
}

/** The date in the address itself: /2024/07/15/ or a run of digits that begins with a day and time. */
function dateInUrl(url: string, reader: Reader): FoundDate | null {
  const path = URL.canParse(url) ? new URL(url).pathname : '';
  const folders = /\/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:\/|$)/.exec(path);
  if (folders) return parseDate(`${folders[1]}-${folders[2]}-${folders[3]}`, reader.reading);
  const run = /[-/](20\d\d[01]\d[0-3]\d(?:[0-2]\d[0-5]\d[0-5]\d)?)\d{0,4}(?:\.\w+)?$/.exec(path)?.[1];
  return run ? parseDate(run, reader.reading) : null;
}

/** A day without a time gets the time that the page writes for the same day; a zone that the page contradicts in words gives way. */
function refined(stated: FoundDate, written: FoundDate | null, reader: Reader): FoundDate {
  if (!written?.hasTime) return stated;
  if (!stated.hasTime && isSameDay(stated, written, reader)) return written;
  const isMidnight = (stated.ms + reader.reading.zoneMinutes * 60_000) % DAY_MS === 0;
  return isMidnight && isSameDay(stated, written, reader) ? written : stated;
}

const iso = (found: FoundDate | null): string | null => (found ? new Date(found.ms).toISOString() : null);

/** What is needed to date a page. `blocks` are the page's blocks before clutter is cleared. */
export interface DatingInput {
  fields: PageFields;
  body: DomElement;
  blocks: readonly Block[];
  title: string | null;
  lang: string | null;
  nowMs: number;
}

/**
 * When a page was published and last changed: JSON-LD, OpenGraph, microdata, other meta names, then dates written in the
 * page and in its address. Times without zone are those of the outlet's country, else +07:00; dates before 1995 or more
 * than a day ahead of `nowMs` are not believed.
 */
export function publicationDates({ fields, body, blocks, title, lang, nowMs }: DatingInput): PublicationDates {
  const reader = readerFor(fields, nowMs, lang);
  const pageNode = fields.article
    ? null
    : (fields.nodes.find((node) => /WebPage$/.test(String(node['@type'])) && node['datePublished'] !== undefined) ??
      null);
  const node = fields.article ?? pageNode;
  const metas = PUBLISHED_METAS.map((key) => fields.metas.get(key) ?? null);
  const stated = firstPlausible(
    [textField(node, 'datePublished'), ...metas, ...itemprop(body, 'datePublished'), textField(node, 'dateCreated')],
    reader,
  );
  const statedChange = firstPlausible(
    [textField(node, 'dateModified'), firstMeta(fields, MODIFIED_METAS), ...itemprop(body, 'dateModified')],
    reader,
  );
  const marked = markedDates(body, reader);
  const near = marked.published?.hasTime ? marked : datesNearTitle(blocks, title, reader);
  const written = near.published ?? marked.published;
  const url = dateInUrl(fields.url, reader);
  const found =
    stated ?? written ?? (reader.isPlausible(url) ? url : null) ?? statedChange ?? marked.changed ?? near.changed;
  const published = found ? refined(found, written, reader) : null;
  const changed = statedChange ?? marked.changed ?? near.changed;
  const modifiedAt = changed && published && changed.ms >= published.ms ? iso(changed) : null;
  return { publishedAt: iso(published), modifiedAt, isStated: stated !== null };
}

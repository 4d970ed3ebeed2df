import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { packageRoot } from '../../lib/entry-point.ts';
import type { Article, ArticleRecord, Edits, OutletFile, TimelineFile } from './site-shapes.ts';

const FOLDER = join(packageRoot, 'fixtures', 'sites');
const MINUTE_MS = 60_000;
/** What YAML would hide: written out in the files, served as the character itself. */
const ESCAPES: Record<string, string> = { '{zw}': '\u200b', '{zwj}': '\u200d', '{nbsp}': '\u00a0' };

function parsed(name: string): unknown {
  const text = readFileSync(join(FOLDER, name), 'utf8').replace(
    /\{(zw|zwj|nbsp)\}/g,
    (found) => ESCAPES[found] ?? found,
  );
  return load(text);
}

/** All outlets and timelines of `fixtures/sites`, in the order of their file names. */
export function readSites(): { outlets: OutletFile[]; timelines: TimelineFile[] } {
  const files = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => parsed(name) as OutletFile | TimelineFile);
  return {
    outlets: files.filter((file): file is OutletFile => 'articles' in file),
    timelines: files.filter((file): file is TimelineFile => 'posts' in file),
  };
}

interface Words {
  title: string;
  paragraphs: string[];
}

function edited(words: Words, change: Edits, slug: string): Words {
  let title = change.title ?? words.title;
  let paragraphs = words.paragraphs;
  for (const [from, to] of change.edits ?? []) {
    const after = paragraphs.map((paragraph) => paragraph.replaceAll(from, to));
    const isTitleHit = title.includes(from);
    if (!isTitleHit && after.join() === paragraphs.join()) throw new Error(`${slug}: nothing to edit at "${from}"`);
    if (change.title === undefined) title = title.replaceAll(from, to);
    paragraphs = after;
  }
  return { title, paragraphs: change.append ? [...paragraphs, change.append.trim()] : paragraphs };
}

function wordsOf(record: ArticleRecord, find: (reference: string) => ArticleRecord): Words {
  if (record.reprintOf) return edited(wordsOf(find(record.reprintOf), find), record, record.slug);
  const paragraphs = (record.text ?? '')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' ').trim());
  return { title: record.title ?? '', paragraphs: paragraphs.filter(Boolean) };
}

/** Path of the article with this number (from 0) of an outlet. */
function pathOf(outlet: OutletFile, slug: string, index: number): string {
  return outlet.path.replace('{slug}', slug).replace('{number}', String(240_117 + index * 37));
}

/** The articles of an outlet in an edition, newest first; texts of reprints are looked up among all outlets. */
export function articlesOf(
  outlet: OutletFile,
  { outlets, edition, startMs }: { outlets: OutletFile[]; edition: number; startMs: number },
): Article[] {
  const find = (reference: string): ArticleRecord => {
    const [outletId, slug] = reference.split('/');
    const found = outlets.find(({ id }) => id === outletId)?.articles.find((article) => article.slug === slug);
    if (!found) throw new Error(`no article ${reference} to reprint`);
    return found;
  };
  return outlet.articles
    .map((record, index): Article => {
      const change = edition >= 2 ? record.edition2 : undefined;
      const words = change ? edited(wordsOf(record, find), change, record.slug) : wordsOf(record, find);
      const form = record.form === 'nfd' ? 'NFD' : 'NFC';
      const publishedMs = startMs - record.minutesAgo * MINUTE_MS;
      return {
        record,
        path: pathOf(outlet, record.slug, index),
        title: words.title.normalize(form),
        paragraphs: words.paragraphs.map((paragraph) => paragraph.normalize(form)),
        publishedAt: new Date(publishedMs).toISOString(),
        modifiedAt: change ? new Date(startMs).toISOString() : null,
        lang: record.lang ?? outlet.lang,
      };
    })
    .filter(({ record }) => edition >= 2 || !record.isOfEdition2)
    .sort((one, other) => other.publishedAt.localeCompare(one.publishedAt));
}

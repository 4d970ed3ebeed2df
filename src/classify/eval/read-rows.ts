import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { gunzipSync } from 'node:zlib';
import { sha256 } from '../../lib/hash.ts';
import type { EvalRow } from './eval-row.ts';
import { normalised, splitOf } from './splits.ts';

const jsonLines = <T>(text: string): T[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);

const gzipped = <T>(path: string): T[] =>
  existsSync(path) ? jsonLines<T>(gunzipSync(readFileSync(path)).toString()) : [];

/** The beginning of a text, in Unicode code points. */
const first = (text: string, count: number): string =>
  Array.from(text.slice(0, count * 2))
    .slice(0, count)
    .join('');

const SENTIMENT_LANGUAGES = ['vi', 'ko', 'zh', 'ja', 'en'];

/** Rows of the public sentiment sets; of equal texts in one source the first counts. */
export function sentimentRows(folder: string): EvalRow[] {
  const seen = new Set<string>();
  return SENTIMENT_LANGUAGES.flatMap((lang) =>
    gzipped<{ text: string; label: string; source: string; domain: string }>(
      join(folder, `sentiment/${lang}.train.jsonl.gz`),
    ).flatMap((row) => {
      const text = normalised(row.text);
      const group = row.domain.startsWith('news') ? `${row.source}/${row.domain}` : row.source;
      const key = text.toLowerCase();
      if (text === '' || seen.has(`${group}\n${key}`)) return [];
      seen.add(`${group}\n${key}`);
      return [
        {
          text,
          pair: null,
          lang,
          group,
          split: splitOf(key, group),
          targets: { sentiment: row.label },
          kind: row.domain === 'news' ? ('article' as const) : ('post' as const),
          hard: null,
        },
      ];
    }),
  );
}

/** Rows of the two public topic sets, labelled as those sets label. */
export function topicRows(folder: string): EvalRow[] {
  const base = { pair: null, kind: 'article', hard: null } as const;
  const news = gzipped<{ text: string; label: string }>(join(folder, 'topics/vntc.train.jsonl.gz')).map(
    (row): EvalRow => {
      const text = normalised(row.text);
      return {
        ...base,
        text,
        lang: 'vi',
        group: 'VNTC',
        split: splitOf(first(text, 200).toLowerCase(), 'VNTC'),
        targets: { topic: row.label },
      };
    },
  );
  const sentences = gzipped<{ text: string; label: string; lang: string; id: string | number }>(
    join(folder, 'topics/sib200.train.jsonl.gz'),
  ).map((row): EvalRow => ({
    ...base,
    text: normalised(row.text),
    lang: row.lang,
    group: 'SIB-200',
    split: splitOf(`sib${row.id}`, 'SIB-200'),
    targets: { topic: row.label },
  }));
  return [...news, ...sentences];
}

/** Rows of the public entailment sets; pairs of one premise fall on the same side. */
export function entailmentRows(folder: string): EvalRow[] {
  return gzipped<{ premise: string; hypothesis: string; label: string; lang: string; source: string }>(
    join(folder, 'nli/train.jsonl.gz'),
  ).map((row) => {
    const text = normalised(row.premise);
    return {
      text,
      pair: normalised(row.hypothesis),
      lang: row.lang,
      group: row.source,
      split: splitOf(text.toLowerCase(), row.source),
      targets: { entailment: row.label },
      kind: 'article',
      hard: null,
    };
  });
}

interface OwnItem {
  id: string;
  lang: string;
  form: string;
  text: string;
  tone: string;
  topic?: string;
  safetyEvent: string;
  checkable?: boolean | null;
  hard?: string;
  /** Says about the same in several languages: only trained on, so that no translation is on the other side. */
  parallel?: boolean;
}

const claimOf = (checkable: boolean | null | undefined): { claim?: string } =>
  checkable === undefined || checkable === null ? {} : { claim: checkable ? 'checkable' : 'not-checkable' };

/** Items in our own words, which ship with the project; split by their id. Empty where the folder is missing. */
export function ownRows(folder: string): EvalRow[] {
  if (!existsSync(folder)) return [];
  const seen = new Set<string>();
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort();
  return files.flatMap((name) =>
    jsonLines<OwnItem>(readFileSync(join(folder, name), 'utf8')).flatMap((row): EvalRow[] => {
      const text = normalised(row.text);
      if (seen.has(text.toLowerCase())) return [];
      seen.add(text.toLowerCase());
      const targets = {
        sentiment: row.tone,
        safetyEvent: row.safetyEvent,
        ...(row.topic ? { topic: row.topic } : {}),
        ...claimOf(row.checkable),
      };
      const kind = row.form === 'headline' || row.form === 'lead' ? 'article' : 'post';
      return [
        {
          text,
          pair: null,
          lang: row.lang,
          group: 'own',
          split: row.parallel ? 'train' : splitOf(row.id, 'own'),
          targets,
          kind,
          hard: row.hard ?? null,
        },
      ];
    }),
  );
}

interface RealLabel {
  sha256: string;
  lang: string;
  tone: string;
  topic: string;
  safetyEvent: string;
  checkable?: boolean | null;
}

/** The beginning of a text, cut at a word, as labellers saw it. */
function cut(text: string, limit: number): string {
  const folded = normalised(text);
  const begun = /[\ud800-\udbff]/.test(folded.slice(0, 2 * limit)) ? first(folded, limit) : folded.slice(0, limit);
  if (begun === folded) return folded;
  const space = begun.lastIndexOf(' ');
  return `${space < 0 ? begun : begun.slice(0, space)} …`;
}

async function* newsLines(path: string): AsyncGenerator<string> {
  if (!existsSync(path)) return;
  const unpacking = spawn('xz', ['-dc', path], { stdio: ['ignore', 'pipe', 'ignore'] });
  // Without xz on this machine there is no stream to read: the caller sees fewer rows and says so.
  const failed = new Promise<void>((resolve) => unpacking.once('error', () => resolve()));
  void failed.then(() => unpacking.stdout.destroy());
  yield* createInterface({ input: unpacking.stdout, crlfDelay: Infinity });
}

/**
 * Real items that we labelled, found again in the data by hash (`labels` holds hashes, never texts). News are read with
 * the machine's `xz`; where it is missing only the mentions are found.
 */
export async function realRows(folder: string, labelFolder: string): Promise<EvalRow[]> {
  const labels = new Map<string, RealLabel>();
  const files = existsSync(labelFolder)
    ? readdirSync(labelFolder)
        .filter((name) => name.endsWith('.jsonl') && !name.includes('second'))
        .sort()
    : [];
  for (const name of files)
    for (const row of jsonLines<RealLabel>(readFileSync(join(labelFolder, name), 'utf8'))) labels.set(row.sha256, row);
  const rows: EvalRow[] = [];
  const take = (text: string): void => {
    const key = sha256(text);
    const label = labels.get(key);
    if (!label) return;
    labels.delete(key);
    const targets = {
      sentiment: label.tone,
      topic: label.topic,
      safetyEvent: label.safetyEvent,
      ...claimOf(label.checkable),
    };
    rows.push({
      text: text.replaceAll(' ¶ ', ' '),
      pair: null,
      lang: label.lang,
      group: 'real',
      split: splitOf(key, 'real'),
      targets,
      kind: 'article',
      hard: null,
    });
  };
  if (labels.size === 0) return rows;
  for (const row of gzipped<{ text: string; sentences: string[] }>(join(folder, 'mentions/bac-giang.jsonl.gz')))
    take(`${cut(row.text, 200)} ¶ ${cut(row.sentences.slice(0, 2).join(' '), 320)}`);
  const wanted = new Set([...labels.values()].map(({ lang }) => lang));
  for await (const line of newsLines(join(folder, 'pretrain/news.jsonl.xz'))) {
    const { lang, text } = JSON.parse(line) as { lang: string; text: string };
    if (wanted.has(lang)) take(cut(text.slice(0, 800), 320));
    if (labels.size === 0) break;
  }
  return rows;
}

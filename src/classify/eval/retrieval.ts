import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { ModelPool } from '../model/model-pool.ts';
import { inPortions } from './judge-rows.ts';
import { wilson, type Estimate } from './metrics.ts';

const LANGUAGES = ['vi', 'en', 'zh', 'ko', 'ja', 'lo'] as const;

/** How often a sentence's translation is its nearest neighbour among all, from Vietnamese and back. */
export interface RetrievalRow {
  lang: string;
  sentences: number;
  fromVi: Estimate;
  toVi: Estimate;
}

const dot = (a: Float32Array, b: Float32Array): number => {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] as number) * (b[at] as number);
  return sum;
};

/** Share of rows of `from` whose nearest vector of `to` is the one at the same place. */
export function nearestShare(from: readonly Float32Array[], to: readonly Float32Array[]): Estimate {
  const hits = from.filter((vector, at) => {
    const own = dot(vector, to[at] as Float32Array);
    return to.every((other, place) => place === at || dot(vector, other) < own);
  }).length;
  return wilson(hits, from.length);
}

/** Retrieval among the parallel news sentences of NTREX; empty where they are missing. At most `most` sentences. */
export async function retrieval(
  pool: ModelPool,
  folder: string,
  options: { workers: number; most: number; progress?: (done: number) => void },
): Promise<RetrievalRow[]> {
  const path = join(folder, 'bitext/ntrex.jsonl.gz');
  if (!existsSync(path) || options.most === 0) return [];
  const rows = gunzipSync(readFileSync(path))
    .toString()
    .trim()
    .split('\n')
    .slice(0, options.most)
    .map((line) => JSON.parse(line) as Record<string, string>);
  const items = LANGUAGES.flatMap((language) =>
    rows.map((row) => ({ text: row[language] ?? '', language: language as string })),
  );
  const vectors = await inPortions(items, (portion) => pool.ask('embed', portion), options);
  const of = (at: number): Float32Array[] => vectors.slice(at * rows.length, (at + 1) * rows.length);
  return LANGUAGES.slice(1).map((lang, at) => ({
    lang,
    sentences: rows.length,
    fromVi: nearestShare(of(0), of(at + 1)),
    toVi: nearestShare(of(at + 1), of(0)),
  }));
}

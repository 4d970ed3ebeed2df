import type { Clock } from '../../lib/clock.ts';
import type { TagItem } from '../model/messages.ts';
import { makeModelPool, type ModelPool } from '../model/model-pool.ts';
import type { EvalRow } from './eval-row.ts';
import { inPortions } from './judge-rows.ts';

/** Texts a second, and how that compares with batches padded to their longest text. */
export interface Throughput {
  workers: number;
  articlesPerSecond: number;
  postsPerSecond: number;
  /** A stream of both: ours over batches of 32 in order of arrival, padded to the longest; the same run, model and workers. */
  ratioToPadded: number;
  loadMs: number;
  /** Growth of resident memory for each worker, bytes, after all of this. */
  workerBytes: number;
}

const NAIVE_BATCH = 32;
const ARTICLE_UNITS = 700;

/** Articles made of our own items joined until they fill the encoder's room, and posts as they are. */
export function textsToTime(
  rows: readonly EvalRow[],
  counts: { articles: number; posts: number },
): { articles: TagItem[]; posts: TagItem[] } {
  const articles: TagItem[] = [];
  let open: EvalRow[] = [];
  for (const row of rows.filter(({ kind, lang }) => kind === 'article' && lang === 'vi')) {
    open.push(row);
    if (open.reduce((sum, { text }) => sum + text.length, 0) < ARTICLE_UNITS) continue;
    const [head, ...rest] = open.map(({ text }) => text);
    articles.push({ kind: 'article', language: 'vi', title: head ?? '', text: rest.join('\n') });
    open = [];
    if (articles.length === counts.articles) break;
  }
  const posts = rows
    .filter(({ kind, lang }) => kind === 'post' && lang === 'vi')
    .slice(0, counts.posts)
    .map(({ text }): TagItem => ({ kind: 'post', language: 'vi', title: '', text }));
  return { articles, posts };
}

/** Times the pool on articles, on posts, and on both against padded batches. */
export async function throughput(
  settings: { modelDir: string; model: string; batchTokens: number; workers: number },
  texts: { articles: TagItem[]; posts: TagItem[] },
  clock: Clock,
): Promise<Throughput> {
  const before = process.memoryUsage().rss;
  const startedMs = clock.nowMs();
  const { workers } = settings;
  const perSecond = async (pool: ModelPool, items: TagItem[], size: number): Promise<number> => {
    const fromMs = clock.nowMs();
    await inPortions(items, (portion) => pool.ask('tag', portion), { workers, size });
    return (items.length * 1000) / Math.max(1, clock.nowMs() - fromMs);
  };
  // Every fourth text is an article, as they come.
  const mixed = texts.articles.flatMap((article, at) => [article, ...texts.posts.slice(at * 3, at * 3 + 3)]);
  const pool = makeModelPool(settings, workers);
  await pool.ready();
  const loadMs = clock.nowMs() - startedMs;
  await perSecond(pool, mixed.slice(0, NAIVE_BATCH), NAIVE_BATCH / 2);
  const share = Math.ceil(Math.min(64, mixed.length / workers));
  const articlesPerSecond = await perSecond(
    pool,
    texts.articles,
    Math.min(share, Math.ceil(texts.articles.length / workers)),
  );
  const postsPerSecond = await perSecond(pool, texts.posts, share);
  const ours = await perSecond(pool, mixed, share);
  const workerBytes = Math.max(0, process.memoryUsage().rss - before) / workers;
  await pool.close();
  const padded = makeModelPool({ ...settings, batchTokens: Number.MAX_SAFE_INTEGER }, workers);
  await padded.ready();
  await perSecond(padded, mixed.slice(0, NAIVE_BATCH), NAIVE_BATCH / 2);
  const naive = await perSecond(padded, mixed, NAIVE_BATCH);
  await padded.close();
  return {
    workers,
    articlesPerSecond,
    postsPerSecond,
    ratioToPadded: naive > 0 ? ours / naive : 0,
    loadMs,
    workerBytes,
  };
}

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeModelPool } from './model-pool.ts';
import { sentenceHeads, type SentenceHeads } from './sentence-heads.ts';
import { absentTagger, modelTagger, type Tagger } from './tagger.ts';

/** Tagger and sentence heads over one pool of workers; a public sentiment model has no sentence heads. */
export interface OpenModel {
  tagger: Tagger;
  sentences: SentenceHeads | null;
}

/** What an installation without a model has. */
export const noModel = (): OpenModel => ({ tagger: absentTagger(), sentences: null });

/** Opens a folder of the model directory, or a model of the hub; null where there is none, or no workers are wanted. */
export function openModel(options: {
  modelDir: string;
  model: string;
  batchTokens: number;
  workers: number;
}): OpenModel | null {
  const { modelDir, model, batchTokens, workers } = options;
  const isThere = model.includes('/') || existsSync(join(modelDir, model, 'config.json'));
  if (workers === 0 || !isThere) return null;
  const pool = makeModelPool({ modelDir: resolve(modelDir), model, batchTokens }, workers);
  const own = join(modelDir, model, 'tags.json');
  const name = existsSync(own) ? (JSON.parse(readFileSync(own, 'utf8')) as { model: string }).model : null;
  return { tagger: modelTagger(pool), sentences: name ? sentenceHeads(pool, name) : null };
}

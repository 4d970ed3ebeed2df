import type { Entailment } from './messages.ts';
import type { ModelPool } from './model-pool.ts';

/** The sentence heads of the built-in encoder, over the same workers that tag. */
export interface SentenceHeads {
  /** Name and version, kept with stored vectors. */
  name: string;
  claimScores(items: { sentence: string; language: string }[]): Promise<number[]>;
  embed(items: { text: string; language: string }[]): Promise<Float32Array[]>;
  entail(items: { premise: string; hypothesis: string; language: string }[]): Promise<Entailment[]>;
}

/** The heads over a pool. Throws `model-unavailable` when asked. */
export function sentenceHeads(pool: ModelPool, name: string): SentenceHeads {
  return {
    name,
    claimScores: (items) => pool.ask('claims', items),
    embed: (items) => pool.ask('embed', items),
    entail: (items) => pool.ask('entail', items),
  };
}

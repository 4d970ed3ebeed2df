/** How one head's logits and linear margins become a probability (`models/RUNTIME.md`). */
export interface Fusion {
  encoder: number;
  linear: number;
  /** How much less the linear part counts in press style, 0–1. */
  genre: number;
  bias: number[];
  temperature: number;
}

export interface Head {
  /** Name of the graph's output. */
  output: string;
  labels: string[];
  /** By language, `*` for the rest. */
  fusion: Record<string, Fusion>;
  /** By language, then by label or `default`: below it the tag is `uncertain`. */
  thresholds: Record<string, Record<string, number>>;
  /** Languages in which the head was measured; elsewhere it says `not-assessed`. */
  measured: string[];
}

export interface LinearTable {
  head: string;
  lang: string;
  /** Lengths of the character n-grams that it reads, 1 to 4. */
  orders: number[];
  /** log2 of the number of character and of word buckets; 0 words: the table reads none. */
  bits: [number, number];
  labels: string[];
  offset: number;
  scale: number[];
  bias: number[];
  /** Offset of a byte a bucket that tells how rare it is; absent: every bucket counts alike. */
  rarity?: number;
}

/** `tags.json` beside a model: what turns its numbers into tags. */
export interface TagsFile {
  version: string;
  model: string;
  prefix: string;
  maxTokens: number;
  heads: Record<string, Head>;
  embedding: { output: string; size: number; means: Record<string, number[]> };
  linear: { file: string; longest: number; tables: LinearTable[] };
}

const SENTIMENT_WORDS: [RegExp, string][] = [
  [/neg|^label_0$|^1 star|^2 stars/i, 'negative'],
  [/neu|^label_1$|^3 stars/i, 'neutral'],
  [/pos|^label_2$|^4 stars|^5 stars/i, 'positive'],
];

/**
 * What a public sentiment model without `tags.json` is read as: its labels by name, no calibration, for all six languages
 * that its card must answer for. Null when its labels are no sentiments.
 */
export function tagsFileOf(model: string, labels: string[], maxTokens: number): TagsFile | null {
  const read = labels.map((label) => SENTIMENT_WORDS.find(([pattern]) => pattern.test(label))?.[1]);
  if (read.length !== 3 || new Set(read).size !== 3 || read.includes(undefined)) return null;
  const plain: Fusion = { encoder: 1, linear: 0, genre: 0, bias: read.map(() => 0), temperature: 1 };
  return {
    version: '1',
    model,
    prefix: '',
    maxTokens,
    heads: {
      sentiment: {
        output: 'logits',
        labels: read as string[],
        fusion: { '*': plain },
        thresholds: { '*': { default: 0.5 } },
        measured: ['vi', 'en', 'zh', 'ko', 'ja', 'lo'],
      },
    },
    embedding: { output: '', size: 0, means: {} },
    linear: { file: '', longest: 0, tables: [] },
  };
}

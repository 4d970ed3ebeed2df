import { hashedFeatures } from '../model/linear-features.ts';
import { seededChance } from './metrics.ts';

const BITS = 18;
const SIZE = 2 ** BITS;
const EPOCHS = 6;
const RATE = 0.7;
const SURE = 0.003;
/** Units read of a text: more adds little and costs memory. */
const LONGEST = 800;

interface Features {
  at: Uint32Array;
  values: Float32Array;
}

/** Characters 1–4 and words 1–2 hashed into 2^18 buckets each, weight 1 + ln(count). */
function featuresOf(text: string): Features {
  const { characters, words } = hashedFeatures(text, LONGEST);
  const buckets = new Map<number, number>();
  const fold = (counts: Map<number, number>, first: number): void => {
    for (const [hash, count] of counts) {
      const bucket = first + (hash & (SIZE - 1));
      buckets.set(bucket, (buckets.get(bucket) ?? 0) + count);
    }
  };
  for (const counts of characters) fold(counts, 0);
  fold(words, SIZE);
  return {
    at: Uint32Array.from(buckets.keys()),
    values: Float32Array.from(buckets.values(), (count) => 1 + Math.log(count)),
  };
}

/** Multiplies by inverse document frequency; each block (characters, words) becomes a unit vector. */
function weigh({ at, values }: Features, idf: Float32Array): void {
  const squares: [number, number] = [0, 0];
  for (let index = 0; index < at.length; index += 1) {
    const bucket = at[index] as number;
    values[index] = (values[index] as number) * (idf[bucket] as number);
    squares[bucket < SIZE ? 0 : 1] += (values[index] as number) ** 2;
  }
  for (let index = 0; index < at.length; index += 1)
    values[index] = (values[index] as number) / Math.sqrt(squares[(at[index] as number) < SIZE ? 0 : 1]);
}

/** A judge of texts: the label of each. */
export type LinearModel = (texts: readonly string[]) => string[];

interface Weights {
  labels: string[];
  values: Float32Array;
  squares: Float32Array;
}

function probabilities({ labels, values }: Weights, features: Features): number[] {
  const width = labels.length;
  const scores = new Array<number>(width).fill(0);
  for (let index = 0; index < features.at.length; index += 1) {
    const row = (features.at[index] as number) * width;
    for (let label = 0; label < width; label += 1)
      scores[label] = (scores[label] as number) + (values[row + label] as number) * (features.values[index] as number);
  }
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** One step of logistic regression (AdaGrad, softmax over the labels). */
function step(weights: Weights, features: Features, label: number): void {
  const width = weights.labels.length;
  const errors = probabilities(weights, features).map((share, at) => share - (at === label ? 1 : 0));
  for (let index = 0; index < features.at.length; index += 1) {
    const row = (features.at[index] as number) * width;
    for (let at = 0; at < width; at += 1) {
      // A label that is all but certain moves nothing, and most are.
      if (Math.abs(errors[at] as number) < SURE) continue;
      const gradient = (errors[at] as number) * (features.values[index] as number);
      const square = (weights.squares[row + at] as number) + gradient ** 2;
      weights.squares[row + at] = square;
      weights.values[row + at] = (weights.values[row + at] as number) - (RATE * gradient) / Math.sqrt(square + 1e-8);
    }
  }
}

/** Learns a linear TF-IDF classifier (characters 1–4, words 1–2) from labelled texts; the order of learning is fixed. */
export function trainLinear(texts: readonly string[], labels: readonly string[]): LinearModel {
  const names = [...new Set(labels)].sort();
  const features = texts.map(featuresOf);
  const frequency = new Float32Array(2 * SIZE);
  for (const { at } of features) for (const bucket of at) frequency[bucket] = (frequency[bucket] as number) + 1;
  const idf = frequency.map((count) => Math.log((1 + texts.length) / (1 + count)) + 1);
  for (const one of features) weigh(one, idf);
  const weights: Weights = {
    labels: names,
    values: new Float32Array(2 * SIZE * names.length),
    squares: new Float32Array(2 * SIZE * names.length),
  };
  const chance = seededChance(7);
  const order = features.map((_, at) => at);
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = Math.floor(chance() * (at + 1));
      [order[at], order[other]] = [order[other] as number, order[at] as number];
    }
    for (const at of order) step(weights, features[at] as Features, names.indexOf(labels[at] as string));
  }
  return (asked) =>
    asked.map((text) => {
      const one = featuresOf(text);
      weigh(one, idf);
      const found = probabilities(weights, one);
      return names[found.indexOf(Math.max(...found))] ?? '';
    });
}

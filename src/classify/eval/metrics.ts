/** A share with its 95 % interval. */
export interface Estimate {
  value: number;
  low: number;
  high: number;
}

/** One judge's figures on some rows. `ece` is null where the judge gives no probability. */
export interface Score {
  macroF1: Estimate;
  accuracy: Estimate;
  ece: number | null;
}

const RESAMPLES = 400;
const Z = 1.959964;

/** Mean F1 over the labels that occur in the truth, 0–1; a label that only the judge used is an error, not a class. */
export function macroF1(truth: readonly string[], said: readonly string[]): number {
  const labels = [...new Set(truth)].sort();
  const trueCount = new Map<string, number>();
  const saidCount = new Map<string, number>();
  const hits = new Map<string, number>();
  const add = (counts: Map<string, number>, label: string): void =>
    void counts.set(label, (counts.get(label) ?? 0) + 1);
  truth.forEach((label, at) => {
    add(trueCount, label);
    add(saidCount, said[at] as string);
    if (said[at] === label) add(hits, label);
  });
  const f1 = (label: string): number =>
    (2 * (hits.get(label) ?? 0)) / ((trueCount.get(label) ?? 0) + (saidCount.get(label) ?? 0));
  return labels.length === 0 ? 0 : labels.reduce((sum, label) => sum + f1(label), 0) / labels.length;
}

/** Share of equal labels, 0–1; 0 for no rows. */
export function accuracy(truth: readonly string[], said: readonly string[]): number {
  return truth.length === 0 ? 0 : truth.filter((label, at) => label === said[at]).length / truth.length;
}

/** A share of `count` with its 95 % Wilson interval. */
export function wilson(hits: number, count: number): Estimate {
  if (count === 0) return { value: 0, low: 0, high: 1 };
  const share = hits / count;
  const scale = 1 + Z ** 2 / count;
  const middle = (share + Z ** 2 / (2 * count)) / scale;
  const reach = (Z * Math.sqrt((share * (1 - share)) / count + Z ** 2 / (4 * count ** 2))) / scale;
  return { value: share, low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}

/** Numbers in [0, 1) that are the same in every run (a linear congruence with a mixed output). */
export function seededChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
    return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
  };
}

/** A figure with its 95 % bootstrap interval over rows; the resampling is the same in every run. */
export function bootstrap(
  truth: readonly string[],
  said: readonly string[],
  figure: (truth: readonly string[], said: readonly string[]) => number,
): Estimate {
  const value = figure(truth, said);
  if (truth.length === 0) return { value, low: 0, high: 1 };
  const chance = seededChance(1);
  const values: number[] = [];
  for (let round = 0; round < RESAMPLES; round += 1) {
    const drawn = truth.map(() => Math.floor(chance() * truth.length));
    values.push(
      figure(
        drawn.map((at) => truth[at] as string),
        drawn.map((at) => said[at] as string),
      ),
    );
  }
  values.sort((a, b) => a - b);
  const at = (share: number): number => values[Math.round(share * (RESAMPLES - 1))] as number;
  return { value, low: at(0.025), high: at(0.975) };
}

/** Expected calibration error, 0–1: equal-width bins over the score of the chosen label. */
export function calibrationError(scores: readonly number[], isRight: readonly boolean[], bins = 10): number {
  const sums = Array.from({ length: bins }, () => ({ count: 0, score: 0, right: 0 }));
  scores.forEach((score, at) => {
    const bin = sums[Math.min(bins - 1, Math.max(0, Math.floor(score * bins)))];
    if (!bin) return;
    bin.count += 1;
    bin.score += score;
    bin.right += isRight[at] ? 1 : 0;
  });
  return sums.reduce((total, { score, right }) => total + Math.abs(score - right), 0) / Math.max(1, scores.length);
}

/** All figures of one judge; `scores` are its probabilities of the labels it chose, or null. */
export function scoreOf(truth: readonly string[], said: readonly string[], scores: readonly number[] | null): Score {
  const right = truth.map((label, at) => label === said[at]);
  return {
    macroF1: bootstrap(truth, said, macroF1),
    accuracy: wilson(right.filter(Boolean).length, truth.length),
    ece: scores ? calibrationError(scores, right) : null,
  };
}

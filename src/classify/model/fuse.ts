import { notAssessed, type Tag } from '../../domain/tag.ts';
import type { Head } from './tags-file.ts';

/** Calibrated probabilities of one head: encoder and linear part fused, divided by the temperature, softmax. */
export function fusedProbabilities(
  head: Head,
  lang: string,
  evidence: { logits: ArrayLike<number>; margins: number[] | null; genre: number },
): number[] {
  const fusion = head.fusion[lang] ?? head.fusion['*'];
  if (!fusion) throw new Error(`the model has no fusion for ${lang} and none for the rest`);
  const linear = fusion.linear * (1 - fusion.genre / (1 + Math.exp(-evidence.genre)));
  const scores = head.labels.map(
    (_, at) =>
      (fusion.encoder * (evidence.logits[at] as number) +
        linear * (evidence.margins?.[at] ?? 0) +
        (fusion.bias[at] ?? 0)) /
      fusion.temperature,
  );
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** The tag that probabilities say: the likeliest label, `uncertain` below its threshold, `not-assessed` where not measured. */
export function tagOf(head: Head, lang: string, answer: { probabilities: number[]; model: string }): Tag {
  if (!head.measured.includes(lang)) return notAssessed();
  const at = answer.probabilities.indexOf(Math.max(...answer.probabilities));
  const label = head.labels[at] as string;
  const score = Math.round((answer.probabilities[at] as number) * 10_000) / 10_000;
  const limits = head.thresholds[lang] ?? head.thresholds['*'] ?? {};
  const threshold = limits[label] ?? limits['default'] ?? 0;
  return { label: score < threshold ? 'uncertain' : label, score, model: answer.model };
}

/** True when the linear part of a head counts at all for a language. */
export function needsLinear(head: Head, lang: string): boolean {
  return (head.fusion[lang] ?? head.fusion['*'])?.linear !== 0;
}

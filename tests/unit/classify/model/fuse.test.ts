import { describe, expect, it } from 'vitest';
import { fusedProbabilities, needsLinear, tagOf } from '../../../../src/classify/model/fuse.ts';
import { lengthBuckets } from '../../../../src/classify/model/encoder.ts';
import { tagsFileOf, type Head } from '../../../../src/classify/model/tags-file.ts';

const plain = { encoder: 1, linear: 0, genre: 0, bias: [0, 0, 0], temperature: 1 };
const head: Head = {
  output: 'sentiment',
  labels: ['negative', 'neutral', 'positive'],
  fusion: { vi: { encoder: 0.5, linear: 2, genre: 0.5, bias: [0, 0.1, 0], temperature: 2 }, '*': plain },
  thresholds: { vi: { default: 0.5, positive: 0.9 }, '*': { default: 0.4 } },
  measured: ['vi', 'en'],
};

describe('fusion', () => {
  it('adds encoder, linear part by genre and bias, then divides by the temperature', () => {
    const linear = 2 * (1 - 0.5 / (1 + Math.exp(-1)));
    const scores = [(0.5 * 1 + linear * -1) / 2, (0.5 * 2 + 0.1) / 2, (0.5 * -1 + linear * 1) / 2];
    const sum = scores.reduce((total, score) => total + Math.exp(score), 0);
    const found = fusedProbabilities(head, 'vi', { logits: [1, 2, -1], margins: [-1, 0, 1], genre: 1 });
    found.forEach((share, at) => expect(share).toBeCloseTo(Math.exp(scores[at] as number) / sum, 12));
  });
  it('falls back to the fusion of the rest and takes no margins for zeros', () => {
    const found = fusedProbabilities(head, 'ko', { logits: [1000, 0, 0], margins: null, genre: 0 });
    expect(found[0]).toBe(1);
    expect(needsLinear(head, 'ko')).toBe(false);
    expect(needsLinear(head, 'vi')).toBe(true);
  });
});

describe('a tag', () => {
  it.each([
    ['vi', [0.6, 0.3, 0.1], 'negative'],
    ['vi', [0.45, 0.3, 0.25], 'uncertain'],
    ['vi', [0.1, 0.05, 0.85], 'uncertain'],
    ['vi', [0.03, 0.02, 0.95], 'positive'],
    ['en', [0.45, 0.3, 0.25], 'negative'],
    ['en', [0.35, 0.33, 0.32], 'uncertain'],
  ])('in %s of %j says %s', (lang, probabilities, label) => {
    expect(tagOf(head, lang, { probabilities, model: 'm-1' })).toEqual({
      label,
      score: Math.max(...probabilities),
      model: 'm-1',
    });
  });
  it('says not-assessed where the head was not measured', () => {
    expect(tagOf(head, 'lo', { probabilities: [0, 0, 1], model: 'm-1' })).toEqual({
      label: 'not-assessed',
      score: 0,
      model: 'none',
    });
  });
});

describe('batches', () => {
  it('hold texts of similar length within the budget, each text once', () => {
    const lengths = [128, 8, 9, 10, 120, 30, 31, 300];
    const buckets = lengthBuckets(lengths, 256);
    expect(buckets.flat().sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    for (const bucket of buckets) {
      const longest = Math.max(...bucket.map((at) => lengths[at] as number));
      expect(bucket.length === 1 || bucket.length * longest <= 256).toBe(true);
    }
    expect(buckets.at(-1)).toEqual([7]);
  });
  it('are none for no texts', () => expect(lengthBuckets([], 256)).toEqual([]));
});

describe('a public model’s labels', () => {
  it.each([
    [
      ['LABEL_0', 'LABEL_1', 'LABEL_2'],
      ['negative', 'neutral', 'positive'],
    ],
    [
      ['Positive', 'Neutral', 'Negative'],
      ['positive', 'neutral', 'negative'],
    ],
    [
      ['NEG', 'NEU', 'POS'],
      ['negative', 'neutral', 'positive'],
    ],
  ])('%j are read as sentiments', (labels, read) => {
    const tags = tagsFileOf('owner/name', labels, 128);
    expect(tags?.heads['sentiment']?.labels).toEqual(read);
    expect(tags?.heads['topic']).toBeUndefined();
  });
  it.each([[['joy', 'anger', 'fear']], [['negative', 'positive']], [['neg', 'negative', 'pos']]])(
    '%j are none',
    (labels) => {
      expect(tagsFileOf('owner/name', labels, 128)).toBeNull();
    },
  );
});

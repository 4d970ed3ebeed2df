import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadEncoder, type Encoder, type OutputRows } from '../../../../src/classify/model/encoder.ts';
import { answer } from '../../../../src/classify/model/answer.ts';
import { hashedFeatures, linearMargins, tableOf } from '../../../../src/classify/model/linear-features.ts';
import { makeModelPool, type ModelPool } from '../../../../src/classify/model/model-pool.ts';
import { preparedText } from '../../../../src/classify/model/model-text.ts';
import type { Tags } from '../../../../src/domain/tag.ts';

const modelDir = fileURLToPath(new URL('../../../../models', import.meta.url));
const model = 'diembao-encoder';
const file = (name: string): string => `${modelDir}/${model}/${name}`;

interface Vector {
  lang: string;
  text: string;
  pair: string | null;
  logits: Record<string, number[]>;
  embedding8: number[];
  margins: Record<string, { labels: string[]; values: number[] }>;
  tags: Record<string, { probabilities: number[]; label: string; score: number }>;
}

// Skipped in a checkout without the weights (they are committed whole or not at all); it runs wherever the model ships.
describe.skipIf(!existsSync(file('tags.json')))('the shipped model at run time', () => {
  const vectors = existsSync(file('vectors.json'))
    ? (JSON.parse(readFileSync(file('vectors.json'), 'utf8')) as Vector[])
    : [];
  const singles = vectors.filter(({ pair }) => pair === null);
  let encoder: Encoder;
  let rows: OutputRows;
  let pool: ModelPool;
  beforeAll(async () => {
    // Each text alone, as the vectors were made: int8 activations are scaled over the whole batch.
    encoder = await loadEncoder({ modelDir, model, batchTokens: 1 });
    rows = await encoder.run(
      vectors.map(({ text, pair }) =>
        pair === null
          ? { text: encoder.tags.prefix + preparedText(text) }
          : { text: preparedText(text), pair: preparedText(pair) },
      ),
      ['sentiment', 'topic', 'safety_event', 'claim', 'entailment', 'genre', 'embedding'],
    );
    pool = makeModelPool({ modelDir, model, batchTokens: 1 }, 1);
  });
  afterAll(() => pool.close());

  it('has vectors of singles and of pairs', () => {
    expect(singles.length).toBeGreaterThan(5);
    expect(vectors.length).toBeGreaterThan(singles.length);
  });
  it('gives the logits that Python got, within what int8 kernels differ by', () => {
    vectors.forEach((vector, at) => {
      for (const [output, logits] of Object.entries(vector.logits))
        logits.forEach((logit, label) =>
          expect(
            Math.abs((rows[at]?.[output]?.[label] as number) - logit),
            `${vector.text} ${output} ${label}`,
          ).toBeLessThan(TOLERANCE),
        );
      vector.embedding8.forEach((value, axis) =>
        expect(Math.abs((rows[at]?.['embedding']?.[axis] as number) - value)).toBeLessThan(TOLERANCE),
      );
    });
  });
  it('gives the margins of the linear tables', () => {
    for (const vector of singles)
      for (const [head, { labels, values }] of Object.entries(vector.margins)) {
        const table = tableOf(encoder.tags, head, vector.lang);
        expect(table, `${head} ${vector.lang}`).toBeDefined();
        if (!table) continue;
        const found = linearMargins(hashedFeatures(vector.text, encoder.tags.linear.longest), table, {
          weights: encoder.weights,
          labels,
        });
        // A table of one column speaks for both ends; the vectors hold its column.
        values.forEach((value, label) =>
          expect(Math.abs((found[label] as number) - value), `${vector.text} ${head}`).toBeLessThan(1e-3),
        );
      }
  });
  it('says the tags that Python said, directly and through a worker', async () => {
    const items = singles.map(({ lang, text }) => ({ kind: 'post' as const, language: lang, title: '', text }));
    const direct = (await answer(encoder, { id: 1, work: 'tag', items })) as Tags[];
    const through = await pool.ask('tag', items);
    expect(through).toEqual(direct);
    singles.forEach((vector, at) => {
      for (const head of ['sentiment', 'topic', 'safetyEvent'] as const) {
        const said = direct[at]?.[head];
        const wanted = vector.tags[head];
        if (!said || !wanted || said.label === 'not-assessed') continue;
        expect(Math.abs(said.score - wanted.score), `${vector.text} ${head}`).toBeLessThan(0.02);
        expect([said.label, 'uncertain'], `${vector.text} ${head}`).toContain(wanted.label);
      }
    });
  });
  it('moves scores by less than 0.3 when other texts share the batch', async () => {
    const items = singles.map(({ lang, text }) => ({ kind: 'post' as const, language: lang, title: '', text }));
    const alone = await pool.ask('tag', items);
    const shared = makeModelPool({ modelDir, model, batchTokens: 1024 }, 1);
    const together = await shared.ask('tag', items);
    await shared.close();
    together.forEach((tags, at) => {
      for (const head of ['sentiment', 'safetyEvent'] as const)
        expect(Math.abs(tags[head].score - (alone[at]?.[head].score as number))).toBeLessThan(0.3);
    });
  });
  it('gives unit embeddings, probabilities of claims and of entailments', async () => {
    const vectorsFound = await pool.ask(
      'embed',
      singles.map(({ text, lang }) => ({ text, language: lang })),
    );
    for (const vector of vectorsFound) expect(Math.hypot(...vector)).toBeCloseTo(1, 4);
    for (const share of await pool.ask(
      'claims',
      singles.map(({ text, lang }) => ({ sentence: text, language: lang })),
    )) {
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
    }
    const pairs = vectors.filter(({ pair }) => pair !== null);
    const shares = await pool.ask(
      'entail',
      pairs.map(({ text, pair, lang }) => ({ premise: text, hypothesis: pair ?? '', language: lang })),
    );
    shares.forEach((share, at) => {
      expect(share.contradiction + share.neutral + share.entailment).toBeCloseTo(1, 6);
      expect(
        Math.abs(Math.max(...Object.values(share)) - (pairs[at]?.tags['entailment']?.score as number)),
      ).toBeLessThan(0.02);
    });
  });
  it('reads a premise of any length and still the whole claim', async () => {
    const claim = { hypothesis: 'Có 12 ca sởi trong tuần.', language: 'vi' };
    const [long] = await pool.ask('entail', [
      { premise: 'Tỉnh họp bàn nhiều việc trong tháng. '.repeat(80), ...claim },
    ]);
    expect((long?.contradiction ?? 0) + (long?.neutral ?? 0) + (long?.entailment ?? 0)).toBeCloseTo(1, 6);
  });
  it('answers a text of nothing and a long one', async () => {
    const texts = ['', 'Bắc Giang mùa vải. '.repeat(1_000)];
    const found = await pool.ask(
      'tag',
      texts.map((text) => ({ kind: 'article' as const, language: 'vi', title: '', text })),
    );
    expect(found).toHaveLength(2);
  });
});

/** Logits may differ by this much between int8 kernels (`models/RUNTIME.md`). */
const TOLERANCE = 0.02;

import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../src/domain/claim.ts';
import { headTable, tuneHeads } from '../../../src/evidence/eval/tune-heads.ts';
import type { GoldenClaim } from '../../../src/evidence/eval/measure-evidence.ts';
import { afterVeto, headScores, NO_HEADS } from '../../../src/evidence/second-opinion.ts';
import type { SentenceModel } from '../../../src/evidence/sentence-model.ts';
import { fakeClock } from '../../fake-clock.ts';
import { registryOf, statement } from './registry-of.ts';

const RECORD = statement('Không có người chết do bão số 3 ở Bắc Giang.');
const WRONG = 'Bão số 3 làm 12 người chết ở Bắc Giang.';
const SATIRE = 'Bão số 3 làm 99 người chết ở Bắc Giang.';

/** Knows satire from a report, and nothing else. */
const model: SentenceModel = {
  name: 'fake-1',
  claimScores: async (items) => items.map(({ sentence }) => (sentence === SATIRE ? 0.01 : 0.9)),
  embed: async (items) => items.map(() => Float32Array.from([1, 0])),
  entail: async (items) => items.map(() => ({ contradiction: 0.8, neutral: 0.1, entailment: 0.1 })),
};
const claim = (text: string): Claim => ({
  text,
  span: { field: 'text', start: 0, end: text.length },
  verdict: 'contradicted',
  why: 'x',
  evidence: [{ id: 'e1', quote: RECORD.text, url: '', publisher: 'A', publishedAt: RECORD.publishedAt }],
});
const golden = (id: string, text: string, label: GoldenClaim['label'], half: 'A' | 'B'): GoldenClaim => ({
  id,
  lang: 'vi',
  label,
  evidence: label === 'contradicted' ? 'e1' : null,
  near: 'e1',
  publishedAt: '2024-09-10T14:00:00.000Z',
  text,
  half,
});

describe("the heads' second opinion", () => {
  const asked = { model, recordOf: () => RECORD };

  it('takes away a verdict of which a head is not sure, and never gives one', async () => {
    const heads = { ...NO_HEADS, claim: 0.2 };
    const claims = [claim(WRONG), claim(SATIRE)];
    const scores = await headScores(claims, 'vi', { ...asked, heads });
    expect(afterVeto(claims, scores, heads).map(({ verdict }) => verdict)).toEqual(['contradicted', 'no-evidence']);
    expect(afterVeto(claims, scores, NO_HEADS)).toEqual(claims);
  });

  it('does not ask the entailment head across languages', async () => {
    const scores = await headScores([claim(WRONG)], 'en', { ...asked, heads: { ...NO_HEADS, entailment: 0.9 } });
    expect(scores).toEqual([{ claim: null, entailment: null }]);
  });

  it('is tuned on half A alone, and says what to write into the settings', async () => {
    const registry = registryOf(RECORD);
    const rows = await tuneHeads({
      claims: [
        golden('a1', WRONG, 'contradicted', 'A'),
        golden('a2', SATIRE, 'opinion', 'A'),
        golden('b1', SATIRE, 'opinion', 'B'),
      ],
      registry,
      withVectors: registry,
      textOf: () => RECORD.text,
      languageOf: () => 'vi',
      model,
      clock: fakeClock('2026-01-01T00:00:00.000Z'),
    });
    const use = (name: string) => rows.find((row) => row.use === name);
    expect(use('rules alone')?.a.opinionFlagRate).toBe(1);
    expect(use('with claim')?.a).toMatchObject({ opinionFlagRate: 0, flagRecall: 1 });
    expect(use('with claim')?.b.opinionFlagRate).toBe(0);
    expect(headTable(rows)).toMatch(/evidence: \{claim: 0\.\d+, embedding: null, entailment: null\}/);
  });
});

import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../src/domain/claim.ts';
import { headTable, tuneHeads } from '../../../src/evidence/eval/tune-heads.ts';
import { judgeDocument } from '../../../src/evidence/judge-document.ts';
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

  describe('of records that the rules leave open', () => {
    const record = statement(
      'Cầu Cẩm Lý đã hợp long ngày 24/9. Cầu chưa cho xe qua lại, dự kiến thông xe cuối năm. Dự án không thu phí.',
    );
    const registry = registryOf(record);
    const text = 'Cầu Cẩm Lý mới đưa vào khai thác sáng nay, ô tô chạy thoải mái.';
    const document = { title: '', text, publishedAt: '2024-09-10T14:00:00.000Z', language: 'vi' };
    const sureOf = (words: string, asked: string[] = []): SentenceModel => ({
      ...model,
      entail: async (pairs) =>
        pairs.map(({ premise }) => {
          asked.push(premise);
          return premise.includes(words)
            ? { contradiction: 0.97, neutral: 0.02, entailment: 0.01 }
            : { contradiction: 0.1, neutral: 0.8, entailment: 0.1 };
        }),
    });

    it('gives a verdict with the sentence that it is surest of, verbatim', async () => {
      const { claims, suspected } = await judgeDocument(document, registry, sureOf('chưa cho xe'), {
        ...NO_HEADS,
        contradicts: 0.95,
      });
      expect(suspected).toBe(true);
      expect(claims[0]?.evidence[0]?.quote).toBe('Cầu chưa cho xe qua lại, dự kiến thông xe cuối năm.');
      expect(claims[0]?.why).toContain('Cầu chưa cho xe qua lại');
      expect(claims[0]?.why).toContain('mô hình đọc ra');
    });

    it('is not asked of an article, nor of what nothing identifies', async () => {
      const asked: string[] = [];
      const limits = { ...NO_HEADS, contradicts: 0.5 };
      const article = `${text} Trời nắng to. Nhiều người đến xem. Hàng quán mở từ sớm.`;
      await judgeDocument({ ...document, text: article }, registry, sureOf('chưa cho xe', asked), limits);
      await judgeDocument(
        { ...document, text: 'Cầu mới đưa vào khai thác sáng nay, ô tô chạy thoải mái.' },
        registry,
        sureOf('chưa cho xe', asked),
        limits,
      );
      expect(asked).toEqual([]);
    });

    it('is not asked of an end that a later text tells, nor of a figure that two of the record make', async () => {
      const ill = registryOf(
        statement('Vụ ngộ độc ở xã Tiên Lục: đến 7 giờ có 87 người đến khám, 33 người còn theo dõi.'),
      );
      const asked: string[] = [];
      const limits = { ...NO_HEADS, contradicts: 0.5 };
      for (const told of [
        'Vụ ngộ độc ở xã Tiên Lục: toàn bộ người đến khám đã ra viện.',
        'Vụ ngộ độc ở xã Tiên Lục: 54 trên 87 người đến khám đã về nhà.',
      ])
        await judgeDocument({ ...document, text: told }, ill, sureOf('ngộ độc', asked), limits);
      expect(asked).toEqual([]);
      const still = 'Vụ ngộ độc ở xã Tiên Lục: người đến khám phải trả tiền thuốc.';
      await judgeDocument({ ...document, text: still }, ill, sureOf('ngộ độc', asked), limits);
      expect(asked.length).toBeGreaterThan(0);
    });

    it('says nothing where it is less sure, is not asked without a limit, and never for another bridge', async () => {
      const asked: string[] = [];
      const unsure = await judgeDocument(document, registry, sureOf('chưa cho xe', asked), {
        ...NO_HEADS,
        contradicts: 0.98,
      });
      expect(unsure.suspected).toBe(false);
      expect(unsure.suggestions).toHaveLength(1);
      expect(asked.length).toBeGreaterThan(0);
      asked.length = 0;
      await judgeDocument(document, registry, sureOf('chưa cho xe', asked), NO_HEADS);
      const other = { ...document, text: text.replace('Cẩm Lý', 'Bố Hạ') };
      await judgeDocument(other, registry, sureOf('chưa cho xe', asked), { ...NO_HEADS, contradicts: 0.5 });
      expect(asked).toEqual([]);
    });
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
    expect(headTable(rows)).toMatch(
      /evidence: \{claim: 0\.\d+, embedding: null, entailment: null, contradicts: null, supports: null\}/,
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { EvalRow, EventPhrases } from '../../../../src/classify/eval/eval-row.ts';
import { asLabelled, evalTasks } from '../../../../src/classify/eval/eval-tasks.ts';
import { trainLinear } from '../../../../src/classify/eval/linear-baseline.ts';
import { nearestShare } from '../../../../src/classify/eval/retrieval.ts';
import { safetyFigures } from '../../../../src/classify/eval/safety-figures.ts';
import { scoreTask } from '../../../../src/classify/eval/score-task.ts';
import { wordListLabel } from '../../../../src/classify/eval/word-lists.ts';

const row = (text: string, more: Partial<EvalRow> = {}): EvalRow => ({
  text,
  pair: null,
  lang: 'vi',
  group: 'own',
  split: 'dev',
  targets: {},
  kind: 'post',
  hard: null,
  ...more,
});
const events: EventPhrases = {
  events: [{ id: 'fire-explosion', patterns: { vi: ['cháy lớn'], ko: ['불이 나'] } }],
  refuse: { vi: ['diễn tập'] },
};
const topics = [
  { id: 'health', scope: 'Y tế, bệnh viện', vntc: ['Suc khoe'], sib200: ['health'] },
  { id: 'labour', scope: 'Tiền lương, đình công', vntc: ['Doi song', 'Chinh tri Xa hoi'], sib200: [] },
];
const config = { topics, events };

describe('the linear baseline', () => {
  it('learns words it has seen and says the same each time', () => {
    const good = ['hàng tốt', 'tốt lắm', 'rất tốt và đẹp', 'đẹp và tốt'];
    const bad = ['hàng tệ', 'tệ quá', 'rất tệ và xấu', 'xấu và tệ'];
    const labels = [...good.map(() => 'positive'), ...bad.map(() => 'negative')];
    const model = trainLinear([...good, ...bad], labels);
    expect(model(['tốt', 'tệ', 'đẹp', 'xấu'])).toEqual(['positive', 'negative', 'positive', 'negative']);
    expect(trainLinear([...good, ...bad], labels)(['hay dở'])).toEqual(model(['hay dở']));
  });
});

describe('the word lists', () => {
  it.each([
    ['vi', 'Giao hàng nhanh, rất hài lòng', 'positive'],
    ['vi', 'Máy lag, quá thất vọng', 'negative'],
    ['vi', 'Tỉnh họp thường kỳ', 'neutral'],
    ['en', 'A boring, awful film', 'negative'],
    ['zh', '房间很干净', 'positive'],
    ['ko', '최악의 영화', 'negative'],
    ['ja', '料理が美味しかった', 'positive'],
    ['lo', 'ຄົນບາດເຈັບ', 'negative'],
  ])('tell praise from blame in %s: %s', (lang, text, label) => {
    expect(wordListLabel(row(text, { lang }), 'sentiment', config)).toBe(label);
  });
  it.each([
    ['Cháy lớn ở chợ', 'vi', 'fire-explosion'],
    ['Diễn tập tình huống cháy lớn', 'vi', 'none'],
    ['공장에서 불이 나자 대피', 'ko', 'fire-explosion'],
  ])('find events by their phrases unless a phrase refuses: %s', (text, lang, label) => {
    expect(wordListLabel(row(text, { lang }), 'safetyEvent', config)).toBe(label);
  });
  it('take digits for a claim, but not in a question', () => {
    expect(wordListLabel(row('Có 12 ca mắc.'), 'claim', config)).toBe('checkable');
    expect(wordListLabel(row('Có 12 ca à?'), 'claim', config)).toBe('not-checkable');
    expect(wordListLabel(row('công nhân đình công'), 'topic', config)).toBe('labour');
  });
});

describe('tasks', () => {
  it('judge held-out rows only and learn from training rows only', () => {
    const rows = (['train', 'cal', 'dev'] as const).flatMap((split) =>
      Array.from({ length: 30 }, (_, at) =>
        row(`${split} ${at}`, { split, targets: { sentiment: at % 2 ? 'positive' : 'negative' } }),
      ),
    );
    const [tone] = evalTasks(rows, { most: 400, mostOwn: 400 });
    expect(tone?.held.every(({ split }) => split === 'dev')).toBe(true);
    expect(tone?.train.every(({ split }) => split === 'train')).toBe(true);
    expect(tone?.held).toHaveLength(30);
  });
  it('read a topic as the public set names it', () => {
    const vntc = (label: string): EvalRow => row('x', { group: 'VNTC', targets: { topic: label } });
    expect(asLabelled(vntc('Chinh tri Xa hoi'), 'topic', 'labour', topics)).toBe('Chinh tri Xa hoi');
    expect(asLabelled(vntc('Suc khoe'), 'topic', 'labour', topics)).toBe('Doi song');
    expect(asLabelled(vntc('Suc khoe'), 'topic', 'agriculture', topics)).toBe('other');
  });
  it('score what the model assesses and say how often it is unsure', () => {
    const held = Array.from({ length: 40 }, (_, at) =>
      row(`văn bản ${at}`, { lang: at < 30 ? 'vi' : 'lo', targets: { sentiment: 'positive' } }),
    );
    const answers = new Map(
      held.map((one, at) => [
        one,
        {
          sentiment:
            one.lang === 'lo' ? { label: 'not-assessed', score: 0 } : { label: 'positive', score: at < 6 ? 0.4 : 0.9 },
        },
      ]),
    );
    const head = {
      output: 'sentiment',
      labels: [],
      fusion: {},
      thresholds: { '*': { default: 0.5 } },
      measured: ['vi'],
    };
    const tags = {
      version: '1',
      model: 'm',
      prefix: '',
      maxTokens: 8,
      heads: { sentiment: head },
      embedding: { output: '', size: 0, means: {} },
      linear: { file: '', longest: 0, tables: [] },
    };
    const lines = scoreTask(
      { name: 'tone', head: 'sentiment', train: [], held },
      { answers, tags, topics, events, withLinear: true },
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ task: 'tone', rows: 30, uncertain: 0.2, linear: null });
    expect(lines[0]?.ours.accuracy.value).toBe(1);
    expect(lines[0]?.ours.ece).toBeCloseTo(0.2, 6);
  });
});

describe('flags', () => {
  it('are counted by kind of hard negative, opinion apart', () => {
    const rows = [
      row('cháy lớn', { targets: { safetyEvent: 'fire-explosion' } }),
      row('phản đối', { targets: { safetyEvent: 'none' }, hard: 'protest' }),
      row('diễn tập', { targets: { safetyEvent: 'none' }, hard: 'drill' }),
    ];
    const answer = { safetyEvent: { label: 'fire-explosion', score: 0.9 } };
    const found = safetyFigures(rows, new Map(rows.map((one) => [one, answer])), null);
    expect(found).toMatchObject({ rows: 3, flagged: 3, opinionRows: 1, opinionFlagged: 1 });
    expect(found.hardPrecision.value).toBeCloseTo(1 / 3, 12);
    expect(found.recall.value).toBe(1);
  });
});

describe('retrieval', () => {
  it('is the share whose nearest neighbour is its own translation', () => {
    const one = Float32Array.of(1, 0);
    const other = Float32Array.of(0, 1);
    expect(nearestShare([one, other], [one, other]).value).toBe(1);
    expect(nearestShare([one, other], [other, one]).value).toBe(0);
    expect(nearestShare([one, other], [one, one]).value).toBe(0);
  });
});

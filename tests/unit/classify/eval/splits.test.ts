import { describe, expect, it } from 'vitest';
import type { EvalRow } from '../../../../src/classify/eval/eval-row.ts';
import { capped, fraction, normalised, splitOf } from '../../../../src/classify/eval/splits.ts';

describe('the split of held-out rows', () => {
  // What training/corpora.py says of the same keys.
  it.each([
    ['vi-se-0001', 'own', 0.9025193273213894, 'train'],
    ['abc', 'VLSP', 0.7283949105903993, 'train'],
    ['sib431', 'SIB-200', 0.06445898150314022, 'dev'],
    ['tỉnh bắc giang', 'VnExpress-phones/news', 0.09969423232401553, 'dev'],
  ] as const)('is the training’s for %s in %s', (key, group, at, side) => {
    expect(fraction(key)).toBe(at);
    expect(splitOf(key, group)).toBe(side);
  });

  it('puts a tenth of an unnamed group aside and a twentieth for calibration', () => {
    const sides = Array.from({ length: 4_000 }, (_, at) => splitOf(`key ${at}`, 'some set'));
    const share = (side: string): number => sides.filter((one) => one === side).length / sides.length;
    expect(share('dev')).toBeCloseTo(0.1, 1);
    expect(share('cal')).toBeCloseTo(0.05, 1);
  });

  it('folds white space and composes marks as the training does', () => {
    expect(normalised(' Bă\u0301c\u00a0\u3000 Giang\n\u0085x ')).toBe('Bắc Giang x');
  });

  it('takes the same rows of each group whatever their order', () => {
    const row = (text: string, group: string): EvalRow => ({
      text,
      group,
      pair: null,
      lang: 'vi',
      split: 'dev',
      targets: {},
      kind: 'post',
      hard: null,
    });
    const rows = ['a', 'b', 'c', 'd', 'e'].flatMap((text) => [row(text, 'one'), row(text, 'own')]);
    const texts = (some: EvalRow[]): string[] => some.map(({ text, group }) => `${group} ${text}`).sort();
    const taken = capped(rows, 2, (group) => group === 'own');
    expect(taken.filter(({ group }) => group === 'one')).toHaveLength(2);
    expect(taken.filter(({ group }) => group === 'own')).toHaveLength(5);
    expect(texts(capped([...rows].reverse(), 2, (group) => group === 'own'))).toEqual(texts(taken));
  });
});

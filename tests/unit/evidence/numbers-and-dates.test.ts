import { describe, expect, it } from 'vitest';
import { frameOf } from '../../../src/evidence/frame.ts';
import { makeTries } from '../../../src/evidence/phrase-tries.ts';
import { readDates, readTimes } from '../../../src/evidence/read-dates.ts';
import { splitSentences } from '../../../src/evidence/split-sentences.ts';
import fc from 'fast-check';

const tries = makeTries(null);
const COUNTS: [text: string, lang: string, found: [value: number, unit: string][]][] = [
  ['Có 1.200 ngôi nhà bị ngập', 'vi', [[1200, 'houseunit']]],
  ['giá 1,5 triệu đồng', 'vi', [[1_500_000, 'vnd']]],
  ['chi 2 tỷ 300 triệu đồng', 'vi', [[2_300_000_000, 'vnd']]],
  ['mười hai người bị thương', 'vi', [[12, 'person']]],
  ['hai trăm rưỡi hộ dân phải sơ tán', 'vi', [[250, 'household']]],
  ['muoi hai nguoi chet', 'vi', [[12, 'person']]],
  ['quốc lộ 37 tắc', 'vi', []],
  ['năm 2024 mưa nhiều', 'vi', []],
  ['twenty-five people were injured', 'en', [[25, 'person']]],
  ['about 1,200 households were evacuated', 'en', [[1200, 'household']]],
  ['12人死亡', 'zh', [[12, 'person']]],
  ['1.2万公顷受损', 'zh', [[120_000_000, 'squaremetre']]],
  ['열두 명이 숨졌다', 'ko', [[12, 'person']]],
  ['1만2천 가구가 침수됐다', 'ko', [[12_000, 'household']]],
  ['30人が負傷した', 'ja', [[30, 'person']]],
];

describe('counts', () => {
  it.each(COUNTS)('%s', (text, lang, found) => {
    const read = frameOf(text, lang, tries).quantities.filter(({ sort }) => sort === 'number');
    expect(read.map(({ value, unit }) => [Math.round(value), unit])).toEqual(found);
  });

  it('reads nobody as none', () => {
    for (const [text, lang] of [
      ['Không có người chết', 'vi'],
      ['No one was killed', 'en'],
      ['没有人死亡', 'zh'],
      ['사망자는 없다', 'ko'],
    ] as const)
      expect(frameOf(text, lang, tries).quantities).toMatchObject([{ sort: 'none', role: 'death' }]);
  });
});

describe('days and hours', () => {
  it.each([
    ['sáng 10/9', 10, 9],
    ['ngày 2 tháng 9 năm 2024', 2, 9],
    ['on September 8, 2024', 8, 9],
    ['9月10日', 10, 9],
    ['9월 10일', 10, 9],
  ])('%s', (text, day, month) => expect(readDates(text)).toMatchObject([{ day, month }]));

  it('does not take hours of waiting for a time', () => {
    expect(readTimes('từ 18h30').map(({ minutes }) => minutes)).toEqual([1110]);
    expect(readTimes('停电6小时')).toEqual([]);
  });
});

describe('sentences', () => {
  it('keeps figures, times and abbreviations whole', () => {
    const text = 'Lúc 18.30, TP. Bắc Giang có 1.200 nhà ngập. Không ai bị thương!';
    expect(splitSentences(text).map((one) => one.text)).toEqual([
      'Lúc 18.30, TP. Bắc Giang có 1.200 nhà ngập.',
      'Không ai bị thương!',
    ]);
  });

  it('gives offsets that hold for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        for (const { text: words, start, end } of splitSentences(text)) expect(text.slice(start, end)).toBe(words);
      }),
    );
  });
});

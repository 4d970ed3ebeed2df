import { describe, expect, it } from 'vitest';
import { frameOf } from '../../../src/evidence/frame.ts';
import { makeTries } from '../../../src/evidence/phrase-tries.ts';
import { readDates, readTimes } from '../../../src/evidence/read-dates.ts';
import { splitSentences } from '../../../src/evidence/split-sentences.ts';
import fc from 'fast-check';

const tries = makeTries(null);
const COUNTS: [text: string, lang: string, found: [value: number, unit: string | null][]][] = [
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
  ['피해액은 약 18억 동이다', 'ko', [[1_800_000_000, 'vnd']]],
  ['拖欠社保二百多亿盾', 'zh', [[20_000_000_000, 'vnd']]],
  ['召回一万多罐奶粉', 'zh', [[10_000, null]]],
  ['今晚千万别走', 'zh', []],
  ['삼백여 명이 참가', 'ko', [[300, 'person']]],
  ['a 300-million-dong fine', 'en', [[300_000_000, 'vnd']]],
  ['hơn nghìn tỷ đồng', 'vi', [[1_000_000_000_000, 'vnd']]],
  ['nửa triệu người', 'vi', [[500_000, 'person']]],
  ['hai triệu tư', 'vi', [[2_400_000, null]]],
  ['14억 5천만 달러', 'ko', [[1_450_000_000, 'usd']]],
  ['1亿2千万越盾', 'zh', [[120_000_000, 'vnd']]],
  ['capital of USD 1.42 billion', 'en', [[1_420_000_000, 'usd']]],
  ['罚款5000万越盾', 'zh', [[50_000_000, 'vnd']]],
  ['罚款7200万', 'zh', [[72_000_000, 'vnd']]],
  ['Optics公司裁减两千四百名员工', 'zh', [[2400, 'person']]],
  ['tại km 121+300 cao tốc', 'vi', []],
  ['cứ 10 em thì khoảng 7 em đỗ', 'vi', []],
  ['không đổi giấy tờ bị phạt 2 triệu đó bà con', 'vi', [[2_000_000, 'vnd']]],
  ['thi 4 môn', 'vi', [[4, 'subject_unit']]],
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

describe('what is denied', () => {
  const denied = (text: string, lang = 'vi'): string[] =>
    frameOf(text, lang, tries).items.flatMap(({ id, kind, isNegated }) => (isNegated && kind !== 'word' ? [id] : []));

  it('ends at a semicolon, at another denial, and where who does not comply suffers for it', () => {
    expect(denied('Chưa ghi nhận người chết; hai người bị thương nhẹ')).toEqual(['death']);
    expect(denied('tài xế không có nồng độ cồn và âm tính với ma túy')).toEqual(['drunk', 'narcotics']);
    expect(denied('ai không đổi giấy tờ bị phạt')).not.toContain('fined');
  });

  it('asks nothing of scrap and data entry', () => {
    const asks = (text: string): boolean => frameOf(text, 'vi', tries).cues.some(({ id }) => id === 'ask');
    expect([asks('cháy ở kho phế liệu'), asks('do lỗi nhập liệu'), asks('Liệu đê có vỡ')]).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe('days and hours', () => {
  it.each([
    ['sáng 10/9', 10, 9],
    ['ngày 2 tháng 9 năm 2024', 2, 9],
    ['on September 8, 2024', 8, 9],
    ['9月10日', 10, 9],
    ['9월 10일', 10, 9],
    ['8/22 번쭝공단 화재', 22, 8],
  ])('%s', (text, day, month) => expect(readDates(text)).toMatchObject([{ day, month }]));

  it('reads a month alone, and a day that shares the month before it', () => {
    expect(readDates('骗局在3月已造成37人受骗')).toMatchObject([{ day: null, month: 3 }]);
    expect(readDates('제도는 5월부터 시행')).toMatchObject([{ day: null, month: 5 }]);
    expect(readDates('2025년 1~9월 수출')).toEqual([]);
    expect(readDates('6月2日至3日举行')).toMatchObject([
      { day: 2, month: 6 },
      { day: 3, month: 6 },
    ]);
    expect(readDates('10월 12일과 13일')).toMatchObject([
      { day: 12, month: 10 },
      { day: 13, month: 10 },
    ]);
  });

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

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeCount, diffWords, shortened } from '../../../web/src/lib/diff.ts';
import { filtersFrom, queryOf, toggled } from '../../../web/src/lib/document-filters.ts';
import { eventReader, type ServerEvent } from '../../../web/src/lib/event-lines.ts';
import {
  ago,
  clockTime,
  day,
  dayAndTime,
  daysBefore,
  inOrder,
  isoDay,
  languageName,
  longDay,
} from '../../../web/src/lib/format.ts';
import { segmentsOf, type Range } from '../../../web/src/lib/segments.ts';
import { scrollFor, visibleRows } from '../../../web/src/lib/visible-rows.ts';

describe('dates of the dashboard', () => {
  const late = '2026-03-09T17:30:00.000Z';
  it('are those of Vietnam, wherever the screen stands', () => {
    expect(day(late, 'vi')).toBe('10/03/2026');
    expect(clockTime(late, 'vi')).toBe('00:30');
    expect(dayAndTime(late, 'vi')).toBe('00:30 10/03/2026');
    expect(dayAndTime(late, 'en')).toBe('10 Mar 2026, 00:30');
    expect(longDay(late, 'vi')).toBe('Thứ Ba, 10/03/2026');
    expect(isoDay(new Date(late))).toBe('2026-03-10');
    expect(daysBefore(new Date('2026-03-01T12:00:00Z'), 1)).toBe('2026-02-28');
  });
  it('say how long ago in words', () => {
    const now = new Date('2026-03-10T08:00:00Z');
    expect(ago('2026-03-10T07:55:00Z', now, 'vi')).toBe('5 phút trước');
    expect(ago('2026-03-10T06:59:00Z', now, 'en')).toBe('1 hour ago');
    expect(ago('2026-01-10T06:59:00Z', now, 'vi')).toBe('10/01/2026');
  });
  it('name languages', () => {
    expect(languageName('ko', 'vi')).toBe('Tiếng Hàn');
    expect(languageName('lo', 'en')).toBe('Lao');
    expect(languageName('und', 'vi')).toBe('und');
  });
  it('sort by the Vietnamese alphabet', () =>
    expect(['Đông', 'Dương', 'An', 'Ánh', 'Ăn', 'Ê', 'E'].sort(inOrder)).toEqual([
      'An',
      'Ánh',
      'Ăn',
      'Dương',
      'Đông',
      'E',
      'Ê',
    ]));
});

describe('diffWords', () => {
  const shown = (before: string, after: string, lang?: string): string =>
    diffWords(before, after, lang)
      .map(({ kind, text }) => (kind === 'same' ? text : kind === 'gone' ? `[-${text}-]` : `[+${text}+]`))
      .join('');
  const sides = (before: string, after: string): [string, string] => {
    const side = (kind: string): string =>
      diffWords(before, after)
        .filter((piece) => piece.kind === 'same' || piece.kind === kind)
        .map(({ text }) => text)
        .join('');
    return [side('gone'), side('new')];
  };

  it.each([
    ['Cháy kho ở Việt Yên', 'Cháy xưởng ở Việt Yên', 'Cháy [-kho-][+xưởng+] ở Việt Yên'],
    // Words are whole, however little of them differs; signs after a word are none of its own.
    ['Vải thiếu Lục Ngạn', 'Vải thiều Lục Ngạn.', 'Vải [-thiếu-][+thiều+] Lục Ngạn[+.+]'],
    // A phrase stays a phrase.
    ['có 12 người bị thương', 'có ba công nhân bị thương', 'có [-12 người-][+ba công nhân+] bị thương'],
    ['như cũ', 'như cũ', 'như cũ'],
    ['', 'mới', '[+mới+]'],
    ['Đoạn một.\nĐoạn hai.', 'Đoạn một.\nĐoạn xen.\nĐoạn hai.', 'Đoạn một.\nĐoạn [+xen.\nĐoạn +]hai.'],
  ])('shows %j against %j', (before, after, wanted) => expect(shown(before, after)).toBe(wanted));

  it('cuts scripts without spaces by their own words', () =>
    expect(shown('北江省工业园区', '北江省工业城区', 'zh')).toMatch(/^北江省.*\[-.*园.*-\]\[\+.*城.*\+\]/));

  it('holds both texts whole', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'ă', ' ', '\n', '.', '北', '江')),
        fc.array(fc.constantFrom('a', 'b', ' ', '\n', '北')),
        (one, other) => {
          expect(sides(one.join(''), other.join(''))).toEqual([one.join(''), other.join('')]);
        },
      ),
    ));

  it('reads a long text as finely as a short one, and falls back on paragraphs where all is new', () => {
    const paragraph = (index: number): string => `Đoạn ${index} nói về vụ vải ở xã số ${index * 7} của tỉnh.\n`;
    const long = Array.from({ length: 3000 }, (_, index) => paragraph(index)).join('');
    const edited = long.replace(paragraph(1500), paragraph(1500).replace('vụ vải', 'vụ mùa'));
    expect(diffWords(long, edited).filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'gone', text: 'vải' },
      { kind: 'new', text: 'mùa' },
    ]);
    const other = Array.from({ length: 3000 }, (_, index) => `${index} khác hẳn ${index * 3}\n`).join('');
    const mixed = other + paragraph(1) + other;
    expect(sides(long, mixed)).toEqual([long, mixed]);
  });

  it('counts words, not signs', () =>
    expect(changeCount(diffWords('có 12 người bị thương', 'có ba công nhân bị thương!'))).toEqual({
      gone: 2,
      fresh: 3,
    }));
});

describe('shortened', () => {
  const long = 'một hai ba '.repeat(100);
  it('leaves what stands beside a change, whole words, and nothing before the first or after the last', () => {
    const cut = shortened(long, { isFirst: false, isLast: false });
    expect(cut?.head).toMatch(/^một hai ba .* $/);
    expect(long.startsWith(cut?.head ?? '-') && long.endsWith(cut?.tail ?? '-')).toBe(true);
    expect(shortened(long, { isFirst: true, isLast: false })?.head).toBe('');
    expect(shortened(long, { isFirst: false, isLast: true })?.tail).toBe('');
    expect(shortened('ngắn', { isFirst: false, isLast: false })).toBeNull();
  });
});

describe('segmentsOf', () => {
  it('never loses or doubles a character, whatever the ranges', () =>
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(
          fc.record({
            start: fc.integer({ min: -2, max: 30 }),
            end: fc.integer({ min: -2, max: 30 }),
            kind: fc.constantFrom<Range['kind']>('hit', 'place', 'claim'),
          }),
        ),
        (text, ranges) => {
          expect(
            segmentsOf(text, ranges)
              .map((segment) => segment.text)
              .join(''),
          ).toBe(text);
        },
      ),
    ));
  it('marks where ranges overlap as both', () =>
    expect(
      segmentsOf('abcdef', [
        { start: 1, end: 4, kind: 'place', note: 'x' },
        { start: 3, end: 5, kind: 'hit' },
      ]),
    ).toEqual([
      { text: 'a', kinds: [], note: '' },
      { text: 'bc', kinds: ['place'], note: 'x' },
      { text: 'd', kinds: ['place', 'hit'], note: 'x' },
      { text: 'e', kinds: ['hit'], note: '' },
      { text: 'f', kinds: [], note: '' },
    ]));
});

describe('visibleRows', () => {
  it('draws every row that can be seen and few more', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.nat(8_000_000),
        fc.integer({ min: 1, max: 2000 }),
        (count, scrollTop, height) => {
          const { first, last } = visibleRows({ scrollTop, height, rowHeight: 80, count });
          const top = Math.min(count, Math.floor(scrollTop / 80));
          const bottom = Math.min(count, Math.ceil((scrollTop + height) / 80));
          expect(first).toBeLessThanOrEqual(top);
          expect(last).toBeGreaterThanOrEqual(bottom);
          expect(last - first).toBeLessThanOrEqual(height / 80 + 16);
        },
      ),
    ));
  it('scrolls only as far as needed', () => {
    const view = { scrollTop: 100, height: 300, rowHeight: 50 };
    expect(scrollFor(3, view)).toBeNull();
    expect(scrollFor(1, view)).toBe(50);
    expect(scrollFor(9, view)).toBe(200);
  });
});

describe('eventReader', () => {
  const stream =
    'retry: 2000\nid: 7\n: connected\n\nid: 8\nevent: alert\ndata: {"a":\ndata: 1}\n\n: still here\n\nid: 9\r\nevent: alert\r\ndata: x\r\n\r\n';
  const told: ServerEvent[] = [
    { id: '7', event: 'message', text: '' },
    { id: '8', event: 'alert', text: '{"a":\n1}' },
    { id: '9', event: 'alert', text: 'x' },
  ];
  it('reads the same events however the stream is cut', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: stream.length })), (cuts) => {
        const at = [0, ...cuts.sort((one, other) => one - other), stream.length];
        const read = eventReader();
        expect(at.slice(1).flatMap((end, index) => read(stream.slice(at[index], end)))).toEqual(told);
      }),
    ));
});

describe('the filters in the address', () => {
  it('come back as they went', () => {
    const filters = { q: 'vải thiều', lang: ['vi', 'ko'], from: '2026-03-09', flag: ['edited'] };
    expect(filtersFrom(queryOf(filters))).toEqual(filters);
    expect(filtersFrom('lang=vi,ko&lang=vi&open=doc_1&evil=1')).toEqual({ lang: ['vi', 'ko'] });
  });
  it('switch one value on and off', () => {
    expect(toggled({ lang: ['vi'] }, 'lang', 'ko')).toEqual({ lang: ['vi', 'ko'] });
    expect(toggled({ lang: ['vi'], q: 'x' }, 'lang', 'vi')).toEqual({ q: 'x' });
  });
});

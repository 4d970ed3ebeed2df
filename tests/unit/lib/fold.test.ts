import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactForm, fold, searchTokens, searchWords } from '../../../src/lib/fold.ts';
import { highlightRanges, parseSearchQuery } from '../../../src/lib/search-query.ts';

describe('folding', () => {
  it.each([
    ['Bắc Giang', 'bac giang'],
    ['ĐẤT ĐAI', 'dat dai'],
    ['Ấp Ắc quy', 'ap ac quy'],
    ['B\u200bắc', 'bac'],
    ['Ｂac', 'bac'],
  ])('makes %s into %s', (text, folded) => expect(fold(text)).toBe(folded));
  it('moves old tone places to the modern ones and leaves qu alone', () => {
    expect(['hoà', 'khoẻ', 'thuý', 'quý', 'toàn'].map(exactForm)).toEqual(['hòa', 'khỏe', 'thúy', 'quý', 'toàn']);
  });
});

describe('search tokens', () => {
  it('are the words that an index is given, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const tokens = searchTokens(text);
        expect(searchWords(text)).toEqual({
          folded: tokens.map(({ folded }) => folded).join(' '),
          exact: tokens.map(({ exact }) => exact).join(' '),
        });
      }),
    );
  });
  it('point at the original text, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        let before = -1;
        for (const { start, end, folded } of searchTokens(text)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(folded).not.toBe('');
          before = start;
        }
      }),
    );
  });
  it('cut unspaced scripts into bigrams and a last character, other scripts into words', () => {
    expect(searchTokens('北江省 2025 tin').map(({ folded }) => folded)).toEqual(['北江', '江省', '省', '2025', 'tin']);
  });
});

describe('typed queries', () => {
  it('keep phrases together and know what is excluded', () => {
    const terms = parseSearchQuery('"vải thiều" -nhật xuất');
    expect(terms.map(({ tokens, isExact, isExcluded }) => [tokens.length, isExact, isExcluded])).toEqual([
      [2, true, false],
      [1, true, true],
      [1, true, false],
    ]);
  });
  it('highlight in a long text what they highlight in a short one', () => {
    const words = 'vải thiều Lục Ngạn được mùa 北江省新闻 ngày hội, cầu Xương Giang'.split(' ');
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 100, maxLength: 400 }), (chosen) => {
        const text = chosen.join(' ');
        for (const query of ['"luc ngan duoc"', 'vải', '"hội, cầu xuong giang"', '北江', 'khongco', 'mùa -vải']) {
          const terms = parseSearchQuery(query);
          const found = highlightRanges(text, terms, 1_000);
          const tokens = searchTokens(text);
          // The plain way: every token of the whole text is looked at.
          const starts = tokens.flatMap(({ start }, at) =>
            terms.some(
              (term) =>
                !term.isExcluded &&
                term.tokens.every((wanted, offset) =>
                  term.isExact
                    ? tokens[at + offset]?.exact === wanted.exact
                    : tokens[at + offset]?.folded === wanted.folded,
                ),
            )
              ? [start]
              : [],
          );
          expect(starts.every((start) => found.some((range) => range.start <= start && start < range.end))).toBe(true);
          expect(found.every((range) => starts.includes(range.start))).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('highlight the words as they stand in the text', () => {
    const text = 'Chợ B\u200bắc Giang họp sớm';
    expect(
      highlightRanges(text, parseSearchQuery('"bac giang"'), 5).map(({ start, end }) => text.slice(start, end)),
    ).toEqual(['B\u200bắc Giang']);
  });
  it('never throw, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (query) => void parseSearchQuery(query)));
  });
});

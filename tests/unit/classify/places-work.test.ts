import { describe, expect, it } from 'vitest';
import { detectPlaces } from '../../../src/classify/places/detect-places.ts';
import { growthOf, repeated } from '../../growth.ts';
import { shippedMatcher } from '../../quality/gazetteer.ts';

const matcher = shippedMatcher();
const LENGTH = 24_000;

describe('the work of finding places', () => {
  it.each([
    'Bắc Giang ',
    'Bắc Giang, ',
    'Bắc Giang rồi Hà Nội rồi ',
    'Bắc Giang\n',
    '(Bắc Giang ',
    'Bắc Giang - ',
    'Hà Nội, Bắc Ninh, ',
    'xe từ Hà Nội đi Bắc Giang mà ',
    'ông A ở Bắc Giang và bà B ở Lục Ngạn cùng ',
    'xã Tân Tiến huyện khác ',
    'Quang Châu, Vân Trung, ',
    'Lê Lợi Ngọc Châu ',
    'xã ',
    'bacgiang',
    'bac',
    '北江越南',
    '박장성',
    'ບັກຢາງ',
    'B\u200bắc ',
    '1',
    ' ',
    '.',
    '(',
  ])('grows with the text, not with its square: %j', (piece) => {
    expect(growthOf((text) => detectPlaces(matcher, { text }), repeated(piece), LENGTH)).toBeLessThan(9);
  });
});

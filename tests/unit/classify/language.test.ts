import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../src/classify/language.ts';

describe('detectLanguage', () => {
  const cases: [string, string][] = [
    ['vi', 'Mưa lớn làm ngập nhiều tuyến phố.'],
    ['vi', 'Bác sĩ Smith nói về AI và robot tại Hà Nội'],
    ['en', 'Heavy rain floods streets'],
    ['en', 'Bac Giang reports new cases'],
    ['zh', '大雨导致多条街道被淹'],
    ['zh', '越南北江省長視察工業園區'],
    ['ko', '폭우로 거리가 침수됐다'],
    ['ko', '삼성 SDI, 베트남 공장 증설'],
    ['ja', '大雨で道路が冠水した'],
    ['ja', '北江省で工業団地の建設開始'],
    ['lo', 'ຝົນຕົກໜັກ ຖະໜົນຖືກນ້ຳຖ້ວມ'],
    ['th', 'ฝนตกหนักทำให้น้ำท่วมถนน'],
    ['id', 'aku gak bisa dtg hr ini bro, ntar ya k'],
    ['en', 'i am so tired tn, c u tmr'],
    ['fr', 'De fortes pluies ont inondé plusieurs rues de la ville hier soir.'],
    ['ru', 'Сильный дождь затопил несколько улиц города.'],
  ];
  it.each(cases)('says %s of "%s"', (label, text) => {
    expect(detectLanguage(text).label).toBe(label);
  });

  it.each([
    'nguoi dan xep hang mua xang tu sang som',
    'Bac Giang: mat dien dien rong chieu qua',
    'hom nay troi mua to qua moi nguoi oi',
    'bac giang mua to wa tr, lut het ca r, k di hc dc lun mn oi',
    'kcn dinh tram chay to lam mn',
    'vai thieu re wa troi',
  ])('marks Vietnamese without marks: "%s"', (text) => {
    expect(detectLanguage(text)).toMatchObject({ label: 'vi', unmarked: true });
  });

  it('does not call marked Vietnamese unmarked, composed or not', () => {
    expect(detectLanguage('Người dân xếp hàng mua xăng'.normalize('NFD'))).toMatchObject({
      label: 'vi',
      unmarked: false,
    });
  });

  it.each(['', '😀😀', 'https://example.com/a-b-c', '12345', '???'])('says und of "%s"', (text) => {
    expect(detectLanguage(text)).toMatchObject({ label: 'und', score: 0 });
  });

  it('does not look at addresses and handles', () => {
    expect(detectLanguage('https://www.example.com/the-news-of-the-day 폭우 @the_reporter').label).toBe('ko');
  });

  it('always answers with a score from 0 to 1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { label, score } = detectLanguage(text);
        expect(label).toMatch(/^[a-z]{2,3}$/);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, originalSlice } from '../../../src/classify/places/fold-text.ts';

describe('foldText', () => {
  it('folds composed and decomposed text alike', () => {
    const text = 'Đường Hoà Bình – BẮC GIANG';
    expect(foldText(text).folded).toBe('duong hoa binh - bac giang');
    expect(foldText(text.normalize('NFD')).folded).toBe('duong hoa binh - bac giang');
  });

  it('composes Hangul and Kana that come in parts', () => {
    expect(foldText('박장성 バクザン'.normalize('NFD')).folded).toBe('박장성 バクザン');
  });

  it('leads every folded character back to where it stood', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const folded = foldText(text);
        expect(folded.offsets).toHaveLength(folded.folded.length + 1);
        for (let i = 1; i <= folded.folded.length; i++) {
          expect(folded.offsets[i] as number).toBeGreaterThanOrEqual(folded.offsets[i - 1] as number);
        }
      }),
    );
  });

  it('takes the marks of the last letter with a slice', () => {
    const folded = foldText('Chũ!'.normalize('NFD'));
    expect(originalSlice(folded, 0, 3)).toBe('Chũ'.normalize('NFD'));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accuracy,
  bootstrap,
  calibrationError,
  macroF1,
  scoreOf,
  wilson,
} from '../../../../src/classify/eval/metrics.ts';

describe('macro-F1', () => {
  it('is the mean F1 of the labels that occur in the truth', () => {
    // a: 2·1/(2+1), b: 2·2/(2+3)
    expect(macroF1(['a', 'a', 'b', 'b'], ['a', 'b', 'b', 'b'])).toBeCloseTo((2 / 3 + 4 / 5) / 2, 12);
  });
  it('counts a label that only the judge used as an error, not as a class', () => {
    expect(macroF1(['a', 'a'], ['a', 'z'])).toBeCloseTo(2 / 3, 12);
  });
  it('is 1 exactly when every answer is right', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }),
        fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 30 }),
        (truth, answers) => {
          const said = truth.map((_, at) => answers[at % answers.length] as string);
          expect(macroF1(truth, said) === 1).toBe(accuracy(truth, said) === 1);
        },
      ),
    );
  });
});

describe('intervals', () => {
  it('gives Wilson’s for 8 of 10', () => {
    const { value, low, high } = wilson(8, 10);
    expect([value, low, high].map((one) => Number(one.toFixed(3)))).toEqual([0.8, 0.49, 0.943]);
  });
  it('knows nothing from no rows', () => expect(wilson(0, 0)).toEqual({ value: 0, low: 0, high: 1 }));
  it('holds the figure between the ends, the same in each run', () => {
    const truth = Array.from({ length: 60 }, (_, at) => (at % 3 === 0 ? 'a' : 'b'));
    const said = truth.map((label, at) => (at % 7 === 0 ? 'a' : label));
    const found = bootstrap(truth, said, macroF1);
    expect(found.low).toBeLessThan(found.value);
    expect(found.high).toBeGreaterThan(found.value);
    expect(bootstrap(truth, said, macroF1)).toEqual(found);
  });
});

describe('calibration error', () => {
  it('is 0 where scores say how often they are right', () => {
    expect(calibrationError([0.75, 0.75, 0.75, 0.75], [true, true, true, false])).toBeCloseTo(0, 12);
  });
  it('is the distance between score and share, weighted by rows', () => {
    expect(calibrationError([0.95, 0.95, 0.55, 0.55], [true, false, true, false])).toBeCloseTo(0.45 / 2 + 0.05 / 2, 12);
  });
  it('is left out where a judge gives no probability', () => {
    expect(scoreOf(['a'], ['a'], null).ece).toBeNull();
    expect(scoreOf(['a'], ['a'], [1]).ece).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import type { EvidenceRow } from '../../src/evidence/eval/evidence-suite.ts';
import floors from './floors.json' with { type: 'json' };
import { expectAtLeast, figuresOf, measuredAsShipped } from './shipped-evidence.ts';

const result = await measuredAsShipped('evidence');
const figures = (judge: EvidenceRow['judge'], part: string) => figuresOf(result, judge, part);

describe('claims against evidence, on our golden set', () => {
  it.each([
    ['A (tuned)', floors.evidence.tuned],
    ['B (held out)', floors.evidence.heldOut],
  ])('keeps its floors on %s', (part, floor) => expectAtLeast(figures('ours', part), floor));

  it('leaves opinion and criticism alone that was written after all tuning', () => {
    const { count, opinionFlagRate } = figures('ours', 'C (criticism)');
    expect(count).toBeGreaterThanOrEqual(100);
    expect(1 - opinionFlagRate).toBeGreaterThanOrEqual(floors.evidence.criticismLeftAlone);
  });

  it('beats both baselines where nothing was tuned', () => {
    const ours = figures('ours', 'B (held out)').macroF1;
    expect(ours).toBeGreaterThan(figures('similarity alone', 'B (held out)').macroF1);
    expect(ours).toBeGreaterThan(figures('number mismatch', 'B (held out)').macroF1);
  });
});

import { describe, expect, it } from 'vitest';
import floors from './floors.json' with { type: 'json' };
import { expectAtLeast, figuresOf, measuredAsShipped } from './shipped-evidence.ts';

// Written class by class (numbers, scope, denial, status, cause, rank, direction, fate, across languages), then tuned on.
const result = await measuredAsShipped('evidence-classes');

describe('classes of contradiction', () => {
  it('keeps its floors', () => expectAtLeast(figuresOf(result, 'ours', 'A (tuned)'), floors.evidence.classes));

  it('leaves complaints alone that name our places and the very matters of the records', () => {
    const { count, opinionFlagRate } = figuresOf(result, 'ours', 'C (criticism)');
    expect(count).toBeGreaterThan(100);
    expect(opinionFlagRate).toBe(0);
  });
});

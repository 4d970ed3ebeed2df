import { describe, it } from 'vitest';
import floors from './floors.json' with { type: 'json' };
import { expectAtLeast, figuresOf, measuredAsShipped } from './shipped-evidence.ts';

// Written by others who had not seen the engine, in everyday words. Each was scored blind first (src/evidence/README.md has
// those figures); the first two were tuned on since, the third is held out, and of the fourth half B.
describe('claims in free words', () => {
  it.each([
    ['evidence-free', 'A (tuned)', floors.evidence.free],
    ['evidence-free-2', 'A (tuned)', floors.evidence.freeSecond],
    ['evidence-free-3', 'B (held out)', floors.evidence.freeHeldOut],
    ['evidence-free-4', 'B (held out)', floors.evidence.freeLast],
  ])('%s keeps its floors', async (folder, part, floor) => {
    expectAtLeast(figuresOf(await measuredAsShipped(folder), 'ours', part), floor);
  });
});

import { describe, it } from 'vitest';
import { BRIEF_SETS, UNREAD_BRIEF_SETS } from '../../src/evidence/eval/golden-sets.ts';
import floors from './floors.json' with { type: 'json' };
import { expectAtLeast, figuresOf, measuredAsShipped } from './shipped-evidence.ts';

// Written by nine others from the judge's requirements alone: 33 records and 205 claims each, in four languages. Six were
// read and mended on; three are held out.
describe('claims by writers who knew only what is asked', () => {
  it.each(BRIEF_SETS)('%s keeps its floors', async (folder) => {
    const part = UNREAD_BRIEF_SETS.includes(folder) ? 'B (held out)' : 'A (tuned)';
    expectAtLeast(figuresOf(await measuredAsShipped(folder), 'ours', part), floors.evidence.brief[folder]);
  });
});

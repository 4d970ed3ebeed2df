import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { FREE_SETS, OWN_SETS } from '../../src/evidence/eval/golden-sets.ts';
import floors from './floors.json' with { type: 'json' };
import { realTextsAsShipped } from './shipped-evidence.ts';

const folder = process.env['EVAL_DATA_DIR'] ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));

// Skipped without the data: the press is not shipped with the project (set EVAL_DATA_DIR to measure).
it.skipIf(!existsSync(folder))('leaves real documents alone that none of our records is about', async () => {
  const figures = await realTextsAsShipped(folder, [...OWN_SETS, ...FREE_SETS]);
  expect(figures?.texts).toBeGreaterThanOrEqual(700);
  expect(figures?.contradicted).toBeLessThanOrEqual(floors.evidence.realContradictedAtMost);
  expect(figures?.supported).toBeLessThanOrEqual(floors.evidence.realSupportedAtMost);
});

import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/classify/language.ts';
import { evidenceSuite } from '../../src/evidence/eval/evidence-suite.ts';
import { fakeClock } from '../fake-clock.ts';
import floors from './floors.json' with { type: 'json' };
import { shippedMatcher } from './gazetteer.ts';
import { shippedLimits, shippedModel } from './shipped-model.ts';

// Written class by class (numbers, scope, denial, status, cause, rank, direction, fate, across languages), then tuned on.
const shipped = shippedModel();
const result = await evidenceSuite({
  folder: fileURLToPath(new URL('../../fixtures/golden/evidence-classes', import.meta.url)),
  gazetteer: shippedMatcher().gazetteer,
  clock: fakeClock('2026-01-01T00:00:00.000Z'),
  languageOf: (text) => detectLanguage(text).label,
  model: shipped.sentences,
  limits: shippedLimits,
  registrySize: 0,
});
await shipped.tagger.close();

describe('classes of contradiction', () => {
  it('keeps its floors', () => {
    const ours = result.rows.find(({ judge, part }) => judge === 'ours' && part === 'A (tuned)')!.figures;
    const floor = floors.evidence.classes;
    expect(ours.macroF1).toBeGreaterThanOrEqual(floor.macroF1);
    expect(ours.flagPrecision).toBeGreaterThanOrEqual(floor.flagPrecision);
    expect(ours.flagRecall).toBeGreaterThanOrEqual(floor.flagRecall);
    expect(ours.nothingFoundSpecificity).toBeGreaterThanOrEqual(floor.nothingFoundSpecificity);
    expect(1 - ours.opinionFlagRate).toBeGreaterThanOrEqual(floor.opinionsLeftAlone);
    expect(ours.quoteTruth).toBe(1);
  });

  it('leaves complaints alone that name our places and the very matters of the records', () => {
    const { count, opinionFlagRate } = result.rows.find(
      ({ judge, part }) => judge === 'ours' && part === 'C (criticism)',
    )!.figures;
    expect(count).toBeGreaterThan(100);
    expect(opinionFlagRate).toBe(0);
  });
});

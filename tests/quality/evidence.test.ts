import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/classify/language.ts';
import { evidenceSuite, type EvidenceRow } from '../../src/evidence/eval/evidence-suite.ts';
import { fakeClock } from '../fake-clock.ts';
import floors from './floors.json' with { type: 'json' };
import { shippedMatcher } from './gazetteer.ts';
import { shippedLimits, shippedModel } from './shipped-model.ts';

const shipped = shippedModel();
const result = await evidenceSuite({
  folder: fileURLToPath(new URL('../../fixtures/golden/evidence', import.meta.url)),
  gazetteer: shippedMatcher().gazetteer,
  clock: fakeClock('2026-01-01T00:00:00.000Z'),
  languageOf: (text) => detectLanguage(text).label,
  model: shipped.sentences,
  limits: shippedLimits,
  registrySize: 0,
});
await shipped.tagger.close();
const figures = (judge: EvidenceRow['judge'], part: string) =>
  result.rows.find((row) => row.judge === judge && row.part === part)!.figures;

describe('claims against evidence, on our golden set', () => {
  it.each([
    ['A (tuned)', floors.evidence.tuned],
    ['B (held out)', floors.evidence.heldOut],
  ])('keeps its floors on %s', (part, floor) => {
    const ours = figures('ours', part);
    expect(ours.macroF1).toBeGreaterThanOrEqual(floor.macroF1);
    expect(ours.flagPrecision).toBeGreaterThanOrEqual(floor.flagPrecision);
    expect(ours.flagRecall).toBeGreaterThanOrEqual(floor.flagRecall);
    expect(ours.nothingFoundSpecificity).toBeGreaterThanOrEqual(floor.nothingFoundSpecificity);
    expect(1 - ours.opinionFlagRate).toBeGreaterThanOrEqual(floor.opinionsLeftAlone);
    expect(ours.quoteTruth).toBe(1);
  });

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

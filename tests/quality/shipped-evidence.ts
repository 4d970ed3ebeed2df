import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { detectLanguage } from '../../src/classify/language.ts';
import { openModel } from '../../src/classify/model/open-model.ts';
import { loadConfig } from '../../src/config.ts';
import { evidenceSuite, type EvidenceResult, type EvidenceRow } from '../../src/evidence/eval/evidence-suite.ts';
import { fakeClock } from '../fake-clock.ts';
import { shippedMatcher } from './gazetteer.ts';

/** The golden set of a folder of `fixtures/golden` through the judge as it ships, model and limits included. */
export async function measuredAsShipped(name: string): Promise<EvidenceResult> {
  const { modelDir, settings } = loadConfig({});
  const opened = openModel({ modelDir, ...settings.tag, workers: 1 });
  if (!opened) throw new Error(`no model in ${modelDir}: floors are kept by the product as it is`);
  const result = await evidenceSuite({
    folder: fileURLToPath(new URL(`../../fixtures/golden/${name}`, import.meta.url)),
    gazetteer: shippedMatcher().gazetteer,
    clock: fakeClock('2026-01-01T00:00:00.000Z'),
    languageOf: (text) => detectLanguage(text).label,
    model: opened.sentences,
    limits: settings.evidence,
    registrySize: 0,
  });
  await opened.tagger.close();
  return result;
}

/** What a judge reached on a part of the set. */
export const figuresOf = (
  { rows }: EvidenceResult,
  judge: EvidenceRow['judge'],
  part: string,
): EvidenceRow['figures'] => rows.find((row) => row.judge === judge && row.part === part)!.figures;

interface Floor {
  macroF1: number;
  flagPrecision: number;
  flagRecall: number;
  nothingFoundSpecificity: number;
  opinionsLeftAlone: number;
}

/** Every quote true, and no figure below its floor. */
export function expectAtLeast(ours: EvidenceRow['figures'], floor: Floor): void {
  expect(ours.macroF1).toBeGreaterThanOrEqual(floor.macroF1);
  expect(ours.flagPrecision).toBeGreaterThanOrEqual(floor.flagPrecision);
  expect(ours.flagRecall).toBeGreaterThanOrEqual(floor.flagRecall);
  expect(ours.nothingFoundSpecificity).toBeGreaterThanOrEqual(floor.nothingFoundSpecificity);
  expect(1 - ours.opinionFlagRate).toBeGreaterThanOrEqual(floor.opinionsLeftAlone);
  expect(ours.quoteTruth).toBe(1);
}

import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { detectLanguage } from '../../src/classify/language.ts';
import { openModel } from '../../src/classify/model/open-model.ts';
import { loadConfig } from '../../src/config.ts';
import { evidenceSuite, type EvidenceResult, type EvidenceRow } from '../../src/evidence/eval/evidence-suite.ts';
import { realTexts, type RealFigures } from '../../src/evidence/eval/real-texts.ts';
import type { Gazetteer } from '../../src/domain/place.ts';
import type { HeadLimits } from '../../src/evidence/second-opinion.ts';
import type { SentenceModel } from '../../src/evidence/sentence-model.ts';
import { fakeClock } from '../fake-clock.ts';
import { shippedMatcher } from './gazetteer.ts';

const golden = (name: string): string => fileURLToPath(new URL(`../../fixtures/golden/${name}`, import.meta.url));
const languageOf = (text: string): string => detectLanguage(text).label;

/** The judge as it ships, for as long as `use` takes. */
async function asShipped<T>(
  use: (shipped: { model: SentenceModel | null; limits: HeadLimits; gazetteer: Gazetteer }) => Promise<T>,
): Promise<T> {
  const { modelDir, settings } = loadConfig({});
  const opened = openModel({ modelDir, ...settings.tag, workers: 1 });
  if (!opened) throw new Error(`no model in ${modelDir}: floors are kept by the product as it is`);
  const { gazetteer } = shippedMatcher();
  const result = await use({ model: opened.sentences, limits: settings.evidence, gazetteer });
  await opened.tagger.close();
  return result;
}

/** Verdicts on the real documents of a folder that no record is about; null where they are not there. */
export const realTextsAsShipped = (folder: string, sets: readonly string[]): Promise<RealFigures | null> =>
  asShipped((shipped) => realTexts({ ...shipped, folder, languageOf, sets: sets.map(golden) }));

/** The golden set of a folder of `fixtures/golden` through the judge as it ships, model and limits included. */
export const measuredAsShipped = (name: string): Promise<EvidenceResult> =>
  asShipped((shipped) =>
    evidenceSuite({
      ...shipped,
      folder: golden(name),
      clock: fakeClock('2026-01-01T00:00:00.000Z'),
      languageOf,
      registrySize: 0,
    }),
  );

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

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EventPhrases, TopicSpec } from '../../src/classify/eval/eval-row.ts';
import { modelSuite, type EvalLimits, type ModelResult } from '../../src/classify/eval/model-suite.ts';
import { detectLanguage } from '../../src/classify/language.ts';
import { systemClock } from '../../src/lib/clock.ts';
import floorsFile from './floors.json' with { type: 'json' };

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = process.env['EVAL_DATA_DIR'] ?? `${root}../shared/data`;
const yaml = <T>(name: string): T => load(readFileSync(`${root}config/${name}`, 'utf8')) as T;

/** Least macro-F1 by `task source lang`, and the other figures; they only move up. */
interface ModelFloors {
  golden: Record<string, number>;
  published: Record<string, number>;
  hardPrecision: number;
  opinionFlagged: number;
  unmarkedLoss: number;
  retrieval: Record<string, [number, number]>;
}
const floors = (floorsFile as unknown as { model?: ModelFloors }).model;

const SMALL: EvalLimits = {
  most: 400,
  mostOwn: 800,
  sentences: 997,
  unmarked: 200,
  withLinear: false,
  withTiming: false,
};

const measure = (data: string): Promise<ModelResult> =>
  modelSuite({
    modelDir: `${root}models`,
    model: 'diembao-encoder',
    batchTokens: 1024,
    workers: 2,
    folder: data,
    ownFolder: `${root}training/own`,
    labelFolder: `${root}training/labels`,
    topics: yaml<{ topics: TopicSpec[] }>('topics.yaml').topics,
    events: yaml<EventPhrases>('safety-events.yaml'),
    languageOf: (text) => detectLanguage(text).label,
    clock: systemClock,
    progress: () => undefined,
    limits: SMALL,
  });

function figures({ scores }: ModelResult): Record<string, number> {
  return Object.fromEntries(
    scores.map(({ task, source, lang, ours }) => [`${task} ${source} ${lang}`, ours.macroF1.value]),
  );
}

function expectAtLeast(found: Record<string, number>, least: Record<string, number>): void {
  for (const [name, floor] of Object.entries(least)) {
    expect(found[name], `${name} was not measured`).toBeDefined();
    expect(found[name], name).toBeGreaterThanOrEqual(floor);
  }
}

// Skipped only in a checkout without the weights and without floors for them; once the model ships, floors without a model fail.
const isShipped = existsSync(`${root}models/diembao-encoder/tags.json`) || floors !== undefined;

describe.skipIf(!isShipped)('the model, on held-out items in our own words', () => {
  let result: ModelResult;
  beforeAll(async () => void (result = await measure('/absent')), 300_000);

  it('keeps its floors', () => expectAtLeast(figures(result), floors?.golden ?? {}));
  it('says that the public sets were not there', () => expect(result.notes.join()).toContain('EVAL_DATA_DIR'));
  it('beats the word lists in every task, all languages together', () => {
    for (const { task, source, lang, ours, wordList } of result.scores.filter((row) => row.lang === 'all'))
      expect(ours.macroF1.value, `${task} ${source} ${lang}`).toBeGreaterThan(wordList.macroF1.value);
  });
  it('flags opinion as a safety event no oftener than pinned', () =>
    expect(result.safety.opinionFlagged).toBeLessThanOrEqual(floors?.opinionFlagged ?? 0));
  it('is precise against hard negatives', () =>
    expect(result.safety.hardPrecision.value).toBeGreaterThanOrEqual(floors?.hardPrecision ?? 0));
});

// Third-party sets stay outside the repository: skipped where EVAL_DATA_DIR is absent.
describe.skipIf(!isShipped || !existsSync(folder))('the model, on held-out rows of the public sets', () => {
  let result: ModelResult;
  beforeAll(async () => void (result = await measure(folder)), 600_000);

  it('keeps its floors', () => expectAtLeast(figures(result), floors?.published ?? {}));
  it('loses little on Vietnamese without marks', () => {
    expect(result.unmarked).not.toBeNull();
    const loss = (result.unmarked?.asWritten.value ?? 1) - (result.unmarked?.withoutMarks.value ?? 0);
    expect(loss).toBeLessThanOrEqual(floors?.unmarkedLoss ?? 1);
  });
  it('finds translations from Vietnamese and back', () => {
    for (const { lang, fromVi, toVi } of result.retrieval) {
      expect(fromVi.value, `vi → ${lang}`).toBeGreaterThanOrEqual(floors?.retrieval[lang]?.[0] ?? 0);
      expect(toVi.value, `${lang} → vi`).toBeGreaterThanOrEqual(floors?.retrieval[lang]?.[1] ?? 0);
    }
  });
});

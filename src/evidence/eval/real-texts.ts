import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Evidence } from '../../domain/claim.ts';
import type { Gazetteer } from '../../domain/place.ts';
import { judgeDocument } from '../judge-document.ts';
import { makeRegistry } from '../registry.ts';
import type { HeadLimits } from '../second-opinion.ts';
import type { SentenceModel } from '../sentence-model.ts';
import { fillRegistry, goldenRecords } from './measure-evidence.ts';

/**
 * What is said of real texts, none of which any record is about: golden sets hold a fitting record for nearly every claim,
 * the press does not, so each verdict here is one too many.
 */
export interface RealFigures {
  texts: number;
  records: number;
  /** Texts with a claim that is called contradicted, and supported. */
  contradicted: number;
  supported: number;
}

const MENTIONS = 'mentions/bac-giang.jsonl.gz';
/** As much of a text as the judge reads of any. */
const CHARACTERS = 6000;
/** Texts take their day from the records in turn, this many on: the press of any year is held against all of them. */
const STEP = 37;

/** The records of golden sets; the folder goes into their ids, which each set numbers from one. */
const recordsOf = (folders: readonly string[]): Evidence[] =>
  folders.flatMap((folder) => goldenRecords(folder).map((record) => ({ ...record, id: `${folder}/${record.id}` })));

/** Judges the real documents of `folder` (EVAL_DATA_DIR) that name the province; null where they are not there. */
export async function realTexts(options: {
  folder: string;
  /** Folders of the golden sets whose records the texts are held against. */
  sets: readonly string[];
  gazetteer: Gazetteer;
  languageOf(text: string): string;
  model: SentenceModel | null;
  limits: HeadLimits;
}): Promise<RealFigures | null> {
  const { folder, gazetteer, languageOf, model, limits } = options;
  const path = join(folder, MENTIONS);
  if (!existsSync(path)) return null;
  const texts = gunzipSync(readFileSync(path))
    .toString()
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { text: string }).text.slice(0, CHARACTERS));
  const records = recordsOf(options.sets);
  const registry = makeRegistry(gazetteer);
  fillRegistry(registry, records);
  const figures: RealFigures = { texts: texts.length, records: records.length, contradicted: 0, supported: 0 };
  for (const [at, text] of texts.entries()) {
    const publishedAt = records[(at * STEP) % records.length]?.publishedAt ?? null;
    const { claims } = await judgeDocument(
      { title: '', text, publishedAt, language: languageOf(text) },
      registry,
      model,
      limits,
    );
    figures.contradicted += Number(claims.some(({ verdict }) => verdict === 'contradicted'));
    figures.supported += Number(claims.some(({ verdict }) => verdict === 'supported'));
  }
  return figures;
}

/** The figures in one line for people. */
export const realLine = ({ texts, records, contradicted, supported }: RealFigures): string =>
  `${texts} real documents that name the province, against ${records} records that are about none of them: ` +
  `${contradicted} called contradicted, ${supported} called supported\n`;

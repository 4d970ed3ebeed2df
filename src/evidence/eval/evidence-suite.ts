import type { Evidence } from '../../domain/claim.ts';
import type { Gazetteer } from '../../domain/place.ts';
import type { Clock } from '../../lib/clock.ts';
import { judgeDocument } from '../judge-document.ts';
import { makeRegistry, type Registry } from '../registry.ts';
import type { HeadLimits } from '../second-opinion.ts';
import type { SentenceModel } from '../sentence-model.ts';
import { numberMismatch, similarityAlone } from './baselines.ts';
import { headTable, tuneHeads, vectorsFor, type HeadRow } from './tune-heads.ts';
import {
  answerOf,
  evidenceFigures,
  fillRegistry,
  goldenClaims,
  goldenRecords,
  type Answer,
  type EvidenceFigures,
  type GoldenClaim,
} from './measure-evidence.ts';

/** One judge's figures on one part of the golden set. */
export interface EvidenceRow {
  judge: 'ours' | 'similarity alone' | 'number mismatch';
  part: string;
  figures: EvidenceFigures;
}

export interface EvidenceResult {
  rows: EvidenceRow[];
  /** Empty unless the heads were measured. */
  heads: HeadRow[];
  /** Mean milliseconds a text, with the registry filled up to `registrySize`. */
  msPerText: number;
  registrySize: number;
}

/** Thresholds of the baselines that gave their best macro-F1 on half A, 2026-11-25. */
const SIMILARITY = 0.3;
const BM25 = 9;

/** Records that speak of other places and figures, to fill a registry for timing. */
function padded(records: readonly Evidence[], size: number): Evidence[] {
  const filler: Evidence[] = [];
  for (let at = 0; filler.length + records.length < size; at += 1) {
    const base = records[at % records.length] as Evidence;
    filler.push({
      ...base,
      id: `${base.id}-${at}`,
      text: base.text.replace(/\d/gu, (digit) => String((Number(digit) + at) % 10)),
      publishedAt: '2019-01-01T00:00:00.000Z',
      hash: '',
    });
  }
  return filler;
}

async function answersOf(
  claims: readonly GoldenClaim[],
  registry: Registry,
  options: { languageOf(text: string): string; model: SentenceModel | null; limits: HeadLimits },
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const { text, publishedAt } of claims) {
    const judged = await judgeDocument(
      { title: '', text, publishedAt, language: options.languageOf(text) },
      registry,
      options.model,
      options.limits,
    );
    answers.push(answerOf(judged.claims));
  }
  return answers;
}

async function vectored(records: readonly Evidence[], gazetteer: Gazetteer, model: SentenceModel): Promise<Registry> {
  const registry = makeRegistry(gazetteer);
  const vectors = await vectorsFor(records, model);
  records.forEach((record, at) => registry.put(record, vectors[at] ?? null));
  return registry;
}

/** Measures our judge, as it runs, and two baselines on the golden set in `folder`, and the time with a padded registry. */
export async function evidenceSuite(options: {
  folder: string;
  gazetteer: Gazetteer;
  clock: Clock;
  languageOf(text: string): string;
  /** Null: the rules alone. */
  model: SentenceModel | null;
  /** The heads of `model` that take part. */
  limits: HeadLimits;
  /** True measures each head of `model` beside the rules. */
  comparesHeads?: boolean;
  /** Records for the timing; 0 leaves it out. */
  registrySize: number;
}): Promise<EvidenceResult> {
  const { folder, gazetteer, clock, languageOf, model, limits, registrySize } = options;
  const records = goldenRecords(folder);
  const claims = goldenClaims(folder);
  const textOf = new Map(records.map(({ id, text }) => [id, text]));
  const registry = makeRegistry(gazetteer);
  fillRegistry(registry, records);
  const heads =
    options.comparesHeads && model
      ? await tuneHeads({
          claims,
          registry,
          withVectors: await vectored(records, gazetteer, model),
          textOf: (id) => textOf.get(id) ?? '',
          languageOf,
          model,
          clock,
        })
      : [];
  const judges: [EvidenceRow['judge'], Answer[]][] = [
    ['ours', await answersOf(claims, registry, { languageOf, model, limits })],
    ['similarity alone', claims.map((claim) => similarityAlone(claim, registry, SIMILARITY))],
    ['number mismatch', claims.map((claim) => numberMismatch(claim, registry, BM25))],
  ];
  const parts = ['A (tuned)', 'B (held out)', 'C (criticism)', ...new Set(claims.map(({ lang }) => lang))];
  const inPart = (claim: GoldenClaim, part: string): boolean =>
    claim.lang === part || part.startsWith(`${claim.half} `);
  const rows = judges.flatMap(([judge, answers]) =>
    parts.map((part): EvidenceRow => {
      const at = claims.flatMap((claim, index) => (inPart(claim, part) ? [index] : []));
      const figures = evidenceFigures(
        at.map((index) => claims[index] as GoldenClaim),
        at.map((index) => answers[index] as Answer),
        (id) => textOf.get(id) ?? '',
      );
      return { judge, part, figures };
    }),
  );
  if (registrySize === 0) return { rows, heads, msPerText: 0, registrySize };
  fillRegistry(registry, padded(records, registrySize));
  const startedMs = clock.nowMs();
  await answersOf(claims, registry, { languageOf, model, limits });
  return { rows, heads, msPerText: (clock.nowMs() - startedMs) / claims.length, registrySize: registry.size() };
}

/** The figures as a table for people. */
export function evidenceTable({ rows, heads, msPerText, registrySize }: EvidenceResult): string {
  const head = ['judge', 'part', 'texts', 'macro-F1', 'flag P', 'flag R', 'nothing found', 'opinion flags', 'quotes'];
  const lines = rows.map(({ judge, part, figures }) => [
    judge,
    part,
    String(figures.count),
    ...[
      figures.macroF1,
      figures.flagPrecision,
      figures.flagRecall,
      figures.nothingFoundSpecificity,
      figures.opinionFlagRate,
      figures.quoteTruth,
    ].map((value) => value.toFixed(3)),
  ]);
  const widths = head.map((cell, column) => Math.max(cell.length, ...lines.map((line) => line[column]?.length ?? 0)));
  const drawn = [head, ...lines].map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const timing = registrySize > 0 ? `\n${msPerText.toFixed(1)} ms a text at ${registrySize} records\n` : '';
  return `${drawn.join('\n')}\n${timing}${heads.length > 0 ? `\n${headTable(heads)}` : ''}`;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Claim, Evidence } from '../../domain/claim.ts';
import type { Registry } from '../registry.ts';

/** One labelled text of a golden set. `evidence` is the record that settles it. */
export interface GoldenClaim {
  id: string;
  lang: string;
  label: 'contradicted' | 'supported' | 'no-evidence' | 'opinion';
  evidence: string | null;
  /** The record it was written beside. */
  near: string;
  publishedAt: string;
  text: string;
  /** A is tuned on, B reported; C holds opinion and criticism alone, written after all tuning. */
  half: 'A' | 'B' | 'C';
}

const readGolden = <T>(folder: string, name: string): T[] =>
  readFileSync(join(folder, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

/** The records of a golden set. */
export const goldenRecords = (folder: string): Evidence[] =>
  readGolden<Evidence>(folder, 'evidence.jsonl').map((record) => ({ ...record, hash: '' }));

/** The labelled texts of a golden set. */
export const goldenClaims = (folder: string): GoldenClaim[] => readGolden(folder, 'claims.jsonl');

export type Verdict = Claim['verdict'];

/** What a judge says of one text: its gravest claim. */
export interface Answer {
  verdict: Verdict;
  evidenceId: string | null;
  quotes: { id: string; quote: string }[];
}

export interface EvidenceFigures {
  count: number;
  /** Over contradicted, supported and no evidence (opinion counts as the last). */
  macroF1: number;
  /** A flag is right when the text is contradicted and the right record stands first. */
  flagPrecision: number;
  flagRecall: number;
  /** Texts without evidence that got neither verdict. */
  nothingFoundSpecificity: number;
  /** Opinions that were flagged. */
  opinionFlagRate: number;
  /** Quotes that stand verbatim in their record. */
  quoteTruth: number;
}

const VERDICTS: readonly Verdict[] = ['contradicted', 'supported', 'no-evidence'];

/** The answer for a text from its claims: contradicted before supported before no evidence. */
export function answerOf(claims: readonly Claim[]): Answer {
  const gravest = VERDICTS.map((verdict) => claims.find((claim) => claim.verdict === verdict)).find(Boolean);
  if (!gravest) return { verdict: 'no-evidence', evidenceId: null, quotes: [] };
  return {
    verdict: gravest.verdict,
    evidenceId: gravest.evidence[0]?.id ?? null,
    quotes: claims.flatMap(({ evidence }) => evidence.map(({ id, quote }) => ({ id, quote }))),
  };
}

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

/** The figures of a judge's answers to a golden set. */
export function evidenceFigures(
  claims: readonly GoldenClaim[],
  answers: readonly Answer[],
  textOf: (id: string) => string,
): EvidenceFigures {
  const truth = claims.map(({ label }): Verdict => (label === 'opinion' ? 'no-evidence' : label));
  const f1 = VERDICTS.map((verdict) => {
    const said = answers.filter((answer) => answer.verdict === verdict).length;
    const is = truth.filter((one) => one === verdict).length;
    const both = answers.filter((answer, at) => answer.verdict === verdict && truth[at] === verdict).length;
    return said + is === 0 ? 1 : (2 * both) / (said + is);
  });
  const flags = answers.filter(({ verdict }) => verdict === 'contradicted').length;
  const right = answers.filter(
    ({ verdict, evidenceId }, at) =>
      verdict === 'contradicted' && claims[at]?.label === 'contradicted' && evidenceId === claims[at]?.evidence,
  ).length;
  const without = claims.map((claim, at) => ({ claim, answer: answers[at] as Answer }));
  const nothing = without.filter(({ claim }) => claim.label === 'no-evidence');
  const opinions = without.filter(({ claim }) => claim.label === 'opinion');
  const quotes = answers.flatMap((answer) => answer.quotes);
  return {
    count: claims.length,
    macroF1: f1.reduce((sum, one) => sum + one, 0) / f1.length,
    flagPrecision: share(right, flags),
    flagRecall: share(right, claims.filter(({ label }) => label === 'contradicted').length),
    nothingFoundSpecificity: share(
      nothing.filter(({ answer }) => answer.verdict === 'no-evidence').length,
      nothing.length,
    ),
    opinionFlagRate:
      opinions.length === 0
        ? 0
        : opinions.filter(({ answer }) => answer.verdict === 'contradicted').length / opinions.length,
    quoteTruth: share(quotes.filter(({ id, quote }) => textOf(id).includes(quote)).length, quotes.length),
  };
}

/** Fills a registry with records. */
export function fillRegistry(
  registry: Registry,
  records: readonly Evidence[],
  vectors: readonly (Float32Array | null)[] = [],
): void {
  records.forEach((record, at) => registry.put(record, vectors[at] ?? null));
}

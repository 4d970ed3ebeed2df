import type { Claim, Evidence } from '../../domain/claim.ts';
import type { Clock } from '../../lib/clock.ts';
import { judgeDocument } from '../judge-document.ts';
import type { Registry } from '../registry.ts';
import { afterVeto, headScores, NO_HEADS, type HeadLimits, type HeadScores } from '../second-opinion.ts';
import type { SentenceModel } from '../sentence-model.ts';
import { answerOf, evidenceFigures, type Answer, type EvidenceFigures, type GoldenClaim } from './measure-evidence.ts';

/** One way to use the heads: its limits (found on half A alone) and its figures on both halves. */
export interface HeadRow {
  use: string;
  limits: HeadLimits;
  a: EvidenceFigures;
  b: EvidenceFigures;
  /** Milliseconds of model time a text, over all texts. */
  msPerText: number;
}

const LIMITS = [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6];
const VERDICTS = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97];
const SIMILARITIES = [0.35, 0.45, 0.55, 0.65];
const VECTOR_CHARACTERS = 400;
const BATCH = 32;

/** What half A is tuned for: flags first, then all verdicts; a flagged opinion costs as much as ten lost flags. */
function worth(figures: EvidenceFigures): number {
  const { flagPrecision: p, flagRecall: r, macroF1, opinionFlagRate } = figures;
  const flagF1 = p + r === 0 ? 0 : (2 * p * r) / (p + r);
  return flagF1 + 0.5 * macroF1 - 10 * opinionFlagRate;
}

/** The registry's records with one vector each. */
export async function vectorsFor(records: readonly Evidence[], model: SentenceModel): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (let at = 0; at < records.length; at += BATCH) {
    const batch = records.slice(at, at + BATCH);
    vectors.push(
      ...(await model.embed(
        batch.map(({ title, text, lang }) => ({
          text: `${title}. ${text}`.slice(0, VECTOR_CHARACTERS),
          language: lang,
        })),
      )),
    );
  }
  return vectors;
}

/** `ask`, but each item is asked for once; `keyOf` tells items apart. */
function once<I, A>(ask: (items: I[]) => Promise<A[]>, keyOf: (item: I) => string): (items: I[]) => Promise<A[]> {
  const known = new Map<string, A>();
  return async (items) => {
    const fresh = items.filter((item) => !known.has(keyOf(item)));
    const made = fresh.length > 0 ? await ask(fresh) : [];
    fresh.forEach((item, at) => known.set(keyOf(item), made[at] as A));
    return items.map((item) => known.get(keyOf(item)) as A);
  };
}

/** The model, asked once for each text and each pair: the sweeps ask again and again. */
const remembering = (model: SentenceModel): SentenceModel => ({
  ...model,
  embed: once(
    (items) => model.embed(items),
    ({ text }) => text,
  ),
  entail: once(
    (pairs) => model.entail(pairs),
    ({ premise, hypothesis }) => `${premise}\n${hypothesis}`,
  ),
});

interface Judged {
  claims: Claim[];
  scores: HeadScores[];
}

/**
 * Measures each head alone and those together that earn their place on half A, beside the rules alone. Limits are chosen on
 * half A; half B only reports.
 */
export async function tuneHeads(options: {
  claims: readonly GoldenClaim[];
  registry: Registry;
  /** The same registry with a vector a record. */
  withVectors: Registry;
  textOf(id: string): string;
  languageOf(text: string): string;
  model: SentenceModel;
  clock: Clock;
}): Promise<HeadRow[]> {
  const { claims, clock, languageOf, textOf } = options;
  const model = remembering(options.model);
  const halves = { a: indexesOf(claims, 'A'), b: indexesOf(claims, 'B') };

  async function judgedBy(registry: Registry, heads: HeadLimits): Promise<{ judged: Judged[]; ms: number }> {
    const judged: Judged[] = [];
    const startedMs = clock.nowMs();
    for (const { text, publishedAt } of claims) {
      const language = languageOf(text);
      const found = await judgeDocument({ title: '', text, publishedAt, language }, registry, model, {
        ...NO_HEADS,
        embedding: heads.embedding,
        contradicts: heads.contradicts,
        supports: heads.supports,
      });
      const scores = await headScores(found.claims, language, { model, heads, recordOf: (id) => registry.get(id) });
      judged.push({ claims: found.claims, scores });
    }
    return { judged, ms: (clock.nowMs() - startedMs) / claims.length };
  }
  const figuresOf = (judged: readonly Judged[], heads: HeadLimits, part: readonly number[]): EvidenceFigures => {
    const answers = part.map((at): Answer => {
      const { claims: found, scores } = judged[at] as Judged;
      return answerOf(afterVeto(found, scores, heads));
    });
    return evidenceFigures(
      part.map((at) => claims[at] as GoldenClaim),
      answers,
      textOf,
    );
  };
  const row = (use: string, limits: HeadLimits, { judged, ms }: { judged: Judged[]; ms: number }): HeadRow => ({
    use,
    limits,
    a: figuresOf(judged, limits, halves.a),
    b: figuresOf(judged, limits, halves.b),
    msPerText: ms,
  });
  const best = (rows: HeadRow[]): HeadRow => rows.reduce((one, other) => (worth(other.a) > worth(one.a) ? other : one));

  const plain = row('rules alone', NO_HEADS, await judgedBy(options.registry, NO_HEADS));
  const asked = await judgedBy(options.registry, { ...NO_HEADS, claim: 0, entailment: 0 });
  const claim = best(LIMITS.map((limit) => row('with claim', { ...NO_HEADS, claim: limit }, asked)));
  const entailment = best(LIMITS.map((limit) => row('with entailment', { ...NO_HEADS, entailment: limit }, asked)));
  /** A head that changes what is judged, at each of its limits. */
  const swept = async (
    head: 'embedding' | 'contradicts' | 'supports',
    limits: readonly number[],
    registry: Registry,
  ): Promise<HeadRow> => {
    const rows: HeadRow[] = [];
    for (const limit of limits) {
      const heads = { ...NO_HEADS, [head]: limit };
      rows.push(row(`with ${head}`, heads, await judgedBy(registry, heads)));
    }
    return best(rows);
  };
  const embedding = await swept('embedding', SIMILARITIES, options.withVectors);
  const contradicts = await swept('contradicts', VERDICTS, options.registry);
  const supports = await swept('supports', VERDICTS, options.registry);
  const earned = [claim, entailment, embedding, contradicts, supports].filter((one) => worth(one.a) > worth(plain.a));
  const rows = [plain, claim, entailment, embedding, contradicts, supports];
  if (earned.length < 2) return rows;
  const limits = earned.reduce((all, one) => ({ ...all, ...setLimits(one.limits) }), NO_HEADS);
  const registry = limits.embedding === null ? options.registry : options.withVectors;
  return [...rows, row('with all that gain', limits, await judgedBy(registry, limits))];
}

function indexesOf(claims: readonly GoldenClaim[], half: 'A' | 'B'): number[] {
  return claims.flatMap((claim, at) => (claim.half === half ? [at] : []));
}

const setLimits = (limits: HeadLimits): Partial<HeadLimits> =>
  Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== null));

/** The rows for people, and the lines for `config/default.yaml` of the best one on half A. */
export function headTable(rows: readonly HeadRow[]): string {
  const figures = ({ macroF1, flagPrecision, flagRecall, nothingFoundSpecificity, opinionFlagRate }: EvidenceFigures) =>
    [macroF1, flagPrecision, flagRecall, nothingFoundSpecificity, opinionFlagRate].map((value) => value.toFixed(3));
  const names = ['macro-F1', 'flag P', 'flag R', 'nothing found', 'opinion flags'];
  const lines = rows.flatMap(({ use, limits, a, b, msPerText }) => [
    [use, JSON.stringify(setLimits(limits)), 'A (tuned)', ...figures(a), msPerText.toFixed(1)],
    ['', '', 'B (held out)', ...figures(b), ''],
  ]);
  const all = [['use', 'limits', 'half', ...names, 'ms a text'], ...lines];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0))) ?? [];
  const drawn = all.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const [plain] = rows;
  const winner = rows.reduce((one, other) => (worth(other.a) > worth(one.a) ? other : one));
  const { claim, embedding, entailment, contradicts, supports } = winner === plain || !plain ? NO_HEADS : winner.limits;
  return `${drawn.join('\n')}\n
best on half A, for config/default.yaml:
evidence: {claim: ${claim}, embedding: ${embedding}, entailment: ${entailment}, contradicts: ${contradicts}, supports: ${supports}}
`;
}

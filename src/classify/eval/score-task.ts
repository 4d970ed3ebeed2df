import type { TagsFile } from '../model/tags-file.ts';
import { asLabelled, type EvalTask } from './eval-tasks.ts';
import type { EvalRow, EventPhrases, HeadName, TopicSpec } from './eval-row.ts';
import { isUnsure } from './every-answer.ts';
import type { Judged } from './judge-rows.ts';
import { trainLinear } from './linear-baseline.ts';
import { macroF1, scoreOf, type Score } from './metrics.ts';
import { wordListLabel } from './word-lists.ts';

/** Figures of the three judges on one source and language of a task. */
export interface ScoreRow {
  task: string;
  source: string;
  lang: string;
  rows: number;
  ours: Score;
  /** Share of answers below their threshold; in the figures above their likeliest label counts. */
  uncertain: number;
  /** Macro-F1 of what the product writes: `uncertain` counts as wrong. */
  asTagged: number;
  linear: Score | null;
  wordList: Score;
}

/** What every task is scored with. */
export interface Scoring {
  answers: ReadonlyMap<EvalRow, Partial<Record<HeadName, Judged>>>;
  tags: TagsFile | null;
  topics: readonly TopicSpec[];
  events: EventPhrases;
  withLinear: boolean;
}

/** Fewer rows than this make no line of the table. */
const FEWEST = 25;

const documentOf = ({ text, pair }: EvalRow): string => (pair === null ? text : `${text} ¦ ${pair}`);

/** All rows, each source, each language and each language of a source; the same rows are never listed twice. */
function parts(held: readonly EvalRow[]): { source: string; lang: string; at: number[] }[] {
  const groups = new Map<string, { source: string; lang: string; at: number[] }>();
  held.forEach((row, at) => {
    for (const [source, lang] of [
      ['all', 'all'],
      [row.group, 'all'],
      ['all', row.lang],
      [row.group, row.lang],
    ] as const) {
      const group = groups.get(`${source}\n${lang}`) ?? { source, lang, at: [] };
      groups.set(`${source}\n${lang}`, group);
      group.at.push(at);
    }
  });
  const seen = new Set<string>();
  return [...groups.values()].filter(({ at }) => {
    const key = at.join();
    if (at.length < FEWEST || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** A line for the task as a whole, for each source and for each language in it. Rows the model does not assess are in none. */
export function scoreTask(task: EvalTask, scoring: Scoring): ScoreRow[] {
  const { head, train, name } = task;
  const answerOf = (row: EvalRow): Judged | undefined => scoring.answers.get(row)?.[head];
  const held = task.held.filter((row) => (answerOf(row)?.label ?? 'not-assessed') !== 'not-assessed');
  const truth = held.map((row) => row.targets[head] as string);
  const ours = held.map((row) => answerOf(row) as Judged);
  const named = (row: EvalRow, label: string): string => asLabelled(row, head, label, scoring.topics);
  const said = held.map((row, at) => named(row, (ours[at] as Judged).label));
  const words = held.map((row) => named(row, wordListLabel(row, head, scoring)));
  const linear =
    scoring.withLinear && train.length > 0 && held.length > 0
      ? trainLinear(
          train.map(documentOf),
          train.map(({ targets }) => targets[head] as string),
        )(held.map(documentOf))
      : null;
  const unsure = held.map((row, at) => isUnsure(scoring.tags, { head, lang: row.lang, ...(ours[at] as Judged) }));
  return parts(held).map(({ source, lang, at }) => {
    const some = <T>(values: readonly T[]): T[] => at.map((index) => values[index] as T);
    return {
      task: name,
      source,
      lang,
      rows: at.length,
      ours: scoreOf(
        some(truth),
        some(said),
        some(ours).map(({ score }) => score),
      ),
      asTagged: macroF1(
        some(truth),
        some(said).map((label, index) => (unsure[at[index] as number] ? 'uncertain' : label)),
      ),
      uncertain: some(unsure).filter(Boolean).length / at.length,
      linear: linear && scoreOf(some(truth), some(linear), null),
      wordList: scoreOf(some(truth), some(words), null),
    };
  });
}

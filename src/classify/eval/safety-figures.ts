import type { TagsFile } from '../model/tags-file.ts';
import type { EvalRow, HeadName } from './eval-row.ts';
import { isUnsure } from './every-answer.ts';
import type { Judged } from './judge-rows.ts';
import { wilson, type Estimate } from './metrics.ts';

/** Kinds of hard negatives that are opinion: not one may ever be flagged. */
export const OPINION = ['criticism', 'complaint', 'petition', 'strike', 'protest', 'satire'];

/** What flags (a safety event at or above its threshold) are worth. */
export interface SafetyFigures {
  rows: number;
  flagged: number;
  /** Flags of the right kind among all flags, and events that were flagged rightly. */
  precision: Estimate;
  recall: Estimate;
  /** Right flags against flags on hard negatives only. */
  hardPrecision: Estimate;
  /** Hard negatives by kind. */
  hard: { kind: string; rows: number; flagged: number }[];
  opinionRows: number;
  opinionFlagged: number;
}

/** Counts the flags that the shipped thresholds let through. Rows that were not assessed are left out. */
export function safetyFigures(
  rows: readonly EvalRow[],
  answers: ReadonlyMap<EvalRow, Partial<Record<HeadName, Judged>>>,
  tags: TagsFile | null,
): SafetyFigures {
  const judged = rows.flatMap((row) => {
    const answer = answers.get(row)?.safetyEvent;
    if (!answer || answer.label === 'not-assessed') return [];
    const isFlag =
      answer.label !== 'none' &&
      answer.label !== 'uncertain' &&
      !isUnsure(tags, { head: 'safetyEvent', lang: row.lang, ...answer });
    return [
      {
        row,
        isFlag,
        isRight: isFlag && answer.label === row.targets.safetyEvent,
        isEvent: row.targets.safetyEvent !== 'none',
      },
    ];
  });
  const count = (test: (one: (typeof judged)[number]) => boolean): number => judged.filter(test).length;
  const flagged = count(({ isFlag }) => isFlag);
  const right = count(({ isRight }) => isRight);
  const isHard = ({ row, isEvent }: (typeof judged)[number]): boolean => row.hard !== null && !isEvent;
  const kinds = [...new Set(judged.filter(isHard).map(({ row }) => row.hard as string))].sort();
  const hard = kinds.map((kind) => ({
    kind,
    rows: count((one) => isHard(one) && one.row.hard === kind),
    flagged: count((one) => isHard(one) && one.row.hard === kind && one.isFlag),
  }));
  const opinion = hard.filter(({ kind }) => OPINION.includes(kind));
  const total = (parts: typeof hard, key: 'rows' | 'flagged'): number =>
    parts.reduce((sum, part) => sum + part[key], 0);
  return {
    rows: judged.length,
    flagged,
    precision: wilson(right, flagged),
    recall: wilson(
      right,
      count(({ isEvent }) => isEvent),
    ),
    hardPrecision: wilson(right, right + total(hard, 'flagged')),
    hard,
    opinionRows: total(opinion, 'rows'),
    opinionFlagged: total(opinion, 'flagged'),
  };
}

import type { Estimate, Score } from './metrics.ts';
import type { ModelResult } from './model-suite.ts';

const share = (value: number): string => value.toFixed(3);
const ranged = ({ value, low, high }: Estimate): string => `${share(value)} [${share(low)}–${share(high)}]`;

/** Lines with columns of equal width. */
export function aligned(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => Array.from(line[column] ?? '').length)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - Array.from(cell).length)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function scoresTable({ scores, model }: ModelResult): string {
  const head = [
    'task',
    'source',
    'lang',
    'rows',
    `${model} macro-F1`,
    'accuracy',
    'ECE',
    'uncertain',
    'as tagged',
    'TF-IDF + linear',
    'word list',
  ];
  const f1 = (score: Score | null): string => (score ? ranged(score.macroF1) : '–');
  return aligned([
    head,
    ...scores.map((row) => [
      row.task,
      row.source,
      row.lang,
      String(row.rows),
      f1(row.ours),
      ranged(row.ours.accuracy),
      row.ours.ece === null ? '–' : share(row.ours.ece),
      share(row.uncertain),
      share(row.asTagged),
      f1(row.linear),
      f1(row.wordList),
    ]),
  ]);
}

function safetyTable({ safety }: ModelResult): string {
  return [
    `Safety events, flags at or above their threshold (${safety.rows} held-out items, ${safety.flagged} flagged)`,
    `  precision ${ranged(safety.precision)}, recall ${ranged(safety.recall)}, precision against hard negatives ${ranged(safety.hardPrecision)}`,
    `  flags on criticism, complaint, petition, strike, protest, satire: ${safety.opinionFlagged} of ${safety.opinionRows}`,
    `  by kind of hard negative: ${safety.hard.map(({ kind, rows, flagged }) => `${kind} ${flagged}/${rows}`).join(', ')}`,
  ].join('\n');
}

function retrievalTable({ retrieval }: ModelResult): string {
  const head = ['lang', 'sentences', 'vi → lang, accuracy@1', 'lang → vi'];
  return `Retrieval of translated news sentences\n${aligned([head, ...retrieval.map((row) => [row.lang, String(row.sentences), ranged(row.fromVi), ranged(row.toVi)])])}`;
}

/** The result as tables for people. */
export function modelTable(result: ModelResult): string {
  const { unmarked, throughput: timed, notes } = result;
  const parts = [
    `Model ${result.model}: held-out rows, macro-F1 with 95 % bootstrap intervals, accuracy with Wilson intervals.\nThe linear baseline is trained in this run on at most 20,000 rows a task (6,000 for VNTC); “uncertain” is the share below its threshold, “as tagged” is the macro-F1 when those count as wrong.`,
    scoresTable(result),
    safetyTable(result),
    ...(unmarked
      ? [
          `Vietnamese sentiment without marks (${unmarked.rows} rows, language as detected): as written ${ranged(unmarked.asWritten)}, without marks ${ranged(unmarked.withoutMarks)}, difference ${share(unmarked.asWritten.value - unmarked.withoutMarks.value)}`,
        ]
      : []),
    ...(result.retrieval.length > 0 ? [retrievalTable(result)] : []),
    ...(timed
      ? [
          `Throughput with ${timed.workers} workers: ${timed.articlesPerSecond.toFixed(1)} articles/s, ${timed.postsPerSecond.toFixed(1)} posts/s, ${timed.ratioToPadded.toFixed(2)} times padded batches; loads in ${Math.round(timed.loadMs)} ms; ${Math.round(timed.workerBytes / 2 ** 20)} MiB a worker`,
        ]
      : []),
    ...notes,
  ];
  return `${parts.join('\n\n')}\n`;
}

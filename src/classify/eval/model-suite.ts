import { existsSync } from 'node:fs';
import type { Clock } from '../../lib/clock.ts';
import { makeModelPool, type ModelPool } from '../model/model-pool.ts';
import type { EvalRow, EventPhrases, HeadName, TopicSpec } from './eval-row.ts';
import { evalTasks, type EvalTask } from './eval-tasks.ts';
import { everyAnswer } from './every-answer.ts';
import { judgeRows, type Judged } from './judge-rows.ts';
import { bootstrap, macroF1, type Estimate } from './metrics.ts';
import { entailmentRows, ownRows, realRows, sentimentRows, topicRows } from './read-rows.ts';
import { retrieval, type RetrievalRow } from './retrieval.ts';
import { safetyFigures, type SafetyFigures } from './safety-figures.ts';
import { scoreTask, type ScoreRow } from './score-task.ts';
import { fraction } from './splits.ts';
import { textsToTime, throughput, type Throughput } from './throughput.ts';

/** How much is measured. */
export interface EvalLimits {
  /** Held-out rows of each public source, and of our own labels. */
  most: number;
  mostOwn: number;
  /** Parallel sentences; 0 leaves retrieval out. */
  sentences: number;
  unmarked: number;
  withLinear: boolean;
  withTiming: boolean;
}

/** What `npm run eval` measures. */
export const FULL: EvalLimits = {
  most: 400,
  mostOwn: 2_000,
  sentences: 997,
  unmarked: 500,
  withLinear: true,
  withTiming: true,
};

/** Everything the suite found out about the configured model. */
export interface ModelResult {
  model: string;
  notes: string[];
  scores: ScoreRow[];
  safety: SafetyFigures;
  /** Macro-F1 of Vietnamese sentiment as written and without marks, the same rows. */
  unmarked: { rows: number; asWritten: Estimate; withoutMarks: Estimate } | null;
  retrieval: RetrievalRow[];
  throughput: Throughput | null;
}

export interface ModelSuiteOptions {
  modelDir: string;
  model: string;
  batchTokens: number;
  workers: number;
  /** Public sets; missing is fine and said in `notes`. */
  folder: string;
  ownFolder: string;
  labelFolder: string;
  topics: readonly TopicSpec[];
  events: EventPhrases;
  languageOf(text: string): string;
  clock: Clock;
  progress(text: string): void;
  limits: EvalLimits;
}

/** Our own items and, where the data is there, public sets and real items. */
async function readAll(
  { folder, ownFolder, labelFolder, progress }: ModelSuiteOptions,
  notes: string[],
): Promise<EvalRow[]> {
  const own = ownRows(ownFolder);
  if (!existsSync(folder)) {
    notes.push(
      `EVAL_DATA_DIR (${folder}) is absent: only the items in our own words that ship with the project are measured.`,
    );
    return own;
  }
  progress('reading the public sets\n');
  const published = [...sentimentRows(folder), ...topicRows(folder), ...entailmentRows(folder)];
  progress('finding the real items that we labelled\n');
  const real = await realRows(folder, labelFolder);
  if (published.length === 0) notes.push(`No public set was found in ${folder}.`);
  if (!real.some(({ lang }) => lang !== 'vi'))
    notes.push('The labelled news could not be unpacked (no `xz` here, or no file): real items are mentions only.');
  return [...own, ...real, ...published];
}

const withoutMarks = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036F]/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D');

async function unmarkedFigures(
  pool: ModelPool,
  tasks: readonly EvalTask[],
  options: ModelSuiteOptions,
): Promise<ModelResult['unmarked']> {
  const vietnamese = tasks
    .filter(({ head }) => head === 'sentiment')
    .flatMap(({ held }) => held)
    .filter(({ lang, group }) => lang === 'vi' && group !== 'own' && group !== 'real');
  const rows = vietnamese
    .map((row) => ({ row, at: fraction(`u${row.text}`) }))
    .sort((a, b) => a.at - b.at)
    .slice(0, options.limits.unmarked)
    .map(({ row }) => row);
  if (rows.length === 0) return null;
  const figure = async (change: (text: string) => string): Promise<Estimate> => {
    const changed = rows.map((row): EvalRow => {
      const text = change(row.text);
      return { ...row, text, lang: options.languageOf(text), targets: { sentiment: row.targets.sentiment as string } };
    });
    const answers = await judgeRows(pool, changed, { workers: options.workers });
    const said = changed.map((row) => answers.get(row)?.sentiment?.label ?? 'not-assessed');
    return bootstrap(
      changed.map(({ targets }) => targets.sentiment as string),
      said,
      macroF1,
    );
  };
  return { rows: rows.length, asWritten: await figure((text) => text), withoutMarks: await figure(withoutMarks) };
}

/** Progress of one stage, at most ten lines. */
function stage(name: string, total: number, progress: (text: string) => void): (done: number) => void {
  let said = 0;
  return (done) => {
    const tenth = Math.floor((10 * done) / Math.max(1, total));
    if (tenth > said) progress(`${name}: ${done} of ${total}\n`);
    said = Math.max(said, tenth);
  };
}

async function answersOf(
  pool: ModelPool,
  tasks: readonly EvalTask[],
  options: ModelSuiteOptions,
): Promise<Map<EvalRow, Partial<Record<HeadName, Judged>>>> {
  const answers: Map<EvalRow, Partial<Record<HeadName, Judged>>> = new Map();
  const rows = [...new Set(tasks.flatMap(({ held }) => held))];
  const groups = [rows.filter(({ pair }) => pair === null), rows.filter(({ pair }) => pair !== null)];
  for (const group of groups) {
    const progress = stage('judging', group.length, options.progress);
    for (const [row, judged] of await judgeRows(pool, group, { workers: options.workers, progress }))
      answers.set(row, judged);
  }
  return answers;
}

/** Measures the configured model as the product runs it. Throws `model-unavailable`. */
export async function modelSuite(options: ModelSuiteOptions): Promise<ModelResult> {
  const { limits, progress, workers, clock } = options;
  const settings = { modelDir: options.modelDir, model: options.model, batchTokens: options.batchTokens };
  if (limits.withTiming) progress('timing\n');
  const timed = limits.withTiming
    ? await throughput(
        { ...settings, workers },
        textsToTime(ownRows(options.ownFolder), { articles: 96, posts: 384 }),
        clock,
      )
    : null;
  const notes: string[] = [];
  const rows = await readAll(options, notes);
  const tasks = evalTasks(rows, limits);
  const copy = everyAnswer(options.modelDir, options.model);
  const pool = makeModelPool({ ...settings, modelDir: copy.modelDir }, workers);
  try {
    const model = await pool.ready();
    const answers = await answersOf(pool, tasks, options);
    const unmarked = await unmarkedFigures(pool, tasks, options);
    const found = await retrieval(pool, options.folder, {
      workers,
      most: limits.sentences,
      progress: stage('retrieval', limits.sentences * 6, progress),
    });
    const scores = tasks.flatMap((task) => {
      progress(
        `${task.name}: ${task.held.length} rows${limits.withLinear ? `, the baseline learns from ${task.train.length}` : ''}\n`,
      );
      return scoreTask(task, {
        answers,
        tags: copy.tags,
        topics: options.topics,
        events: options.events,
        withLinear: limits.withLinear,
      });
    });
    const events = tasks.find(({ name }) => name === 'safetyEvent')?.held ?? [];
    return {
      model,
      notes,
      scores,
      safety: safetyFigures(events, answers, copy.tags),
      unmarked,
      retrieval: found,
      throughput: timed,
    };
  } finally {
    await pool.close();
    copy.remove();
  }
}

import type { EvalRow, HeadName, TopicSpec } from './eval-row.ts';
import { capped, fraction } from './splits.ts';

/** Rows of one head that are judged together, and what the linear baseline learns from. */
export interface EvalTask {
  name: string;
  head: HeadName;
  train: EvalRow[];
  held: EvalRow[];
}

/** Rows a language or set that the linear baseline learns from at most; long press texts cost more. */
const MOST_TRAINED = 20_000;
const MOST_TRAINED_LONG = 6_000;

const isOurs = (group: string): boolean => group === 'own' || group === 'real';

function trained(rows: EvalRow[], most: number): EvalRow[] {
  if (rows.length <= most) return rows;
  return rows
    .map((row) => ({ row, at: fraction(`t${row.text}`) }))
    .sort((a, b) => a.at - b.at)
    .slice(0, most)
    .map(({ row }) => row);
}

/** The tasks on held-out rows; of each public source at most `most` rows are judged, of our own `mostOwn`. Tasks without rows are left out. */
export function evalTasks(rows: readonly EvalRow[], limits: { most: number; mostOwn: number }): EvalTask[] {
  const task = (name: string, head: HeadName, chosen: EvalRow[]): EvalTask => {
    const fit = chosen.filter(({ targets }) => targets[head] !== undefined);
    const held = fit.filter(({ split }) => split === 'dev');
    const own = capped(
      held.filter(({ group }) => isOurs(group)),
      limits.mostOwn,
      () => false,
    );
    const others = capped(
      held.filter(({ group }) => !isOurs(group)),
      limits.most,
      () => false,
    );
    const train = trained(
      fit.filter(({ split }) => split === 'train'),
      name === 'topic/VNTC' ? MOST_TRAINED_LONG : MOST_TRAINED,
    );
    return { name, head, train, held: [...own, ...others] };
  };
  const ours = rows.filter(({ group }) => isOurs(group));
  const published = rows.filter(({ group }) => !isOurs(group));
  return [
    ...['vi', 'ko', 'zh', 'ja', 'en'].map((lang) =>
      task(
        `sentiment/${lang}`,
        'sentiment',
        published.filter((row) => row.lang === lang),
      ),
    ),
    task('tone', 'sentiment', ours),
    task(
      'topic/VNTC',
      'topic',
      published.filter(({ group }) => group === 'VNTC'),
    ),
    task(
      'topic/SIB-200',
      'topic',
      published.filter(({ group }) => group === 'SIB-200'),
    ),
    task('topic', 'topic', ours),
    task('safetyEvent', 'safetyEvent', ours),
    task('claim', 'claim', ours),
    task('entailment', 'entailment', published),
  ].filter(({ held }) => held.length > 0);
}

/** A topic as the row's own label set names it: our topics are read through `config/topics.yaml` for the public sets. */
export function asLabelled(row: EvalRow, head: HeadName, label: string, topics: readonly TopicSpec[]): string {
  const field = row.group === 'VNTC' ? 'vntc' : row.group === 'SIB-200' ? 'sib200' : null;
  if (head !== 'topic' || !field) return label;
  const names = topics.find(({ id }) => id === label)?.[field] ?? [];
  const wanted = row.targets.topic;
  return wanted !== undefined && names.includes(wanted) ? wanted : (names[0] ?? 'other');
}

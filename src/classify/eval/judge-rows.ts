import type { ModelAnswers } from '../model/messages.ts';
import type { ModelPool } from '../model/model-pool.ts';
import type { EvalRow, HeadName } from './eval-row.ts';

/** The likeliest label and its probability; `not-assessed` with 0 where the model does not answer for the language. */
export interface Judged {
  label: string;
  score: number;
}

/** As many texts as the product sends together. */
const TOGETHER = 64;

/** Asks in the product's portions, as many at a time as there are workers; answers in the order of the items. */
export async function inPortions<I, A>(
  items: readonly I[],
  ask: (portion: I[]) => Promise<A[]>,
  options: { workers: number; size?: number; progress?: (done: number) => void },
): Promise<A[]> {
  const size = options.size ?? TOGETHER;
  const answers: A[][] = [];
  let next = 0;
  let done = 0;
  const turn = async (): Promise<void> => {
    while (next * size < items.length) {
      const at = next;
      next += 1;
      answers[at] = await ask(items.slice(at * size, (at + 1) * size));
      done += answers[at].length;
      options.progress?.(done);
    }
  };
  await Promise.all(Array.from({ length: options.workers }, turn));
  return answers.flat();
}

function claimJudged(share: number): Judged {
  return share >= 0.5 ? { label: 'checkable', score: share } : { label: 'not-checkable', score: 1 - share };
}

function entailmentJudged(shares: ModelAnswers['entail'][number]): Judged {
  const [label = '', score = 0] = Object.entries(shares).reduce((best, one) => (one[1] > best[1] ? one : best));
  return { label, score };
}

/** The model's answers on rows, head by head; documents are read once for their three heads. */
export async function judgeRows(
  pool: ModelPool,
  rows: readonly EvalRow[],
  options: { workers: number; progress?: (done: number) => void },
): Promise<Map<EvalRow, Partial<Record<HeadName, Judged>>>> {
  const found = new Map<EvalRow, Partial<Record<HeadName, Judged>>>();
  const put = (row: EvalRow, judged: Partial<Record<HeadName, Judged>>): void =>
    void found.set(row, { ...found.get(row), ...judged });
  const pick = (...heads: HeadName[]): EvalRow[] =>
    rows.filter(({ targets }) => heads.some((head) => targets[head] !== undefined));
  const documents = pick('sentiment', 'topic', 'safetyEvent');
  const tags = await inPortions(
    documents,
    (portion) =>
      pool.ask(
        'tag',
        portion.map(({ kind, lang, text }) => ({ kind, language: lang, title: '', text })),
      ),
    options,
  );
  documents.forEach((row, at) => put(row, tags[at] as ModelAnswers['tag'][number]));
  const sentences = pick('claim');
  const claims = await inPortions(
    sentences,
    (portion) =>
      pool.ask(
        'claims',
        portion.map(({ lang, text }) => ({ sentence: text, language: lang })),
      ),
    options,
  );
  sentences.forEach((row, at) => put(row, { claim: claimJudged(claims[at] as number) }));
  const pairs = pick('entailment');
  const entailments = await inPortions(
    pairs,
    (portion) =>
      pool.ask(
        'entail',
        portion.map(({ text, pair, lang }) => ({ premise: text, hypothesis: pair ?? '', language: lang })),
      ),
    options,
  );
  pairs.forEach((row, at) =>
    put(row, { entailment: entailmentJudged(entailments[at] as ModelAnswers['entail'][number]) }),
  );
  return found;
}

import type { Frame } from './frame.ts';

/** How a sentence stands to its content. */
export type Stance = 'asserts' | 'refutes' | 'doubts' | 'asks';

export interface Reading {
  stance: Stance;
  /** True for opinion, wish, satire, condition or prediction: never a claim (boundary B3). */
  isOpinion: boolean;
  /** True when something in it could be looked up: a count, a day, an event with its thing or place. */
  isCheckable: boolean;
}

const QUESTION_END = /[?？][\s"”’»」』)]*$/u;
/** Words of judgement that also stand in plain reports; alone they make no opinion. */
const FACTUAL = new Set(['role', 'event']);

function stanceOf(frame: Frame): Stance {
  const has = (id: string): boolean => frame.cues.some((cue) => cue.id === id);
  if (QUESTION_END.test(frame.text) || has('ask')) return 'asks';
  if (has('refute')) return 'refutes';
  return has('doubt') ? 'doubts' : 'asserts';
}

/** Clauses that hold neither judgement nor condition, with an event or a count of their own. */
function factualClauses(frame: Frame, toned: ReadonlySet<number>): number {
  const clauses = new Set<number>();
  for (const quantity of frame.quantities) if (!toned.has(quantity.clause)) clauses.add(quantity.clause);
  for (const item of frame.items) if (FACTUAL.has(item.kind) && !toned.has(item.clause)) clauses.add(item.clause);
  return clauses.size;
}

/** What kind of sentence this is. A judgement beside a plain report leaves the report checkable; a condition or a wish does not. */
export function readStance(frame: Frame): Reading {
  const stance = stanceOf(frame);
  const tones = frame.cues.filter(({ id }) => id === 'tone');
  const toned = new Set(tones.map(({ clause }) => clause));
  const isOpinion =
    frame.cues.some(({ id }) => id === 'rhetoric' || id === 'opinion') ||
    (tones.length > 0 && factualClauses(frame, toned) === 0);
  const events = frame.items.filter(({ kind }) => kind === 'event' || kind === 'role').length;
  const anchors =
    frame.items.filter(({ kind }) => kind === 'thing').length +
    frame.places.length +
    frame.names.length +
    frame.dates.length +
    frame.years.length;
  const hasCount = frame.quantities.some(({ sort }) => sort === 'number' || sort === 'none');
  return {
    stance,
    isOpinion,
    isCheckable:
      !isOpinion &&
      (hasCount ||
        (events > 0 && anchors + events > 1) ||
        (anchors > 0 && frame.items.length + anchors > 3) ||
        (anchors > 0 && frame.items.length > 2)),
  };
}

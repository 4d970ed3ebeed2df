import type { Evidence } from '../domain/claim.ts';
import type { NamedThing } from './read-names.ts';
import type { PlaceName } from './frame.ts';
import type { ReadDate } from './read-dates.ts';
import type { Tries } from './phrase-tries.ts';
import { callsFalse, readText, type ReadSentence } from './read-text.ts';

/** A record of the registry as the matcher reads it. */
export interface ReadEvidence {
  evidence: Evidence;
  sentences: ReadSentence[];
  /** The headline, read apart: it helps to match and is never quoted. */
  title: ReadSentence[];
  items: ReadonlySet<string>;
  /** Words of proper names, as they are written. */
  nameWords: ReadonlySet<string>;
  places: PlaceName[];
  names: NamedThing[];
  dates: ReadDate[];
  years: ReadonlySet<number>;
}

/** What a fact check examined has its rating, in every sentence of it; what it calls misleading settles nothing. */
function markReviewed(evidence: Evidence, sentences: ReadSentence[]): void {
  if (!evidence.claimReviewed || !evidence.rating) return;
  const start = evidence.text.indexOf(evidence.claimReviewed);
  if (start < 0) return;
  const end = start + evidence.claimReviewed.length;
  for (const sentence of sentences)
    if (sentence.start >= start && sentence.end <= end + 1)
      sentence.polarity = evidence.rating === 'true' ? 1 : evidence.rating === 'false' ? -1 : 0;
}

/** Reads a record; a fact check that is rated (or headlined) false calls the rumours it reports false. */
export function readEvidence(evidence: Evidence, tries: Tries): ReadEvidence {
  const lang = evidence.lang;
  const rating = evidence.rating ?? null;
  const isCalledFalse =
    rating === 'false' ||
    (rating === null &&
      (callsFalse(evidence.title, lang, tries) ||
        (evidence.kind === 'fact-check' && callsFalse(evidence.text, lang, tries))));
  const sentences = readText(evidence.text, {
    lang,
    tries,
    isCalledFalse,
    isCorrection: evidence.kind === 'correction',
  });
  markReviewed(evidence, sentences);
  const title = [...readText(evidence.title, { lang, tries }), ...readText(evidence.publisher, { lang, tries })];
  const all = [...title, ...sentences].map(({ frame }) => frame);
  const year = Number(evidence.publishedAt.slice(0, 4));
  return {
    evidence,
    sentences,
    title,
    items: new Set(all.flatMap(({ items }) => items.map(({ id }) => id))),
    nameWords: new Set(all.flatMap(({ items }) => items.flatMap(({ written }) => written ?? []))),
    places: all.flatMap(({ places }) => places),
    names: all.flatMap(({ names }) => names),
    dates: all.flatMap(({ dates }) => dates),
    years: new Set([...all.flatMap(({ years }) => years), ...(year ? [year] : [])]),
  };
}

import type { Claim, Evidence, EvidenceQuote, Span, Suggestion } from '../domain/claim.ts';
import { ARTICLE_MARGIN, EPISODES } from './align-shared.ts';
import { alignClaim } from './align.ts';
import { explain, NO_EVIDENCE, REPORTED_ONLY } from './explain.ts';
import type { PlaceName } from './frame.ts';
import { deniesItself, isOfOneMind, pickFound, tellsThis, type Found } from './pick-record.ts';
import { isToned, LEAST_HELD_CALM, readOut } from './read-out.ts';
import { withoutReported } from './read-reported.ts';
import { callsFalse, readText, type ReadSentence } from './read-text.ts';
import type { Candidate, Registry } from './registry.ts';
import { afterVeto, headScores, NO_HEADS, type HeadLimits } from './second-opinion.ts';
import type { SentenceModel } from './sentence-model.ts';

export interface JudgedText {
  title: string;
  text: string;
  publishedAt: string | null;
  /** ISO 639-1. */
  language: string;
  /** The document's own records (an official source's page) never speak for themselves. */
  documentId?: string;
  url?: string;
}

export interface Judgement {
  claims: Claim[];
  /** True when a claim that the text adopts is contradicted by evidence. */
  suspected: boolean;
  suggestions: Suggestion[];
}

/** A text of so many sentences is one statement. */
const SHORT_SENTENCES = 3;
const MAX_SENTENCES = 60;
const MAX_CLAIMS = 24;
/** Sentences of a document that are embedded: a text's figures stand in its beginning. */
const MAX_EMBEDDED = 8;
const MAX_QUOTES = 3;
/** Suggestions of a document, best first, and the share of a claim that a record must cover to be one. */
const MAX_SUGGESTIONS = 6;
const LEAST_SUGGESTED = 0.4;
const CANDIDATES = 8;
const DAY_HOURS = 24;
/** How long a statement speaks about events, and about rules and figures that stay. */
const EVENT_DAYS = 30;
const RULE_DAYS = 200;
const CHECK_DAYS = 400;

interface Located {
  sentence: ReadSentence;
  field: Span['field'];
}

function hoursBetween(publishedAt: string | null, evidence: Evidence): number | null {
  if (!publishedAt) return null;
  const hours = (Date.parse(publishedAt) - Date.parse(evidence.publishedAt)) / 3_600_000;
  return Number.isFinite(hours) ? hours : null;
}

/** True when a record is of another time than the document: an old statement never speaks about a newer event. */
function isOutOfTime(located: Located, candidate: Candidate, publishedAt: string | null): boolean {
  const { evidence } = candidate.read;
  const hours = hoursBetween(publishedAt, evidence);
  const { items, dates } = located.sentence.frame;
  const isEpisode = items.some(({ id }) => EPISODES.has(id));
  // A text of an unknown day tells of an unknown flood, unless the sentence says when or the record is about a rumour.
  if (hours === null)
    return isEpisode && dates.length === 0 && !candidate.read.sentences.some((one) => one.polarity < 0);
  const days = isEpisode ? EVENT_DAYS : RULE_DAYS;
  if (evidence.kind === 'fact-check') return hours < -CHECK_DAYS * DAY_HOURS;
  return Math.abs(hours) > days * DAY_HOURS;
}

function quoteOf({ alignment, evidence }: Found): EvidenceQuote | null {
  const { start, end } = alignment.shown;
  const quote = evidence.text.slice(start, end).trim();
  if (!quote) return null;
  return {
    id: evidence.id,
    quote,
    url: evidence.url,
    publisher: evidence.publisher,
    publishedAt: evidence.publishedAt,
  };
}

function claimOf(located: Located, picked: Found | null, others: Found[]): Claim {
  const { sentence, field } = located;
  const words = { text: sentence.frame.text, span: { field, start: sentence.start, end: sentence.end } };
  const first = picked ? quoteOf(picked) : null;
  if (!picked || !first || picked.alignment.verdict === 'open')
    return { ...words, verdict: 'no-evidence', why: NO_EVIDENCE, evidence: [] };
  const rest = others
    .filter(
      (one) =>
        one.evidence.id !== picked.evidence.id &&
        one.alignment.verdict === picked.alignment.verdict &&
        one.alignment.score >= picked.alignment.score - 0.25,
    )
    .flatMap((one) => quoteOf(one) ?? [])
    .slice(0, MAX_QUOTES - 1);
  return {
    ...words,
    verdict: picked.alignment.verdict,
    why: explain(sentence, picked.alignment, picked.evidence),
    evidence: [first, ...rest],
  };
}

/** The record that comes nearest to a claim that nothing settles; null where none comes near. */
function nearest(found: readonly Found[]): Found | null {
  const near = found.filter(({ alignment }) => alignment.score >= LEAST_HELD_CALM);
  return near.sort((one, other) => other.alignment.score - one.alignment.score)[0] ?? null;
}

/** The nearest record of a claim that nothing settles, for a reviewer to look at. */
function suggestionsOf({ text, span }: Claim, best: Found | null): Suggestion[] {
  const isShown = best !== null && !best.alignment.isFaint && best.alignment.score >= LEAST_SUGGESTED;
  const quote = isShown ? quoteOf(best) : null;
  return best && quote
    ? [{ text, span, evidenceId: best.evidence.id, quote: quote.quote, score: Math.min(1, best.alignment.score) }]
    : [];
}

/** Sentences of a document in order, title first, with what each is called by the others. */
function sentencesOf(document: JudgedText, registry: Registry): Located[] {
  const { tries } = registry;
  const lang = document.language;
  const isCalledFalse = document.title !== '' && callsFalse(document.title, lang, tries);
  const title = readText(document.title, { lang, tries }).map((sentence): Located => ({ sentence, field: 'title' }));
  const text = readText(document.text, { lang, tries, isCalledFalse }).map((sentence): Located => ({
    sentence,
    field: 'text',
  }));
  return [...title, ...text].slice(0, MAX_SENTENCES);
}

/** What ends well after a statement was made: all have left hospital, the outbreak is contained. */
const ENDS = new Set(['discharged', 'contained', 'rescued']);

/** True for an end that a later text tells: an old statement never contradicts a newer fact, and the head knows no time. */
const isLaterEnd = ({ sentence }: Located, { evidence }: Found, publishedAt: string | null): boolean =>
  (hoursBetween(publishedAt, evidence) ?? 0) > 0 &&
  sentence.frame.items.some(({ id, isNegated }) => ENDS.has(id) && !isNegated);

/** A sentence that denies and calls false at once may mean either: it is left to people. */
const isTangled = ({ frame, polarity }: ReadSentence): boolean =>
  polarity < 0 && frame.items.some(({ isNegated }) => isNegated);

/** Sentences of a text that say where it happens, and those before a sentence that it goes on from. */
const LEAD = 2;
const BEFORE = 3;

/** The places that a sentence speaks of where it names none: of title, lead and the sentences before it, else of the whole text. */
function placesAround(located: readonly Located[], at: number): PlaceName[] {
  const first = located.findIndex(({ field }) => field === 'text');
  const near = located.filter(
    (one, index) => one.field === 'title' || index < first + LEAD || (index <= at && index >= at - BEFORE),
  );
  const places = near.flatMap(({ sentence }) => sentence.frame.places);
  return places.length > 0 ? places : located.flatMap(({ sentence }) => sentence.frame.places);
}

/** True for a text that neither judges nor asks nor exclaims. */
const isCalmText = (located: readonly Located[], { title, text }: JudgedText): boolean =>
  !/[!?！？…]/u.test(title + text) &&
  !located.some(
    ({ sentence }) => sentence.reading.isOpinion || sentence.reading.stance === 'asks' || isToned(sentence),
  );

const isClaim = ({ sentence }: Located): boolean =>
  sentence.reading.isCheckable && !sentence.reading.isOpinion && sentence.polarity !== 0 && !isTangled(sentence);

function findFor(
  located: Located,
  context: {
    document: JudgedText;
    registry: Registry;
    places: readonly PlaceName[];
    margin: number;
    vector: Float32Array | null;
    leastSimilarity?: number | undefined;
  },
): Found[] {
  const { document, registry, places, vector, margin, leastSimilarity } = context;
  const wanted = { limit: CANDIDATES, vector, ...(leastSimilarity === undefined ? {} : { leastSimilarity }) };
  const candidates = registry.candidates(located.sentence.frame, wanted);
  const found = candidates.flatMap((candidate): Found[] => {
    const { evidence } = candidate.read;
    if (document.documentId && evidence.documentId === document.documentId) return [];
    if (document.url && evidence.url === document.url) return [];
    if (isOutOfTime(located, candidate, document.publishedAt)) return [];
    const aligned = alignClaim(located.sentence, candidate.read, {
      places,
      hoursLater: hoursBetween(document.publishedAt, evidence),
      weigh: registry.weigh,
      margin,
      similarity: candidate.similarity,
    });
    const alignment =
      aligned?.verdict === 'contradicted' &&
      (deniesItself(located.sentence) || isOfOneMind(located.sentence, candidate.read))
        ? null
        : aligned;
    return alignment
      ? [{ alignment, evidence, read: candidate.read, publishedMs: Date.parse(evidence.publishedAt) || 0 }]
      : [];
  });
  return found.filter(
    (one) =>
      one.alignment.verdict !== 'contradicted' ||
      !candidates.some(
        ({ read }) =>
          read.evidence.id !== one.evidence.id &&
          tellsThis(read, located.sentence, {
            alignment: one.alignment,
            isAligned: found.some(
              ({ evidence, alignment }) => evidence.id === read.evidence.id && alignment.verdict !== 'contradicted',
            ),
          }),
      ),
  );
}

/** A rumour that a text passes on while it tells the denial of the same record is not the text's own claim. */
function withoutPassedOn(claims: Claim[], located: readonly Located[]): Claim[] {
  const denies = ({ polarity, frame }: ReadSentence): boolean =>
    polarity < 0 || frame.items.some(({ isNegated }) => isNegated);
  const told = new Set(
    claims.flatMap(({ verdict, evidence }, at) => {
      const sentence = located[at]?.sentence;
      return verdict === 'supported' && sentence && denies(sentence) ? evidence.map(({ id }) => id) : [];
    }),
  );
  if (told.size === 0) return claims;
  return claims.map((claim, at): Claim => {
    const sentence = located[at]?.sentence;
    const isPassedOn =
      sentence?.isRumour === true || (sentence && withoutReported(sentence.frame.text, sentence.frame.lang) !== null);
    if (claim.verdict !== 'contradicted' || !isPassedOn || !told.has(claim.evidence[0]?.id ?? '')) return claim;
    return { ...claim, verdict: 'no-evidence', why: REPORTED_ONLY, evidence: [] };
  });
}

/**
 * The claims of a text with their verdicts against the registry, in order; opinion, questions and doubts are no claims.
 * Pure but for the model (null: rules alone). Contradicted and supported claims carry a quote that stands verbatim in its record.
 */
export async function judgeDocument(
  document: JudgedText,
  registry: Registry,
  model: SentenceModel | null,
  heads: HeadLimits = NO_HEADS,
): Promise<Judgement> {
  const located = sentencesOf(document, registry);
  const isStatement = located.length <= SHORT_SENTENCES;
  const margin = isStatement ? 0 : ARTICLE_MARGIN;
  const suggestions: Suggestion[] = [];
  const wanted = located.filter(isClaim).slice(0, MAX_CLAIMS);
  if (wanted.length === 0) return { claims: [], suspected: false, suggestions };
  const vectors =
    model && heads.embedding !== null && registry.hasVectors()
      ? await model.embed(
          wanted
            .slice(0, MAX_EMBEDDED)
            .map(({ sentence }) => ({ text: sentence.frame.text, language: document.language })),
        )
      : [];
  const leastSimilarity = heads.embedding ?? undefined;
  const byRules = wanted.map((one, at) => {
    const vector = vectors[at] ?? null;
    const places = placesAround(located, located.indexOf(one));
    const found = findFor(one, { document, registry, places, margin, vector, leastSimilarity });
    const claim = claimOf(one, pickFound(found, document.publishedAt, one.sentence.frame.dates), found);
    return { claim, open: claim.verdict === 'no-evidence' ? nearest(found) : null };
  });
  const isCalm = isCalmText(located, document);
  // A sentence of an article leans on the others: there the head says more that is wrong than what the rules miss (measured).
  const readings =
    model && isStatement && (heads.contradicts !== null || heads.supports !== null)
      ? await readOut(
          byRules.map(({ open }, at) => {
            const one = wanted[at] as Located;
            return open && !isLaterEnd(one, open, document.publishedAt)
              ? { ...open, claim: one.sentence, isCalm }
              : null;
          }),
          { model, language: document.language, limits: heads, weigh: registry.weigh },
        )
      : [];
  const judged = byRules.map(({ claim, open }, at): Claim => {
    const reading = readings[at];
    if (open && reading) return claimOf(wanted[at] as Located, { ...open, alignment: reading }, []);
    suggestions.push(...suggestionsOf(claim, open));
    return claim;
  });
  const adopted = withoutPassedOn(judged, wanted);
  const claims = model
    ? afterVeto(
        adopted,
        await headScores(adopted, document.language, { model, heads, recordOf: (id) => registry.get(id) }),
        heads,
        byRules.map((_, at) => Boolean(readings[at])),
      )
    : adopted;
  return {
    claims,
    suspected: claims.some(({ verdict }) => verdict === 'contradicted'),
    suggestions: suggestions.sort((one, other) => other.score - one.score).slice(0, MAX_SUGGESTIONS),
  };
}

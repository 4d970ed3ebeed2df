import type { Claim, Evidence, EvidenceQuote, Span, Suggestion } from '../domain/claim.ts';
import { ARTICLE_MARGIN, EPISODES, type Words } from './align-shared.ts';
import { alignClaim, type Alignment } from './align.ts';
import { compareValues } from './compare-quantities.ts';
import { explain, NO_EVIDENCE, REPORTED_ONLY } from './explain.ts';
import type { Frame, PlaceName } from './frame.ts';
import type { ReadEvidence } from './read-evidence.ts';
import { readOut } from './read-out.ts';
import { withoutReported } from './read-reported.ts';
import { callsFalse, readText, tellsOfSpreaders, type ReadSentence } from './read-text.ts';
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
const VIETNAM_MS = 7 * 3_600_000;
const OPEN_MARGIN = 0.15;
/** How long a statement speaks about events, and about rules and figures that stay. */
const EVENT_DAYS = 30;
const RULE_DAYS = 200;
const CHECK_DAYS = 400;

interface Located {
  sentence: ReadSentence;
  field: Span['field'];
}

interface Found {
  alignment: Alignment;
  evidence: Evidence;
  read: ReadEvidence;
  publishedMs: number;
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

/** A matter goes on under a new statement for so long. */
const GOES_ON_DAYS = 45;

/** True where both records tell of one matter as it goes on: one name or place below the province, or one publisher's figures of one thing. */
function isOneMatter(one: ReadEvidence, other: ReadEvidence, isOneVerdict: boolean): boolean {
  const apartMs = Math.abs(Date.parse(one.evidence.publishedAt) - Date.parse(other.evidence.publishedAt));
  if (apartMs > GOES_ON_DAYS * DAY_HOURS * 3_600_000) return false;
  const words = (read: ReadEvidence): string[] => [
    ...new Set(
      read.title.flatMap(({ frame }) => frame.items.filter(({ kind }) => kind !== 'word').map(({ id }) => id)),
    ),
  ];
  const theirs = new Set(words(other));
  const isOneThing = words(one).some((id) => theirs.has(id));
  const isPlaced = one.places.some(
    ({ id, level }) => level === 'below' && other.places.some((place) => place.id === id),
  );
  const isNamed = one.names.some(({ head, name }) => other.names.some((n) => n.head === head && n.name === name));
  return isOneThing && (isPlaced || isNamed || isOneVerdict);
}

/** True where the claim names the day on which a record was made. */
function isOfDay({ evidence }: Found, days: Frame['dates']): boolean {
  const at = new Date(Date.parse(evidence.publishedAt) + VIETNAM_MS);
  return days.some(({ day, month }) => day === at.getUTCDate() && month === at.getUTCMonth() + 1);
}

/** The newest record of a matter that goes on, of those that speak of the claim as well: its word is the one that holds. */
function newestOf(picked: Found, found: readonly Found[], atMs: number): Found {
  return found
    .filter(
      (one) =>
        one.publishedMs > picked.publishedMs &&
        one.publishedMs <= atMs &&
        one.alignment.score >= picked.alignment.score - OPEN_MARGIN * 2 &&
        isOneMatter(one.read, picked.read, one.alignment.verdict === picked.alignment.verdict),
    )
    .reduce((last, one) => (one.publishedMs > last.publishedMs ? one : last), picked);
}

/** The record that speaks last before the document (else the first after it) wins over others that cover the claim as well. */
function pickFound(found: Found[], publishedAt: string | null, days: Frame['dates']): Found | null {
  // `by 8 p.m. on the 12th it was 34`: the claim itself says that it speaks of then.
  const picked =
    found.find((one) => one.alignment.verdict === 'supported' && isOfDay(one, days)) ?? bestFound(found, publishedAt);
  if (!picked || (picked.alignment.verdict === 'supported' && isOfDay(picked, days))) return picked;
  const atMs = publishedAt ? Date.parse(publishedAt) + 2 * 3_600_000 : Number.POSITIVE_INFINITY;
  const newest = newestOf(picked, found, atMs);
  return newest.alignment.verdict === 'open' ? (picked.alignment.verdict === 'contradicted' ? null : picked) : newest;
}

function bestFound(found: Found[], publishedAt: string | null): Found | null {
  const settled = found
    .filter(({ alignment }) => alignment.verdict !== 'open')
    .sort((a, b) => b.alignment.score - a.alignment.score);
  const [best] = settled;
  if (!best) return null;
  // Another record covers the claim much better and settles nothing: this one is about a neighbouring matter.
  if (
    found.some(({ alignment }) => alignment.verdict === 'open' && alignment.score > best.alignment.score + OPEN_MARGIN)
  )
    return null;
  const peers = settled.filter(
    ({ alignment, evidence }) =>
      alignment.score >= best.alignment.score - 0.12 &&
      (evidence.id === best.evidence.id || alignment.ground === best.alignment.ground),
  );
  const atMs = publishedAt ? Date.parse(publishedAt) + 2 * 3_600_000 : Number.POSITIVE_INFINITY;
  const before = peers.filter(({ publishedMs }) => publishedMs <= atMs);
  const pool = before.length > 0 ? before : peers;
  const isNewestFirst = before.length > 0;
  const disagree = new Set(pool.map(({ alignment }) => alignment.verdict)).size > 1;
  if (!disagree) return best;
  return pool.reduce((last, one) =>
    (isNewestFirst ? one.publishedMs > last.publishedMs : one.publishedMs < last.publishedMs) ? one : last,
  );
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
  const near = found.filter(({ alignment }) => alignment.score >= LEAST_SUGGESTED);
  return near.sort((one, other) => other.alignment.score - one.alignment.score)[0] ?? null;
}

/** The nearest record of a claim that nothing settles, for a reviewer to look at. */
function suggestionsOf({ text, span }: Claim, best: Found | null): Suggestion[] {
  const quote = best ? quoteOf(best) : null;
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

const isClaim = ({ sentence }: Located): boolean =>
  sentence.reading.isCheckable && !sentence.reading.isOpinion && sentence.polarity !== 0 && !isTangled(sentence);

/** `photo of a cracked school was in fact taken elsewhere`: what calls a rumour false is not held against who calls it false too. */
function isOfOneMind({ sentence }: Located, { evidence, sentences }: ReadEvidence): boolean {
  const turns =
    sentence.polarity < 0 ||
    tellsOfSpreaders(sentence.frame.text) ||
    sentence.frame.cues.some(({ id }) => id === 'refute' || id === 'contrast');
  return turns && evidence.kind !== 'official-statement' && sentences.some(({ polarity }) => polarity < 0);
}

/** `they say that a pupil died, but nobody did`: the sentence itself denies what it passes on. */
const deniesItself = ({ sentence: { isRumour, frame } }: Located): boolean =>
  isRumour &&
  frame.items.some(
    ({ id, kind, isNegated }) =>
      isNegated && kind !== 'word' && frame.items.some((other) => other.id === id && !other.isNegated),
  );

/** Counts that stand in a record by no chance. */
const UNLIKELY = 20;

/** True when a record tells the very figure, or the day, for which another one contradicts the claim: it is the one that the claim is about. */
function tellsThis(read: ReadEvidence, { sentence }: Located, { alignment }: Found, isAligned: boolean): boolean {
  const { claimWords, ground } = alignment;
  if (!claimWords || (ground !== 'number' && ground !== 'unit' && ground !== 'date')) return false;
  const isMeant = ({ start, end }: Words): boolean => start < claimWords.end && end > claimWords.start;
  if (ground === 'date')
    return sentence.frame.dates.some(
      (date) =>
        isMeant(date) &&
        date.day !== null &&
        read.dates.some(({ day, month }) => day === date.day && month === date.month),
    );
  return sentence.frame.quantities.some(
    (one) =>
      isMeant(one) &&
      one.sort === 'number' &&
      (isAligned || one.value > UNLIKELY) &&
      read.sentences.some(
        ({ polarity, frame }) =>
          polarity === 1 &&
          frame.quantities.some(
            (other) =>
              other.sort === 'number' &&
              other.unit === one.unit &&
              compareValues(one, other) === 'same' &&
              (one.value > UNLIKELY || other.role === one.role),
          ),
      ),
  );
}

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
      aligned?.verdict === 'contradicted' && (deniesItself(located) || isOfOneMind(located, candidate.read))
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
          tellsThis(
            read,
            located,
            one,
            found.some(
              ({ evidence, alignment }) => evidence.id === read.evidence.id && alignment.verdict !== 'contradicted',
            ),
          ),
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
  // A sentence of an article leans on the others: there the head says more that is wrong than what the rules miss (measured).
  const readings =
    model && isStatement && (heads.contradicts !== null || heads.supports !== null)
      ? await readOut(
          byRules.map(({ open }, at) => {
            const one = wanted[at] as Located;
            return open && !isLaterEnd(one, open, document.publishedAt) ? { ...open, claim: one.sentence } : null;
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
      )
    : adopted;
  return {
    claims,
    suspected: claims.some(({ verdict }) => verdict === 'contradicted'),
    suggestions: suggestions.sort((one, other) => other.score - one.score).slice(0, MAX_SUGGESTIONS),
  };
}

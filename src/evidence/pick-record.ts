import type { Evidence } from '../domain/claim.ts';
import type { Words } from './align-shared.ts';
import type { Alignment } from './align.ts';
import { compareValues } from './compare-quantities.ts';
import { localDay } from '../lib/local-day.ts';
import type { Frame } from './frame.ts';
import { sharesPlace } from './near-miss.ts';
import type { ReadEvidence } from './read-evidence.ts';
import { refutes, tellsOfSpreaders, type ReadSentence } from './read-text.ts';

const DAY_HOURS = 24;
const OPEN_MARGIN = 0.15;

/** What one record says to a claim. */
export interface Found {
  alignment: Alignment;
  evidence: Evidence;
  read: ReadEvidence;
  publishedMs: number;
}

/** A matter goes on under a new statement for so long. */
const GOES_ON_DAYS = 45;
/** A season's forecast and its end. */
const SEASON_DAYS = 120;

/** True where both records tell of one matter as it goes on: one name or place below the province, or one publisher's figures of one thing. */
function isOneMatter(
  one: ReadEvidence,
  other: ReadEvidence,
  { isOneVerdict, isSeries }: { isOneVerdict: boolean; isSeries: boolean },
): boolean {
  const apartMs = Math.abs(Date.parse(one.evidence.publishedAt) - Date.parse(other.evidence.publishedAt));
  if (apartMs > (isSeries ? SEASON_DAYS : GOES_ON_DAYS) * DAY_HOURS * 3_600_000) return false;
  const words = (read: ReadEvidence): string[] => [
    ...new Set(
      read.title.flatMap(({ frame }) => frame.items.filter(({ kind }) => kind !== 'word').map(({ id }) => id)),
    ),
  ];
  const theirs = new Set(words(other));
  const isOneThing = words(one).some((id) => theirs.has(id));
  const isNamed = one.names.some(({ head, name }) => other.names.some((n) => n.head === head && n.name === name));
  return isOneThing && (sharesPlace(one, other) || isNamed || isOneVerdict || isSeries);
}

/** True where the claim names the day on which a record was made. */
function isOfDay({ evidence }: Found, days: Frame['dates']): boolean {
  const [, monthOf, dayOf] = localDay(Date.parse(evidence.publishedAt)).split('-').map(Number);
  return days.some(({ day, month }) => day === dayOf && month === monthOf);
}

/** True where one publisher answers the same figure of the claim again. */
const answersSameFigure = (one: Found, other: Found): boolean =>
  one.evidence.publisher === other.evidence.publisher &&
  one.alignment.ground === 'number' &&
  other.alignment.ground === 'number' &&
  one.alignment.claimWords?.start === other.alignment.claimWords?.start;

/** The newest record of a matter that goes on, of those that speak of the claim as well: its word is the one that holds. */
function newestOf(picked: Found, found: readonly Found[], atMs: number): Found {
  return found
    .filter(
      (one) =>
        one.publishedMs > picked.publishedMs &&
        one.publishedMs <= atMs &&
        one.alignment.score >= picked.alignment.score - OPEN_MARGIN * 2 &&
        isOneMatter(one.read, picked.read, {
          isOneVerdict: one.alignment.verdict === picked.alignment.verdict,
          isSeries: answersSameFigure(one, picked),
        }),
    )
    .reduce((last, one) => (one.publishedMs > last.publishedMs ? one : last), picked);
}

/** The record that speaks last before the document (else the first after it) wins over others that cover the claim as well. */
export function pickFound(found: Found[], publishedAt: string | null, days: Frame['dates']): Found | null {
  // `by 8 p.m. on the 12th it was 34`: the claim itself says that it speaks of then.
  const ofThen = found.find((one) => one.alignment.verdict === 'supported' && isOfDay(one, days));
  if (ofThen) return ofThen;
  const atMs = publishedAt ? Date.parse(publishedAt) + 2 * 3_600_000 : Number.POSITIVE_INFINITY;
  const picked = bestFound(found, atMs);
  if (!picked) return null;
  const newest = newestOf(picked, found, atMs);
  return newest.alignment.verdict === 'open' ? (picked.alignment.verdict === 'contradicted' ? null : picked) : newest;
}

function bestFound(found: Found[], atMs: number): Found | null {
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
  const before = peers.filter(({ publishedMs }) => publishedMs <= atMs);
  const pool = before.length > 0 ? before : peers;
  const isNewestFirst = before.length > 0;
  const disagree = new Set(pool.map(({ alignment }) => alignment.verdict)).size > 1;
  if (!disagree) return best;
  return pool.reduce((last, one) =>
    (isNewestFirst ? one.publishedMs > last.publishedMs : one.publishedMs < last.publishedMs) ? one : last,
  );
}

/** `photo of a cracked school was in fact taken elsewhere`: what calls a rumour false is not held against who calls it false too. */
export function isOfOneMind(sentence: ReadSentence, { evidence, sentences }: ReadEvidence): boolean {
  const turns = refutes(sentence) || tellsOfSpreaders(sentence.frame.text);
  return turns && evidence.kind !== 'official-statement' && sentences.some(({ polarity }) => polarity < 0);
}

/** `they say that a pupil died, but nobody did`: the sentence itself denies what it passes on. */
export const deniesItself = ({ isRumour, frame }: ReadSentence): boolean =>
  isRumour &&
  frame.items.some(
    ({ id, kind, isNegated }) =>
      isNegated && kind !== 'word' && frame.items.some((other) => other.id === id && !other.isNegated),
  );

/** Counts that stand in a record by no chance. */
const UNLIKELY = 20;

/** True when a record tells the very figure, or the day, for which another one contradicts the claim: it is the one that the claim is about. */
export function tellsThis(
  read: ReadEvidence,
  sentence: ReadSentence,
  { alignment, isAligned }: { alignment: Alignment; isAligned: boolean },
): boolean {
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

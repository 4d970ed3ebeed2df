import type { Archive } from '../archive/archive.ts';
import { detectLanguage } from '../classify/language.ts';
import { claimReviewsInPage, evidenceOfReview } from '../evidence/read-claim-review.ts';
import type { Capture } from '../domain/capture.ts';
import type { Claim, Evidence, EvidenceQuote } from '../domain/claim.ts';
import { DiembaoError } from '../domain/errors.ts';
import { instant, type Clock } from '../lib/clock.ts';
import type { EvidenceStore } from '../store/port.ts';
import { archiveRecords, RECORDS_TYPE } from './archive-records.ts';
import type { Prepared, TextSource } from './prepare-text.ts';

/** How a quote stands to what was archived when its record came in. */
export type ReceiptState = 'whole' | 'record-gone' | 'capture-missing' | 'capture-differs';

/** The proof behind quotes: records are archived when they come in, and a quote is shown only while its capture still says it. */
export interface Receipts {
  /** Gives each record without a capture one: the record itself, as it came in. */
  archive(records: readonly Evidence[]): Promise<Evidence[]>;
  stateOf(quote: Pick<EvidenceQuote, 'id' | 'quote'>): Promise<ReceiptState>;
  /** The claims without quotes that no longer hold; a claim whose first quote is gone has no verdict any more (boundary B3). */
  recheck(claims: readonly Claim[]): Promise<Claim[]>;
}

const REMEMBERED = 500;
/** How long a capture that was read is believed; erased ones are found out after it. */
const BELIEVED_MS = 60_000;

const WHY: Readonly<Record<Exclude<ReceiptState, 'whole'>, (publisher: string) => string>> = {
  'record-gone': (publisher) => `${publisher} đã rút hoặc thay thông báo này, nên nó không còn là bằng chứng.`,
  'capture-missing': (publisher) =>
    `Không còn bản lưu nguyên gốc của ${publisher} để đối chiếu trích dẫn, nên không dùng làm bằng chứng.`,
  'capture-differs': (publisher) =>
    `Trích dẫn của ${publisher} không khớp với bản lưu nguyên gốc, nên không dùng làm bằng chứng.`,
};

/** A text of a capture: that of one record, or the page's own (`of` null). */
interface CapturedText {
  of: string | null;
  text: string;
}

/** Texts of a capture in which a quote may stand: the records of an import, or an article and the fact checks beside it. */
async function textsOf(
  capture: Capture,
  prepareText: (source: TextSource) => Promise<Prepared>,
): Promise<CapturedText[]> {
  const contentType = capture.headers['content-type'] ?? null;
  const content = new TextDecoder().decode(capture.body);
  if (contentType === RECORDS_TYPE)
    return content.split('\n').map((line) => {
      const { id, text } = JSON.parse(line) as Evidence;
      return { of: id, text };
    });
  const reviews = claimReviewsInPage(content).flatMap((node) => {
    const read = evidenceOfReview(node, (text) => detectLanguage(text).label);
    return 'lacks' in read ? [] : [{ of: read.id, text: read.text }];
  });
  const prepared = await prepareText({
    from: 'page',
    bytes: capture.body,
    contentType,
    url: capture.finalUrl,
    nowMs: Date.parse(capture.fetchedAt),
    announcement: 'stated',
    announcedAt: null,
  });
  return 'dropped' in prepared ? reviews : [{ of: null, text: prepared.text.text }, ...reviews];
}

/** Receipts over an archive. */
export function makeReceipts(options: {
  archive: Pick<Archive, 'append' | 'read'>;
  evidence: Pick<EvidenceStore, 'find'>;
  prepareText: (source: TextSource) => Promise<Prepared>;
  clock: Clock;
}): Receipts {
  const { archive, evidence, clock } = options;
  const known = new Map<string, { texts: Promise<CapturedText[] | ReceiptState>; untilMs: number }>();

  async function readTexts(reference: string): Promise<CapturedText[] | ReceiptState> {
    try {
      return await textsOf(await archive.read(reference), options.prepareText);
    } catch (error) {
      if (!(error instanceof DiembaoError) || error.meaning !== 'never') throw error;
      return error.code === 'not-found' ? 'capture-missing' : 'capture-differs';
    }
  }

  function captured(reference: string): Promise<CapturedText[] | ReceiptState> {
    const remembered = known.get(reference);
    if (remembered && remembered.untilMs > clock.nowMs()) return remembered.texts;
    known.delete(reference);
    const texts = readTexts(reference);
    texts.catch(() => known.delete(reference));
    if (known.size >= REMEMBERED) known.delete(known.keys().next().value as string);
    known.set(reference, { texts, untilMs: clock.nowMs() + BELIEVED_MS });
    return texts;
  }

  async function stateWith(record: Evidence | undefined, quote: string): Promise<ReceiptState> {
    if (!record || record.withdrawnAt || record.supersededBy || !record.text.includes(quote)) return 'record-gone';
    if (!record.capture) return 'capture-missing';
    const texts = await captured(record.capture);
    if (!Array.isArray(texts)) return texts;
    return texts.some(({ of, text }) => (of === null || of === record.id) && text.includes(quote))
      ? 'whole'
      : 'capture-differs';
  }

  const recordsOf = async (ids: readonly string[]): Promise<Map<string, Evidence>> =>
    new Map((await evidence.find([...new Set(ids)])).map((found) => [found.evidence.id, found.evidence]));

  return {
    archive: async (records) => {
      const bare = await archiveRecords(
        records.filter(({ capture }) => !capture),
        { archive, at: instant(clock) },
      );
      const archived = new Map(bare.map((record) => [record.id, record]));
      return records.map((record) => archived.get(record.id) ?? record);
    },
    stateOf: async ({ id, quote }) => stateWith((await recordsOf([id])).get(id), quote),
    recheck: async (claims) => {
      const ids = claims.flatMap((claim) => claim.evidence.map(({ id }) => id));
      if (ids.length === 0) return [...claims];
      const records = await recordsOf(ids);
      return Promise.all(
        claims.map(async (claim): Promise<Claim> => {
          if (claim.verdict === 'no-evidence') return claim;
          const states = await Promise.all(claim.evidence.map(({ id, quote }) => stateWith(records.get(id), quote)));
          const [first] = states;
          if (first && first !== 'whole')
            return {
              text: claim.text,
              span: claim.span,
              verdict: 'no-evidence',
              why: WHY[first](claim.evidence[0].publisher),
              evidence: [],
            };
          const [main, ...others] = claim.evidence;
          return { ...claim, evidence: [main, ...others.filter((_, at) => states[at + 1] === 'whole')] };
        }),
      );
    },
  };
}

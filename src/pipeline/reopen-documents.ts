import type { Evidence } from '../domain/claim.ts';
import type { Document } from '../domain/document.ts';
import { everyItem } from '../lib/every-item.ts';
import { searchTokens } from '../lib/fold.ts';
import type { OneAtATime } from '../lib/mutex.ts';
import type { DocumentHit, DocumentQuery, Page } from '../store/port.ts';
import type { ClaimJudge } from './judge-claims.ts';
import type { LineParts } from './parts.ts';
import { lostCauses, recheckAlerts } from './recheck-alert.ts';

type ReopenParts = Pick<LineParts, 'store' | 'claims' | 'raiseAlerts' | 'sources' | 'events' | 'clock'>;

const DAY_MS = 86_400_000;
/** How far back a statement reaches: documents older than this before it keep their verdict. */
const REACH_DAYS = 30;
const PAGE = 100;
const MOST_DOCUMENTS = 1_000;
/** Words that a document must share with the new records to be judged again; cross-lingual ones are judged in any case. */
const SHARED_WORDS = 3;

function wordsOf(text: string): Set<string> {
  return new Set(
    searchTokens(text).flatMap(({ folded }) => (folded.length > 2 || /[^a-z]/.test(folded) ? [folded] : [])),
  );
}

/** True for a document whose verdict rests on one of the records: when they change or fall silent it is judged anew. */
export const isJudgedBy = (document: Document, ids: ReadonlySet<string>): boolean =>
  document.claims.some(({ evidence }) => evidence.some(({ id }) => ids.has(id)));

function mayConcern(document: Document, records: readonly { evidence: Evidence; words: Set<string> }[]): boolean {
  const words = wordsOf(`${document.title} ${document.text}`);
  return records.some((record) => {
    if (record.evidence.lang !== document.language.label) return true;
    let shared = 0;
    for (const word of record.words) if (words.has(word)) shared += 1;
    return shared >= SHARED_WORDS;
  });
}

/** Puts the verdicts of the registry as it is now into a document; returns up to which change of the registry they hold. */
export async function judgeInto(document: Document, judge: Pick<ClaimJudge, 'judge'>): Promise<number> {
  const language = document.language.label;
  const judged = await judge.judge({ ...document, language, documentId: document.id });
  const { claims, suspected, suggestions, seq } = judged;
  document.claims = claims;
  document.suspected = suspected;
  if (suggestions.length > 0) document.suggestions = suggestions;
  else delete document.suggestions;
  return seq;
}

/** Judges a stored document anew and stores what changed, with the alerts of new flags; returns it, null when nothing did. Under the filing lock. */
export async function judgeAgain(document: Document, parts: ReopenParts): Promise<Document | null> {
  const judged: Document = { ...document };
  await judgeInto(judged, parts.claims);
  if (JSON.stringify(judged) === JSON.stringify(document)) return null;
  const source = parts.sources.get(document.source.id);
  const alerts = source
    ? parts
        .raiseAlerts({ document: judged, source, isReprint: false })
        .filter(({ kind }) => kind === 'suspected-misinformation')
    : [];
  await parts.store.documents.commit({ documents: [judged], alerts });
  await recheckAlerts(lostCauses(document, judged), parts);
  for (const alert of alerts) parts.events.alertRaised({ kind: alert.kind, severity: alert.severity });
  return judged;
}

/** Judges one stored document anew; null when nothing changed or it is gone. */
export function judgeStored(id: string, parts: ReopenParts, oneAtATime: OneAtATime): Promise<Document | null> {
  return oneAtATime(async () => {
    const [document] = await parts.store.documents.find({ ids: [id] });
    return document ? judgeAgain(document, parts) : null;
  });
}

/** Documents of a search, newest first, at most `MOST_DOCUMENTS`. */
async function* documentsOf(
  query: Pick<DocumentQuery, 'from' | 'flag'>,
  { store }: ReopenParts,
): AsyncGenerator<Document> {
  let seen = 0;
  // A document that another worker filed a moment ago must be seen.
  const search = (at: { cursor?: string }): Promise<Page<DocumentHit>> =>
    store.documents.search({ ...query, limit: PAGE, ...(at.cursor ? at : { isFresh: true }) });
  for await (const { document } of everyItem(search)) {
    yield document;
    seen += 1;
    if (seen === MOST_DOCUMENTS) return;
  }
}

/**
 * Judges again the documents that new or changed evidence may speak about, published up to 30 days before it and since, and
 * all that a record flagged which is withdrawn or superseded now; returns how many got another verdict. Evidence that comes
 * late, or goes, thus reaches older documents within the same run, and their alerts with them.
 */
export async function reopenDocuments(
  entered: readonly Evidence[],
  parts: ReopenParts,
  oneAtATime: OneAtATime,
): Promise<number> {
  if (entered.length === 0) return 0;
  // Who looked at the registry before these records came has filed by now; who looks from here on sees them.
  await oneAtATime(async () => undefined);
  const records = entered.map((evidence) => ({ evidence, words: wordsOf(`${evidence.title} ${evidence.text}`) }));
  const ids = new Set(entered.map(({ id }) => id));
  const earliest = Math.min(...entered.map(({ publishedAt }) => Date.parse(publishedAt)));
  const from = new Date(earliest - REACH_DAYS * DAY_MS).toISOString();
  const isSilenced = entered.some(({ withdrawnAt, supersededBy }) => withdrawnAt || supersededBy);
  const searches = [{ from }, ...(isSilenced ? [{ flag: ['suspected'] }] : [])];
  const asked = new Set<string>();
  let changed = 0;
  for (const search of searches)
    for await (const document of documentsOf(search, parts)) {
      if (asked.has(document.id) || !(isJudgedBy(document, ids) || mayConcern(document, records))) continue;
      asked.add(document.id);
      const isChanged = await oneAtATime(async () => {
        const [fresh] = await parts.store.documents.find({ ids: [document.id] });
        const judged = fresh ? await judgeAgain(fresh, parts) : null;
        return judged !== null && JSON.stringify(judged.claims) !== JSON.stringify(fresh?.claims);
      });
      changed += Number(isChanged);
    }
  return changed;
}

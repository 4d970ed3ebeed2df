import type { Archive } from '../archive/archive.ts';
import type { Claim, Evidence } from '../domain/claim.ts';
import type { Document } from '../domain/document.ts';
import { instant, type Clock } from '../lib/clock.ts';
import { everyItem } from '../lib/every-item.ts';
import { stableId } from '../lib/hash.ts';
import type { OneAtATime } from '../lib/mutex.ts';
import type { DocumentHit, EvidenceRecord, Page, Store } from '../store/port.ts';
import { archiveRecords } from './archive-records.ts';
import { lostCauses, recheckAlerts } from './recheck-alert.ts';
import { isJudgedBy } from './reopen-documents.ts';

/** What erasing evidence needs: its store, its archive, and the documents and alerts that quote it. */
export interface EraseEvidenceParts {
  store: Store;
  archive: Pick<Archive, 'append' | 'erase'> | null;
  clock: Clock;
  oneAtATime: OneAtATime;
}

const PAGE = 100;
const ERASED = 'Thông báo này đã bị xóa khỏi hệ thống, nên nó không còn là bằng chứng.';

/** Records that still say something and fit. */
async function recordsThat(fits: (one: Evidence) => boolean, { evidence }: Store): Promise<EvidenceRecord[]> {
  const ids: string[] = [];
  for await (const one of everyItem((at) => evidence.list({ limit: PAGE, ...at })))
    if (one.text !== '' && fits(one)) ids.push(one.id);
  return evidence.find(ids);
}

/** Records whose only proof is a capture that they share with what is erased, under a capture of their own. */
async function moveOthers(erased: readonly Evidence[], { store, archive, clock }: EraseEvidenceParts): Promise<void> {
  const captures = new Set(erased.flatMap(({ capture }) => capture ?? []));
  if (!archive || captures.size === 0) return;
  const gone = new Set(erased.map(({ id }) => id));
  const others = await recordsThat(({ id, capture }) => captures.has(capture ?? '') && !gone.has(id), store);
  const moved = await archiveRecords(
    others.map(({ evidence: { capture: _shared, ...evidence } }) => evidence),
    { archive, at: instant(clock) },
  );
  await store.evidence.put(others.map((record, at) => ({ ...record, evidence: moved[at] as Evidence })));
}

/** The claims of a document without the quotes of erased records; a claim whose first quote goes has no verdict any more (boundary B3). */
function withoutQuotes(document: Document, ids: ReadonlySet<string>): Document {
  const claims = document.claims.map((claim): Claim => {
    if (claim.verdict === 'no-evidence') return claim;
    const [first, ...rest] = claim.evidence;
    if (ids.has(first.id))
      return { text: claim.text, span: claim.span, verdict: 'no-evidence', why: ERASED, evidence: [] };
    return { ...claim, evidence: [first, ...rest.filter(({ id }) => !ids.has(id))] };
  });
  const { suggestions, ...rest } = document;
  const kept = suggestions?.filter(({ evidenceId }) => !ids.has(evidenceId)) ?? [];
  return {
    ...rest,
    claims,
    suspected: claims.some(({ verdict }) => verdict === 'contradicted'),
    ...(kept.length > 0 ? { suggestions: kept } : {}),
  };
}

/** Takes the quotes of erased records out of every document and alert that shows them. */
async function unquote(ids: ReadonlySet<string>, parts: EraseEvidenceParts): Promise<void> {
  const { store, oneAtATime } = parts;
  const quotes = (document: Document): boolean =>
    isJudgedBy(document, ids) || (document.suggestions ?? []).some(({ evidenceId }) => ids.has(evidenceId));
  const search = (at: { cursor?: string }): Promise<Page<DocumentHit>> =>
    store.documents.search({ limit: PAGE, ...(at.cursor ? at : { isFresh: true }) });
  for await (const { document } of everyItem(search)) {
    if (!quotes(document)) continue;
    await oneAtATime(async () => {
      const [fresh] = await store.documents.find({ ids: [document.id] });
      if (!fresh) return;
      const cleared = withoutQuotes(fresh, ids);
      await store.documents.commit({ documents: [cleared] });
      await recheckAlerts(lostCauses(fresh, cleared), { ...parts, sources: new Map(), raiseAlerts: null });
    });
  }
}

/** Records that an address brought into the registry and that still say something: imported with it, or brought by the document that stood there. */
export async function evidenceFrom(url: string, store: Store): Promise<EvidenceRecord[]> {
  const brought = stableId('doc', url);
  return recordsThat((one) => one.url === url || one.documentId === brought, store);
}

/** First step: the records are withdrawn, so that no text is judged by them any more, and go from every document and alert that shows them. */
export async function withdrawEvidence(
  records: readonly EvidenceRecord[],
  parts: EraseEvidenceParts,
  at: string,
): Promise<void> {
  if (records.length === 0) return;
  await parts.store.evidence.put(
    records.map((record) => ({ ...record, evidence: { ...record.evidence, withdrawnAt: at } })),
  );
  await unquote(new Set(records.map(({ evidence }) => evidence.id)), parts);
}

/**
 * Last step: the records lose their captures and their text. While they have it, an erasure that was cut off is found again and done
 * to its end. The emptied record stays, withdrawn: whatever names it finds that it is gone.
 */
export async function emptyEvidence(
  records: readonly EvidenceRecord[],
  parts: EraseEvidenceParts,
  at: string,
): Promise<void> {
  const gone = records.map(({ evidence }) => evidence);
  await moveOthers(gone, parts);
  for (const capture of new Set(gone.flatMap((one) => one.capture ?? []))) await parts.archive?.erase(capture);
  await parts.store.evidence.put(
    gone.map(({ id, kind, publisher, url, publishedAt, lang, hash, documentId }) => ({
      evidence: {
        id,
        kind,
        publisher,
        url,
        publishedAt,
        lang,
        title: '',
        text: '',
        hash,
        withdrawnAt: at,
        ...(documentId ? { documentId } : {}),
      },
      vector: null,
      vectorModel: null,
    })),
  );
}

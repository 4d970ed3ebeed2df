import { stableId } from '../lib/hash.ts';
import { forgetLabels } from './forget-labels.ts';
import { eraseFromAnswers } from './erase-from-answers.ts';
import { emptyEvidence, evidenceFrom, withdrawEvidence, type EraseEvidenceParts } from './erase-evidence.ts';

const ARCHIVED = /archived (\S+)$/;

/**
 * Boundary B7: removes an item from store, index, registry of evidence, answers, labels and archive at once and records it in the audit
 * log; what is queued of it finds its `erased` outcome and ends there. Returns how many documents went, records of evidence where
 * no document stood there. Cut off in the middle, it is done to its end by being asked again: what names the captures (the outcomes'
 * steps, the records) goes after them.
 */
export async function eraseEverywhere(
  url: string,
  parts: EraseEvidenceParts & { at: string; actor: string },
): Promise<number> {
  const { store, archive, at, actor } = parts;
  const id = stableId('doc', url);
  const rows = await store.outcomes.byUrl(url);
  const captures = rows.flatMap(({ steps }) => steps.flatMap(({ note }) => ARCHIVED.exec(note)?.[1] ?? []));
  for (const reference of captures) await archive?.erase(reference);
  const count = await store.documents.erase(url, at);
  const records = await evidenceFrom(url, store);
  const evidence = new Set(records.map((record) => record.evidence.id));
  await withdrawEvidence(records, parts, at);
  await eraseFromAnswers(store, { evidence, documents: new Set([id]) }, { at, actor });
  await forgetLabels(store, (label) => label.documentId === id || evidence.has(label.evidenceId));
  for (const { evidence: one } of records)
    await store.audit.append({ at, actor, action: 'erase evidence', subject: one.id, note: `sha256 ${one.hash}` });
  await emptyEvidence(records, parts, at);
  if (count > 0 || rows.length > 0)
    await store.audit.append({ at, actor, action: 'erase document', subject: id, note: `${count}` });
  return count || records.length;
}

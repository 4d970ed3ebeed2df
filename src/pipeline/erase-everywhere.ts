import { stableId } from '../lib/hash.ts';
import { forgetLabels } from './forget-labels.ts';
import { eraseFromAnswers } from './erase-from-answers.ts';
import { eraseEvidence, type EraseEvidenceParts } from './erase-evidence.ts';

/**
 * Boundary B7: removes an item from store, index, registry of evidence, answers and archive at once and records it in the audit log;
 * what is queued of it finds its `erased` outcome and ends there. Returns how many documents went, records of evidence where
 * no document stood there.
 */
export async function eraseEverywhere(
  url: string,
  parts: EraseEvidenceParts & { at: string; actor: string },
): Promise<number> {
  const { store, archive, at, actor } = parts;
  const rows = await store.outcomes.byUrl(url);
  const references = rows.flatMap(({ steps }) => steps.flatMap(({ note }) => /archived (\S+)$/.exec(note)?.[1] ?? []));
  const count = await store.documents.erase(url, at);
  for (const reference of references) await archive?.erase(reference);
  const id = stableId('doc', url);
  await eraseFromAnswers(store, { evidence: new Set(), documents: new Set([id]) }, { at, actor });
  await forgetLabels(store, ({ documentId }) => documentId === id);
  const evidenceCount = await eraseEvidence(url, parts, { at, actor });
  if (count > 0 || rows.length > 0)
    await store.audit.append({ at, actor, action: 'erase document', subject: id, note: `${count}` });
  return count || evidenceCount;
}

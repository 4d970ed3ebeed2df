import type { Archive } from '../archive/archive.ts';
import { stableId } from '../lib/hash.ts';
import type { Store } from '../store/port.ts';

/**
 * Boundary B7: removes an item from store, index and archive at once and records it in the audit log; what is queued of it
 * finds its `erased` outcome and ends there. Returns how many documents went.
 */
export async function eraseEverywhere(
  url: string,
  parts: { store: Store; archive: Pick<Archive, 'erase'> | null; at: string; actor: string },
): Promise<number> {
  const { store, archive, at, actor } = parts;
  const rows = await store.outcomes.byUrl(url);
  const references = rows.flatMap(({ steps }) => steps.flatMap(({ note }) => /archived (\S+)$/.exec(note)?.[1] ?? []));
  const count = await store.documents.erase(url, at);
  for (const reference of references) await archive?.erase(reference);
  if (count > 0 || rows.length > 0)
    await store.audit.append({ at, actor, action: 'erase document', subject: stableId('doc', url), note: `${count}` });
  return count;
}

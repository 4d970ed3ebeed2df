import type { ClaimLabel } from '../domain/claim.ts';
import { everyItem } from '../lib/every-item.ts';
import type { Store } from '../store/port.ts';

const PAGE = 200;

/** Takes away the reviewers' labels that fit; they hold the words of a claim and of a record. Returns how many went. */
export async function forgetLabels(
  { labels }: Pick<Store, 'labels'>,
  fits: (label: ClaimLabel) => boolean,
): Promise<number> {
  const ids: string[] = [];
  for await (const label of everyItem((at) => labels.list({ limit: PAGE, ...at }))) if (fits(label)) ids.push(label.id);
  await labels.remove(ids);
  return ids.length;
}

/** Boundary B7 for labels: they go with the text that they are of. Returns how many went. */
export async function forgetOldLabels(store: Pick<Store, 'labels' | 'documents'>): Promise<number> {
  const kept = new Map<string, boolean>();
  for await (const { documentId } of everyItem((at) => store.labels.list({ limit: PAGE, ...at })))
    kept.set(documentId, false);
  const ids = [...kept.keys()];
  for (let at = 0; at < ids.length; at += PAGE)
    for (const { id, text } of await store.documents.find({ ids: ids.slice(at, at + PAGE) })) kept.set(id, text !== '');
  return forgetLabels(store, ({ documentId }) => kept.get(documentId) === false);
}

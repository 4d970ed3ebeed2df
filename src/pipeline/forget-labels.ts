import type { ClaimLabel } from '../domain/claim.ts';
import { everyItem } from '../lib/every-item.ts';
import type { Store } from '../store/port.ts';

const PAGE = 200;

/** Takes away the reviewers' labels that fit; they hold the words of a claim and of a record. Returns how many went. */
export async function forgetLabels(
  store: Pick<Store, 'labels'>,
  fits: (label: ClaimLabel) => boolean,
): Promise<number> {
  const labels = await allLabels(store);
  return removeAll(store, labels.filter(fits));
}

/** Boundary B7 for labels: they go with the text that they are of. Returns how many went. */
export async function forgetOldLabels(store: Pick<Store, 'labels' | 'documents'>): Promise<number> {
  const labels = await allLabels(store);
  const ids = [...new Set(labels.map(({ documentId }) => documentId))];
  const kept = new Set<string>();
  for (let at = 0; at < ids.length; at += PAGE)
    for (const { id, text } of await store.documents.find({ ids: ids.slice(at, at + PAGE) }))
      if (text !== '') kept.add(id);
  return removeAll(
    store,
    labels.filter(({ documentId }) => !kept.has(documentId)),
  );
}

async function allLabels({ labels }: Pick<Store, 'labels'>): Promise<ClaimLabel[]> {
  const found: ClaimLabel[] = [];
  for await (const label of everyItem((at) => labels.list({ limit: PAGE, ...at }))) found.push(label);
  return found;
}

async function removeAll({ labels }: Pick<Store, 'labels'>, gone: readonly ClaimLabel[]): Promise<number> {
  if (gone.length > 0) await labels.remove(gone.map(({ id }) => id));
  return gone.length;
}

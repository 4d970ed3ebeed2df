import type { Claim } from '../domain/claim.ts';
import type { Document } from '../domain/document.ts';
import type { DocumentStore } from '../store/port.ts';

/**
 * The documents as they may be shown: each quote is held against its archived capture at every reading, and what no longer
 * holds is no flag (boundary B3). Only claims with evidence cost anything.
 */
export function checkedDocuments(
  documents: DocumentStore,
  recheck: (claims: readonly Claim[]) => Promise<Claim[]>,
): DocumentStore {
  async function checked(document: Document): Promise<Document> {
    if (document.claims.every(({ verdict }) => verdict === 'no-evidence')) return document;
    const claims = await recheck(document.claims);
    return { ...document, claims, suspected: claims.some(({ verdict }) => verdict === 'contradicted') };
  }
  return {
    ...documents,
    find: async (by) => Promise.all((await documents.find(by)).map(checked)),
    search: async (query) => {
      const page = await documents.search(query);
      return {
        ...page,
        items: await Promise.all(page.items.map(async (hit) => ({ ...hit, document: await checked(hit.document) }))),
      };
    },
  };
}

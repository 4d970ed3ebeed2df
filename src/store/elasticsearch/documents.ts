import type { Document } from '../../domain/document.ts';
import type { OutcomeRow } from '../../domain/outcome.ts';
import { stableId } from '../../lib/hash.ts';
import { givenWords } from '../document-words.ts';
import type { DocumentStore, Effects } from '../port.ts';
import type { ElasticsearchAlerts } from './alerts.ts';
import { bulkWrite, type WriteOp } from './bulk-writer.ts';
import type { Connection } from './connection.ts';
import { findDocuments, storedDocuments } from './document-find.ts';
import { aliasOf, rowOf, type DocumentRow } from './document-row.ts';
import { searchDocuments } from './document-search.ts';
import { documentStats } from './document-stats.ts';
import { outcomeOp, outcomesOfUrl } from './outcomes.ts';
import { removeDocuments, retainDocuments } from './retain.ts';
import { fingerprintOp } from './stories.ts';
import { changeStories, newStoryOp, withDocument, withPrint, type Change } from './story-members.ts';

function storyChanges({ documents = [], fingerprints = [] }: Effects): Map<string, Change[]> {
  const changes = new Map<string, Change[]>();
  const add = (story: string, change: Change): void => void changes.set(story, [...(changes.get(story) ?? []), change]);
  for (const document of documents) add(document.story, withDocument(document));
  for (const print of fingerprints) add(print.storyId, withPrint(print));
  return changes;
}

/** Stories that a document seems to begin: it is on its first version and was not looked at again since. */
function begunStories({ documents = [] }: Effects): Set<string> {
  const isNew = ({ versions, recheck, fetchedAt }: Document): boolean =>
    versions.length === 1 && recheck.lastAt === fetchedAt;
  return new Set(documents.filter(isNew).map(({ story }) => story));
}

/**
 * Outcomes come last: they are the commit. A document names the outcome it waits for and is taken for absent until that
 * is there (`findDocuments`), so nothing that a crash cuts off is ever mistaken for done. All else goes in one request.
 */
async function commit(connection: Connection, alerts: ElasticsearchAlerts, effects: Effects): Promise<void> {
  const { documents = [], fingerprints = [], outcomes = [] } = effects;
  const keyOf = new Map(outcomes.flatMap((row) => (row.documentId ? [[row.documentId, row.key] as const] : [])));
  const words = givenWords(effects);
  const documentOps = documents.map((document): WriteOp => ({
    action: 'index',
    alias: aliasOf(connection, document),
    id: document.id,
    record: rowOf(document, keyOf.get(document.id) ?? null, words.get(document.id)),
  }));
  const isVouched = documents.every(({ id }) => keyOf.has(id));
  const changes = storyChanges(effects);
  const begun = [...begunStories(effects)];
  const storyOps = begun.map((id) => newStoryOp(connection, id, changes.get(id) ?? []));
  const known = new Map([...changes].filter(([id]) => !begun.includes(id)));
  const storiesAndPrints = async (): Promise<void> => {
    const written = await bulkWrite(connection, [
      ...storyOps,
      ...fingerprints.map((print) => fingerprintOp(connection, print)),
      ...(isVouched ? documentOps : []),
    ]);
    // Begun by another already.
    const late = begun.filter((_id, at) => written[at] === 'conflict');
    await changeStories(connection, new Map(late.map((id) => [id, changes.get(id) ?? []])));
  };
  await Promise.all([storiesAndPrints(), changeStories(connection, known), alerts.merge(effects.alerts ?? [])]);
  // No outcome vouches for these: all that belongs to them must be there before they are.
  if (!isVouched) await bulkWrite(connection, documentOps);
  await bulkWrite(
    connection,
    outcomes.map((row) => outcomeOp(connection, row)),
  );
}

async function erase(connection: Connection, url: string, at: string): Promise<number> {
  await connection.refresh([connection.names.documents, connection.names.of('outcomes')]);
  const rows = await storedDocuments(connection, [stableId('doc', url)]);
  await removeDocuments(
    connection,
    rows.map(({ id, source }) => ({ id, alias: aliasOf(connection, source.body), story: source.body.story })),
  );
  const hits = await outcomesOfUrl(connection, url);
  const erased = (row: OutcomeRow): OutcomeRow => ({
    ...row,
    outcome: 'dropped',
    reason: 'erased',
    documentId: null,
    at,
    steps: [],
  });
  await bulkWrite(
    connection,
    hits.map(({ source }) => outcomeOp(connection, erased(source))),
    { refresh: true },
  );
  return rows.length;
}

/** The documents' port on Elasticsearch. */
export function elasticsearchDocuments(connection: Connection, alerts: ElasticsearchAlerts): DocumentStore {
  return {
    commit: (effects) => commit(connection, alerts, effects),
    find: (by) => findDocuments(connection, 'ids' in by ? by.ids : by.urls.map((url) => stableId('doc', url))),
    search: (query) => searchDocuments(connection, query),
    stats: (query, facets, interval) => documentStats(connection, { query, facets, interval }),
    toRecheck: async (sourceId, checkedBefore, since, limit) => {
      const { hits } = await connection.search<DocumentRow>({
        index: connection.names.documents,
        query: {
          bool: {
            filter: [
              { term: { source: sourceId } },
              { term: { kind: 'article' } },
              { term: { withdrawn: false } },
              { range: { checkedAt: { lt: checkedBefore } } },
              { range: { sortAt: { gte: since } } },
            ],
          },
        },
        sort: [{ checkedAt: 'asc' }],
        size: limit,
        _source: ['body'],
        track_total_hits: false,
      });
      return hits.map(({ source }) => source.body);
    },
    erase: (url, at) => erase(connection, url, at),
    retain: (rules) => retainDocuments(connection, rules),
  };
}

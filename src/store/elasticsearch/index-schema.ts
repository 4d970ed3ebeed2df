import type { estypes } from '@elastic/elasticsearch';
import { stableId } from '../../lib/hash.ts';
import { isMissing, isThereAlready, type Connection } from './connection.ts';
import { COLLECTIONS, generation, SERIES, type Collection, type Series } from './index-names.ts';

type Properties = Record<string, estypes.MappingProperty>;
const keyword: estypes.MappingProperty = { type: 'keyword', ignore_above: 8191 };
const date: estypes.MappingProperty = { type: 'date', format: 'strict_date_optional_time' };
const flag: estypes.MappingProperty = { type: 'boolean' };
const long: estypes.MappingProperty = { type: 'long' };
/** Sorted or counted by, not looked up. */
const sorted = { index: false } as const;
/** Looked up, neither sorted nor counted by. */
const sought = { doc_values: false } as const;
const mark: estypes.MappingProperty = { ...flag, ...sought };
/** Kept as it came, not searched. */
const kept: estypes.MappingProperty = { type: 'object', enabled: false };
/** Words come folded and separated by blanks from `lib/fold.ts`: the one analysis of both stores. */
const words: estypes.MappingProperty = { type: 'text', analyzer: 'whitespace' };

const FACETS: Properties = {
  kind: keyword,
  source: keyword,
  origin: keyword,
  language: keyword,
  sentiment: keyword,
  topic: keyword,
  safetyEvent: keyword,
  sortAt: date,
};
const DOCUMENT: Properties = {
  ...FACETS,
  id: { ...keyword, ...sorted },
  story: { ...keyword, ...sought },
  suspected: mark,
  withdrawn: mark,
  paywalled: mark,
  edited: mark,
  hasText: mark,
  checkedAt: { ...date, ...sorted },
  places: keyword,
  folded_title: words,
  folded_text: words,
  exact_title: words,
  exact_text: words,
  embedding: { type: 'dense_vector', dims: 384, index: true, similarity: 'cosine' },
  body: kept,
};
const RECORDS: Record<Collection, Properties> = {
  outcomes: {
    key: { ...keyword, ...sorted },
    sourceId: keyword,
    url: { ...keyword, ...sought },
    canonicalUrl: { ...keyword, ...sought },
    outcome: keyword,
    reason: keyword,
    at: { ...date, ...sorted },
  },
  fingerprints: {
    id: { ...keyword, ...sorted },
    bands: { ...keyword, ...sought },
    publishedAt: { ...date, ...sorted },
    body: kept,
  },
  stories: { id: { ...keyword, ...sorted }, firstAt: { ...date, ...sorted }, lastAt: date, body: kept },
  alerts: {
    id: keyword,
    dedupeKey: keyword,
    kind: keyword,
    state: keyword,
    createdAt: date,
    isPending: flag,
    body: kept,
  },
  'alert-changes': { seq: long, body: kept },
  audit: { seq: long, body: kept },
  'source-states': { source: keyword, body: kept },
  keys: { id: keyword, hash: keyword, createdAt: date, body: kept },
  outbox: { id: keyword, alert: keyword, isDelivered: flag, nextAt: date, body: kept },
  tallies: { ...FACETS, id: keyword, lastBatch: keyword },
  evidence: { id: keyword, kind: keyword, publishedAt: keyword, body: kept },
  'evidence-changes': { seq: long, body: kept },
  answers: { id: keyword, state: keyword, updatedAt: keyword, isPending: flag, body: kept },
  'claim-labels': { id: keyword, document: keyword, at: keyword, body: kept },
  work: { body: kept },
};

/** One shard an index and month: a province's press is some 10,000 documents a month. */
const SETTINGS: estypes.IndicesIndexSettings = {
  number_of_shards: 1,
  number_of_replicas: 0,
  auto_expand_replicas: '0-1',
};
/** Stands in the base template when all templates are in: a start with the same schema has nothing to put. */
const VERSION = stableId('schema', JSON.stringify([SETTINGS, DOCUMENT, RECORDS]));

async function isUpToDate({ client, told, names }: Connection): Promise<boolean> {
  try {
    const found = await client.cluster.getComponentTemplate({ name: `${names.prefix}-base` });
    return found.component_templates[0]?.component_template._meta?.['schema'] === VERSION;
  } catch (error) {
    if (isMissing(error)) return false;
    return told(() => Promise.reject(error as Error));
  }
}

async function putTemplates(connection: Connection): Promise<void> {
  const { client, told, names } = connection;
  const { prefix } = names;
  if (await isUpToDate(connection)) return;
  const putBase = (schema: string): Promise<unknown> =>
    told(() =>
      client.cluster.putComponentTemplate({
        name: `${prefix}-base`,
        template: { settings: SETTINGS },
        _meta: { schema },
      }),
    );
  await putBase('');
  await told(() =>
    client.cluster.putComponentTemplate({
      name: `${prefix}-document`,
      // The source keeps the words: leaving them out costs a quarter of the time that a document takes (measured 2026-11-29).
      template: { mappings: { dynamic: false, properties: DOCUMENT } },
    }),
  );
  await told(() =>
    client.indices.putIndexTemplate({
      name: `${prefix}-documents`,
      index_patterns: SERIES.map((series) => `${prefix}-${series}-*`),
      composed_of: [`${prefix}-base`, `${prefix}-document`],
      priority: 200,
    }),
  );
  for (const collection of COLLECTIONS)
    await told(() =>
      client.indices.putIndexTemplate({
        name: `${prefix}-${collection}`,
        index_patterns: [`${names.of(collection)}-0*`],
        composed_of: [`${prefix}-base`],
        template: { mappings: { dynamic: false, properties: RECORDS[collection] } },
        priority: 200,
      }),
    );
  await putBase(VERSION);
}

/** The aliases that an index must have: its own, and of a month of documents the one over all months. */
export function aliasesFor({ names }: Connection, alias: string): Record<string, estypes.IndicesAlias> {
  const isMonth = SERIES.some((series) => alias.startsWith(`${names.prefix}-${series}-`));
  return { [alias]: { is_write_index: true }, ...(isMonth ? { [names.documents]: {} } : {}) };
}

/** Makes the first generation behind an alias unless the alias is there. */
export async function ensureAlias(connection: Connection, alias: string): Promise<void> {
  const { client, told } = connection;
  if (await told(() => client.indices.existsAlias({ name: alias }))) return;
  try {
    await client.indices.create({ index: generation(alias, 1), aliases: aliasesFor(connection, alias) });
  } catch (error) {
    if (!isThereAlready(error)) await told(() => Promise.reject(error as Error));
  }
}

/** Puts the templates and makes what is missing; safe at every start, by several processes at once. */
export async function ensureSchema(connection: Connection): Promise<void> {
  await putTemplates(connection);
  await Promise.all(COLLECTIONS.map((collection) => ensureAlias(connection, connection.names.of(collection))));
}

/** Month aliases that exist, newest first; of one series, or of both. */
export async function monthAliases(
  { client, told, names }: Connection,
  series: readonly Series[] = SERIES,
): Promise<{ alias: string; month: string; index: string }[]> {
  let answer: estypes.IndicesGetAliasResponse;
  try {
    answer = await client.indices.getAlias({
      index: series.map((one) => `${names.prefix}-${one}-*`),
      expand_wildcards: 'open',
      allow_no_indices: true,
    });
  } catch (error) {
    if (isMissing(error)) return [];
    return told(() => Promise.reject(error as Error));
  }
  return Object.entries(answer)
    .flatMap(([index, { aliases }]) =>
      Object.keys(aliases)
        .filter((alias) => alias !== names.documents && !alias.endsWith('-next'))
        .map((alias) => ({ alias, index, month: alias.slice(-7) })),
    )
    .sort((a, b) => b.month.localeCompare(a.month));
}

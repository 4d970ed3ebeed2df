import { DiembaoError } from '../../domain/errors.ts';
import type { Store } from '../port.ts';
import { elasticsearchAlerts } from './alerts.ts';
import { elasticsearchAnswers } from './answers.ts';
import { elasticsearchAudit } from './audit.ts';
import { connectElasticsearch, type Connection } from './connection.ts';
import { elasticsearchDocuments } from './documents.ts';
import { elasticsearchEvidence } from './evidence.ts';
import { ensureSchema } from './index-schema.ts';
import { elasticsearchLabels } from './labels.ts';
import { elasticsearchLeases, type Leases } from './leases.ts';
import { elasticsearchOutbox } from './outbox.ts';
import { elasticsearchOutcomes } from './outcomes.ts';
import { elasticsearchCrawl, elasticsearchKeys } from './records.ts';
import { elasticsearchStories } from './stories.ts';

/** The cluster's store, with the agreements between its processes. */
export interface ElasticsearchStore extends Store {
  leases: Leases;
  connection: Connection;
}

/** Waits until the shards are there (after a restart the server answers before they are). */
async function awaitShards({ told, names }: Connection): Promise<void> {
  const health = await told((client) =>
    client.cluster.health(
      { index: names.all, wait_for_status: 'yellow', timeout: '30s', expand_wildcards: 'open' },
      { requestTimeout: 35_000 },
    ),
  );
  if (health.timed_out || health.status === 'red')
    throw new DiembaoError('store-unavailable', 'Elasticsearch has not found all its shards: see its log', {
      retryAfterMs: 10_000,
    });
}

/**
 * Opens the store and brings templates and indices to their newest shape. `url` may name several nodes by commas;
 * `prefix` begins every index name. Throws `store-unavailable` with what to do.
 */
export async function elasticsearchStore(options: { url: string; prefix?: string }): Promise<ElasticsearchStore> {
  const connection = connectElasticsearch(options.url, options.prefix ?? 'diembao');
  try {
    const { version } = await connection.told((client) => client.info());
    if (!/^[89]\./.test(version.number))
      throw new DiembaoError('store-unavailable', `Elasticsearch 8 or 9 is needed, this is ${version.number}`);
    await ensureSchema(connection);
    await awaitShards(connection);
  } catch (error) {
    await connection.client.close();
    throw error;
  }
  const audit = elasticsearchAudit(connection);
  const alerts = elasticsearchAlerts(connection, audit);
  const answers = elasticsearchAnswers(connection, audit);
  return {
    connection,
    leases: elasticsearchLeases(connection),
    documents: elasticsearchDocuments(connection, alerts),
    outcomes: elasticsearchOutcomes(connection),
    stories: elasticsearchStories(connection),
    alerts,
    audit,
    crawl: elasticsearchCrawl(connection),
    keys: elasticsearchKeys(connection),
    outbox: elasticsearchOutbox(connection, async () => {
      await alerts.repair();
      await answers.repair();
    }),
    evidence: elasticsearchEvidence(connection),
    answers,
    labels: elasticsearchLabels(connection, audit),
    ready: async () => {
      const health = await connection.told((client) =>
        client.cluster.health({ index: connection.names.all, timeout: '2s' }, { requestTimeout: 4_000, maxRetries: 0 }),
      );
      if (health.status === 'red')
        throw new DiembaoError('store-unavailable', 'a part of the index is missing: see the log of Elasticsearch');
    },
    close: () => connection.client.close(),
  };
}

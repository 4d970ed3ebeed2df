import type { Answer } from '../../domain/answer.ts';
import type { NewAuditRecord } from '../../domain/audit.ts';
import { DiembaoError } from '../../domain/errors.ts';
import type { AnswerStore } from '../port.ts';
import type { IntentLog } from './audit.ts';
import { bulkWrite } from './bulk-writer.ts';
import type { Connection, Stored } from './connection.ts';
import { listPage, newestBy } from './list-page.ts';

export interface StoredAnswer {
  id: string;
  state: string;
  updatedAt: string;
  /** True from a change until its audit record is written. */
  isPending: boolean;
  body: { answer: Answer; audit: NewAuditRecord | null };
}

/** The answers' port, and what the chores need of it. */
export interface ElasticsearchAnswers extends AnswerStore {
  /** Writes the audit records that a crash left out. */
  repair(): Promise<void>;
}

/** An answer as it is stored. */
export function answerRecord(answer: Answer, audit: NewAuditRecord | null): StoredAnswer {
  const { id, state, updatedAt } = answer;
  return { id, state, updatedAt, isPending: audit !== null, body: { answer, audit } };
}

/** The answers' port on Elasticsearch. A change is one conditional write that also holds its audit record; each step may be done twice. */
export function elasticsearchAnswers(connection: Connection, audit: IntentLog): ElasticsearchAnswers {
  const index = connection.names.of('answers');

  async function write(record: StoredAnswer, before: Stored<StoredAnswer> | null): Promise<boolean> {
    const lock = before ? { ifSeqNo: before.seqNo, ifPrimaryTerm: before.primaryTerm } : {};
    const [written] = await bulkWrite(
      connection,
      [{ action: before ? 'index' : 'create', alias: index, id: record.id, record, ...lock }],
      { refresh: true },
    );
    return written === 'done';
  }

  /** The stored answer after what it still owed to the audit log is written. */
  async function settled(id: string): Promise<Stored<StoredAnswer> | null> {
    const row = await connection.get<StoredAnswer>(index, id);
    const { answer, audit: owed } = row?.source.body ?? {};
    if (!row || !answer || !owed) return row;
    await audit.appendOnce(owed, `${id}@${answer.version}`);
    await write(answerRecord(answer, null), row);
    return connection.get<StoredAnswer>(index, id);
  }

  return {
    get: async (id) => (await connection.get<StoredAnswer>(index, id))?.source.body.answer ?? null,
    list: ({ states, limit, cursor }) =>
      listPage<StoredAnswer, Answer>(
        connection,
        {
          index,
          ...(states ? { query: { terms: { state: states } } } : {}),
          sort: newestBy('updatedAt'),
          fields: ['body.answer'],
          limit,
          cursor,
        },
        ({ body }) => body.answer,
      ),
    save: async (answer, { before, audit: record }) => {
      const row = await settled(answer.id);
      const version = row?.source.body.answer.version ?? 0;
      if (version !== before || !(await write(answerRecord(answer, record), row)))
        throw new DiembaoError('conflict', 'another officer has just changed this answer', {
          facts: { id: answer.id, version },
        });
      await settled(answer.id);
    },
    repair: async () => {
      const { hits } = await connection.search<StoredAnswer>({
        index,
        query: { term: { isPending: true } },
        size: 100,
      });
      for (const { id } of hits) await settled(id);
    },
  };
}

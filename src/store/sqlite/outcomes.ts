import type { OutcomeKind, OutcomeRow, TraceStep } from '../../domain/outcome.ts';
import { encodeCursor } from '../../lib/cursor.ts';
import type { Database } from '../../lib/sqlite.ts';
import type { OutcomeStore, Page } from '../port.ts';
import { readCursor } from '../read-cursor.ts';

interface Stored {
  row: number;
  key: string;
  source: string;
  url: string;
  canonical_url: string | null;
  document: string | null;
  outcome: string;
  reason: string | null;
  at: string;
  steps: string;
}

function read(stored: Stored): OutcomeRow {
  return {
    key: stored.key,
    sourceId: stored.source,
    url: stored.url,
    canonicalUrl: stored.canonical_url,
    documentId: stored.document,
    outcome: stored.outcome as OutcomeKind,
    reason: stored.reason,
    at: stored.at,
    steps: JSON.parse(stored.steps) as TraceStep[],
  };
}

/** Writes one row an entry; the same key again replaces the row. */
export function saveOutcomes(database: Database, rows: OutcomeRow[]): void {
  const statement = database.statement(
    `INSERT INTO outcomes (key, source, url, canonical_url, document, outcome, reason, at, steps) VALUES (?,?,?,?,?,?,?,?,?)
     ON CONFLICT (key) DO UPDATE SET canonical_url=excluded.canonical_url, document=excluded.document, outcome=excluded.outcome, reason=excluded.reason, at=excluded.at, steps=excluded.steps`,
  );
  for (const row of rows) {
    statement.run(
      row.key,
      row.sourceId,
      row.url,
      row.canonicalUrl,
      row.documentId,
      row.outcome,
      row.reason,
      row.at,
      JSON.stringify(row.steps),
    );
  }
}

function list(database: Database, query: Parameters<OutcomeStore['list']>[0]): Page<OutcomeRow> {
  const clauses: string[] = ['1=1'];
  const values: (string | number)[] = [];
  const total = (): number =>
    Number(
      database
        .statement(`SELECT count(*) AS n FROM outcomes WHERE ${clauses.join(' AND ')}`)
        .get<{ n: number }>(...values)?.n ?? 0,
    );
  if (query.source) {
    clauses.push('source = ?');
    values.push(query.source);
  }
  if (query.outcome) {
    clauses.push('outcome = ?');
    values.push(query.outcome);
  }
  const count = query.cursor ? undefined : total();
  if (query.cursor) {
    clauses.push('row < ?');
    values.push(...readCursor(query.cursor, 1));
  }
  const rows = database
    .statement(`SELECT * FROM outcomes WHERE ${clauses.join(' AND ')} ORDER BY row DESC LIMIT ?`)
    .all<Stored>(...values, query.limit + 1);
  const items = rows.slice(0, query.limit);
  const last = items[items.length - 1];
  return {
    items: items.map(read),
    next: rows.length > query.limit && last ? encodeCursor([Number(last.row)]) : null,
    ...(count === undefined ? {} : { total: count }),
  };
}

/** The outcomes' port on SQLite. */
export function sqliteOutcomes(database: Database): OutcomeStore {
  return {
    byKeys: async (keys) => {
      const rows = database
        .statement('SELECT * FROM outcomes WHERE key IN (SELECT value FROM json_each(?))')
        .all<Stored>(JSON.stringify(keys));
      return new Map(rows.map((row) => [row.key, read(row)]));
    },
    list: async (query) => list(database, query),
    byUrl: async (url) =>
      database
        .statement(
          'SELECT * FROM outcomes WHERE url = ? UNION SELECT * FROM outcomes WHERE canonical_url = ? ORDER BY row DESC LIMIT 50',
        )
        .all<Stored>(url, url)
        .map(read),
    counts: async (source) => {
      const rows = database
        .statement(`SELECT outcome, reason, count(*) AS n FROM outcomes WHERE ?1 IS NULL OR source = ?1 GROUP BY 1, 2`)
        .all<{ outcome: OutcomeKind; reason: string | null; n: number }>(source ?? null);
      const counts = { indexed: 0, unchanged: 0, dropped: 0, 'set-aside': 0, reasons: {} as Record<string, number> };
      for (const row of rows) {
        counts[row.outcome] += Number(row.n);
        if (row.reason) counts.reasons[row.reason] = (counts.reasons[row.reason] ?? 0) + Number(row.n);
      }
      return counts;
    },
  };
}

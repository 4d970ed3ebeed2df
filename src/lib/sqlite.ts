import { createRequire } from 'node:module';

type Value = string | number | bigint | null | Uint8Array;
export type Row = Record<string, Value>;

/** A prepared statement; parameters are positional. */
export interface Statement {
  run(...values: Value[]): { changes: number };
  get<T = Row>(...values: Value[]): T | undefined;
  all<T = Row>(...values: Value[]): T[];
}

interface RawDatabase {
  exec(sql: string): void;
  prepare(sql: string): {
    run(...values: Value[]): { changes: number | bigint };
    get(...values: Value[]): unknown;
    all(...values: Value[]): unknown[];
  };
  close(): void;
}

/** One open SQLite file (WAL). All calls are synchronous; statements are prepared once. */
export interface Database {
  statement(sql: string): Statement;
  exec(sql: string): void;
  /** Runs `work` in one immediate transaction; nested calls join the outer one. */
  transaction<T>(work: () => T): T;
  close(): void;
}

function openRaw(path: string): RawDatabase {
  const require = createRequire(import.meta.url);
  const major = Number(process.versions.node.split('.')[0]);
  const { DatabaseSync } = require(major >= 24 ? 'node:sqlite' : '@photostructure/sqlite') as {
    DatabaseSync: new (path: string, options: { timeout: number }) => RawDatabase;
  };
  return new DatabaseSync(path, { timeout: 10_000 });
}

/** What a database cannot help: the disk is full or failing, or another process holds the file too long. */
export type DatabaseTrouble = 'full' | 'busy';

function troubleOf(error: unknown): DatabaseTrouble | null {
  const text = error instanceof Error ? error.message : '';
  if (/database or disk is full|disk I\/O error/i.test(text)) return 'full';
  return /database is locked|busy/i.test(text) ? 'busy' : null;
}

/**
 * Opens (and makes) a database file, or `:memory:`. Trouble is thrown as the error that `errorFor` makes of it;
 * anything else is a bug and passes through.
 */
export function openDatabase(path: string, errorFor: (trouble: DatabaseTrouble, cause: unknown) => Error): Database {
  function guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      const trouble = troubleOf(error);
      throw trouble ? errorFor(trouble, error) : error;
    }
  }
  const raw = guarded(() => openRaw(path));
  guarded(() =>
    raw.exec(
      'PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32000; PRAGMA mmap_size=268435456; PRAGMA wal_autocheckpoint=8000;',
    ),
  );
  const statements = new Map<string, Statement>();
  let depth = 0;

  function statement(sql: string): Statement {
    const known = statements.get(sql);
    if (known) return known;
    const prepared = guarded(() => raw.prepare(sql));
    const made: Statement = {
      run: (...values) => guarded(() => ({ changes: Number(prepared.run(...values).changes) })),
      get: <T>(...values: Value[]) => guarded(() => prepared.get(...values) as T | undefined),
      all: <T>(...values: Value[]) => guarded(() => prepared.all(...values) as T[]),
    };
    // Statements with a variable number of parameters would fill the cache without end.
    if (statements.size < 400) statements.set(sql, made);
    return made;
  }

  return {
    statement,
    exec: (sql) => guarded(() => raw.exec(sql)),
    transaction<T>(work: () => T): T {
      if (depth > 0) return work();
      guarded(() => raw.exec('BEGIN IMMEDIATE'));
      depth += 1;
      try {
        const result = work();
        guarded(() => raw.exec('COMMIT'));
        return result;
      } catch (error) {
        try {
          raw.exec('ROLLBACK');
        } catch {
          // A full disk has already rolled back.
        }
        throw error;
      } finally {
        depth -= 1;
      }
    },
    close: () => {
      statements.clear();
      raw.close();
    },
  };
}

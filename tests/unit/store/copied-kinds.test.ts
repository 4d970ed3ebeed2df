import { describe, expect, it } from 'vitest';
import { storeTrouble } from '../../../src/domain/errors.ts';
import { openDatabase } from '../../../src/lib/sqlite.ts';
import { COLLECTIONS } from '../../../src/store/elasticsearch/index-names.ts';
import type { Store } from '../../../src/store/port.ts';
import { sqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { COPIED_KINDS, type CopiedKind } from '../../../src/store/store-copy.ts';

type Port = Exclude<keyof Store, 'ready' | 'close'>;

/** By which kinds a move copies each port; a port without an answer here does not compile. */
const KINDS_OF: Record<Port, readonly CopiedKind[]> = {
  documents: ['documents', 'fingerprints', 'tallies'],
  outcomes: ['outcomes'],
  stories: ['documents', 'fingerprints'],
  alerts: ['alerts'],
  audit: ['audit'],
  crawl: ['source-states'],
  keys: ['keys'],
  outbox: ['outbox'],
  evidence: ['evidence'],
  answers: ['answers'],
  labels: ['claim-labels'],
};

/** Tables and indices that no move copies, and why. */
const LEFT_OUT: Record<string, string> = {
  document_places: 'written with the document',
  documents_text: 'written with the document',
  documents_daily: 'counted by triggers; what only it knows is copied as tallies',
  bands: 'written with the fingerprint',
  stories: 'made from documents and fingerprints at the end',
  counters: 'set by the alerts',
  'alert-changes': 'written with the alert',
  'evidence-changes': 'written with the evidence',
  work: 'leases, and the note of a retention run',
};

/** The kind that a table or collection is copied as. */
const kindOf = (name: string): string => name.replaceAll('_', '-');

describe('a move between the stores', () => {
  it('has a kind for every port and a port for every kind', () => {
    expect(new Set(Object.values(KINDS_OF).flat())).toEqual(new Set(COPIED_KINDS));
  });

  it('copies every table of the embedded store, or says why not', () => {
    const database = openDatabase(':memory:', storeTrouble);
    sqliteStore(database);
    const tables = database
      .statement(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'documents_text_%'`)
      .all<{ name: string }>()
      .map(({ name }) => name);
    database.close();
    expect(tables.length).toBeGreaterThan(10);
    const forgotten = tables.filter((name) => !LEFT_OUT[name] && !COPIED_KINDS.includes(kindOf(name) as CopiedKind));
    expect(forgotten).toEqual([]);
  });

  it('copies every collection of the cluster, or says why not', () => {
    const forgotten = COLLECTIONS.filter((name) => !LEFT_OUT[name] && !COPIED_KINDS.includes(name as CopiedKind));
    expect(forgotten).toEqual([]);
  });
});

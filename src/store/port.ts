import type { Alert, AlertAction, AlertKind, AlertState, Decision } from '../domain/alert.ts';
import type { Answer, AnswerState } from '../domain/answer.ts';
import type { AuditRecord, NewAuditRecord } from '../domain/audit.ts';
import type { Delivery } from '../domain/delivery.ts';
import type { ClaimLabel, Evidence, EvidenceKind } from '../domain/claim.ts';
import type { Document, DocumentKind, DocumentWords } from '../domain/document.ts';
import type { ApiKey } from '../domain/key.ts';
import type { OutcomeKind, OutcomeRow } from '../domain/outcome.ts';
import type { Origin, SourceState } from '../domain/source.ts';
import type { Fingerprint, Story } from '../domain/story.ts';

/** One page of a list; `next` is an opaque cursor, null at the end. `total` may be left out where counting is dear. */
export interface Page<T> {
  items: T[];
  total?: number;
  next: string | null;
}

/** What one job leaves behind. `commit` writes all of it or nothing (SQLite), or so that a second commit completes it (Elasticsearch: outcomes last). */
export interface Effects {
  documents?: Document[];
  fingerprints?: Fingerprint[];
  /** "Seen" is an outcome row: it is written with the document, never before. */
  outcomes?: OutcomeRow[];
  /** Merged by `dedupeKey` with `mergeAlert` while the alert of that key `takesMore`; a finished one is left alone. What `mayOpen` refuses is only merged. */
  alerts?: Alert[];
  /** The words of `documents` whose texts were split elsewhere; a store splits the others itself. */
  words?: ({ documentId: string } & DocumentWords)[];
}

/** Filters are ANDed; an array is an OR. Instants are ISO-8601 UTC; `from` inclusive, `to` exclusive, on `publishedAt` (else `fetchedAt`). */
export interface DocumentQuery {
  q?: string;
  lang?: string[];
  sentiment?: string[];
  topic?: string[];
  safetyEvent?: string[];
  kind?: DocumentKind;
  origin?: Origin;
  source?: string[];
  place?: string[];
  story?: string;
  /** `suspected`, `withdrawn`, `paywalled`, `edited`. */
  flag?: string[];
  from?: string;
  to?: string;
  /** `newest` (default), `oldest`, `relevance` (needs `q`; the embedded store ranks the last 2,000 filed of a common word, the others follow). */
  sort?: 'newest' | 'oldest' | 'relevance';
  limit: number;
  cursor?: string;
  /** Sees every commit that ended before the search began, where searches otherwise lag by up to a second (Elasticsearch). */
  isFresh?: boolean;
}

/** A hit; `highlights` are ranges of UTF-16 units in the original title and text. */
export interface DocumentHit {
  document: Document;
  highlights: { field: 'title' | 'text'; start: number; end: number }[];
}

export type StatsFacet = 'language' | 'sentiment' | 'topic' | 'safetyEvent' | 'source' | 'origin' | 'kind' | 'place';

export interface Stats {
  total: number;
  facets: Record<string, { value: string; count: number }[]>;
  /** Documents a step of `interval`, days in Asia/Ho_Chi_Minh; steps without documents are left out. */
  histogram: { start: string; count: number; negative: number; neutral: number; positive: number }[];
}

export interface DocumentStore {
  /** Idempotent: the same effects twice leave what they leave once. Throws `store-full`, `store-unavailable`. */
  commit(effects: Effects): Promise<void>;
  /** By id or canonical URL; missing ones are left out. */
  find(by: { ids: string[] } | { urls: string[] }): Promise<Document[]>;
  search(query: DocumentQuery): Promise<Page<DocumentHit>>;
  stats(
    query: Omit<DocumentQuery, 'limit' | 'cursor' | 'sort'>,
    facets: StatsFacet[],
    interval: 'hour' | 'day' | 'month',
  ): Promise<Stats>;
  /** Documents of a source whose last check lies before the instant and which were published after `since`, oldest check first. */
  toRecheck(sourceId: string, checkedBefore: string, since: string, limit: number): Promise<Document[]>;
  /** Removes an item everywhere (boundary B7): document, text, fingerprint, outcomes' titles; leaves an `erased` outcome. Returns how many documents went. */
  erase(url: string, at: string): Promise<number>;
  /** Strips or removes what the retention rules no longer allow; returns counts. Posts older than `postsBefore` go, press text older than `textBefore` is reduced to excerpt. */
  retain(rules: { postsBefore: string; textBefore: string; limit: number }): Promise<{ posts: number; texts: number }>;
}

export interface OutcomeStore {
  /** Rows by key; missing ones are left out. */
  byKeys(keys: string[]): Promise<Map<string, OutcomeRow>>;
  list(query: { source?: string; outcome?: OutcomeKind; limit: number; cursor?: string }): Promise<Page<OutcomeRow>>;
  /** Rows whose announced or canonical URL is this one, newest first. */
  byUrl(url: string): Promise<OutcomeRow[]>;
  counts(source?: string): Promise<Record<OutcomeKind, number> & { reasons: Record<string, number> }>;
}

export interface StoryStore {
  /** Fingerprints that share at least one band, newest first, at most `limit`. */
  candidates(bands: string[], limit: number): Promise<Fingerprint[]>;
  list(query: { from?: string; to?: string; limit: number; cursor?: string }): Promise<Page<Story>>;
  get(id: string): Promise<{ story: Story; documentIds: string[] } | null>;
  count(): Promise<number>;
}

export interface AlertStore {
  get(id: string): Promise<Alert | null>;
  list(query: {
    state?: AlertState | AlertState[];
    kind?: AlertKind;
    limit: number;
    cursor?: string;
  }): Promise<Page<Alert>>;
  /**
   * Applies a decision if the alert still has `version`; writes the audit record and the outbox rows in the same transaction.
   * Throws `conflict` when another was faster, `not-allowed` when the state machine forbids it, `not-found`.
   */
  decide(
    id: string,
    change: { version: number; action: AlertAction; decision: Decision; audit: NewAuditRecord; deliveries: Delivery[] },
  ): Promise<Alert>;
  /** Changes after `seq`, oldest first; `seq` grows with every creation, merge and decision (SSE). */
  changesSince(seq: number, limit: number): Promise<{ seq: number; alert: Alert }[]>;
  /** The newest `seq`, 0 when there is none. */
  lastSeq(): Promise<number>;
  counts(): Promise<{ kind: AlertKind; state: AlertState; count: number }[]>;
}

export interface AuditLog {
  append(record: NewAuditRecord): Promise<AuditRecord>;
  list(query: { limit: number; cursor?: string }): Promise<Page<AuditRecord>>;
  /** Walks the whole chain; `brokenAt` is the first `seq` whose hash or link does not hold. */
  verify(): Promise<{ count: number; brokenAt: number | null }>;
}

export interface CrawlStore {
  states(): Promise<SourceState[]>;
  save(state: SourceState): Promise<void>;
}

export interface KeyStore {
  create(key: ApiKey): Promise<void>;
  byHash(hash: string): Promise<ApiKey | null>;
  list(): Promise<ApiKey[]>;
  revoke(id: string, at: string): Promise<boolean>;
}

export interface Outbox {
  /** All messages of an alert, delivered or not. */
  ofAlert(alertId: string): Promise<Delivery[]>;
  /** Undelivered messages that are due, oldest first. */
  due(at: string, limit: number): Promise<Delivery[]>;
  settle(id: string, result: { deliveredAt: string } | { error: string; nextAttemptAt: string }): Promise<void>;
}

/** A record of the registry with the vector that matching uses; `vectorModel` names the model that made it. */
export interface EvidenceRecord {
  evidence: Evidence;
  vector: Float32Array | null;
  vectorModel: string | null;
}

export interface EvidenceStore {
  /** Adds or replaces by id; a record that is the same already changes nothing. Returns how many changed. */
  put(records: EvidenceRecord[]): Promise<number>;
  /** By id; missing ones are left out. */
  find(ids: string[]): Promise<EvidenceRecord[]>;
  /** Newest publication first; withdrawn ones too. */
  list(query: { kind?: EvidenceKind; limit: number; cursor?: string }): Promise<Page<Evidence>>;
  /** Records put after `seq`, oldest first: how a process keeps its registry up to date. */
  changesSince(seq: number, limit: number): Promise<{ seq: number; record: EvidenceRecord }[]>;
}

export interface AnswerStore {
  get(id: string): Promise<Answer | null>;
  /** Last changed first. */
  list(query: { states?: AnswerState[]; limit: number; cursor?: string }): Promise<Page<Answer>>;
  /** Writes the answer with its audit record if the stored one has the version `before` (0: there is none). Throws `conflict`. */
  save(answer: Answer, change: { before: number; audit: NewAuditRecord }): Promise<void>;
}

export interface LabelStore {
  /** A reviewer's word on a claim and a record, one a pair; writes the audit record with it. */
  put(label: ClaimLabel, audit: NewAuditRecord): Promise<void>;
  ofDocument(documentId: string): Promise<ClaimLabel[]>;
  /** Newest first: the labels are what matching is tuned on. */
  list(query: { limit: number; cursor?: string }): Promise<Page<ClaimLabel>>;
  /** Takes labels away; the audit log keeps that they were given. Ids that are not there change nothing. */
  remove(ids: string[]): Promise<void>;
}

/** All ports of one deployment's store. */
export interface Store {
  documents: DocumentStore;
  outcomes: OutcomeStore;
  stories: StoryStore;
  alerts: AlertStore;
  audit: AuditLog;
  crawl: CrawlStore;
  keys: KeyStore;
  outbox: Outbox;
  evidence: EvidenceStore;
  answers: AnswerStore;
  labels: LabelStore;
  /** Throws `store-unavailable` or `store-full` with what to do. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

import { meaningOf } from '../domain/errors.ts';
import type { Document } from '../domain/document.ts';
import type { OutcomeRow } from '../domain/outcome.ts';
import type { Fingerprint } from '../domain/story.ts';
import type { OneAtATime } from '../lib/mutex.ts';
import type { Effects, Store } from '../store/port.ts';

/** The store as one piece of filing sees it: what the pieces before it in the same turn leave is there already. */
export interface FilingView {
  document(id: string): Promise<Document | null>;
  outcome(key: string): Promise<OutcomeRow | null>;
  /** As `StoryStore.candidates`. */
  candidates(bands: string[], limit: number): Promise<Fingerprint[]>;
  /** Takes part in the turn's one commit. */
  leave(effects: Effects): void;
}

/**
 * Does a piece of filing and resolves when what it leaves is committed. No two pieces that share a key are at work at once;
 * without keys a piece needs no such care. Throws what the piece or the commit throws.
 */
export type Filing = <T>(piece: (view: FilingView) => Promise<T>, keys?: readonly string[]) => Promise<T>;

interface Waiting {
  piece: (view: FilingView) => Promise<unknown>;
  resolve: (result: never) => void;
  reject: (error: unknown) => void;
}

type FiledIn = Pick<Store, 'documents' | 'outcomes' | 'stories'>;

/** Pieces of one commit: more gain nothing (measured 2026-11-29), and a reader waits for the writer meanwhile. */
const MOST_PIECES = 64;

/** What the pieces of one turn leave, each thing in its last state, in the order of first appearance. */
class Turn {
  private readonly documents = new Map<string, Document>();
  private readonly fingerprints = new Map<string, Fingerprint>();
  private readonly outcomes = new Map<string, OutcomeRow>();
  private readonly words = new Map<string, NonNullable<Effects['words']>[number]>();
  private readonly alerts: NonNullable<Effects['alerts']> = [];
  private readonly store: FiledIn;

  constructor(store: FiledIn) {
    this.store = store;
  }

  effects(): Effects {
    return {
      documents: [...this.documents.values()],
      fingerprints: [...this.fingerprints.values()],
      alerts: this.alerts,
      outcomes: [...this.outcomes.values()],
      words: [...this.words.values()],
    };
  }

  add({ documents = [], fingerprints = [], alerts = [], outcomes = [], words = [] }: Effects): void {
    for (const document of documents) this.documents.set(document.id, document);
    for (const print of fingerprints) this.fingerprints.set(print.documentId, print);
    for (const row of outcomes) this.outcomes.set(row.key, row);
    for (const one of words) this.words.set(one.documentId, one);
    this.alerts.push(...alerts);
  }

  async document(id: string): Promise<Document | null> {
    return this.documents.get(id) ?? (await this.store.documents.find({ ids: [id] }))[0] ?? null;
  }

  async outcome(key: string): Promise<OutcomeRow | null> {
    return this.outcomes.get(key) ?? (await this.store.outcomes.byKeys([key])).get(key) ?? null;
  }

  async candidates(bands: string[], limit: number): Promise<Fingerprint[]> {
    const stored = await this.store.stories.candidates(bands, limit);
    const wanted = new Set(bands);
    const here = [...this.fingerprints.values()].filter((print) => print.bands.some((band) => wanted.has(band)));
    if (here.length === 0) return stored;
    return [...stored.filter(({ documentId }) => !this.fingerprints.has(documentId)), ...here]
      .sort((one, other) => (one.publishedAt < other.publishedAt ? 1 : one.publishedAt > other.publishedAt ? -1 : 0))
      .slice(0, limit);
  }
}

/**
 * One piece at a time, so that twins find each other, and many pieces a commit, so that a flood of texts pays for few: what
 * comes in while one turn is at work goes together in the next. A piece that fails costs only itself. For a store in this
 * process, whose commits cost more than its reads.
 */
export function filingInTurns(store: FiledIn, oneAtATime: OneAtATime): Filing {
  const waiting: Waiting[] = [];
  let isCalled = false;

  async function file(pieces: Waiting[]): Promise<void> {
    const turn = new Turn(store);
    const done: { one: Waiting; result: unknown }[] = [];
    for (const one of pieces) {
      const left: Effects[] = [];
      try {
        const result = await one.piece({
          document: (id) => turn.document(id),
          outcome: (key) => turn.outcome(key),
          candidates: (bands, limit) => turn.candidates(bands, limit),
          leave: (effects) => void left.push(effects),
        });
        for (const effects of left) turn.add(effects);
        done.push({ one, result });
      } catch (error) {
        one.reject(error);
      }
    }
    try {
      if (done.length > 0) await store.documents.commit(turn.effects());
      for (const { one, result } of done) one.resolve(result as never);
    } catch (error) {
      if (done.length === 1 || meaningOf(error) === 'later') for (const { one } of done) one.reject(error);
      // A record that the store cannot take must not take its neighbours along.
      else for (const { one } of done) await file([one]);
    }
  }

  function call(): void {
    if (isCalled || waiting.length === 0) return;
    isCalled = true;
    // After what has arrived meanwhile: the longer a commit takes, the more come together in the next.
    setImmediate(() => {
      void oneAtATime(() => file(waiting.splice(0, MOST_PIECES))).finally(() => {
        isCalled = false;
        call();
      });
    });
  }

  return (piece) =>
    new Promise((resolve, reject) => {
      waiting.push({ piece, resolve: resolve as Waiting['resolve'], reject });
      call();
    });
}

/** Pieces that share no key at once, a commit each: for a store that is far away and joins the writes of many by itself. */
export function filingApart(store: FiledIn, oneAtATime: OneAtATime): Filing {
  return (piece, keys) => {
    const work = async (): Promise<Awaited<ReturnType<typeof piece>>> => {
      const left: Effects[] = [];
      const result = await piece({
        document: async (id) => (await store.documents.find({ ids: [id] }))[0] ?? null,
        outcome: async (key) => (await store.outcomes.byKeys([key])).get(key) ?? null,
        candidates: (bands, limit) => store.stories.candidates(bands, limit),
        leave: (effects) => void left.push(effects),
      });
      for (const effects of left) await store.documents.commit(effects);
      return result;
    };
    return keys ? oneAtATime(work, keys) : work();
  };
}

import type { DocumentText } from '../domain/document.ts';
import { DiembaoError, isOfTheHouse } from '../domain/errors.ts';
import type { Outcome, OutcomeRow } from '../domain/outcome.ts';
import type { Source } from '../domain/source.ts';
import { instant } from '../lib/clock.ts';
import type { Job } from '../queue/port.ts';
import { documentId } from './build-document.ts';
import type { FileText } from './file-text.ts';
import { dropped, startTrail, type Trail } from './outcome.ts';
import type { OneAtATime } from '../lib/mutex.ts';
import type { LineParts } from './parts.ts';
import { reopenDocuments } from './reopen-documents.ts';
import type { Announcement } from './prepare-text.ts';

/** What travels in an `ingest` job. Titles and texts in it are masked already. */
export interface IngestPayload {
  sourceId: string;
  /** As announced; of a private post its opaque token. */
  url: string;
  publishedAt: string | null;
  announcement: Announcement;
  /** Of a network's post or a feed's full item: the whole masked text; nothing is fetched then. */
  ready: { text: DocumentText; sealedUrl: string | null } | null;
  /** Canonical URL of a known document that is asked for again. */
  recheckOf: string | null;
}

export type IngestEntry = (job: Job, signal: AbortSignal) => Promise<void>;

/** The handler of `ingest` jobs: one entry to its one outcome. Throws what the queue should retry. */
export function makeIngestEntry(parts: LineParts, fileText: FileText, oneAtATime: OneAtATime): IngestEntry {
  async function fromWeb(
    payload: IngestPayload,
    source: Source,
    context: { trail: Trail; signal: AbortSignal },
  ): Promise<OutcomeRow | null> {
    const { trail, signal } = context;
    const url = payload.recheckOf ?? payload.url;
    const [known] = payload.recheckOf ? await parts.store.documents.find({ urls: [payload.recheckOf] }) : [];
    const validators = known
      ? {
          ...(known.recheck.etag ? { etag: known.recheck.etag } : {}),
          ...(known.recheck.lastModified ? { lastModified: known.recheck.lastModified } : {}),
        }
      : undefined;
    const waitMs = parts.fetcher.waitMsFor(url);
    if (waitMs > LONGEST_WAIT_MS) throw paused(waitMs, parts.rules.patienceMs);
    const fetched = await parts.fetcher.fetch(url, {
      source,
      validators,
      maxBodyBytes: parts.rules.maxBodyBytes,
      signal,
    });
    if (fetched.kind === 'not-modified') {
      if (known)
        await parts.store.documents.commit({
          documents: [{ ...known, recheck: { ...known.recheck, lastAt: instant(parts.clock) } }],
        });
      return null;
    }
    if (fetched.kind === 'gone') {
      trail.step('fetch', `HTTP ${fetched.status}`);
      return gone(payload, fetched.status, trail);
    }
    const reference = await parts.archiveCapture(
      fetched.capture,
      source.kind === 'official' || source.kind === 'fact-check' ? 'official' : 'press',
    );
    trail.step(
      'fetch',
      `HTTP ${fetched.capture.status}, ${fetched.capture.body.byteLength} bytes, archived ${reference}`,
    );
    const contentType = fetched.capture.headers['content-type'] ?? null;
    const prepared = await parts.prepareText({
      from: 'page',
      bytes: fetched.capture.body,
      contentType,
      url: fetched.capture.finalUrl,
      nowMs: parts.clock.nowMs(),
      announcement: payload.announcement,
      announcedAt: payload.publishedAt,
    });
    if ('dropped' in prepared) return end({ payload, trail, outcome: dropped(prepared.dropped) });
    if (source.kind !== 'social') {
      const entered = await parts.claims.enterPage(new TextDecoder().decode(fetched.capture.body), reference);
      if (entered.length > 0) trail.step('evidence', `${entered.length} fact checks in the page`);
    }
    return fileText({
      prepared,
      source,
      fetchedAt: fetched.capture.fetchedAt,
      validators: { etag: fetched.etag, lastModified: fetched.lastModified },
      trail,
      ...(reference ? { capture: reference } : {}),
      isRecheck: payload.recheckOf !== null,
    });
  }

  /** A text that was masked when it was announced. */
  async function fromQueue(
    payload: IngestPayload & { ready: NonNullable<IngestPayload['ready']> },
    source: Source,
    trail: Trail,
  ): Promise<OutcomeRow | null> {
    const prepared = await parts.prepareText({ from: 'masked', ...payload.ready });
    if ('dropped' in prepared) return end({ payload, trail, outcome: dropped(prepared.dropped) });
    return fileText({ prepared, source, fetchedAt: instant(parts.clock), validators: {}, trail, isRecheck: false });
  }

  async function gone(payload: IngestPayload, status: number, trail: Trail): Promise<OutcomeRow | null> {
    const [known] = await parts.store.documents.find(
      payload.recheckOf ? { urls: [payload.recheckOf] } : { ids: [documentId(payload.url)] },
    );
    if (!known) return end({ payload, trail, outcome: { kind: 'set-aside', reason: 'http-gone' } });
    trail.step('withdrawn', `the outlet answers ${status}`);
    if (!known.withdrawn) {
      const withdrawn = await parts.claims.withdraw(known.id, instant(parts.clock));
      // Before the document is committed: after a crash the entry comes again and all of this is done again.
      if (withdrawn) await reopenDocuments([withdrawn], parts, oneAtATime);
    }
    await parts.store.documents.commit({
      documents: [{ ...known, withdrawn: true, recheck: { ...known.recheck, lastAt: instant(parts.clock) } }],
    });
    return null;
  }

  async function end(fate: { payload: IngestPayload; trail: Trail; outcome: Outcome }): Promise<OutcomeRow | null> {
    if (fate.payload.recheckOf !== null) return null;
    const row = fate.trail.end(fate.outcome, {});
    await parts.store.documents.commit({ outcomes: [row] });
    return row;
  }

  return async (job, signal) => {
    const payload = job.payload as IngestPayload;
    const startedMs = parts.clock.nowMs();
    const source = parts.sources.get(payload.sourceId);
    const trail = startTrail(payload, parts.clock);
    if (!source) {
      await end({ payload, trail, outcome: { kind: 'set-aside', reason: 'not-found' } });
      return;
    }
    try {
      const { ready } = payload;
      const row = ready
        ? await fromQueue({ ...payload, ready }, source, trail)
        : await fromWeb(payload, source, { trail, signal });
      if (row) parts.events.entryEnded(row, parts.clock.nowMs() - startedMs);
    } catch (error) {
      const isLastTry =
        job.attempt >= parts.rules.maxAttempts ||
        (error instanceof DiembaoError && (error.retryAfterMs ?? 0) > parts.rules.patienceMs);
      const fate = fateOf(error, isLastTry);
      if (!fate) throw error;
      trail.step('error', error instanceof DiembaoError ? `${error.code}: ${error.message}` : 'a fault of the program');
      const row = await end({ payload, trail, outcome: fate });
      if (row) parts.events.entryEnded(row, parts.clock.nowMs() - startedMs);
      if (!(error instanceof DiembaoError)) throw error;
    }
  };
}

/** A wait that a job may hold its place for; longer ones go back to the queue. */
const LONGEST_WAIT_MS = 25_000;

function paused(waitMs: number, patienceMs: number): DiembaoError {
  return waitMs <= patienceMs
    ? new DiembaoError('host-paused', 'the host asked for a pause', { retryAfterMs: waitMs })
    : new DiembaoError('http-too-many-requests', 'the host asks for a longer pause than this run may wait', {
        facts: { waitMs },
      });
}

/** The outcome that an error ends the entry with; null when the job should be tried again. */
function fateOf(error: unknown, isLastTry: boolean): Outcome | null {
  if (!(error instanceof DiembaoError)) return { kind: 'set-aside', reason: 'invariant-broken' };
  if (error.code === 'robots-refused') return dropped('robots');
  if (error.meaning === 'later' && (!isLastTry || isOfTheHouse(error))) return null;
  return { kind: 'set-aside', reason: error.code };
}

import type { Alert } from '../domain/alert.ts';
import type { Delivery } from '../domain/delivery.ts';
import type { Document } from '../domain/document.ts';
import type { NoticeLink } from '../domain/safety-notice.ts';
import type { Source } from '../domain/source.ts';
import type { Vocabulary } from '../domain/vocabulary.ts';
import type { Events } from '../events.ts';
import type { Clock } from '../lib/clock.ts';
import type { AnswerDesk } from '../pipeline/answer-desk.ts';
import type { LookedAt, Pasted } from '../pipeline/look-at.ts';
import type { EnteredEvidence } from '../pipeline/enter-evidence.ts';
import type { Queue } from '../queue/port.ts';
import type { Store } from '../store/port.ts';
import type { FirstRun } from './first-run.ts';

/** How a source does, for people. */
export interface ShownHealth {
  status: string;
  message: string;
  /** Which sentence the message is, and what stands in it. */
  said: string;
  facts: Record<string, string | number>;
}

/** What the server is made of; `app.ts` fills it in. */
export interface ApiParts {
  store: Store;
  queue: Pick<Queue, 'counts'>;
  events: Events;
  clock: Clock;
  sources: readonly Source[];
  healthOf(sourceId: string): ShownHealth | Promise<ShownHealth>;
  /** Leaves a source out of the visits, or takes it up again. */
  pauseSource(source: Source, isPaused: boolean): Promise<void>;
  /** The URL under which a document would be stored; null when it is none. */
  canonicalUrl(url: string): string | null;
  /** Erases by URL everywhere at once (store, archive, queue, exports); returns how many documents went. */
  erase(url: string): Promise<number>;
  /** Takes evidence (JSON: ClaimReview or records) into the registry. */
  enterEvidence(json: string): Promise<EnteredEvidence>;
  /** Runs a change of a document that reads before it writes, so that the line files nothing in between. */
  oneAtATime<T>(work: () => Promise<T>): Promise<T>;
  /** Where corrections are drafted, edited and published. */
  answerDesk: AnswerDesk;
  /** Judges a stored document anew, under the filing lock; null when nothing changed or it is gone. */
  judgeAgain(documentId: string): Promise<Document | null>;
  /** The outbox rows of an alert that has just been approved. */
  deliveriesFor(alert: Alert, links: NoticeLink[]): Delivery[];
  /** CAP 1.2 of an approved public-safety alert; null for any other. */
  capOf(alert: Alert): string | null;
  /** Takes a pasted text or link through the line; stores nothing. */
  lookAt(pasted: Pasted): Promise<LookedAt>;
  /** The words that labels and places stand for. */
  vocabulary: Vocabulary;
  firstRun: FirstRun;
  /** Folder of the built dashboard; null serves none. */
  webDir: string | null;
  settings: { requestsPerMinute: number; maxRequestBytes: number };
  /** Event stream: how often the store is asked, and how often a silent line is kept alive. */
  stream?: { pollMs?: number; heartbeatMs?: number };
  /** Event-loop delay above which requests are refused with 503; 0 switches the guard off. */
  maxEventLoopDelayMs?: number;
}

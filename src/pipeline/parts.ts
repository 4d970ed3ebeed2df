import type { PlaceMatcher } from '../classify/places/place-matcher.ts';
import type { Tagger } from '../classify/model/tagger.ts';
import type { Fetcher } from '../crawlers/fetch/fetcher.ts';
import type { Render } from '../crawlers/list-pages/render-page.ts';
import type { Alert } from '../domain/alert.ts';
import type { Capture } from '../domain/capture.ts';
import type { Document, DocumentWords } from '../domain/document.ts';
import type { Source } from '../domain/source.ts';
import type { Events } from '../events.ts';
import type { Clock } from '../lib/clock.ts';
import type { MaskItemOptions } from '../privacy/mask-item.ts';
import type { Queue } from '../queue/port.ts';
import type { Store } from '../store/port.ts';
import type { ClaimJudge } from './judge-claims.ts';
import type { Prepared, TextSource } from './prepare-text.ts';

/** The ports and features that one line of the pipeline is made of; `app.ts` fills them in. */
export interface LineParts {
  clock: Clock;
  events: Events;
  store: Store;
  queue: Queue;
  sources: Map<string, Source>;
  matcher: PlaceMatcher;
  tagger: Tagger;
  /** Claims against the registry of evidence. */
  claims: ClaimJudge;
  fetcher: Fetcher;
  /** Reads, masks and judges a text off the event loop. Throws `content-type-unsupported`, `page-unreadable`. */
  prepareText(source: TextSource): Promise<Prepared>;
  /** Draws pages that need JavaScript; null where no browser is wanted. */
  render: Render | null;
  archiveCapture(capture: Capture, retention: 'press' | 'official'): Promise<string>;
  masking: MaskItemOptions;
  raiseAlerts(input: AlertInput): Alert[];
  rules: LineRules;
}

export interface AlertInput {
  document: Document;
  source: Source;
  isReprint: boolean;
  words?: DocumentWords;
}

/** The settings that the line itself obeys. */
export interface LineRules {
  reprintSimilarity: number;
  windowDays: number;
  maxEntriesPerVisit: number;
  maxListPages: number;
  maxBodyBytes: number;
  /** Minutes after an article's first sighting at which it is asked for again. */
  recheckMinutes: number[];
  /** Keep documents that are not about the province (measurements and replays only). */
  keepOffTopic: boolean;
  /** Tries of a job before its entry is set aside, and the first wait between them. */
  maxAttempts: number;
  backoffMs: number;
  /** Longest wait for a paused host before the entry is set aside, milliseconds. */
  patienceMs: number;
  /** Jobs at once. */
  concurrency: number;
  /** A job whose worker falls silent for so long is given to another; a minute unless set. */
  leaseMs?: number;
}

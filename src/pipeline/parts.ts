import type { Alert } from '../domain/alert.ts';
import type { Capture } from '../domain/capture.ts';
import type { Document, DocumentText } from '../domain/document.ts';
import type { PlaceMatcher } from '../classify/places/place-matcher.ts';
import type { RawItem } from '../domain/raw-item.ts';
import type { Source } from '../domain/source.ts';
import type { Tags } from '../domain/tag.ts';
import type { Events } from '../events.ts';
import type { Clock } from '../lib/clock.ts';
import type { Queue } from '../queue/port.ts';
import type { Store } from '../store/port.ts';
import type { Fetcher } from '../crawlers/fetch/fetcher.ts';
import type { MaskOptions } from '../privacy/mask-item.ts';

/** What asks a model for tags; batches what comes in together. */
export interface Tagger {
  /** Resolves when all heads have spoken; `not-assessed` where the model is absent or was not measured. */
  tag(text: { kind: DocumentText['kind']; language: string; title: string; text: string }): Promise<Tags>;
  close(): Promise<void>;
}

/** The ports and features that one line of the pipeline is made of; `app.ts` fills them in. */
export interface LineParts {
  clock: Clock;
  events: Events;
  store: Store;
  queue: Queue;
  sources: Map<string, Source>;
  matcher: PlaceMatcher;
  tagger: Tagger;
  fetcher: Fetcher;
  archiveCapture(capture: Capture, retention: 'press' | 'official'): Promise<string>;
  maskItem(item: RawItem, options: MaskOptions): DocumentText;
  publishers: MaskOptions['publishers'];
  raiseAlerts(input: AlertInput): Alert[];
  secret: Uint8Array;
  rules: LineRules;
}

export interface AlertInput {
  document: Document;
  source: Source;
  isReprint: boolean;
}

/** The settings that the line itself obeys. */
export interface LineRules {
  reprintSimilarity: number;
  windowDays: number;
  maxEntriesPerVisit: number;
  maxListPages: number;
  maxBodyBytes: number;
  recheckMinutes: number[];
  /** Keep documents that are not about the province (measurements and replays only). */
  keepOffTopic: boolean;
  /** Tries of a job before its entry is set aside. */
  maxAttempts: number;
  browser: string;
}

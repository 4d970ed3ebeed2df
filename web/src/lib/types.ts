/** What the API answers, as far as the dashboard reads it (`/openapi.json` is the whole). */
export type Role = 'triage' | 'press' | 'public-safety' | 'admin';
export interface Session {
  key: string;
  role: Role;
}
export interface Page<T> {
  items: T[];
  total?: number;
  next?: string;
}
export interface Span {
  field: 'title' | 'text';
  start: number;
  end: number;
}
export interface Tag {
  label: string;
  score: number;
  model: string;
}
export type TagName = 'sentiment' | 'topic' | 'safetyEvent';
export interface EvidenceQuote {
  id: string;
  quote: string;
  url: string;
  publisher: string;
  publishedAt: string;
}
export interface Claim {
  text: string;
  span: Span;
  verdict: 'contradicted' | 'supported' | 'no-evidence';
  why: string;
  evidence: EvidenceQuote[];
}
export interface Suggestion {
  claim: string;
  span: Span;
  score: number;
  evidence: EvidenceQuote;
}
export interface AnswerPart {
  kind: 'template' | 'quote' | 'reviewer';
  text: string;
  of?: string;
}
export interface Answer {
  id: string;
  state: 'draft' | 'published' | 'withdrawn' | 'discarded';
  version: number;
  headline: string;
  claimReviewed: string;
  rating: 'false' | 'misleading';
  parts: AnswerPart[];
  appearance: { url: string; publisher: string; publishedAt: string | null } | null;
  evidence: EvidenceQuote[];
  publishedAt: string | null;
  receipts?: { id: string; state: string }[];
}
export interface PlaceMention {
  id: string;
  name: string;
  matched: string;
  span: Span;
  rule: string;
}
export interface DocumentBrief {
  id: string;
  kind: 'article' | 'post';
  url: string;
  source: { id: string; name: string; origin: 'domestic' | 'foreign'; country: string };
  title: string;
  excerpt: string;
  language: string;
  publishedAt: string | null;
}
export interface Document extends DocumentBrief {
  text: string;
  fetchedAt: string;
  withdrawn: boolean;
  paywalled: boolean;
  versions: { at: string; title: string; changed: string[]; text?: string }[];
  places: PlaceMention[];
  story: string;
  tags: Record<TagName, Tag>;
  claims: Claim[];
  suspected: boolean;
  highlights?: Span[];
}
export type AlertKind = 'suspected-misinformation' | 'negative-surge' | 'public-safety' | 'source-failure' | 'watch';
export const ALERT_KINDS: AlertKind[] = [
  'suspected-misinformation',
  'public-safety',
  'negative-surge',
  'watch',
  'source-failure',
];
export type AlertState = 'new' | 'taken' | 'approved' | 'dismissed' | 'delivered' | 'closed';
export type AlertAction = 'take' | 'release' | 'approve' | 'dismiss' | 'deliver' | 'close' | 'lapse';
export interface Alert {
  id: string;
  kind: AlertKind;
  severity: 'low' | 'medium' | 'high';
  state: AlertState;
  version: number;
  title: string;
  why: string;
  facts: Facts;
  createdAt: string;
  updatedAt: string;
  story: string | null;
  documents: string[];
  watch: string | null;
  source: string | null;
  safety: {
    event: string;
    places: { id: string; name: string }[];
    occurredAt: string | null;
    sources: string[];
    officialSources: string[];
    postCount: number;
  } | null;
  decisions: { action: AlertAction; by: string; at: string; note: string }[];
  deliveries?: { channel: string; attemptCount: number; nextAttemptAt: string; deliveredAt: string | null; lastError: string | null }[];
}
export interface Stats {
  total: number;
  facets: Record<string, { value: string; count: number }[]>;
  histogram: { start: string; count: number; negative: number; neutral: number; positive: number }[];
}
/** What stands in a sentence of the server. */
export type Facts = Readonly<Record<string, string | number>>;
export interface Health {
  status: string;
  message: string;
  said: string;
  facts: Facts;
}
export interface Source {
  id: string;
  name: string;
  country: string;
  origin: string;
  lang: string;
  kind: string;
  verified: boolean;
  health: Health;
}
export interface SourceHealth extends Health {
  source: string;
  expect: { entriesPerDay: [number, number]; longestSilenceMs: number };
  lastFetchedAt: string | null;
  lastEntryAt: string | null;
  nextDueAt: string | null;
  consecutiveFailureCount: number;
  lastError: { code: string; message: string; at: string } | null;
  entriesByDay: Record<string, number>;
  outcomes: { indexed: number; unchanged: number; dropped: number; 'set-aside': number; reasons: Record<string, number> };
}
export interface Story {
  id: string;
  title: string;
  firstAt: string;
  lastAt: string;
  documentCount: number;
  voiceCount: number;
  reprintCount: number;
  sourceCount: number;
  languages: string[];
  documents: DocumentBrief[];
}
export interface Trace {
  url: string;
  outcome: string;
  reason: string | null;
  steps: { at: string; step: string; note: string }[];
  source: string;
  at: string;
  document: string | null;
}
export interface LookedAt {
  kind: 'article' | 'post';
  url: string | null;
  title: string;
  text: string;
  publishedAt: string | null;
  language: string;
  about: boolean;
  places: PlaceMention[];
  tags: Record<TagName, Tag>;
  claims: Claim[];
  suspected: boolean;
}
export interface SafetyNotice {
  id: string;
  event: string;
  title: string;
  places: { id: string; name: string }[];
  occurredAt: string | null;
  severity: 'low' | 'medium' | 'high';
  sourceCount: number;
  officialSourceCount: number;
  postCount: number;
  links: { url: string; publisher: string }[];
  approvedAt: string;
}
export interface ReviewItem {
  id: string;
  title: string;
  publisher: string;
  country: string;
  url: string;
  publishedAt: string;
  language: string;
  extract: string;
  sentiment: string;
  topic: string;
  places: string[];
}
export interface ReviewSection<T = ReviewItem> {
  total: number;
  query: string;
  items: T[];
}
export interface Review {
  fromDay: string;
  toDay: string;
  madeAt: string;
  figures: { key: 'documents' | 'press' | 'posts' | 'voices' | 'reprints' | 'outlets' | 'languages' | 'negative' | 'foreign' | 'suspected'; value: number; query: string }[];
  languages: { value: string; count: number; query: string }[];
  topics: { value: string; count: number; query: string }[];
  outlets: { value: string; count: number; query: string }[];
  leadStories: { story: Omit<Story, 'documents'>; lead: ReviewItem; alsoIn: { publisher: string; url: string }[] }[];
  critical: ReviewSection;
  foreign: ReviewSection;
  suspected: ReviewSection<ReviewItem & { claims: Claim[] }>;
  unreached: ({ id: string; name: string } & Health)[];
}
export interface NamedLabel {
  id: string;
  vi: string;
  en: string;
}
export interface Vocabulary {
  topics: NamedLabel[];
  safetyEvents: NamedLabel[];
  places: NamedLabel[];
}

import type { Claim } from '../domain/claim.ts';
import type { Document } from '../domain/document.ts';
import { excerptOf } from '../domain/excerpt.ts';
import type { Source } from '../domain/source.ts';
import type { Story } from '../domain/story.ts';
import { instant, type Clock } from '../lib/clock.ts';
import { startOfLocalDay } from '../lib/local-day.ts';
import type { DocumentQuery, Stats, Store } from '../store/port.ts';

/** One number of the review; `query` is the query string of `GET /documents` that lists what it counts. */
export interface Figure {
  key:
    | 'documents'
    | 'press'
    | 'posts'
    | 'voices'
    | 'reprints'
    | 'outlets'
    | 'languages'
    | 'negative'
    | 'foreign'
    | 'suspected';
  value: number;
  query: string;
}

/** A quoted article. Never a private post. */
export interface ReviewItem {
  id: string;
  title: string;
  publisher: string;
  country: string;
  url: string;
  publishedAt: string;
  language: string;
  /** Verbatim beginning of the text. */
  extract: string;
  sentiment: string;
  topic: string;
  places: string[];
}

export interface LeadStory {
  story: Story;
  lead: ReviewItem;
  /** Others that carry it. */
  alsoIn: { publisher: string; url: string }[];
}

export interface Counted {
  value: string;
  count: number;
  query: string;
}

/** The press review of some local days (Asia/Ho_Chi_Minh). Each list says how many there are in all. */
export interface DailyReview {
  fromDay: string;
  toDay: string;
  madeAt: string;
  figures: Figure[];
  languages: Counted[];
  topics: Counted[];
  outlets: Counted[];
  leadStories: LeadStory[];
  critical: { total: number; query: string; items: ReviewItem[] };
  foreign: { total: number; query: string; items: ReviewItem[] };
  /** With the claims that evidence speaks against, and no others. */
  suspected: { total: number; query: string; items: (ReviewItem & { claims: Claim[] })[] };
  unreached: ({ id: string; name: string } & ReachedHealth)[];
}

/** How a source does: a Vietnamese sentence, its name, and what stands in it. */
export interface ReachedHealth {
  status: string;
  message: string;
  said: string;
  facts: Record<string, string | number>;
}

export interface ReviewParts {
  store: Pick<Store, 'documents' | 'stories'>;
  sources: readonly Source[];
  healthOf(sourceId: string): ReachedHealth | Promise<ReachedHealth>;
  clock: Clock;
}

const DAY_MS = 86_400_000;
const LEAD_STORIES = 8;
const PAGE = 200;
/** Stories looked at for the lead; a province has far fewer in a day. */
const MAX_STORIES = 5000;
const VIETNAMESE = new Intl.Collator('vi', { numeric: true });
const NOT_REACHED = ['failing', 'never-fetched', 'silent'];

function itemOf(document: Document): ReviewItem {
  return {
    id: document.id,
    title: document.title,
    publisher: document.source.name,
    country: document.source.country,
    url: document.url,
    publishedAt: document.publishedAt ?? document.fetchedAt,
    language: document.language.label,
    extract: excerptOf(document.text || document.excerpt, 420),
    sentiment: document.tags.sentiment.label,
    topic: document.tags.topic.label,
    places: [...new Set(document.places.map(({ name }) => name))].slice(0, 5),
  };
}

async function storiesOf(parts: ReviewParts, range: { from: string; to: string }): Promise<Story[]> {
  const found: Story[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof parts.store.stories.list>> = await parts.store.stories.list({
      ...range,
      limit: PAGE,
      ...(cursor ? { cursor } : {}),
    });
    found.push(...page.items);
    cursor = page.next;
  } while (cursor && found.length < MAX_STORIES);
  return found;
}

/** Stories with most independent voices first; a lead is the earliest article that says enough to be quoted. */
async function leadStories(parts: ReviewParts, stories: Story[]): Promise<LeadStory[]> {
  const { store } = parts;
  const weight = (story: Story): number => story.sourceCount * 100 + story.voiceCount * 10 + story.documentCount;
  const ranked = [...stories].sort((one, other) => weight(other) - weight(one) || (one.lastAt < other.lastAt ? 1 : -1));
  const leads: LeadStory[] = [];
  for (const story of ranked.slice(0, LEAD_STORIES * 3)) {
    if (leads.length === LEAD_STORIES) break;
    const ids = (await store.stories.get(story.id))?.documentIds.slice(0, 50) ?? [];
    const byId = new Map((await store.documents.find({ ids })).map((document) => [document.id, document]));
    const articles = ids
      .flatMap((id) => byId.get(id) ?? [])
      .filter(({ kind, withdrawn }) => kind === 'article' && !withdrawn);
    const lead = articles.find(({ text }) => text.length > 120) ?? articles[0];
    if (!lead) continue;
    const alsoIn = articles
      .filter(({ id }) => id !== lead.id)
      .map(({ source, url }) => ({ publisher: source.name, url }));
    leads.push({ story, lead: itemOf(lead), alsoIn });
  }
  return leads;
}

/** Articles under some filters, newest first, one a story. */
async function section(
  parts: ReviewParts,
  filters: Omit<DocumentQuery, 'limit' | 'cursor'>,
  limit: number,
): Promise<{ total: number; documents: Document[] }> {
  const found: Document[] = [];
  const seen = new Set<string>();
  let total = 0;
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof parts.store.documents.search>> = await parts.store.documents.search({
      ...filters,
      kind: 'article',
      limit: PAGE,
      ...(cursor ? { cursor } : {}),
    });
    total = page.total ?? total;
    for (const { document } of page.items) {
      if (found.length === limit || seen.has(document.story)) continue;
      seen.add(document.story);
      found.push(document);
    }
    cursor = page.next;
  } while (cursor && found.length < limit);
  return { total, documents: found };
}

const countOf = (stats: Stats, facet: string, value: string): number =>
  stats.facets[facet]?.find((row) => row.value === value)?.count ?? 0;

function figuresOf(of: { stats: Stats; stories: Story[]; suspectedCount: number; days: string }): Figure[] {
  const { stats, stories, suspectedCount, days } = of;
  const sum = (key: 'voiceCount' | 'reprintCount'): number => stories.reduce((total, story) => total + story[key], 0);
  return [
    { key: 'documents', value: stats.total, query: days },
    { key: 'press', value: countOf(stats, 'kind', 'article'), query: `kind=article&${days}` },
    { key: 'posts', value: countOf(stats, 'kind', 'post'), query: `kind=post&${days}` },
    { key: 'voices', value: sum('voiceCount'), query: days },
    { key: 'reprints', value: sum('reprintCount'), query: days },
    { key: 'outlets', value: stats.facets['source']?.length ?? 0, query: days },
    { key: 'languages', value: stats.facets['language']?.length ?? 0, query: days },
    { key: 'negative', value: countOf(stats, 'sentiment', 'negative'), query: `sentiment=negative&${days}` },
    { key: 'foreign', value: countOf(stats, 'origin', 'foreign'), query: `origin=foreign&${days}` },
    { key: 'suspected', value: suspectedCount, query: `flag=suspected&${days}` },
  ];
}

/**
 * The review of the local days `fromDay`–`toDay` (`YYYY-MM-DD`, both included). Voices and reprints are those of the
 * stories that were alive in these days.
 */
export async function dailyReview(
  parts: ReviewParts,
  { fromDay, toDay, itemsPerSection = 20 }: { fromDay: string; toDay: string; itemsPerSection?: number },
): Promise<DailyReview> {
  const { documents } = parts.store;
  const from = startOfLocalDay(fromDay);
  const to = new Date(Date.parse(startOfLocalDay(toDay)) + DAY_MS).toISOString();
  const range = { from, to };
  const days = `from=${fromDay}&to=${toDay}`;
  const stats = await documents.stats(range, ['language', 'topic', 'source', 'sentiment', 'origin', 'kind'], 'day');
  const stories = await storiesOf(parts, range);
  const critical = await section(parts, { ...range, sentiment: ['negative'] }, itemsPerSection);
  const foreign = await section(parts, { ...range, origin: 'foreign' }, itemsPerSection);
  const suspected = await section(parts, { ...range, flag: ['suspected'] }, itemsPerSection);
  const flagged = await documents.stats({ ...range, flag: ['suspected'] }, [], 'day');
  const counted = (facet: string, name: string): Counted[] =>
    (stats.facets[facet] ?? []).map(({ value, count }) => ({
      value,
      count,
      query: `${name}=${encodeURIComponent(value)}&${days}`,
    }));
  const health = await Promise.all(
    parts.sources.map(async ({ id, name }) => ({ id, name, ...(await parts.healthOf(id)) })),
  );
  return {
    fromDay,
    toDay,
    madeAt: instant(parts.clock),
    figures: figuresOf({ stats, stories, suspectedCount: flagged.total, days }),
    languages: counted('language', 'lang'),
    topics: counted('topic', 'topic'),
    outlets: counted('source', 'source'),
    leadStories: await leadStories(parts, stories),
    critical: {
      total: critical.total,
      query: `sentiment=negative&kind=article&${days}`,
      items: critical.documents.map(itemOf),
    },
    foreign: {
      total: foreign.total,
      query: `origin=foreign&kind=article&${days}`,
      items: foreign.documents.map(itemOf),
    },
    suspected: {
      total: suspected.total,
      query: `flag=suspected&kind=article&${days}`,
      items: suspected.documents.map((document) => ({
        ...itemOf(document),
        claims: document.claims.filter(({ verdict }) => verdict === 'contradicted'),
      })),
    },
    unreached: health
      .filter(({ status }) => NOT_REACHED.includes(status))
      .sort((one, other) => VIETNAMESE.compare(one.name, other.name))
      .map(({ id, name, status, message, said, facts }) => ({ id, name, status, message, said, facts })),
  };
}

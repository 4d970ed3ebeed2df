import { announcedUrls } from './announce-feed.ts';
import { blueskyPermalink } from './bluesky-api.ts';
import { mastodonUrl } from './mastodon-api.ts';
import type { Article, OutletFile, Post, TimelineFile } from './site-shapes.ts';
import { CALENDAR_ARTICLE, TRAP_ENTRIES, type TrapEntry } from './trap-entries.ts';

/** What should become of one announced entry of the first edition. */
export interface ExpectedEntry {
  sourceId: string;
  /** As announced. */
  url: string;
  outcome: string;
  reason?: string;
  title?: string;
  publishedAt?: string;
  lang?: string;
  /** Further right fates, `outcome` or `outcome:reason`. */
  alsoAccepted: string[];
  /** Announced only where Chromium is present. */
  needsBrowser: boolean;
}

function fate(expect = 'indexed'): Pick<ExpectedEntry, 'outcome' | 'reason'> {
  const [outcome = 'indexed', reason] = expect.split(':');
  return reason ? { outcome, reason } : { outcome };
}

/** The expected entries of an outlet. Of an AMP pair either may come first: both accept both fates. */
export function outletExpectations(outlet: OutletFile, articles: Article[], base: string): ExpectedEntry[] {
  return announcedUrls(outlet, articles, base).map(({ url, article }) => {
    const isAmp = url.startsWith(`${base}/amp/`);
    const { expect, alsoAccepted = [], hasAmpTwin } = article.record;
    return {
      sourceId: outlet.id,
      url,
      ...fate(isAmp ? 'unchanged' : expect),
      title: article.title.normalize('NFC'),
      publishedAt: article.publishedAt,
      lang: article.lang,
      alsoAccepted: [...alsoAccepted, ...(hasAmpTwin ? ['indexed', 'unchanged'] : [])],
      needsBrowser: outlet.announce === 'list-javascript',
    };
  });
}

/** The expected entries of a timeline; `url` is the permalink, which the product must not keep. */
export function timelineExpectations(timeline: TimelineFile, posts: Post[], base: string): ExpectedEntry[] {
  return posts.map((post) => ({
    sourceId: timeline.id,
    url: timeline.network === 'mastodon' ? mastodonUrl(post, base) : blueskyPermalink(post),
    ...fate(post.record.expect),
    publishedAt: post.createdAt,
    lang: post.record.lang ?? 'vi',
    alsoAccepted: [],
    needsBrowser: false,
  }));
}

/** The expected entries of the trap. */
export function trapExpectations(base: string): ExpectedEntry[] {
  return [...TRAP_ENTRIES, CALENDAR_ARTICLE].map(({ path, expect, alsoAccepted = [] }: TrapEntry) => ({
    sourceId: 'bay',
    url: base + path,
    ...fate(expect),
    alsoAccepted,
    needsBrowser: false,
  }));
}

/** What must be found nowhere afterwards: journalists, private accounts, and what texts were planted with. */
export function plantedIdentities(outlets: OutletFile[], timelines: TimelineFile[]): string[] {
  const records = outlets.flatMap(({ articles }) => articles);
  const posts = timelines.flatMap((timeline) => timeline.posts);
  const strangers = posts.filter(({ isOfficial }) => !isOfficial);
  return [
    ...new Set([
      ...records.flatMap(({ author, planted = [] }) => [...(author ? [author] : []), ...planted]),
      ...strangers.flatMap(({ handle, name }) => [handle, name]),
      ...posts.flatMap(({ planted = [] }) => planted),
    ]),
  ];
}

import type { Source, SourceEntries } from '../../domain/source.ts';
import { BLUESKY_PATH } from './bluesky-api.ts';
import { MASTODON_PATH } from './mastodon-api.ts';
import type { OutletFile, TimelineFile } from './site-shapes.ts';

const FORTNIGHT_MS = 14 * 86_400_000;
/** Often enough that a person at the dashboard sees the second edition arrive. */
const POLL_EVERY_MS = 15_000;

const DEMO: Pick<Source, 'expect' | 'pollEveryMs' | 'allowAddresses' | 'verified'> = {
  expect: { entriesPerDay: [0, 200], longestSilenceMs: FORTNIGHT_MS },
  pollEveryMs: POLL_EVERY_MS,
  allowAddresses: ['127.0.0.0/8'],
  verified: true,
};

function entriesOf(outlet: OutletFile, base: string): SourceEntries[] {
  if (outlet.announce === 'sitemap') return [{ type: 'sitemap', url: `${base}/sitemap.xml` }];
  if (outlet.announce === 'list') return [{ type: 'list', url: `${base}/tin-moi` }];
  if (outlet.announce === 'list-javascript') return [{ type: 'list', url: `${base}/moi-nhat`, javascript: true }];
  return [{ type: 'feed', url: `${base}/feed` }];
}

/** The source of an outlet that listens at `base`. */
export function outletSource(outlet: OutletFile, base: string): Source {
  const { id, name, country, origin, lang, kind } = outlet;
  return { ...DEMO, id, name, country, origin, lang, kind, entries: entriesOf(outlet, base) };
}

/** The source of a social timeline. */
export function timelineSource(timeline: TimelineFile, base: string): Source {
  const entry: SourceEntries =
    timeline.network === 'mastodon'
      ? { type: 'mastodon', url: base + MASTODON_PATH, tag: timeline.aim.tag ?? 'bacgiang' }
      : { type: 'bluesky', url: base + BLUESKY_PATH, query: timeline.aim.query ?? 'Bắc Giang' };
  const { id, name } = timeline;
  return { ...DEMO, id, name, country: 'VN', origin: 'domestic', lang: 'vi', kind: 'social', entries: [entry] };
}

/** The source of the outlet that behaves badly. */
export function trapSource(base: string): Source {
  return {
    ...DEMO,
    id: 'bay',
    name: 'Trang Bẫy',
    country: 'VN',
    origin: 'domestic',
    lang: 'vi',
    kind: 'newspaper',
    entries: [
      { type: 'feed', url: `${base}/feed` },
      { type: 'list', url: `${base}/lich`, links: 'a.bai', next: 'a.sau' },
      { type: 'feed', url: `${base}/feed-bom.xml` },
    ],
  };
}

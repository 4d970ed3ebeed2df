import type { SafetyEventWords } from '../../../src/alerts/channels/cap-of.ts';
import type { AlertRules } from '../../../src/alerts/raise-alerts.ts';
import type { Document } from '../../../src/domain/document.ts';
import { excerptOf } from '../../../src/domain/excerpt.ts';
import type { Place, PlaceMention } from '../../../src/domain/place.ts';
import type { Source, SourceKind } from '../../../src/domain/source.ts';
import { notAssessed, type Tag } from '../../../src/domain/tag.ts';
import type { Watch } from '../../../src/domain/watch.ts';
import { stableId } from '../../../src/lib/hash.ts';
import { fakeClock } from '../../fake-clock.ts';

function place(id: string, kind: Place['kind'], rest: Partial<Place> & { vi: string }): Place {
  const { vi, ...known } = rest;
  return {
    id,
    kind,
    parent: null,
    formerly: null,
    validFrom: null,
    validTo: null,
    certainty: 'own',
    oursShare: 1,
    names: { vi: [vi] },
    ...known,
  };
}

/** A small gazetteer: old districts, a landmark, a commune of the new order, the new province. */
export const gazetteer: ReadonlyMap<string, Place> = new Map(
  [
    place('bac-giang', 'province', { vi: 'Bắc Giang', names: { vi: ['Bắc Giang'], en: ['Bac Giang'] } }),
    place('bac-giang/viet-yen', 'town', { vi: 'Việt Yên', parent: 'bac-giang' }),
    place('bac-giang/luc-ngan', 'district', { vi: 'Lục Ngạn', parent: 'bac-giang' }),
    place('bac-giang/viet-yen/kcn', 'landmark', { vi: 'khu công nghiệp Quang Châu', parent: 'bac-giang/viet-yen' }),
    place('bac-giang/luc-ngan/chu', 'township', { vi: 'Chũ', parent: 'bac-giang/luc-ngan' }),
    place('bac-ninh', 'province', { vi: 'Bắc Ninh', oursShare: 0.59 }),
    place('bac-ninh/viet-yen', 'ward', { vi: 'Việt Yên', parent: 'bac-ninh', formerly: 'bac-giang/viet-yen' }),
  ].map((one) => [one.id, one]),
);

export const safetyEvents: SafetyEventWords[] = [
  { id: 'fire-explosion', vi: 'Cháy, nổ', en: 'Fire or explosion', capEvent: 'Fire or explosion', capCategory: 'Fire' },
  { id: 'accident', vi: 'Tai nạn', en: 'Accident', capCategory: 'Transport' },
  { id: 'fraud', vi: 'Lừa đảo, mạo danh', en: 'Fraud', capEvent: 'Fraud warning', capCategory: 'Security' },
];

export function source(id: string, kind: SourceKind = 'newspaper'): Source {
  return {
    id,
    name: `Báo ${id}`,
    country: 'VN',
    origin: 'domestic',
    lang: 'vi',
    kind,
    entries: [],
    expect: { entriesPerDay: [1, 50], longestSilenceMs: 86_400_000 },
    pollEveryMs: null,
    allowAddresses: [],
    verified: false,
  };
}

export function tag(label: string, score = 0.9): Tag {
  return { label, score, model: 'test@1' };
}

export function mention(id: string, field: 'title' | 'text' = 'text', start = 0): PlaceMention {
  const name = gazetteer.get(id)?.names.vi?.[0] ?? id;
  return { id, name, matched: name, span: { field, start, end: start + name.length }, rule: 'named' };
}

type Given = Partial<Omit<Document, 'source' | 'tags'>> & { from?: Source; safety?: Tag; sentiment?: Tag; topic?: Tag };

/** A stored document; what is not given is plain. */
export function document(url: string, given: Given = {}): Document {
  const { from = source('demo'), safety, sentiment, topic, ...rest } = given;
  const text = rest.text ?? 'Nội dung bài viết về Bắc Giang.';
  const title = rest.title ?? 'Bài viết';
  return {
    kind: 'article',
    url,
    title,
    text,
    publishedAt: '2026-03-10T03:00:00.000Z',
    modifiedAt: null,
    section: null,
    paywalled: false,
    declaredLang: null,
    id: stableId('doc', url),
    source: { id: from.id, name: from.name, origin: from.origin, country: from.country },
    excerpt: excerptOf(text),
    language: tag('vi', 1),
    fetchedAt: '2026-03-10T03:05:00.000Z',
    withdrawn: false,
    versions: [{ at: '2026-03-10T03:05:00.000Z', title, changed: [], hash: 'internal-hash' }],
    places: [mention('bac-giang')],
    story: stableId('story', url),
    tags: {
      sentiment: sentiment ?? notAssessed(),
      topic: topic ?? notAssessed(),
      safetyEvent: safety ?? notAssessed(),
    },
    claims: [],
    suspected: false,
    hash: 'internal-hash',
    sealedUrl: null,
    recheck: { lastAt: '2026-03-10T03:05:00.000Z', etag: 'internal-etag', lastModified: null },
    ...rest,
  };
}

export function rules(watches: Watch[] = []): AlertRules {
  return {
    watches,
    safetyScore: 0.7,
    clock: fakeClock('2026-03-10T08:00:00Z'),
    places: gazetteer,
    eventNames: new Map(safetyEvents.map(({ id, vi }) => [id, vi])),
  };
}

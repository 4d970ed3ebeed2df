export const PLACE_KINDS = [
  'province',
  'city',
  'town',
  'district',
  'township',
  'ward',
  'commune',
  'landmark',
  'product',
  'event',
  'organisation',
] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** The languages a place has names in. */
export const PLACE_LANGS = ['vi', 'en', 'zh', 'ko', 'ja', 'lo'] as const;
export type PlaceLang = (typeof PLACE_LANGS)[number];
export type PlaceNames = Partial<Record<PlaceLang, string[]>>;

/**
 * What it takes to believe a name: `own` – the name alone; `unit` – its unit word before it, or a text that names the
 * province anyway; `parent` – a unit of ours stated as its parent or beside it, for other provinces have one too.
 */
export const CERTAINTIES = ['own', 'unit', 'parent'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** A dated unit of the gazetteer, or a thing that stands for the province. */
export interface Place {
  /** Stable path: `bac-giang`, `bac-giang/luc-ngan`, `bac-ninh/luc-ngan` (the commune since 2025-07-01). */
  id: string;
  kind: PlaceKind;
  parent: string | null;
  /** The old unit in whose area a new one lies; null for old ones. */
  formerly: string | null;
  /** First and last day, ISO dates; null where open or not known. */
  validFrom: string | null;
  validTo: string | null;
  certainty: Certainty;
  /** Share of its units that lie in the subject's area, 0–1: 1 but for the new province. */
  oursShare: number;
  /** At least one Vietnamese name, the first is the one shown. */
  names: PlaceNames;
}

export interface OtherProvince {
  id: string;
  names: PlaceNames;
}

export const LOOK_ALIKE_CASES = ['split', 'second', 'unmarked'] as const;
export type LookAlikeCase = (typeof LOOK_ALIKE_CASES)[number];

/** When a name that reads like ours is something else. Phrases are as people write them, with marks. */
export interface LookAlike {
  reason: string;
  /** Ids it applies to; null: all. */
  of: string[] | null;
  /** `split`: Bắc giang; `second`: bắc Giang; `unmarked`: bac giang, in a text without marks. */
  case: LookAlikeCase | null;
  before: string[];
  after: string[];
  /** Characters between the phrase and the name. */
  within: number;
  near: string[];
  unless: string[];
}

/** A context that names the province but says little about it. */
export interface WeakContext {
  reason: string;
  before: string[];
  after: string[];
  within: number;
  /** `always`, or only in the `body` (not in titles and leads). */
  hold: 'always' | 'body';
}

export type UnitWordKind = 'province' | 'city' | 'town' | 'district' | 'township' | 'ward' | 'commune' | 'village';

export interface Gazetteer {
  /** Id of the province the product watches. */
  subject: string;
  places: Place[];
  /** The other communes of the new province: not the subject, but named in what is said of it. */
  neighbours: OtherProvince[];
  otherProvinces: OtherProvince[];
  unitWords: Record<UnitWordKind, string[]>;
  lookAlikes: LookAlike[];
  needsVietnam: { names: string[]; words: string[] };
  weakContexts: WeakContext[];
  routeWords: string[];
  vehicleWords: string[];
  personWords: string[];
}

/** Where a text names a place, and by which rule it was believed. One for each place of a document: its best mention. */
export interface PlaceMention {
  id: string;
  name: string;
  /** The text as it stands in the document; of an implied province the unit's. */
  matched: string;
  /** Offsets in the original, UTF-16 units. */
  span: { field: 'title' | 'text'; start: number; end: number };
  /** `named`, `unit-word`, `stated-parent`, `in-context`, `implied`, or `weak:<reason>`. */
  rule: string;
}

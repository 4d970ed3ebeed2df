/** Records that live in one index each, behind an alias of this name. */
export const COLLECTIONS = [
  'outcomes',
  'fingerprints',
  'stories',
  'alerts',
  'alert-changes',
  'audit',
  'source-states',
  'keys',
  'outbox',
  'tallies',
  'evidence',
  'evidence-changes',
  'answers',
  'claim-labels',
  'work',
] as const;
export type Collection = (typeof COLLECTIONS)[number];

/** The kinds of documents, an index a month each: posts are forgotten by the month, articles are kept. */
export const SERIES = ['articles', 'posts'] as const;
export type Series = (typeof SERIES)[number];

export interface IndexNames {
  prefix: string;
  /** The read alias over all months of both series. */
  documents: string;
  of(collection: Collection): string;
  /** The write alias of one month: `articles-2026.03`. */
  month(series: Series, month: string): string;
  /** Every index of the installation. */
  all: string;
}

/** The names of one installation's aliases. An alias `x` stands for the index `x-000001`, after a re-index `x-000002`, …. */
export function indexNames(prefix: string): IndexNames {
  return {
    prefix,
    documents: `${prefix}-documents`,
    of: (collection) => `${prefix}-${collection}`,
    month: (series, month) => `${prefix}-${series}-${month}`,
    all: `${prefix}-*`,
  };
}

/** The alias of a generation: `x` for `x-000001`. */
export function aliasOfIndex(index: string): string {
  return index.replace(/-\d{6}$/, '');
}

/** Which generation of an index this is; 1 for `x-000001`. */
export function generationOf(index: string): number {
  return Number(/-(\d{6})$/.exec(index)?.[1] ?? 0);
}

/** The name of a generation. */
export function generation(alias: string, number: number): string {
  return `${alias}-${String(number).padStart(6, '0')}`;
}

/** The filters of the documents' room as they stand in the address; the names are those of `GET /documents`. */
export const MANY_FILTERS = ['lang', 'sentiment', 'topic', 'safetyEvent', 'source', 'place', 'flag'] as const;
export const ONE_FILTERS = ['q', 'kind', 'origin', 'story', 'from', 'to', 'sort'] as const;
export type ManyFilter = (typeof MANY_FILTERS)[number];
export type OneFilter = (typeof ONE_FILTERS)[number];
export type DocumentFilters = Partial<Record<ManyFilter, string[]>> & Partial<Record<OneFilter, string>>;

/** The filters in a query string; what is no filter is left out. */
export function filtersFrom(query: string): DocumentFilters {
  const given = new URLSearchParams(query);
  const filters: DocumentFilters = {};
  for (const name of ONE_FILTERS) {
    const value = given.get(name);
    if (value) filters[name] = value;
  }
  for (const name of MANY_FILTERS) {
    const values = given.getAll(name).flatMap((value) => value.split(',')).filter(Boolean);
    if (values.length > 0) filters[name] = [...new Set(values)];
  }
  return filters;
}

/** The query string of filters, always in the same order. */
export function queryOf(filters: DocumentFilters): string {
  const query = new URLSearchParams();
  for (const name of ONE_FILTERS) if (filters[name]) query.set(name, filters[name]);
  for (const name of MANY_FILTERS) if (filters[name]?.length) query.set(name, filters[name].join(','));
  return query.toString();
}

/** The filters with one value of a many-valued filter switched on or off. */
export function toggled(filters: DocumentFilters, name: ManyFilter, value: string): DocumentFilters {
  const now = filters[name] ?? [];
  const next = now.includes(value) ? now.filter((one) => one !== value) : [...now, value];
  const { [name]: _before, ...rest } = filters;
  return next.length > 0 ? { ...rest, [name]: next } : rest;
}

import type { Place } from '../domain/place.ts';

const AREA_KINDS: readonly string[] = ['district', 'city', 'town'];

/**
 * The district-level area in which a place lies, the same for the old units and those since July 2025 (`formerly`);
 * the province itself where nothing nearer is known. Null for a place outside the gazetteer.
 */
export function areaOf(id: string, places: ReadonlyMap<string, Place>): Place | null {
  let place = places.get(id) ?? null;
  for (let steps = 0; place && steps < 10; steps += 1) {
    const next: string | null = AREA_KINDS.includes(place.kind) ? null : (place.formerly ?? place.parent);
    if (next === null) return place;
    place = places.get(next) ?? place;
  }
  return place;
}

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { PlaceMatcher } from '../../src/classify/places/place-matcher.ts';
import { placeMatcher } from '../../src/classify/places/place-matcher.ts';
import { parsePlaces } from '../../src/classify/places/parse-places.ts';

/** The shipped gazetteer as parsed YAML. */
export function shippedPlaces(): unknown {
  return parse(readFileSync(new URL('../../config/places.yaml', import.meta.url), 'utf8'));
}

/** The matcher of the shipped gazetteer. */
export function shippedMatcher(): PlaceMatcher {
  return placeMatcher(parsePlaces(shippedPlaces()).gazetteer);
}

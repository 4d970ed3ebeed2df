import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import type { PlaceMatcher } from '../../src/classify/places/place-matcher.ts';
import { placeMatcher } from '../../src/classify/places/place-matcher.ts';
import { parsePlaces } from '../../src/classify/places/parse-places.ts';

/** The shipped gazetteer as parsed YAML. */
export function shippedPlaces(): unknown {
  return load(readFileSync(new URL('../../config/places.yaml', import.meta.url), 'utf8'));
}

/** The matcher of the shipped gazetteer. */
export function shippedMatcher(): PlaceMatcher {
  return placeMatcher(parsePlaces(shippedPlaces()).gazetteer);
}

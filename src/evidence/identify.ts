import type { Frame, PlaceName } from './frame.ts';
import { datesMeet, sharesNameWord, sharesNumbered } from './near-miss.ts';
import type { ReadEvidence } from './read-evidence.ts';
import type { ReadSentence } from './read-text.ts';

/** What happens in a province every day: one more of these is another one. */
const CASES = new Set<string>([
  'accident',
  'fire',
  'explosion',
  'arrested',
  'fined',
  'drunk',
  'theft',
  'kidnap',
  'scam',
  'murder',
  'brawl',
  'attack',
  'shooting',
  'sentenced',
  'corruption',
  'bribe',
  'cheat',
  'seize',
  'electrocuted',
]);

const OF_THE_PROVINCE = /(?<!\p{L})(?:của|toàn|trong|cả|khắp) tỉnh(?!\p{L})|(?<!\p{L})tỉnh (?:ta|nhà|mình)(?!\p{L})/iu;
/** Words of a record that counts or rules for all of the province. */
const OF_ALL = /(?<!\p{L})(?:toàn|trong|cả|khắp|địa bàn|của) tỉnh(?!\p{L})|province-?wide|全省|도 전체/iu;

/** True for a record of one case, with a place or a name of its own; what it counts for the whole province is no case. */
const isOfOneCase = ({ evidence, places, names, sentences }: ReadEvidence): boolean =>
  names.length > 0 ||
  places.some(({ level }) => level === 'below') ||
  (sentences.every(({ polarity }) => polarity > 0) && !OF_ALL.test(evidence.text.normalize('NFC')));

const isWithin = (one: PlaceName, other: PlaceName): boolean => one.id === other.id || one.above.includes(other.id);

/** True when one of the places is one below the province that the record names, or lies in it, or holds it. */
const isAtPlaceOf = (places: readonly PlaceName[], evidence: ReadEvidence): boolean =>
  evidence.places.some(
    (theirs) =>
      theirs.level === 'below' &&
      places.some((mine) => isWithin(mine, theirs) || (mine.level === 'below' && isWithin(theirs, mine))),
  );

/** True when a count of more than one stands in the record too, of the same unit. */
export const sharesCount = ({ quantities }: Frame, { sentences }: ReadEvidence): boolean =>
  quantities.some(
    (one) =>
      one.sort === 'number' &&
      one.value > 1 &&
      sentences.some(({ frame }) =>
        frame.quantities.some(({ sort, value, unit }) => sort === 'number' && value === one.value && unit === one.unit),
      ),
  );

const sharesName = (frame: Frame, evidence: ReadEvidence): boolean =>
  sharesNameWord(frame, evidence) ||
  frame.names.some(({ head, name }) => evidence.names.some((one) => one.head === head && one.name.includes(name)));

/**
 * True when a claim, or the text around it, says of what it speaks by a place, a proper name or a day that the record names
 * too: `the dyke will burst any moment` is about no dyke (boundary B3). Of cases (accidents, arrests, frauds) the province
 * has many: there the province does not do. `places` are those that the text names around a sentence without one.
 */
export function isIdentified(
  { frame }: ReadSentence,
  evidence: ReadEvidence,
  { sentence, places }: { sentence: ReadSentence; places: readonly PlaceName[] },
): boolean {
  const isSpecific = sentence.frame.names.length > 0 || sentence.frame.places.some(({ level }) => level === 'below');
  // What is said of the province as a whole, in a text that has come in because it is about the province.
  if (!isSpecific && OF_THE_PROVINCE.test(frame.text.normalize('NFC'))) return true;
  if (
    sharesName(frame, evidence) ||
    sharesNumbered(frame, evidence) ||
    (frame.dates.length > 0 && datesMeet(frame, evidence) === 'same')
  )
    return true;
  const mine = [...frame.places, ...places];
  if (frame.items.some(({ id }) => CASES.has(id)) && isOfOneCase(evidence))
    return isAtPlaceOf(mine, evidence) || sharesCount(frame, evidence);
  const isUnnamed = evidence.places.length === 0 && sentence.frame.names.length === 0;
  // The province alone does not say which of its bridges.
  return mine.some(
    (place) =>
      (!isSpecific || place.level === 'below') &&
      (isUnnamed || evidence.places.some((theirs) => isWithin(place, theirs) || theirs.above.includes(place.id))),
  );
}

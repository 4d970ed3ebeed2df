import type { Gazetteer, LookAlike, OtherProvince, Place, UnitWordKind, WeakContext } from '../../domain/place.ts';
import { foldText } from './fold-text.ts';
import type { PhraseTrie } from './phrase-trie.ts';
import { phraseTrie } from './phrase-trie.ts';

export interface NameValue {
  place: Place;
  name: string;
}

/** A phrase around names: another province, a unit word, a word of a context. `phrase` is the one of the gazetteer. */
export type ContextValue =
  { kind: 'other'; province: OtherProvince } | { kind: 'unit'; unit: UnitWordKind } | { kind: 'cue'; phrase: string };

export interface CompiledContext<T> {
  rule: T;
  before: ReadonlySet<string>;
  after: ReadonlySet<string>;
}

/** The gazetteer compiled for detection: built once, shared, never changed. */
export interface PlaceMatcher {
  gazetteer: Gazetteer;
  byId: ReadonlyMap<string, Place>;
  names: PhraseTrie<NameValue>;
  context: PhraseTrie<ContextValue>;
  lookAlikes: (CompiledContext<LookAlike> & { near: string[]; unless: string[] })[];
  weakContexts: CompiledContext<WeakContext>[];
  routeWords: ReadonlySet<string>;
  vehicleWords: ReadonlySet<string>;
  personWords: ReadonlySet<string>;
  needsVietnam: ReadonlySet<string>;
  /** Folded words that say a text is about Vietnam. */
  vietnamWords: string[];
}

const JOINABLE = new Set(['province', 'city', 'town', 'district']);

function* nameEntries(gazetteer: Gazetteer): Generator<{ phrase: string; value: NameValue }> {
  for (const place of gazetteer.places) {
    const seen = new Set<string>();
    for (const name of Object.values(place.names).flat()) {
      const key = foldText(name).folded;
      if (seen.has(key)) continue;
      seen.add(key);
      yield { phrase: name, value: { place, name } };
      const joined = name.replaceAll(' ', '');
      if (JOINABLE.has(place.kind) && joined !== name && !seen.has(foldText(joined).folded)) {
        seen.add(foldText(joined).folded);
        yield { phrase: joined, value: { place, name } };
      }
    }
  }
}

function* contextEntries(gazetteer: Gazetteer): Generator<{ phrase: string; value: ContextValue }> {
  for (const province of gazetteer.otherProvinces) {
    for (const phrase of Object.values(province.names).flat()) yield { phrase, value: { kind: 'other', province } };
  }
  for (const [unit, words] of Object.entries(gazetteer.unitWords)) {
    for (const phrase of words) yield { phrase, value: { kind: 'unit', unit: unit as UnitWordKind } };
  }
  const cues = new Set<string>([...gazetteer.routeWords, ...gazetteer.vehicleWords, ...gazetteer.personWords]);
  for (const rule of [...gazetteer.lookAlikes, ...gazetteer.weakContexts]) {
    for (const phrase of [...rule.before, ...rule.after]) cues.add(phrase);
  }
  for (const phrase of cues) yield { phrase, value: { kind: 'cue', phrase } };
}

function compiled<T extends { before: string[]; after: string[] }>(rule: T): CompiledContext<T> {
  return { rule, before: new Set(rule.before), after: new Set(rule.after) };
}

const folded = (phrase: string): string => foldText(phrase).folded;

/** The matcher of a gazetteer; a few milliseconds. */
export function placeMatcher(gazetteer: Gazetteer): PlaceMatcher {
  return {
    gazetteer,
    byId: new Map(gazetteer.places.map((place) => [place.id, place])),
    names: phraseTrie(nameEntries(gazetteer)),
    context: phraseTrie(contextEntries(gazetteer)),
    lookAlikes: gazetteer.lookAlikes.map((rule) => ({
      ...compiled(rule),
      near: rule.near.map(folded),
      unless: rule.unless.map(folded),
    })),
    weakContexts: gazetteer.weakContexts.map(compiled),
    routeWords: new Set(gazetteer.routeWords),
    vehicleWords: new Set(gazetteer.vehicleWords),
    personWords: new Set(gazetteer.personWords),
    needsVietnam: new Set(gazetteer.needsVietnam.names),
    vietnamWords: gazetteer.needsVietnam.words.map(folded),
  };
}

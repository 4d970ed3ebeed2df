import type { Place } from './place.ts';

/** A label or a place with the words that people read for it. */
export interface NamedLabel {
  id: string;
  vi: string;
  en: string;
}

/** The words of an installation: topics and safety events of its configuration, places of its gazetteer. */
export interface Vocabulary {
  topics: NamedLabel[];
  safetyEvents: NamedLabel[];
  places: NamedLabel[];
}

/** The words of an installation. A place without a name in English keeps its Vietnamese one. */
export function vocabularyOf(of: {
  topics: readonly NamedLabel[];
  safetyEvents: readonly NamedLabel[];
  places: readonly Place[];
}): Vocabulary {
  const named = ({ id, vi, en }: NamedLabel): NamedLabel => ({ id, vi, en });
  return {
    topics: of.topics.map(named),
    safetyEvents: of.safetyEvents.map(named),
    places: of.places.map(({ id, names }) => ({
      id,
      vi: names.vi?.[0] ?? id,
      en: names.en?.[0] ?? names.vi?.[0] ?? id,
    })),
  };
}

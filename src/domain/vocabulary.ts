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

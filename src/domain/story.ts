/** Documents about one event. First cut: near duplicates and reprints. */
export interface Story {
  id: string;
  /** Title of the earliest document. */
  title: string;
  firstAt: string;
  lastAt: string;
  documentCount: number;
  /** Documents whose text is no near duplicate of an earlier one of the story. */
  voiceCount: number;
  reprintCount: number;
  sourceCount: number;
  languages: string[];
}

/** MinHash of one document's words, for near-duplicate search. */
export interface Fingerprint {
  documentId: string;
  storyId: string;
  /** 64 unsigned 32-bit minima. */
  minima: Uint32Array;
  /** LSH band keys that find candidates. */
  bands: string[];
  publishedAt: string;
  sourceId: string;
  isReprint: boolean;
}

/** The bytes of one URL at one time; archived and replayable. */
export interface Capture {
  /** The URL asked for. */
  url: string;
  /** The URL that answered after redirects. */
  finalUrl: string;
  status: number;
  /** Lower-case names; several values joined by `, `. */
  headers: Record<string, string>;
  /** Decoded of its content-encoding, at most the limit of the fetch. */
  body: Uint8Array;
  fetchedAt: string;
}

/** What a feed, sitemap, list page or timeline announced (RFC 4287's entry). */
export interface Entry {
  /** The announcer's id (guid, atom:id, status id) or else its URL. */
  id: string;
  url: string;
  title: string | null;
  publishedAt: string | null;
  updatedAt: string | null;
  summary: string | null;
}

/** An entry as it travels to `ingest`: with its source, and for a post the raw record that the network gave, masked. */
export interface AnnouncedEntry extends Entry {
  sourceId: string;
}

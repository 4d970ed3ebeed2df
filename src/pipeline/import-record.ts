import type { RawItem } from '../domain/raw-item.ts';
import type { Outcome, OutcomeRow } from '../domain/outcome.ts';
import type { Source } from '../domain/source.ts';
import { DiembaoError } from '../domain/errors.ts';
import type { Capture } from '../domain/capture.ts';
import { instant } from '../lib/clock.ts';
import type { FileText } from './file-text.ts';
import { dropped, startTrail, type Trail } from './outcome.ts';
import type { LineParts } from './parts.ts';
import type { TextSource } from './prepare-text.ts';

/** A record as `import` reads it from JSON Lines or CSV. */
export interface ImportRecord {
  url: string;
  title: string | null;
  text: string;
  publishedAt: string | null;
  source: string | null;
  kind: 'article' | 'post';
  lang: string | null;
}

/** The source an imported record is filed under: the configured one of that id or name, else one made of what the record says. */
function sourceOf(parts: LineParts, given: string | null, lang: string | null): Source {
  const named = given
    ? (parts.sources.get(given) ?? [...parts.sources.values()].find(({ name }) => name === given))
    : undefined;
  if (named) return named;
  const isDomestic = lang === null || lang === 'vi';
  return {
    id: given ?? 'import',
    name: given ?? 'import',
    country: isDomestic ? 'VN' : 'ZZ',
    origin: isDomestic ? 'domestic' : 'foreign',
    lang: lang ?? 'vi',
    kind: 'newspaper',
    entries: [],
    expect: { entriesPerDay: [0, 0], longestSilenceMs: 0 },
    pollEveryMs: null,
    allowAddresses: [],
    verified: true,
  };
}

/** Files imported records and captures through the same line that crawled ones take; returns each one's outcome row. */
export function makeImportRecord(
  parts: LineParts,
  fileText: FileText,
): { record(record: ImportRecord): Promise<OutcomeRow>; capture(capture: Capture): Promise<OutcomeRow> } {
  /** `announcedUrl` stands in the outcome where nothing better is known. */
  async function file(
    given: TextSource,
    item: { source: Source; announcedUrl: string | null; note: string; fetchedAt: string },
  ): Promise<OutcomeRow> {
    const { source, fetchedAt } = item;
    const trailOf = (url: string): Trail => {
      const trail = startTrail({ sourceId: source.id, url: item.announcedUrl ?? url }, parts.clock);
      trail.step('import', item.note);
      return trail;
    };
    const end = async (outcome: Outcome): Promise<OutcomeRow> => {
      const row = trailOf('urn:import').end(outcome, {});
      await parts.store.documents.commit({ outcomes: [row] });
      return row;
    };
    try {
      const prepared = await parts.prepareText(given);
      if ('dropped' in prepared) return await end(dropped(prepared.dropped));
      const trail = trailOf(prepared.text.url);
      const row = await fileText({ prepared, source, fetchedAt, validators: {}, trail, isRecheck: false });
      if (row) return row;
      // A second delivery, whose first outcome stands.
      const second = trail.end({ kind: 'unchanged' }, { canonicalUrl: prepared.text.url });
      return (await parts.store.outcomes.byKeys([second.key])).get(second.key) ?? second;
    } catch (error) {
      if (!(error instanceof DiembaoError) || error.meaning !== 'never') throw error;
      return end({ kind: 'set-aside', reason: error.code });
    }
  }

  return {
    record: (record) => {
      const item: RawItem = { ...record, modifiedAt: null, section: null, paywalled: false, accounts: [], persons: [] };
      const source = sourceOf(parts, record.source, record.lang);
      // A private post's address is masked on the way: it may not stand in the outcome as given.
      return file(
        { from: 'item', item },
        {
          source,
          announcedUrl: record.kind === 'post' ? null : record.url,
          note: 'record read',
          fetchedAt: instant(parts.clock),
        },
      );
    },
    capture: (capture) => {
      const hostOf = (url: string): string =>
        URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : 'import';
      const host = hostOf(capture.finalUrl);
      const known = [...parts.sources.values()].find(({ entries }) => entries.some(({ url }) => hostOf(url) === host));
      return file(
        {
          from: 'page',
          bytes: capture.body,
          contentType: capture.headers['content-type'] ?? null,
          url: capture.finalUrl,
          nowMs: Date.parse(capture.fetchedAt),
          announcement: 'guessed',
          announcedAt: null,
        },
        {
          source: known ?? sourceOf(parts, host, null),
          announcedUrl: capture.url,
          note: `capture of ${capture.fetchedAt}`,
          fetchedAt: capture.fetchedAt,
        },
      );
    },
  };
}

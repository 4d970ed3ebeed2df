import type { RawItem } from '../domain/raw-item.ts';
import type { Outcome, OutcomeRow } from '../domain/outcome.ts';
import type { Source } from '../domain/source.ts';
import { DiembaoError } from '../domain/errors.ts';
import type { Capture } from '../domain/capture.ts';
import { instant } from '../lib/clock.ts';
import { maskItem } from '../privacy/mask-item.ts';
import { articleFromPage } from './article-from-page.ts';
import type { FileText } from './file-text.ts';
import { dropped, startTrail } from './outcome.ts';
import type { LineParts } from './parts.ts';

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
  const settled = async (row: OutcomeRow): Promise<OutcomeRow> =>
    (await parts.store.outcomes.byKeys([row.key])).get(row.key) ?? row;

  return {
    async record(record) {
      const source = sourceOf(parts, record.source, record.lang);
      const item: RawItem = { ...record, modifiedAt: null, section: null, paywalled: false, accounts: [], persons: [] };
      const { text, sealedUrl } = maskItem(item, parts.masking);
      const trail = startTrail({ sourceId: source.id, url: text.url }, parts.clock);
      trail.step('import', 'record read');
      const row = await fileText({
        text,
        source,
        sealedUrl,
        fetchedAt: instant(parts.clock),
        validators: {},
        trail,
        isRecheck: false,
      });
      // No row: a second delivery, whose first outcome stands.
      return row ?? settled(trail.end({ kind: 'unchanged' }, { canonicalUrl: text.url }));
    },
    async capture(capture) {
      const host = URL.canParse(capture.finalUrl) ? new URL(capture.finalUrl).hostname.replace(/^www\./, '') : 'import';
      const known = [...parts.sources.values()].find(({ entries }) =>
        entries.some(({ url }) => URL.canParse(url) && new URL(url).hostname.replace(/^www\./, '') === host),
      );
      const source = known ?? sourceOf(parts, host, null);
      const trail = startTrail({ sourceId: source.id, url: capture.url }, parts.clock);
      trail.step('import', `capture of ${capture.fetchedAt}`);
      const end = async (outcome: Outcome): Promise<OutcomeRow> => {
        const row = trail.end(outcome, {});
        await parts.store.documents.commit({ outcomes: [row] });
        return row;
      };
      try {
        const page = await articleFromPage(capture, {
          pages: parts.pages,
          announcement: 'guessed',
          announcedAt: null,
          masking: parts.masking,
          nowMs: Date.parse(capture.fetchedAt),
        });
        if ('reason' in page) return await end(dropped(page.reason));
        const row = await fileText({
          text: page.text,
          source,
          sealedUrl: null,
          fetchedAt: capture.fetchedAt,
          validators: {},
          trail,
          isRecheck: false,
        });
        return row ?? (await settled(trail.end({ kind: 'unchanged' }, { canonicalUrl: page.text.url })));
      } catch (error) {
        if (!(error instanceof DiembaoError) || error.meaning !== 'never') throw error;
        return end({ kind: 'set-aside', reason: error.code });
      }
    },
  };
}

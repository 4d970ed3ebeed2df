import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KEPT_VERSION_TEXTS, type Document } from '../../src/domain/document.ts';
import type { Source } from '../../src/domain/source.ts';
import { REVIEWER, type Tags } from '../../src/domain/tag.ts';
import { makeMutex } from '../../src/lib/mutex.ts';
import { makeFileText, type FileText } from '../../src/pipeline/file-text.ts';
import { searchWords } from '../../src/lib/fold.ts';
import { filingInTurns } from '../../src/pipeline/filing.ts';
import { startTrail } from '../../src/pipeline/outcome.ts';
import type { LineParts } from '../../src/pipeline/parts.ts';
import type { Store } from '../../src/store/port.ts';
import { minHash } from '../../src/stories/fingerprint.ts';
import { fakeClock } from '../fake-clock.ts';
import { openStore } from './open-store.ts';

const clock = fakeClock('2026-03-10T08:00:00Z');
const source = { id: 'bao-a', name: 'Báo A', kind: 'newspaper', origin: 'domestic', country: 'VN' } as Source;
const URL_OF = 'https://a.vn/chay-xuong';
const mutex = makeMutex();
const model = (label: string) => ({ label, score: 0.8, model: 'machine-1' });
const byReviewer = (label: string) => ({ label, score: 1, model: REVIEWER });

let store: Store;
let close: () => Promise<void>;
let file: FileText;
let raised: Document[];
/** Runs while a text is being tagged: what others do meanwhile. */
let meanwhile: () => Promise<void>;

beforeEach(async () => {
  ({ store, close } = await openStore());
  raised = [];
  meanwhile = async () => undefined;
  const tags: Tags = { sentiment: model('negative'), topic: model('economy'), safetyEvent: model('accident') };
  file = makeFileText(
    {
      store,
      clock,
      rules: { reprintSimilarity: 0.7, windowDays: 7, keepOffTopic: false },
      tagger: {
        tag: async () => {
          await meanwhile();
          return tags;
        },
      },
      claims: {
        judge: async () => ({ claims: [], suspected: false, suggestions: [], seq: 0 }),
        seq: async () => 0,
        enter: async () => [],
      },
      raiseAlerts: ({ document }: { document: Document }) => {
        raised.push(document);
        return [];
      },
      events: {},
    } as unknown as LineParts,
    filingInTurns(store, mutex),
    mutex,
  );
});
afterEach(() => close());

/** Files one state of the item, as a visit of its outlet brings it. */
async function visit(title: string, text: string, at: string): Promise<Document> {
  await file({
    prepared: {
      text: {
        kind: 'article',
        url: URL_OF,
        title,
        text,
        publishedAt: '2026-03-10T01:00:00.000Z',
        modifiedAt: null,
        section: null,
        paywalled: false,
        declaredLang: 'vi',
      },
      sealedUrl: null,
      language: model('vi'),
      about: true,
      reason: 'named',
      places: [],
      minima: minHash(`${title}\n${text}`),
      words: { title: searchWords(title), text: searchWords(text) },
    },
    source,
    fetchedAt: at,
    validators: {},
    trail: startTrail({ sourceId: source.id, url: URL_OF }, clock),
    isRecheck: false,
  });
  return stored();
}
async function stored(): Promise<Document> {
  const [document] = await store.documents.find({ urls: [URL_OF] });
  if (!document) throw new Error('nothing was filed');
  return document;
}
/** What the dashboard's label route does. */
const correct = (tag: keyof Tags, label: string): Promise<void> =>
  mutex(async () => {
    const document = await stored();
    const tags = { ...document.tags, [tag]: byReviewer(label) };
    await store.documents.commit({ documents: [{ ...document, tags }] });
  });

describe('an item that its outlet edits', () => {
  it('keeps the reviewer’s label, takes the model’s new word for the rest, and alerts by both', async () => {
    await visit('Cháy kho ở Việt Yên', 'Vụ cháy ở Bắc Giang.', '2026-03-10T02:00:00.000Z');
    await correct('sentiment', 'neutral');
    const edited = await visit('Cháy xưởng ở Việt Yên', 'Vụ cháy ở Bắc Giang đã tắt.', '2026-03-10T03:00:00.000Z');
    expect(edited.versions).toHaveLength(2);
    expect(edited.tags).toEqual({
      sentiment: byReviewer('neutral'),
      topic: model('economy'),
      safetyEvent: model('accident'),
    });
    expect(raised.at(-1)?.tags.sentiment).toEqual(byReviewer('neutral'));
    const counted = await store.documents.stats({}, ['sentiment'], 'day');
    expect(counted.facets['sentiment']).toEqual([{ value: 'neutral', count: 1 }]);
  });

  it('keeps a label that was corrected while its new text was being tagged', async () => {
    await visit('Cháy kho', 'Vụ cháy ở Bắc Giang.', '2026-03-10T02:00:00.000Z');
    meanwhile = () => correct('safetyEvent', 'fire-explosion');
    const edited = await visit('Cháy kho', 'Vụ cháy ở Bắc Giang đã tắt.', '2026-03-10T03:00:00.000Z');
    expect(edited.tags.safetyEvent).toEqual(byReviewer('fire-explosion'));
    expect(edited.tags.sentiment).toEqual(model('negative'));
  });

  it('keeps the text of each earlier state with that state, and the newest once', async () => {
    await visit('Một', 'Bản đầu.', '2026-03-10T02:00:00.000Z');
    await visit('Một', 'Bản hai.', '2026-03-10T03:00:00.000Z');
    const { versions, text, fetchedAt } = await visit('Ba', 'Bản ba.', '2026-03-10T04:00:00.000Z');
    expect(versions.map((version) => [version.title, version.changed, version.text])).toEqual([
      ['Một', [], 'Bản đầu.'],
      ['Một', ['text'], 'Bản hai.'],
      ['Ba', ['title', 'text'], undefined],
    ]);
    expect([text, fetchedAt]).toEqual(['Bản ba.', '2026-03-10T02:00:00.000Z']);
  });

  it('does not grow without end when it is edited all day', async () => {
    for (let turn = 0; turn < KEPT_VERSION_TEXTS + 5; turn += 1)
      await visit('Trực tiếp', `Cập nhật số ${turn}.`, `2026-03-10T02:${String(turn).padStart(2, '0')}:00.000Z`);
    const { versions } = await stored();
    expect(versions).toHaveLength(KEPT_VERSION_TEXTS + 5);
    expect(versions.filter(({ text }) => text !== undefined)).toHaveLength(KEPT_VERSION_TEXTS);
    expect(versions.at(-2)?.text).toBe(`Cập nhật số ${KEPT_VERSION_TEXTS + 3}.`);
  });
});

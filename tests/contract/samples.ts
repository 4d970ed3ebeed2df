import type { Alert } from '../../src/domain/alert.ts';
import type { Answer } from '../../src/domain/answer.ts';
import type { Evidence } from '../../src/domain/claim.ts';
import type { Document } from '../../src/domain/document.ts';
import type { OutcomeRow } from '../../src/domain/outcome.ts';
import { sha256, stableId } from '../../src/lib/hash.ts';
import { contentHash } from '../../src/pipeline/build-document.ts';
import type { EvidenceRecord } from '../../src/store/port.ts';

const tag = (label: string) => ({ label, score: 0.9, model: 'test' });

/** A document with what a test cares about; the rest is plain. */
export function sampleDocument(url: string, more: Partial<Document> = {}): Document {
  const title = more.title ?? 'Tiêu đề';
  const text = more.text ?? 'Nội dung';
  return {
    id: stableId('doc', url),
    kind: 'article',
    url,
    title,
    text,
    excerpt: text.slice(0, 100),
    publishedAt: '2026-03-01T02:00:00.000Z',
    modifiedAt: null,
    section: null,
    paywalled: false,
    declaredLang: 'vi',
    source: { id: 'bao-a', name: 'Báo A', origin: 'domestic', country: 'VN' },
    language: tag('vi'),
    fetchedAt: '2026-03-01T03:00:00.000Z',
    withdrawn: false,
    versions: [{ at: '2026-03-01T03:00:00.000Z', title, changed: [], hash: contentHash({ title, text }) }],
    places: [],
    story: stableId('story', url),
    tags: { sentiment: tag('neutral'), topic: tag('economy'), safetyEvent: tag('none') },
    claims: [],
    suspected: false,
    hash: contentHash({ title, text }),
    sealedUrl: null,
    recheck: { lastAt: '2026-03-01T03:00:00.000Z', etag: null, lastModified: null },
    ...more,
  };
}

/** An outcome row of source `bao-a`. */
export function sampleOutcome(url: string, more: Partial<OutcomeRow> = {}): OutcomeRow {
  return {
    key: stableId('entry', 'bao-a', url),
    sourceId: 'bao-a',
    url,
    canonicalUrl: url,
    documentId: stableId('doc', url),
    outcome: 'indexed',
    reason: null,
    at: '2026-03-01T03:00:00.000Z',
    steps: [],
    ...more,
  };
}

/** A new watch alert. */
export function sampleAlert(key: string, more: Partial<Alert> = {}): Alert {
  return {
    id: stableId('alert', key),
    dedupeKey: key,
    kind: 'watch',
    severity: 'low',
    state: 'new',
    version: 1,
    title: 'Theo dõi',
    why: 'Khớp với mục theo dõi',
    createdAt: '2026-03-01T03:00:00.000Z',
    updatedAt: '2026-03-01T03:00:00.000Z',
    storyId: null,
    documentIds: [],
    watchId: 'w',
    sourceId: null,
    safety: null,
    decisions: [],
    ...more,
  };
}

/** A record of the registry without a vector. */
export function sampleEvidence(id: string, more: Partial<Evidence> = {}): EvidenceRecord {
  const text = more.text ?? 'Không có thiệt hại về người.';
  const evidence: Evidence = {
    id,
    kind: 'official-statement',
    publisher: 'Cơ quan A',
    url: `https://a.vn/${id}`,
    publishedAt: '2026-03-01T02:00:00.000Z',
    lang: 'vi',
    title: 'Thông báo',
    text,
    hash: sha256(text),
    ...more,
  };
  return { evidence, vector: null, vectorModel: null };
}

/** A draft correction of one claim by one record. */
export function sampleAnswer(id: string, more: Partial<Answer> = {}): Answer {
  const quote = 'Không có thiệt hại về người.';
  const { publisher, url, publishedAt } = sampleEvidence('e1').evidence;
  return {
    id,
    state: 'draft',
    version: 1,
    headline: 'Đính chính',
    claimReviewed: 'Có 12 người chết.',
    rating: 'false',
    parts: [{ kind: 'quote', of: 'e1', text: quote }],
    documentId: 'doc_1',
    storyId: 'story_1',
    topic: 'disaster-accident',
    appearance: { url: 'https://a.vn/1', publisher: 'Báo A', publishedAt: null },
    evidence: [{ id: 'e1', quote, publisher, url, publishedAt }],
    createdAt: '2026-03-01T03:00:00.000Z',
    updatedAt: '2026-03-01T03:00:00.000Z',
    publishedAt: null,
    withdrawnAt: null,
    decisions: [],
    ...more,
  };
}

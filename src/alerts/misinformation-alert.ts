import type { Alert, Severity } from '../domain/alert.ts';
import type { Claim } from '../domain/claim.ts';
import type { Document } from '../domain/document.ts';
import { excerptOf } from '../domain/excerpt.ts';
import type { Source } from '../domain/source.ts';
import { draftAlert } from './draft-alert.ts';

/** Topics in which a false statement can hurt at once; our own judgement, for reviewers to correct. */
const HARMFUL_TOPICS: ReadonlySet<string> = new Set(['health', 'disaster-accident', 'crime-law']);
/** A false statement in an outlet reaches more people than a post. */
const OUTLETS: ReadonlySet<Source['kind']> = new Set(['newspaper', 'agency', 'official']);

function severityOf(document: Document, source: Source): Severity {
  const { safetyEvent, topic } = document.tags;
  const isHarmful =
    HARMFUL_TOPICS.has(topic.label) || !['none', 'uncertain', 'not-assessed'].includes(safetyEvent.label);
  const step = Number(isHarmful) + Number(OUTLETS.has(source.kind));
  return step === 2 ? 'high' : step === 1 ? 'medium' : 'low';
}

/** One alert a record and story; a document without a story stands for itself. */
export const misinformationKey = (recordId: string, { id, story }: Pick<Document, 'id' | 'story'>): string =>
  `misinformation:${recordId}:${story || id}`;

type Contradicted = Extract<Claim, { verdict: 'contradicted' | 'supported' }>;

/**
 * One alert for each record that contradicts a claim of the document, shared by all documents of its story (boundary B3: no
 * flag without evidence). The reason quotes both sides; the title speaks of the evidence, never of who wrote.
 */
export function misinformationAlerts(found: { document: Document; source: Source; at: string }): Alert[] {
  const { document, source, at } = found;
  const contradicted = document.claims.filter((claim): claim is Contradicted => claim.verdict === 'contradicted');
  const byRecord = new Map(contradicted.map((claim) => [claim.evidence[0].id, claim]));
  return [...byRecord].map(([recordId, claim]) =>
    draftAlert(
      {
        dedupeKey: misinformationKey(recordId, document),
        kind: 'suspected-misinformation',
        severity: severityOf(document, source),
        title: `Nghi sai so với ${claim.evidence[0].publisher}: ${excerptOf(claim.evidence[0].quote, 140)}`,
        why: claim.why,
        facts: { publisher: claim.evidence[0].publisher, quote: excerptOf(claim.evidence[0].quote, 140) },
        storyId: document.story || null,
        documentIds: [document.id],
        sourceId: source.id,
      },
      at,
    ),
  );
}

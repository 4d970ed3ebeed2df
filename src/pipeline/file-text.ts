import { mayOpen } from '../domain/alert.ts';
import type { Document } from '../domain/document.ts';
import type { Outcome, OutcomeRow } from '../domain/outcome.ts';
import type { Source } from '../domain/source.ts';
import { REVIEWER } from '../domain/tag.ts';
import type { OneAtATime } from '../lib/mutex.ts';
import { assignStory } from '../stories/assign-story.ts';
import { bandKeys } from '../stories/fingerprint.ts';
import { buildDocument, contentHash, documentId, nextVersions, type DocumentParts } from './build-document.ts';
import { evidenceOf } from './judge-claims.ts';
import { dropped, type Trail } from './outcome.ts';
import type { LineParts } from './parts.ts';
import { reopenDocuments, setJudgement } from './reopen-documents.ts';
import type { PreparedText } from './prepare-text.ts';

/** A prepared text on its way into the store. */
export interface TextToFile {
  prepared: PreparedText;
  source: Source;
  fetchedAt: string;
  validators: DocumentParts['validators'];
  trail: Trail;
  /** Where the bytes are archived; absent where nothing was fetched. */
  capture?: string;
  /** True when the entry's own row already says `indexed`: then only the document changes. */
  isRecheck: boolean;
}

export type FileText = (item: TextToFile) => Promise<OutcomeRow | null>;

/**
 * A draft as the next state of what is stored by now: a twin may have been filed, or a label corrected, since the draft
 * was made. What a reviewer said of the item outlives the outlet's edit; the model's word does not.
 */
function succeeding(known: Document, draft: Document, at: string): Document {
  const said = Object.entries(known.tags).filter(([, { model }]) => model === REVIEWER);
  return {
    ...draft,
    fetchedAt: known.fetchedAt,
    versions: nextVersions(known, { ...draft, at }),
    tags: { ...draft.tags, ...Object.fromEntries(said) },
  };
}

/** The step from text to stored document. Texts that may be twins are filed one at a time, so that they find each other. */
export function makeFileText(parts: LineParts, oneAtATime: OneAtATime): FileText {
  /** Puts the verdicts of the registry as it is now into a document; returns up to which change of the registry they hold. */
  async function judge(document: Document): Promise<number> {
    const judged = await parts.claims.judge({
      ...document,
      language: document.language.label,
      documentId: document.id,
    });
    setJudgement(document, judged);
    return judged.seq;
  }

  async function place(item: TextToFile, draft: Document, judgedSeq: number): Promise<OutcomeRow | null> {
    const { trail, source } = item;
    // Evidence that came in since found no document to judge again: it is judged here, before anything else is filed.
    if ((await parts.claims.seq()) !== judgedSeq) await judge(draft);
    if (draft.claims.length > 0) trail.step('claims', draft.claims.map(({ verdict }) => verdict).join(', '));
    const [known] = await parts.store.documents.find({ ids: [draft.id] });
    if (known && known.hash === draft.hash) return unchanged(item, known);
    const document = known ? succeeding(known, draft, item.fetchedAt) : draft;
    const story = await assignStory(
      {
        documentId: document.id,
        sourceId: source.id,
        minima: item.prepared.minima,
        publishedAt: document.publishedAt ?? document.fetchedAt,
      },
      parts.store.stories,
      parts.rules,
    );
    document.story = story.storyId;
    trail.step('story', story.isReprint ? `reprint in ${story.storyId}` : story.storyId);
    const alerts = parts.raiseAlerts({ document, source, isReprint: story.isReprint });
    for (const alert of alerts) trail.step('alert', alert.kind);
    const row = trail.end({ kind: 'indexed' }, { canonicalUrl: document.url, documentId: document.id });
    await parts.store.documents.commit({
      documents: [document],
      fingerprints: story.fingerprints,
      alerts,
      outcomes: item.isRecheck ? [] : [row],
    });
    for (const alert of alerts.filter(mayOpen))
      parts.events.alertRaised({ kind: alert.kind, severity: alert.severity });
    return item.isRecheck ? null : row;
  }

  async function unchanged(item: TextToFile, known: Document): Promise<OutcomeRow | null> {
    const checked: Document = {
      ...known,
      withdrawn: false,
      recheck: {
        lastAt: item.fetchedAt,
        etag: item.validators.etag ?? null,
        lastModified: item.validators.lastModified ?? null,
      },
    };
    item.trail.step('compare', 'same title and text as stored');
    const row = item.trail.end({ kind: 'unchanged' }, { canonicalUrl: known.url, documentId: known.id });
    // A second delivery of the entry that brought the document: its row already says `indexed` and stays.
    const before = (await parts.store.outcomes.byKeys([row.key])).get(row.key);
    const isSettled = item.isRecheck || before?.documentId === known.id;
    await parts.store.documents.commit({ documents: [checked], outcomes: isSettled ? [] : [row] });
    return isSettled ? null : row;
  }

  async function end(item: TextToFile, outcome: Outcome): Promise<OutcomeRow | null> {
    if (item.isRecheck) return null;
    const row = item.trail.end(outcome, { canonicalUrl: item.prepared.text.url });
    await parts.store.documents.commit({ outcomes: [row] });
    return row;
  }

  return async (item) => {
    const { prepared, trail, source } = item;
    const { text, language } = prepared;
    const [before] = await parts.store.documents.find({ ids: [documentId(text.url)] });
    if (before && before.hash === contentHash(text)) return unchanged(item, before);
    trail.step('language', language.label);
    trail.step('places', `${prepared.about ? 'about the province' : 'not about the province'}: ${prepared.reason}`);
    if (!prepared.about && !before && !parts.rules.keepOffTopic) return end(item, dropped('off-topic'));
    const draft = buildDocument(
      { ...prepared, source, fetchedAt: item.fetchedAt, validators: item.validators },
      before ?? null,
    );
    draft.tags = await parts.tagger.tag({
      kind: text.kind,
      language: language.label,
      title: text.title,
      text: text.text,
    });
    trail.step('tags', `${draft.tags.sentiment.label}, ${draft.tags.topic.label}, ${draft.tags.safetyEvent.label}`);
    const judgedSeq = await judge(draft);
    const evidence = evidenceOf(draft, source, item.capture ?? null);
    if (evidence) {
      // Before the document is committed: after a crash the entry comes again and all of this is done again.
      await parts.claims.enter([evidence]);
      await reopenDocuments([evidence], parts, oneAtATime);
    }
    return oneAtATime(() => place(item, draft, judgedSeq), [draft.id, ...bandKeys(prepared.minima)]);
  };
}

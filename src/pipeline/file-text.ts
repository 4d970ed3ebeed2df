import { mayOpen, type Alert } from '../domain/alert.ts';
import type { Document } from '../domain/document.ts';
import type { Outcome, OutcomeRow } from '../domain/outcome.ts';
import type { Source } from '../domain/source.ts';
import { REVIEWER } from '../domain/tag.ts';
import type { OneAtATime } from '../lib/mutex.ts';
import { assignStory } from '../stories/assign-story.ts';
import { bandKeys } from '../stories/fingerprint.ts';
import { buildDocument, contentHash, documentId, nextVersions, type DocumentParts } from './build-document.ts';
import type { Filing, FilingView } from './filing.ts';
import { evidenceOf } from './judge-claims.ts';
import { dropped, type Trail } from './outcome.ts';
import type { LineParts } from './parts.ts';
import { judgeInto, reopenDocuments } from './reopen-documents.ts';
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

interface Filed {
  row: OutcomeRow | null;
  alerts: Alert[];
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
export function makeFileText(parts: LineParts, filing: Filing, oneAtATime: OneAtATime): FileText {
  async function place(view: FilingView, item: TextToFile, draft: Document, judgedSeq: number | null): Promise<Filed> {
    const { trail, source, prepared } = item;
    // Evidence that came in since found no document to judge again: it is judged here, before anything else is filed.
    if (judgedSeq !== null && (await parts.claims.seq()) !== judgedSeq) await judgeInto(draft, parts.claims);
    if (draft.claims.length > 0) trail.step('claims', draft.claims.map(({ verdict }) => verdict).join(', '));
    const known = await view.document(draft.id);
    if (known && known.hash === draft.hash) return unchanged(view, item, known);
    const document = known ? succeeding(known, draft, item.fetchedAt) : draft;
    const story = await assignStory(
      {
        documentId: document.id,
        sourceId: source.id,
        minima: prepared.minima,
        publishedAt: document.publishedAt ?? document.fetchedAt,
      },
      view,
      parts.rules,
    );
    document.story = story.storyId;
    trail.step('story', story.isReprint ? `reprint in ${story.storyId}` : story.storyId);
    const { words } = prepared;
    const alerts = parts.raiseAlerts({ document, source, isReprint: story.isReprint, words });
    for (const alert of alerts) trail.step('alert', alert.kind);
    const row = trail.end({ kind: 'indexed' }, { canonicalUrl: document.url, documentId: document.id });
    view.leave({
      documents: [document],
      fingerprints: story.fingerprints,
      alerts,
      outcomes: item.isRecheck ? [] : [row],
      words: [{ documentId: document.id, ...words }],
    });
    return { row: item.isRecheck ? null : row, alerts };
  }

  async function unchanged(view: FilingView, item: TextToFile, known: Document): Promise<Filed> {
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
    const isSettled = item.isRecheck || (await view.outcome(row.key))?.documentId === known.id;
    view.leave({ documents: [checked], outcomes: isSettled ? [] : [row] });
    return { row: isSettled ? null : row, alerts: [] };
  }

  async function end(item: TextToFile, outcome: Outcome): Promise<OutcomeRow | null> {
    if (item.isRecheck) return null;
    const row = item.trail.end(outcome, { canonicalUrl: item.prepared.text.url });
    await filing(async (view) => view.leave({ outcomes: [row] }));
    return row;
  }

  return async (item) => {
    const { prepared, trail, source } = item;
    const { text, language } = prepared;
    const [before] = await parts.store.documents.find({ ids: [documentId(text.url)] });
    if (before && before.hash === contentHash(text)) return (await filing((view) => unchanged(view, item, before))).row;
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
    // What is kept although it does not speak of the province (a measurement, a replay) has no claims that matter here.
    const judgedSeq = prepared.about || before ? await judgeInto(draft, parts.claims) : null;
    const evidence = evidenceOf(draft, source, item.capture ?? null);
    if (evidence) {
      // Before the document is committed: after a crash the entry comes again and all of this is done again.
      await parts.claims.enter([evidence]);
      await reopenDocuments([evidence], parts, oneAtATime);
    }
    const filed = await filing((view) => place(view, item, draft, judgedSeq), [draft.id, ...bandKeys(prepared.minima)]);
    for (const { kind, severity } of filed.alerts.filter(mayOpen)) parts.events.alertRaised({ kind, severity });
    return filed.row;
  };
}

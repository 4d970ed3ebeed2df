import {
  brokenQuotes,
  nextAnswer,
  type Answer,
  type AnswerAction,
  type AnswerContent,
  type AnswerDecision,
} from '../domain/answer.ts';
import type { Claim, Evidence } from '../domain/claim.ts';
import type { Document } from '../domain/document.ts';
import { DiembaoError } from '../domain/errors.ts';
import type { Source } from '../domain/source.ts';
import { instant, type Clock } from '../lib/clock.ts';
import { stableId } from '../lib/hash.ts';
import type { Store } from '../store/port.ts';
import { draftAnswer, editedParts, isPrivatePost, type AnswerFacts } from './draft-answer.ts';
import type { ReceiptState, Receipts } from './receipts.ts';

type Contradicted = AnswerFacts['claim'];

/** Where corrections are drafted, edited, published and taken back. Each change is one audit record and raises the version. */
export interface AnswerDesk {
  /**
   * A draft for a contradicted claim of a document (the first when not named); the answer that is open for it already is
   * given back. Throws `not-found`, and `not-allowed` when a quote no longer matches its record or its capture.
   */
  draft(asked: { documentId: string; claim?: string | undefined; by: string }): Promise<Answer>;
  /** Throws `conflict`, `not-allowed`, `not-found`, `record-invalid` (a quote that stands nowhere). */
  edit(id: string, change: { version: number; by: string; content: AnswerContent }): Promise<Answer>;
  /** A person's decision. `publish` holds every quote against record and capture once more. Throws as above. */
  decide(
    id: string,
    decision: { version: number; by: string; action: Exclude<AnswerAction, 'edit'>; note: string },
  ): Promise<Answer>;
  /** How each quote of an answer stands to its capture now. */
  receiptsOf(answer: Answer): Promise<{ id: string; state: ReceiptState }[]>;
}

const isContradicted = (claim: Claim): claim is Contradicted => claim.verdict === 'contradicted';

/** The desk over a store; `receipts` null: there is no archive, so nothing can be proven and nothing drafted. */
export function makeAnswerDesk(parts: {
  store: Pick<Store, 'answers' | 'documents' | 'evidence'>;
  receipts: Pick<Receipts, 'stateOf'> | null;
  sources: ReadonlyMap<string, Pick<Source, 'kind'>>;
  clock: Clock;
}): AnswerDesk {
  const { store, receipts, sources, clock } = parts;

  const recordsOf = async (ids: readonly string[]): Promise<Map<string, Evidence>> =>
    new Map((await store.evidence.find([...new Set(ids)])).map(({ evidence }) => [evidence.id, evidence]));

  const receiptsOf = (answer: Pick<Answer, 'evidence'>): Promise<{ id: string; state: ReceiptState }[]> =>
    Promise.all(
      answer.evidence.map(async (quote) => ({
        id: quote.id,
        state: receipts ? await receipts.stateOf(quote) : ('capture-missing' as const),
      })),
    );

  async function holdQuotes(answer: Pick<Answer, 'parts' | 'evidence' | 'claimReviewed'>): Promise<void> {
    const quoted = answer.parts.flatMap((part) => (part.kind === 'quote' && part.of !== 'claim' ? [part] : []));
    const records = await recordsOf([...answer.evidence.map(({ id }) => id), ...quoted.map(({ of }) => of)]);
    const [gone] = brokenQuotes(answer, records);
    const broken = gone
      ? { id: gone, state: 'record-gone' }
      : (await receiptsOf(answer)).find(({ state }) => state !== 'whole');
    if (broken)
      throw new DiembaoError('not-allowed', 'the quoted evidence no longer matches what its publisher said', {
        facts: { evidence: broken.id, receipt: broken.state },
      });
  }

  async function factsOf(document: Document, claim: Contradicted): Promise<AnswerFacts> {
    return {
      document,
      claim,
      isPrivate: isPrivatePost(document, sources.get(document.source.id)),
      records: await recordsOf(claim.evidence.map(({ id }) => id)),
    };
  }

  async function known(id: string): Promise<Answer> {
    const answer = await store.answers.get(id);
    if (!answer) throw new DiembaoError('not-found', 'there is no such answer', { facts: { id } });
    return answer;
  }

  /** The document's contradicted claim that an answer is about; null when the document no longer says it. */
  async function claimOf(answer: Pick<Answer, 'documentId' | 'evidence'>): Promise<AnswerFacts | null> {
    const [document] = await store.documents.find({ ids: [answer.documentId] });
    const claim = document?.claims
      .filter(isContradicted)
      .find(({ evidence }) => evidence[0].id === answer.evidence[0].id);
    return document && claim ? factsOf(document, claim) : null;
  }

  async function saved(
    before: Answer,
    decision: AnswerDecision & { action: AnswerAction },
    change: { version: number; content?: Parameters<typeof nextAnswer>[2] },
  ): Promise<Answer> {
    const { id } = before;
    if (before.version !== change.version)
      throw new DiembaoError('conflict', 'another officer has just changed this answer', {
        facts: { id, version: before.version, state: before.state },
      });
    const next = nextAnswer(before, decision, change.content);
    if (!next)
      throw new DiembaoError('not-allowed', `an answer that is ${before.state} cannot be moved by ${decision.action}`, {
        facts: { id, state: before.state, action: decision.action },
      });
    const { at, by: actor, note } = decision;
    const audit = { at, actor, action: `${decision.action} answer`, subject: id, note };
    await store.answers.save(next, { before: before.version, audit });
    return next;
  }

  async function fresh(
    facts: AnswerFacts,
  ): Promise<Pick<Answer, 'appearance' | 'documentId' | 'evidence'> & AnswerContent> {
    const { document, claim, isPrivate } = facts;
    if (!`${document.title}\n${document.text}`.includes(claim.text))
      throw new DiembaoError('not-allowed', 'the text of the document no longer holds the claim', {
        facts: { document: document.id },
      });
    const { url, source, publishedAt } = document;
    const content = draftAnswer(facts);
    await holdQuotes({ ...content, evidence: claim.evidence });
    const appearance = isPrivate ? null : { url, publisher: source.name, publishedAt };
    return { ...content, appearance, documentId: document.id, evidence: claim.evidence };
  }

  return {
    receiptsOf,
    draft: async ({ documentId, claim: wanted, by }) => {
      const [document] = await store.documents.find({ ids: [documentId] });
      const claim = document?.claims.filter(isContradicted).find(({ text }) => wanted === undefined || text === wanted);
      if (!document || !claim)
        throw new DiembaoError('not-found', 'the document holds no such contradicted claim', { facts: { documentId } });
      const id = stableId('answer', document.story || document.id, claim.evidence[0].id);
      const before = await store.answers.get(id);
      if (before && (before.state === 'draft' || before.state === 'published')) return before;
      const made = await fresh(await factsOf(document, claim));
      const at = instant(clock);
      if (before)
        return saved(before, { action: 'redraft', by, at, note: '' }, { version: before.version, content: made });
      const answer: Answer = {
        ...made,
        id,
        state: 'draft',
        version: 1,
        storyId: document.story,
        topic: document.tags.topic.label,
        createdAt: at,
        updatedAt: at,
        publishedAt: null,
        withdrawnAt: null,
        decisions: [{ action: 'draft', by, at, note: '' }],
      };
      const audit = { at, actor: by, action: 'draft answer', subject: id, note: document.id };
      await store.answers.save(answer, { before: 0, audit });
      return answer;
    },
    edit: async (id, { version, by, content }) => {
      const answer = await known(id);
      const facts = await claimOf(answer);
      const drafted = facts ? draftAnswer(facts).parts : [];
      const templates = [...drafted, ...answer.parts].flatMap((part) => (part.kind === 'template' ? [part.text] : []));
      const quoted = answer.parts.find((part) => part.kind === 'quote' && part.of === 'claim');
      const { parts: edited, bad } = editedParts(content.parts, {
        templates: new Set(templates),
        claim: answer.appearance ? (facts?.claim.text ?? quoted?.text ?? null) : null,
        records: await recordsOf(answer.evidence.map((quote) => quote.id)),
      });
      if (bad.length > 0)
        throw new DiembaoError('record-invalid', `parts ${bad.join(', ')} are no verbatim quotes of their source`);
      return saved(
        answer,
        { action: 'edit', by, at: instant(clock), note: '' },
        { version, content: { ...content, parts: edited } },
      );
    },
    decide: async (id, { version, by, action, note }) => {
      const answer = await known(id);
      const decision = { action, by, at: instant(clock), note };
      if (action !== 'publish' && action !== 'redraft') return saved(answer, decision, { version });
      if (action === 'redraft') {
        const facts = await claimOf(answer);
        if (!facts) throw new DiembaoError('not-allowed', 'the document no longer holds the claim', { facts: { id } });
        return saved(answer, decision, { version, content: await fresh(facts) });
      }
      if (answer.claimReviewed.trim() === '' || answer.headline.trim() === '')
        throw new DiembaoError('not-allowed', 'say in your own words what is answered, and give it a headline', {
          facts: { id, lacks: answer.headline.trim() === '' ? 'headline' : 'claimReviewed' },
        });
      if (!answer.parts.some((part) => part.kind === 'quote' && part.of !== 'claim'))
        throw new DiembaoError('not-allowed', 'an answer quotes its evidence', { facts: { id, lacks: 'quote' } });
      await holdQuotes(answer);
      return saved(answer, decision, { version });
    },
  };
}

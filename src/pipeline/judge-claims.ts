import { detectLanguage } from '../classify/language.ts';
import { claimReviewsInPage, evidenceOfReview } from '../evidence/read-claim-review.ts';
import { judgeDocument, type JudgedText, type Judgement } from '../evidence/judge-document.ts';
import { makeRegistry, type Registry } from '../evidence/registry.ts';
import type { HeadLimits } from '../evidence/second-opinion.ts';
import type { SentenceModel } from '../evidence/sentence-model.ts';
import type { Claim, Evidence } from '../domain/claim.ts';
import type { Document } from '../domain/document.ts';
import type { Gazetteer } from '../domain/place.ts';
import type { Source } from '../domain/source.ts';
import type { Clock } from '../lib/clock.ts';
import { sha256, stableId } from '../lib/hash.ts';
import type { EvidenceStore, LabelStore } from '../store/port.ts';
import { applyLabels } from './apply-labels.ts';
import type { Receipts } from './receipts.ts';

/** Claims against the registry, kept up to date with the store. */
export interface ClaimJudge {
  /** `seq`: up to which change of the registry it was judged. */
  judge(text: JudgedText): Promise<Judgement & { seq: number }>;
  /** The newest change of the registry, in whatever process it was made. */
  seq(): Promise<number>;
  /** Stores records, with captures, and vectors where a model is there, and takes them into the registry; returns those that are new or changed. */
  enter(records: Evidence[]): Promise<Evidence[]>;
  /** The ClaimReviews of a page that is archived under `capture`, entered. */
  enterPage(html: string, capture: string): Promise<Evidence[]>;
  /** Takes back the record that a document brought; returns it, withdrawn before or now, null where there is none. */
  withdraw(documentId: string, at: string): Promise<Evidence | null>;
  /** The claims without quotes that the archive no longer proves; what may be shown now. */
  recheck(claims: readonly Claim[]): Promise<Claim[]>;
}

const PAGE = 500;
/** How often another process's records are looked for. */
const REFRESH_MS = 2_000;
const EMBED_BATCH = 32;
/** What of a record its vector is made of. */
const VECTOR_CHARACTERS = 400;

/** The id of the record that an official source's document is. */
export function evidenceIdOf(documentId: string): string {
  return stableId('ev', documentId);
}

/** What an official source or a fact checker published, as a record of the registry; null for all other sources. */
export function evidenceOf(
  document: Document,
  source: Pick<Source, 'kind' | 'name'>,
  capture: string | null,
): Evidence | null {
  if ((source.kind !== 'official' && source.kind !== 'fact-check') || document.text.trim() === '') return null;
  return {
    id: evidenceIdOf(document.id),
    kind: source.kind === 'official' ? 'official-statement' : 'fact-check',
    publisher: source.name,
    url: document.url,
    publishedAt: document.publishedAt ?? document.fetchedAt,
    lang: document.language.label,
    title: document.title,
    text: document.text,
    hash: sha256(document.text),
    ...(capture ? { capture } : {}),
    documentId: document.id,
  };
}

/** One vector a record, made when it comes in; none where matching does not use them. */
async function vectorsOf(model: SentenceModel | null, records: readonly Evidence[]): Promise<(Float32Array | null)[]> {
  if (!model) return records.map(() => null);
  const vectors: Float32Array[] = [];
  for (let at = 0; at < records.length; at += EMBED_BATCH) {
    const items = records
      .slice(at, at + EMBED_BATCH)
      .map(({ title, text, lang }) => ({ text: `${title}. ${text}`.slice(0, VECTOR_CHARACTERS), language: lang }));
    vectors.push(...(await model.embed(items)));
  }
  return vectors;
}

/** The same content, whatever capture it was read from. */
function isSame(one: Evidence | undefined, other: Evidence): boolean {
  return JSON.stringify({ ...one, capture: null }) === JSON.stringify({ ...other, capture: null });
}

/** The judge of one process. `model` null: rules alone; `receipts` null: records of an evaluation, which have no archive. */
export function makeClaimJudge(options: {
  store: { evidence: EvidenceStore; labels: Pick<LabelStore, 'ofDocument'> };
  gazetteer: Gazetteer;
  clock: Clock;
  model: SentenceModel | null;
  heads: HeadLimits;
  receipts: Receipts | null;
}): ClaimJudge {
  const { gazetteer, clock, model, heads, receipts } = options;
  const { evidence: store, labels } = options.store;
  let made: Registry | null = null;
  let seq = 0;
  let checkedMs = Number.NEGATIVE_INFINITY;

  async function refresh(isForced: boolean): Promise<Registry> {
    made ??= makeRegistry(gazetteer);
    const registry = made;
    if (!isForced && clock.nowMs() - checkedMs < REFRESH_MS) return registry;
    checkedMs = clock.nowMs();
    for (;;) {
      const changes = await store.changesSince(seq, PAGE);
      for (const { seq: at, record } of changes) {
        registry.put(record.evidence, record.vectorModel === model?.name ? record.vector : null);
        seq = at;
      }
      if (changes.length < PAGE) return registry;
    }
  }

  async function enter(records: Evidence[]): Promise<Evidence[]> {
    const known = new Map(
      (await store.find(records.map(({ id }) => id))).map(({ evidence }) => [evidence.id, evidence]),
    );
    const changed = records.filter((record) => !isSame(known.get(record.id), record));
    if (changed.length === 0) return [];
    const archived = receipts ? await receipts.archive(changed) : changed;
    const vectors = await vectorsOf(heads.embedding === null ? null : model, archived);
    await store.put(
      archived.map((evidence, at) => ({
        evidence,
        vector: vectors[at] ?? null,
        vectorModel: vectors[at] ? (model?.name ?? null) : null,
      })),
    );
    await refresh(true);
    return archived;
  }

  const recheck = async (claims: readonly Claim[]): Promise<Claim[]> =>
    receipts ? receipts.recheck(claims) : [...claims];

  return {
    judge: async (text) => {
      const registry = await refresh(false);
      const judgedSeq = seq;
      const judged = await judgeDocument(text, registry, model, heads);
      const given = text.documentId ? await labels.ofDocument(text.documentId) : [];
      const labelled = applyLabels(judged, given, registry);
      const claims = await recheck(labelled.claims);
      const suspected = claims.some(({ verdict }) => verdict === 'contradicted');
      return { claims, suspected, suggestions: labelled.suggestions, seq: judgedSeq };
    },
    seq: async () => {
      await refresh(true);
      return seq;
    },
    enter,
    enterPage: async (html, capture) => {
      const read = claimReviewsInPage(html).map((node) => evidenceOfReview(node, (text) => detectLanguage(text).label));
      return enter(read.flatMap((one) => ('lacks' in one ? [] : [capture ? { ...one, capture } : one])));
    },
    withdraw: async (documentId, at) => {
      const [known] = await store.find([evidenceIdOf(documentId)]);
      if (!known) return null;
      if (known.evidence.withdrawnAt) return known.evidence;
      const withdrawn = { ...known.evidence, withdrawnAt: at };
      await store.put([{ ...known, evidence: withdrawn }]);
      await refresh(true);
      return withdrawn;
    },
    recheck,
  };
}

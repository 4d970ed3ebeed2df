import type { Fingerprint } from '../domain/story.ts';
import { stableId } from '../lib/hash.ts';
import type { StoryStore } from '../store/port.ts';
import { bandKeys, similarity } from './fingerprint.ts';

const DAY_MS = 86_400_000;
/** Candidates compared for one document; a flood of one text needs no more to find its story. */
const MAX_CANDIDATES = 200;

export interface StoryInput {
  documentId: string;
  sourceId: string;
  /** MinHash of its title and text. */
  minima: Uint32Array;
  publishedAt: string;
}

/** The fingerprints to write: the document's own, and that of an earlier-seen text which turns out to be the later print. */
export interface StoryAssignment {
  storyId: string;
  isReprint: boolean;
  fingerprints: Fingerprint[];
}

/**
 * Joins a document to the story of its nearest near duplicate (similarity at least `reprintSimilarity`, published within
 * `windowDays`), or opens a story of its own. The earliest published text is the voice, later ones are reprints.
 */
export async function assignStory(
  input: StoryInput,
  stories: Pick<StoryStore, 'candidates'>,
  rules: { reprintSimilarity: number; windowDays: number },
): Promise<StoryAssignment> {
  const { minima } = input;
  const own: Fingerprint = {
    documentId: input.documentId,
    storyId: stableId('story', input.documentId),
    sourceId: input.sourceId,
    publishedAt: input.publishedAt,
    minima,
    bands: bandKeys(minima),
    isReprint: false,
  };
  const known = await stories.candidates(own.bands, MAX_CANDIDATES);
  const before = known.find((one) => one.documentId === input.documentId);
  if (before) own.storyId = before.storyId;
  const near = known
    .filter((one) => one.documentId !== input.documentId)
    .filter((one) => Math.abs(Date.parse(one.publishedAt) - Date.parse(input.publishedAt)) <= rules.windowDays * DAY_MS)
    .map((one) => ({ one, score: similarity(minima, one.minima) }))
    .filter(({ score }) => score >= rules.reprintSimilarity)
    .sort((a, b) => b.score - a.score || a.one.publishedAt.localeCompare(b.one.publishedAt));
  const [nearest] = near;
  if (!nearest)
    return {
      storyId: own.storyId,
      isReprint: before?.isReprint ?? false,
      fingerprints: [{ ...own, isReprint: before?.isReprint ?? false }],
    };

  const storyId = before?.storyId ?? nearest.one.storyId;
  const laterVoices = near
    .map(({ one }) => one)
    .filter((one) => !one.isReprint && one.publishedAt > input.publishedAt && one.storyId === storyId);
  const isReprint = near.some(({ one }) => one.publishedAt <= input.publishedAt);
  return {
    storyId,
    isReprint,
    fingerprints: [
      { ...own, storyId, isReprint },
      ...(isReprint ? [] : laterVoices.map((one) => ({ ...one, isReprint: true }))),
    ],
  };
}

import { decodedReading } from './decoded-reading.ts';
import { findAsianNames } from './person-names-asia.ts';
import { findEmails } from './emails.ts';
import { findHandles } from './handles.ts';
import { findKnownNames, nameToFind, type NameToFind } from './known-names.ts';
import { findLinks } from './links.ts';
import { findNumbers } from './numbers.ts';
import { findNumberWords } from './number-words.ts';
import { findPapers } from './papers.ts';
import { findPersonNames } from './person-names.ts';
import { findPlates } from './plates.ts';
import { findPlatformIds } from './platform-ids.ts';
import type { Publishers } from './publishers.ts';
import { skeletonOf, type Skeleton } from './skeleton.ts';
import { joinSpans, MASK_KINDS, replaceSpans, type MaskKind, type MaskSpan } from './span.ts';

export interface MaskOptions {
  publishers: Publishers;
  /** Posts by private persons are masked more boldly: bare long numbers and bare handles go too. */
  isPost: boolean;
  /** Names and handles that a connector or a byline marks as private persons. */
  knownNames?: readonly string[];
}

export interface Masked {
  text: string;
  counts: Record<MaskKind, number>;
}

/** A second look catches what the first uncovered; more than four never found anything. */
const MAX_PASSES = 4;

type Known = Map<string, NameToFind>;

function learn(known: Known, names: readonly string[]): void {
  for (const name of names) if (!known.has(name)) known.set(name, nameToFind(name));
}

/** What is to be masked, joined and in order; names that the text itself marks are added to `known`. */
function spansOf(skeleton: Skeleton, { publishers, isPost, known }: MaskOptions & { known: Known }): MaskSpan[] {
  const links = findLinks(skeleton, publishers);
  const latin = findPersonNames(skeleton);
  const asian = findAsianNames(skeleton);
  learn(known, latin.found);
  learn(known, asian.found);
  const joined = joinSpans(skeleton.text, [
    ...links.spans,
    ...findEmails(skeleton),
    ...findPlatformIds(skeleton),
    ...findPapers(skeleton, isPost),
    ...findPlates(skeleton, isPost),
    ...findNumbers(skeleton, { isPost, links: links.kept }),
    ...findNumberWords(skeleton),
    ...findHandles(skeleton, publishers, isPost),
    ...latin.spans,
    ...asian.spans,
  ]);
  const recurring = findKnownNames(skeleton, known.values(), { publishers, covered: joined });
  return recurring.length === 0 ? joined : joinSpans(skeleton.text, [...joined, ...recurring]);
}

/** What the text's other reading gives away, where it stands in the text itself. */
function spansBehind(skeleton: Skeleton, options: MaskOptions & { known: Known }): MaskSpan[] {
  const reading = decodedReading(skeleton.text);
  if (!reading) return [];
  const behind = skeletonOf(reading.text);
  // Composed differently once decoded: the offsets would lie.
  if (behind.text !== reading.text) return [];
  return spansOf(behind, options).map(({ start, end, kind }) => ({
    start: reading.offsets[start] as number,
    end: reading.offsets[end] as number,
    kind,
  }));
}

/**
 * The text without what tells who a private person is: phones, e-mails, papers, plates, accounts, handles, links, names.
 * NFC, no zero-width characters; a second application changes nothing. `counts` has the number of masked places a kind.
 */
export function maskPersons(text: string, options: MaskOptions): Masked {
  const counts = Object.fromEntries(MASK_KINDS.map((kind) => [kind, 0])) as Record<MaskKind, number>;
  let skeleton = skeletonOf(text);
  const known: Known = new Map();
  learn(known, options.knownNames ?? []);
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const found = spansOf(skeleton, { ...options, known });
    const behind = spansBehind(skeleton, { ...options, known });
    const joined = behind.length === 0 ? found : joinSpans(skeleton.text, [...found, ...behind]);
    if (joined.length === 0) break;
    for (const span of joined) counts[span.kind] += 1;
    skeleton = skeletonOf(replaceSpans(skeleton.text, joined));
  }
  return { text: skeleton.text, counts };
}

import type { Claim } from '../domain/claim.ts';
import type { Document } from '../domain/document.ts';
import type { Source } from '../domain/source.ts';
import { everyItem } from '../lib/every-item.ts';
import { localDay } from '../lib/local-day.ts';
import type { DocumentStore, EvidenceStore } from '../store/port.ts';

/** How long it took from a false claim's first sighting to the first official word and to the first press correction. */
export interface AnswerEpisode {
  /** The records that speak against the claim. */
  evidenceIds: string[];
  topic: string;
  firstSeenAt: string;
  /** First official statement that contradicts it; null when there is none yet. It may have stood before the claim came up. */
  officialAt: string | null;
  /** First correction by an outlet: a correction record, or a press text that says what the record says. */
  correctedAt: string | null;
}

export interface ClockRow {
  /** `YYYY-MM`, local, or `*` for all months. */
  month: string;
  /** Topic label, or `*` for all topics. */
  topic: string;
  episodeCount: number;
  officialCount: number;
  correctedCount: number;
  /** Minutes, over the episodes that were answered; an answer that stood before counts as 0. Null when none was. */
  medianToOfficialMinutes: number | null;
  medianToCorrectionMinutes: number | null;
}

const PAGE = 200;
const PRESS: ReadonlySet<Source['kind']> = new Set(['newspaper', 'agency', 'aggregator']);

const earliest = (...instants: (string | null | undefined)[]): string | null =>
  instants.filter((at): at is string => typeof at === 'string').sort((a, b) => Date.parse(a) - Date.parse(b))[0] ??
  null;

function median(values: number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** Joins ids that ever stand together: one false claim may be answered by several records. */
function makeGroups(): { join(ids: readonly string[]): void; of(id: string): string } {
  const parent = new Map<string, string>();
  const of = (id: string): string => {
    const up = parent.get(id);
    return up === undefined || up === id ? id : of(up);
  };
  return { of, join: ([first, ...rest]) => rest.forEach((id) => first && parent.set(of(id), of(first))) };
}

interface Seen {
  document: Document;
  claim: Exclude<Claim, { verdict: 'no-evidence' }>;
}

/** Every false claim that was first seen within a period, with when it was answered. Reads all documents of the period that carry claims. */
export async function answerEpisodes(
  store: { documents: Pick<DocumentStore, 'search'>; evidence: Pick<EvidenceStore, 'find'> },
  { from, to, sources }: { from: string; to: string; sources: ReadonlyMap<string, Pick<Source, 'kind'>> },
): Promise<AnswerEpisode[]> {
  const seen: Seen[] = [];
  const inPeriod = { from, to, sort: 'oldest', limit: PAGE } as const;
  for await (const { document } of everyItem((at) => store.documents.search({ ...inPeriod, ...at })))
    for (const claim of document.claims) if (claim.verdict !== 'no-evidence') seen.push({ document, claim });

  const groups = makeGroups();
  for (const { claim } of seen) groups.join(claim.evidence.map(({ id }) => id));
  const byGroup = new Map<string, Seen[]>();
  for (const one of seen) {
    const key = groups.of(one.claim.evidence[0].id);
    byGroup.set(key, [...(byGroup.get(key) ?? []), one]);
  }
  const ids = [...new Set(seen.flatMap(({ claim }) => claim.evidence.map(({ id }) => id)))];
  const records = new Map((await store.evidence.find(ids)).map(({ evidence }) => [evidence.id, evidence]));
  return [...byGroup.values()].flatMap((group) => episodeOf(group, { sources, records }) ?? []);
}

function episodeOf(
  group: readonly Seen[],
  known: {
    sources: ReadonlyMap<string, Pick<Source, 'kind'>>;
    records: ReadonlyMap<string, { kind: string; publishedAt: string }>;
  },
): AnswerEpisode | null {
  const contradicted = group.filter(({ claim }) => claim.verdict === 'contradicted');
  const seenAt = ({ document }: Seen): string => earliest(document.publishedAt, document.fetchedAt) ?? '';
  const [first] = [...contradicted].sort((one, other) => Date.parse(seenAt(one)) - Date.parse(seenAt(other)));
  if (!first) return null;
  const evidenceIds = [...new Set(contradicted.flatMap(({ claim }) => claim.evidence.map(({ id }) => id)))];
  const published = (kind: string): string[] =>
    evidenceIds.flatMap((id) => {
      const record = known.records.get(id);
      return record?.kind === kind ? [record.publishedAt] : [];
    });
  const firstSeenAt = seenAt(first);
  const isPress = ({ document }: Seen): boolean =>
    document.kind === 'article' && PRESS.has(known.sources.get(document.source.id)?.kind ?? 'social');
  const reports = group
    .filter(
      (one) => one.claim.verdict === 'supported' && isPress(one) && Date.parse(seenAt(one)) >= Date.parse(firstSeenAt),
    )
    .map(seenAt);
  return {
    evidenceIds,
    topic: first.document.tags.topic.label,
    firstSeenAt,
    officialAt: earliest(...published('official-statement')),
    correctedAt: earliest(...published('correction'), ...reports),
  };
}

/** Medians by local month and topic, all topics of a month under `*`; the whole period first. */
export function answerClock(episodes: readonly AnswerEpisode[]): ClockRow[] {
  const rows = new Map<string, AnswerEpisode[]>();
  for (const episode of episodes) {
    const month = localDay(episode.firstSeenAt).slice(0, 7);
    for (const key of ['*\t*', `${month}\t*`, `${month}\t${episode.topic}`])
      rows.set(key, [...(rows.get(key) ?? []), episode]);
  }
  const minutes = (episode: AnswerEpisode, at: string | null): number[] =>
    at === null ? [] : [Math.max(0, (Date.parse(at) - Date.parse(episode.firstSeenAt)) / 60_000)];
  return [...rows]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, group]) => {
      const [month = '', topic = ''] = key.split('\t');
      const official = group.flatMap((one) => minutes(one, one.officialAt));
      const corrected = group.flatMap((one) => minutes(one, one.correctedAt));
      return {
        month,
        topic,
        episodeCount: group.length,
        officialCount: official.length,
        correctedCount: corrected.length,
        medianToOfficialMinutes: median(official),
        medianToCorrectionMinutes: median(corrected),
      };
    });
}

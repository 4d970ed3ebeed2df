import { DiembaoError } from '../../domain/errors.ts';
import type { Document } from '../../domain/document.ts';
import type { Fingerprint, Story } from '../../domain/story.ts';
import { bulkWrite, type WriteOp } from './bulk-writer.ts';
import type { Connection } from './connection.ts';

/** What a story knows of one of its documents. */
export interface Member {
  id: string;
  at: string;
  source: string;
  language: string;
  title: string;
  isReprint: boolean;
}

export interface StoredStory {
  id: string;
  firstAt: string;
  lastAt: string;
  body: { story: Story; members: Member[] };
}

/** Members after a change; the same array when nothing changed. */
export type Change = (members: Member[]) => Member[];

const MAX_ROUNDS = 20;

/** A story as it is stored, counted from its members (at least one). */
export function storyRecord(id: string, members: Member[]): StoredStory {
  const first = members[0] as Member;
  const last = members[members.length - 1] as Member;
  const reprintCount = members.filter(({ isReprint }) => isReprint).length;
  const story: Story = {
    id,
    title: first.title,
    firstAt: first.at,
    lastAt: last.at,
    documentCount: members.length,
    voiceCount: members.length - reprintCount,
    reprintCount,
    sourceCount: new Set(members.map(({ source }) => source)).size,
    languages: [...new Set(members.map(({ language }) => language))].sort(),
  };
  return { id, firstAt: story.firstAt, lastAt: story.lastAt, body: { story, members } };
}

/** Adds a document or brings its entry up to date. */
export function withDocument(document: Document): Change {
  return (members) => {
    const known = members.find(({ id }) => id === document.id);
    const member: Member = {
      id: document.id,
      at: document.publishedAt ?? document.fetchedAt,
      source: document.source.id,
      language: document.language.label,
      title: document.title,
      isReprint: known?.isReprint ?? false,
    };
    if (known && JSON.stringify(known) === JSON.stringify(member)) return members;
    const others = known ? members.map((one) => (one === known ? member : one)) : [...members, member];
    return others.sort((a, b) => a.at.localeCompare(b.at));
  };
}

/** Says of a member whether it is a reprint. */
export function withPrint({ documentId, isReprint }: Pick<Fingerprint, 'documentId' | 'isReprint'>): Change {
  return (members) =>
    members.some((one) => one.id === documentId && one.isReprint !== isReprint)
      ? members.map((one) => (one.id === documentId ? { ...one, isReprint } : one))
      : members;
}

export function without(documentId: string): Change {
  return (members) =>
    members.some(({ id }) => id === documentId) ? members.filter(({ id }) => id !== documentId) : members;
}

const applied = (changes: Change[], members: Member[]): Member[] =>
  changes.reduce((now, change) => change(now), members);

/** The write of a story that nobody has begun yet, as far as its first document can tell; a conflict says otherwise. */
export function newStoryOp({ names }: Connection, id: string, changes: Change[]): WriteOp {
  return { action: 'create', alias: names.of('stories'), id, record: storyRecord(id, applied(changes, [])) };
}

/** Applies changes to stories, each under optimistic concurrency; a story without members disappears. Twice leaves what once leaves. */
export async function changeStories(connection: Connection, changes: Map<string, Change[]>): Promise<void> {
  const index = connection.names.of('stories');
  let left = [...changes.keys()];
  for (let round = 1; left.length > 0; round += 1) {
    if (round > MAX_ROUNDS) throw new DiembaoError('conflict', 'a story changes too fast', { retryAfterMs: 1_000 });
    const known = await connection.mget<StoredStory>(left.map((id) => ({ index, id })));
    const ops: WriteOp[] = [];
    left.forEach((id, at) => {
      const before = known[at] ?? null;
      const members = before?.source.body.members ?? [];
      const after = applied(changes.get(id) ?? [], [...members]);
      if (JSON.stringify(after) === JSON.stringify(members)) return;
      const lock = before ? { ifSeqNo: before.seqNo, ifPrimaryTerm: before.primaryTerm } : {};
      if (after.length === 0) ops.push({ action: 'delete', alias: index, id, ...lock });
      else ops.push({ action: before ? 'index' : 'create', alias: index, id, record: storyRecord(id, after), ...lock });
    });
    const written = await bulkWrite(connection, ops);
    left = ops.filter((_op, at) => written[at] === 'conflict').map(({ id }) => id);
  }
}

import type { Alert } from '../domain/alert.ts';
import type { NoticeLink } from '../domain/safety-notice.ts';
import type { Source } from '../domain/source.ts';
import type { DocumentStore } from '../store/port.ts';

const MAX_LINKS = 50;
const PUBLISHERS: readonly Source['kind'][] = ['newspaper', 'agency', 'official', 'fact-check'];

/** Links of the press and official articles behind a public-safety alert. What a private person wrote is never among them (B4). */
export async function noticeLinks(
  alert: Alert,
  from: { documents: Pick<DocumentStore, 'find'>; sources: readonly Source[] },
): Promise<NoticeLink[]> {
  const ids = alert.safety?.documentIds.slice(0, MAX_LINKS) ?? [];
  if (ids.length === 0) return [];
  const kinds = new Map(from.sources.map((source) => [source.id, source.kind]));
  const found = await from.documents.find({ ids });
  const inOrder = [...found].sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
  return inOrder
    .filter(({ source, url, kind }) => {
      const sourceKind = kinds.get(source.id);
      const isPublisher = sourceKind !== undefined && PUBLISHERS.includes(sourceKind);
      return /^https?:\/\//.test(url) && (isPublisher || (kind === 'article' && sourceKind === 'aggregator'));
    })
    .map(({ url, source }) => ({ url, publisher: source.name }));
}

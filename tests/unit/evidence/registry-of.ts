import type { Evidence } from '../../../src/domain/claim.ts';
import type { Judgement } from '../../../src/evidence/judge-document.ts';
import { judgeDocument } from '../../../src/evidence/judge-document.ts';
import { makeRegistry, type Registry } from '../../../src/evidence/registry.ts';
import { sha256 } from '../../../src/lib/hash.ts';
import { shippedMatcher } from '../../quality/gazetteer.ts';

const { gazetteer } = shippedMatcher();

/** A record of one agency, published on 10 September 2024 at noon (UTC) unless said. */
export function statement(text: string, more: Partial<Evidence> = {}): Evidence {
  return {
    id: 'e1',
    kind: 'official-statement',
    publisher: 'Ban Chỉ huy phòng thủ dân sự',
    url: 'https://coquan.example/1',
    publishedAt: '2024-09-10T12:00:00.000Z',
    lang: 'vi',
    title: '',
    text,
    hash: sha256(text),
    ...more,
  };
}

/** A registry over the shipped gazetteer. */
export function registryOf(...records: Evidence[]): Registry {
  const registry = makeRegistry(gazetteer);
  for (const record of records) registry.put(record);
  return registry;
}

/** What the rules say of a text published two hours after the statement, unless said. */
export function judged(
  registry: Registry,
  text: string,
  more: { publishedAt?: string | null; language?: string; title?: string; documentId?: string } = {},
): Promise<Judgement> {
  return judgeDocument(
    { title: '', publishedAt: '2024-09-10T14:00:00.000Z', language: 'vi', text, ...more },
    registry,
    null,
  );
}

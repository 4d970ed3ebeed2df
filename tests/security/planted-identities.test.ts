import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRecord } from '../../src/crawlers/networks/read-record.ts';
import type { RecordKind } from '../../src/domain/raw-item.ts';
import { maskItem } from '../../src/privacy/mask-item.ts';
import { NO_PUBLISHERS } from '../../src/privacy/publishers.ts';

const rows = JSON.parse(readFileSync(new URL('../../fixtures/posts/records.json', import.meta.url), 'utf8')) as {
  kind: RecordKind;
  says: string;
  raw: unknown;
}[];
const SECRETS = /muopdang|mướp đắng|đắng mướp|muop dang|bixanh|0912|5123456789|1000123456|avatars/iu;

describe('identities planted in raw records', () => {
  it.each(rows.map((row, at) => [`${row.kind} ${at}`, row] as const))(
    'leave nothing in the document: %s',
    (_name, row) => {
      const raw = typeof row.raw === 'string' ? row.raw : JSON.stringify(row.raw);
      const { text, sealedUrl } = maskItem(readRecord(row.kind, raw), { publishers: NO_PUBLISHERS, secret: 'k' });
      expect(`${text.title}\n${text.text}`).toContain(row.says);
      expect(JSON.stringify([text, sealedUrl])).not.toMatch(SECRETS);
    },
  );

  it.each(['mastodon', 'bluesky', 'youtube', 'reddit', 'telegram', 'facebook', 'weibo', 'feed-item', 'forum'] as const)(
    'a %s record that is none is refused without being echoed',
    (kind) => {
      for (const raw of ['', '{"muopdang":1}', '[]', '{"a":']) {
        let message = '';
        try {
          readRecord(kind, raw);
          if (kind === 'forum') continue;
          expect.unreachable();
        } catch (error) {
          expect(error).toMatchObject({ code: 'record-invalid' });
          message = String(error);
        }
        expect(message).not.toContain('muopdang');
      }
    },
  );
});

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { loadConfig } from '../config.ts';
import { extractArticle } from '../crawlers/pages/extract-article.ts';
import { readRecord } from '../crawlers/networks/read-record.ts';
import { ConfigProblems } from '../config.ts';
import { RECORD_KINDS, type RecordKind } from '../domain/raw-item.ts';
import { excerptOf } from '../domain/excerpt.ts';
import { systemClock } from '../lib/clock.ts';
import { secretFrom } from '../lib/secret-file.ts';
import { maskItem } from '../privacy/mask-item.ts';
import { parsePublishers } from '../privacy/publishers.ts';
import { text, UsageError, type Command } from './command.ts';
import { mapJsonLines, requiredText } from './json-lines.ts';

export const command: Command = {
  help: `
Usage: diembao normalise --kind KIND < raw.jsonl > documents.jsonl

Reads {raw} a line (the record as the connector received it, a string) and writes the document as it would be stored:
no author, persons masked. The raw record is not written back; other fields are kept.
--kind KIND   ${RECORD_KINDS.join(' ')}`,
  options: { kind: { type: 'string' } },
  positionals: [],
  run: async ({ values }, terminal) => {
    const kind = text(values['kind']) as RecordKind | undefined;
    if (!kind) throw new UsageError('--kind is missing');
    if (!RECORD_KINDS.includes(kind)) throw new UsageError(`--kind ${kind}: known are ${RECORD_KINDS.join(', ')}`);
    const config = loadConfig();
    const { publishers, problems } = parsePublishers(config.publishers);
    if (problems.length > 0) throw new ConfigProblems(problems);
    const secret = secretFrom(
      config.secret ?? createHash('sha256').update('normalise').digest('hex'),
      join(config.dataDir, 'secret'),
    );
    return mapJsonLines(terminal, async (row) => {
      const { raw: _raw, ...rest } = row;
      const item = readRecord(kind, requiredText(row, 'raw'), {
        extractArticle: (html, url) => extractArticle({ html, url, nowMs: systemClock.nowMs() }),
      });
      const { text: document } = maskItem(item, { publishers, secret });
      return { ...rest, ...document, excerpt: excerptOf(document.text) };
    });
  },
};

import { detectLanguage } from '../classify/language.ts';
import { readEvidenceFile } from '../evidence/read-evidence-file.ts';
import type { Evidence } from '../domain/claim.ts';
import type { OneAtATime } from '../lib/mutex.ts';
import type { LineParts } from './parts.ts';
import { reopenDocuments } from './reopen-documents.ts';

/** What became of records that were given to the registry. */
export interface EnteredEvidence {
  imported: number;
  unchanged: number;
  bad: { line: number; message: string }[];
  /** Documents that got another verdict by them. */
  reopened: number;
}

/** Takes the records of texts (files, request bodies) into the registry and judges older documents again. */
export async function enterEvidence(
  contents: readonly string[],
  parts: LineParts,
  oneAtATime: OneAtATime,
): Promise<EnteredEvidence> {
  const read = contents.flatMap((content) => readEvidenceFile(content, (text) => detectLanguage(text).label));
  const records = new Map<string, Evidence>(
    read.flatMap((one) => ('record' in one ? [[one.record.id, one.record]] : [])),
  );
  const entered = await parts.claims.enter([...records.values()]);
  return {
    imported: entered.length,
    unchanged: records.size - entered.length,
    bad: read.flatMap((one) => ('record' in one ? [] : [one])),
    reopened: await reopenDocuments(entered, parts, oneAtATime),
  };
}

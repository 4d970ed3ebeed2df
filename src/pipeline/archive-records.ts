import type { Archive } from '../archive/archive.ts';
import type { Capture } from '../domain/capture.ts';
import type { Evidence } from '../domain/claim.ts';

/** Content type of captures that hold records themselves, one JSON line each. */
export const RECORDS_TYPE = 'application/x-ndjson';
/** Records that share one capture: an official capture is flushed to the disk each time. */
const BATCH = 50;

/** Records as they came in, archived as themselves; returns each with its capture, in order. `at`: the instant of archiving. */
export async function archiveRecords(
  records: readonly Evidence[],
  { archive, at }: { archive: Pick<Archive, 'append'>; at: string },
): Promise<Evidence[]> {
  const archived: Evidence[] = [];
  for (let from = 0; from < records.length; from += BATCH) {
    const batch = records.slice(from, from + BATCH);
    const url = 'https://localhost/evidence';
    const capture: Capture = {
      url,
      finalUrl: url,
      status: 200,
      headers: { 'content-type': RECORDS_TYPE },
      body: new TextEncoder().encode(batch.map((record) => JSON.stringify(record)).join('\n')),
      fetchedAt: at,
    };
    const reference = await archive.append(capture, { retention: 'official' });
    archived.push(...batch.map((record) => ({ ...record, capture: reference })));
  }
  return archived;
}

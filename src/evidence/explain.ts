import type { Evidence, EvidenceKind } from '../domain/claim.ts';
import { localClock } from '../lib/local-day.ts';
import type { Alignment } from './align.ts';
import type { ReadSentence } from './read-text.ts';

const LONGEST_WORDS = 110;
const NAMES: Readonly<Record<EvidenceKind, string>> = {
  'official-statement': 'thông báo chính thức',
  'fact-check': 'bài kiểm chứng',
  correction: 'bản đính chính',
};

function shortened(words: string): string {
  const plain = words.replace(/\s+/gu, ' ').trim();
  if (plain.length <= LONGEST_WORDS) return plain;
  const cut = plain.slice(0, LONGEST_WORDS);
  return `${cut.slice(0, Math.max(40, cut.lastIndexOf(' '))).trimEnd()}…`;
}

/** `lúc 18:00 ngày 8/9/2024`, local time of the province; without the hour where the record has none. */
export function spokenTime(at: string): string {
  const local = localClock(at);
  if (Number.isNaN(local.getTime())) return '';
  const day = `ngày ${local.getUTCDate()}/${local.getUTCMonth() + 1}/${local.getUTCFullYear()}`;
  if (!/T\d/.test(at) || /T00:00(:00(\.0+)?)?(Z|[+-]00:00)$/.test(at)) return day;
  return `lúc ${String(local.getUTCHours()).padStart(2, '0')}:${String(local.getUTCMinutes()).padStart(2, '0')} ${day}`;
}

function said(alignment: Alignment): string {
  const words = alignment.evidenceWords;
  return shortened(words ? alignment.sentence.frame.text.slice(words.start, words.end) : alignment.shown.text);
}

function claimed(claim: ReadSentence, alignment: Alignment): string {
  const words = alignment.claimWords;
  return shortened(words ? claim.frame.text.slice(words.start, words.end) : claim.frame.text);
}

/** Why a claim has its verdict, one sentence from a template; every fact in it is a quote of the text or of the record. */
export function explain(claim: ReadSentence, alignment: Alignment, evidence: Evidence): string {
  const who = `${evidence.publisher} ${spokenTime(evidence.publishedAt)}`.trim();
  const mine = claimed(claim, alignment);
  const theirs = said(alignment);
  const verb = claim.polarity < 0 ? 'bác bỏ' : 'nói';
  const read = alignment.ground === 'read' ? READ : '';
  if (alignment.verdict === 'supported') return `Khớp với ${NAMES[evidence.kind]} của ${who}: “${theirs}”${read}.`;
  if (alignment.ground === 'unit') return `Bài viết nói “${mine}”; ${who} nói “${theirs}” (khác đơn vị đếm).`;
  if (alignment.shown.isRefutation)
    return `Bài viết ${verb} “${mine}”; ${who} xác định thông tin này không đúng: “${theirs}”.`;
  return `Bài viết ${verb} “${mine}”; ${who} nói “${theirs}”${read}.`;
}

/** No figure or word settles it by rule: whoever reads the flag is told so. */
const READ = ' (mô hình đọc ra, cần người xem lại)';

export const NO_EVIDENCE =
  'Có thể kiểm chứng, nhưng chưa tìm thấy thông báo chính thức hay bài kiểm chứng nào nói về việc này.';

export const REPORTED_ONLY = 'Bài viết chỉ dẫn lại tin này và đã nêu thông tin chính thức bác bỏ nó.';

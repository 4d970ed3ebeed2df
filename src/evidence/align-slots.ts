import type { AlignContext, Words } from './align-shared.ts';
import { EPISODES, eventsOf } from './align-shared.ts';
import { coverageOf, mutualShare } from './coverage.ts';
import type { Frame, Item, PlaceName } from './frame.ts';
import { placesMeet, sharesNameWord, sharesThingName } from './near-miss.ts';
import type { ReadEvidence } from './read-evidence.ts';
import type { ReadSentence } from './read-text.ts';
import { tokensOf, type Token } from './tokens.ts';

/** A part of a sentence that one thing alone can fill: where it is done, or why it came about. */
interface Slot extends Words {
  kind: 'site' | 'cause';
  /** The word that governs it: `held` in `held at the park`. */
  governs: string | null;
  items: Item[];
  places: PlaceName[];
  text: string;
}

const SITE = new Set(['tại', 'ở', 'trong', 'ngoài', 'trước']);
const CAUSE = new Set(['do', 'vì', 'bởi']);
/** `bắt nguồn từ`, `xuất phát từ`. */
const ORIGIN = new Set(['nguồn', 'phát']);
const SITE_END = new Set(
  'từ vào lúc ngày sáng chiều tối trưa đêm hôm khi để và nhưng chứ do vì với theo đến sau là thì có đã đang sẽ'.split(
    ' ',
  ),
);
const CAUSE_END = new Set(['nên', 'khiến', 'chứ', 'nhưng', 'mà']);
/** `because of that` */
const POINTING = new Set(['đó', 'thế', 'vậy', 'này', 'đây', 'kia', 'sao', 'ai', 'đâu']);
/** Nouns of places where something can be done; `in three months` is none. */
const PLACES_TO_BE = new Set(
  'nhà cổng phòng trường lớp chợ công quảng bệnh trạm phường xã thôn bản khu kcn bãi hầm cầu kho quán xưởng sân đường ngõ trụ hội trung ủy chùa đền hồ đập sông bến ga tòa tổ huyện cửa siêu khách'.split(
    ' ',
  ),
);
const LONGEST = { site: 9, cause: 14 } as const;
/** Of the claim without the slot, by the record's sentence, from which the two are one without a name, a day or a count. */
const WORD_FOR_WORD = 0.85;
/** Of the claim without the slot, by the record's sentence, and the other way round. */
const SAME = { own: 0.6, mutual: 0.5 };

function endOf(tokens: readonly Token[], from: number, kind: Slot['kind']): number {
  const ends = kind === 'site' ? SITE_END : CAUSE_END;
  let at = from;
  while (at < tokens.length && at - from < LONGEST[kind]) {
    const token = tokens[at] as Token;
    if ((token.kind === 'mark' && !'-–'.includes(token.exact)) || (at > from && ends.has(token.exact))) break;
    at += 1;
  }
  return at;
}

const read = new WeakMap<Frame, Slot[]>();

/** The slots of a sentence, read once: every claim is held against the sentences of its candidates. */
function slotsOf(frame: Frame): Slot[] {
  const known = read.get(frame);
  if (known) return known;
  const slots = readSlots(frame);
  read.set(frame, slots);
  return slots;
}

function readSlots({ text, lang, items, places }: Frame): Slot[] {
  if (lang !== 'vi') return [];
  const tokens = tokensOf(text);
  return tokens.flatMap((token, at): Slot[] => {
    const isReason = token.exact === 'là' && /nguyên nhân[^,;.:]{0,30}$/iu.test(text.slice(0, token.start));
    const isOrigin = token.exact === 'từ' && ORIGIN.has(tokens[at - 1]?.exact ?? '');
    const isCause = CAUSE.has(token.exact) || isReason || isOrigin;
    const kind = SITE.has(token.exact) ? 'site' : isCause ? 'cause' : null;
    const first = tokens[at + 1];
    if (!kind || !first || first.kind === 'mark' || first.kind === 'number') return [];
    const end = endOf(tokens, at + 1, kind);
    const last = tokens[end - 1] as Token;
    const inside = places.filter((place) => place.start >= first.start && place.end <= last.end);
    if (kind === 'site' && inside.length === 0 && !PLACES_TO_BE.has(first.exact)) return [];
    const before = tokens[at - 1];
    const held = items.filter((item) => item.at > at && item.at < end);
    if (POINTING.has(first.exact) || (held.length + inside.length === 0 && end - at < 3)) return [];
    return [
      {
        kind,
        start: first.start,
        end: last.end,
        governs: before && before.kind === 'word' ? before.exact : null,
        items: held,
        places: inside,
        text: text.slice(first.start, last.end),
      },
    ];
  });
}

/** The sentence without what fills the slot. */
function without({ start, end, items }: Slot, sentence: ReadSentence): ReadSentence {
  const { frame } = sentence;
  const outside = (words: Words): boolean => words.end <= start || words.start >= end;
  return {
    ...sentence,
    frame: {
      ...frame,
      items: frame.items.filter((item) => !items.includes(item)),
      places: frame.places.filter(outside),
      quantities: frame.quantities.filter(outside),
    },
  };
}

const below = (places: readonly PlaceName[]): PlaceName[] => places.filter(({ level }) => level !== 'province');

/** Also those that no gazetteer holds. */
const UNIT = /^(phường|xã|thôn|bản|thị trấn|huyện|quận) (\p{Lu}\p{L}*(?: \p{Lu}\p{L}*)*)/u;

function unitOf({ text }: Slot): { kind: string; name: string } | null {
  const [, kind, name] = UNIT.exec(text.normalize('NFC')) ?? [];
  return kind && name ? { kind, name } : null;
}

const ADMINISTERED = /^(?:phường|xã|thôn|bản|thị|huyện|quận|tổ|tỉnh|thành)(?!\p{L})/u;

/** A park, a hall: no administrative unit, which may hold the other. */
const isVenue = ({ text }: Slot): boolean => {
  const plain = text.normalize('NFC');
  return PLACES_TO_BE.has(plain.split(' ')[0] ?? '') && !ADMINISTERED.test(plain);
};

/** True when two slots are of one kind and what fills the one cannot fill the other. */
function exclude(mine: Slot, theirs: Slot): boolean {
  if (mine.kind !== theirs.kind) return false;
  const isShared = mine.items.some(({ id }) => theirs.items.some((other) => other.id === id));
  if (mine.kind === 'cause') return !isShared;
  if (mine.governs === null || mine.governs !== theirs.governs) return false;
  const [one, other] = [unitOf(mine), unitOf(theirs)];
  if (one && other && one.kind === other.kind) return one.name !== other.name;
  if (isVenue(mine) && isVenue(theirs)) return !isShared;
  const [here, there] = [below(mine.places), below(theirs.places)];
  if (here.length > 0 && there.length > 0) return !placesMeet(here, there);
  return !isShared && mine.places.length === 0 && theirs.places.length === 0;
}

const isEpisode = ({ frame }: ReadSentence): boolean => frame.items.some(({ id }) => EPISODES.has(id));

/** True when both speak of one thing or happening, not of two of a kind: a proper name, a day, or a count. */
function isTheSame(claim: ReadSentence, sentence: ReadSentence, evidence: ReadEvidence): boolean {
  const isNamed = sharesNameWord(claim.frame, evidence) || sharesThingName(claim.frame, evidence);
  const isDated = claim.frame.dates.some(
    ({ day, month }) => day !== null && evidence.dates.some((one) => one.day === day && one.month === month),
  );
  const isCounted = claim.frame.quantities.some(
    ({ sort, value }) =>
      sort === 'number' &&
      value > 9 &&
      sentence.frame.quantities.some((one) => one.sort === 'number' && one.value === value),
  );
  return isEpisode(claim) ? isNamed && (isDated || isCounted) : isNamed || isDated || isCounted;
}

export interface SlotFinding {
  sentence: ReadSentence;
  claimWords: Words;
  evidenceWords: Words;
  coverage: number;
}

/** Another place, or another cause, of the same thing or happening; null where none is told. */
export function bySlots(
  claim: ReadSentence,
  evidence: ReadEvidence,
  { weigh, margin }: AlignContext,
): SlotFinding | null {
  if (claim.polarity !== 1 || evidence.evidence.lang !== claim.frame.lang) return null;
  for (const slot of slotsOf(claim.frame)) {
    const rest = without(slot, claim);
    if (rest.frame.items.length < 2) continue;
    for (const sentence of evidence.sentences) {
      if (sentence.polarity !== 1) continue;
      const other = slotsOf(sentence.frame).find((one) => exclude(slot, one));
      if (!other) continue;
      const { own } = coverageOf(rest, evidence, { sentence, clauses: null, weigh });
      if (!isTheSame(rest, sentence, evidence) && !(own >= WORD_FOR_WORD && !isEpisode(rest))) continue;
      const mutual = mutualShare(rest, without(other, sentence), weigh);
      const mine = eventsOf(rest.frame);
      const sharesEvent =
        mine.length === 0 ||
        mine.some(({ id, isNegated }) =>
          eventsOf(sentence.frame).some((one) => one.id === id && one.isNegated === isNegated),
        );
      if (own >= SAME.own + margin && mutual >= SAME.mutual + margin && sharesEvent)
        return {
          sentence,
          claimWords: { start: slot.start, end: slot.end },
          evidenceWords: { start: other.start, end: other.end },
          coverage: own,
        };
    }
  }
  return null;
}

/** Of the claim without its cause, by the whole record, from which both give a cause of one thing. */
const SAME_EFFECT = { share: 0.5, anchors: 2 };

/** A sentence that gives the cause of what the record is about. */
const GIVES_CAUSE = /(?:^|[;:])\s*(?:\S+ ){0,6}?nguyên nhân/iu;

/** Another cause than the one that the record gives for what it is about; null where it gives none, or the claim's. */
export function byCause(
  claim: ReadSentence,
  evidence: ReadEvidence,
  { weigh, margin }: AlignContext,
): SlotFinding | null {
  if (claim.polarity !== 1 || evidence.evidence.lang !== claim.frame.lang) return null;
  const slot = slotsOf(claim.frame).find(({ kind, items }) => kind === 'cause' && items.length > 0);
  if (!slot) return null;
  const { share, anchors } = coverageOf(without(slot, claim), evidence, { sentence: null, clauses: null, weigh });
  if (share < SAME_EFFECT.share + margin || anchors < SAME_EFFECT.anchors) return null;
  const isHeld = evidence.sentences.some(
    ({ polarity, frame }) =>
      polarity === 1 && slot.items.some(({ id }) => frame.items.some((item) => item.id === id && !item.isNegated)),
  );
  if (isHeld) return null;
  for (const sentence of evidence.sentences) {
    if (sentence.polarity !== 1 || !GIVES_CAUSE.test(sentence.frame.text.normalize('NFC'))) continue;
    const told = slotsOf(sentence.frame).find(({ kind }) => kind === 'cause');
    if (told)
      return {
        sentence,
        claimWords: { start: slot.start, end: slot.end },
        evidenceWords: { start: told.start, end: told.end },
        coverage: share,
      };
  }
  return null;
}

/** True when the claim names a place or a cause of which the record holds nothing: it is not confirmed. */
export function saysMoreThan(claim: ReadSentence, evidence: ReadEvidence): boolean {
  if (evidence.evidence.lang !== claim.frame.lang) return false;
  return slotsOf(claim.frame).some(
    ({ items, places }) =>
      !items.some(({ id }) => evidence.items.has(id)) &&
      !places.some(({ id }) => evidence.places.some((one) => one.id === id)),
  );
}

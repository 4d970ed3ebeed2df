import { frameOf, type Frame } from './frame.ts';
import { withoutReported } from './read-reported.ts';
import type { Tries } from './phrase-tries.ts';
import { readStance, type Reading } from './read-stance.ts';
import { splitSentences } from './split-sentences.ts';

/** A sentence (or the part after `in fact`) of a text, with what the text makes of it. */
export interface ReadSentence {
  frame: Frame;
  reading: Reading;
  /** 1 where the text holds it true, −1 where it calls it false, 0 where it doubts or asks. */
  polarity: 1 | -1 | 0;
  /** True for what is reported as going around. */
  isRumour: boolean;
  /** Offsets in the text. */
  start: number;
  end: number;
  /** The words that call it false where they stand in a later sentence; offsets in the text. */
  deniedBy: { start: number; end: number; text: string } | null;
}

/** `Bác tin nhà máy đóng cửa: doanh nghiệp tuyển thêm 900 người`: what stands behind the colon holds. */
const REJECTS = /^\s*(?:bác (?:bỏ )?(?:tin|thông tin|tin đồn)|phủ nhận (?:tin|thông tin))\s[^:]{12,}:\s+(?=\S)/iu;

const CLAUSE_END = /[,;:，；：]\s*/u;

/** Where a sentence turns from what it calls false to what it holds true: at `in fact`, or in the clause after `is false`. */
function turnOf(frame: Frame): number | null {
  const rejected = REJECTS.exec(frame.text.normalize('NFC'));
  if (rejected) return rejected[0].length;
  const refute = frame.cues.find(({ id, at }) => (id === 'refute' || id === 'erratum') && at > 2);
  if (!refute) return null;
  const contrast = frame.cues.find(({ id, at }) => id === 'contrast' && at > refute.at);
  if (contrast) return contrast.start;
  if (refute.id === 'erratum') return null;
  const end = CLAUSE_END.exec(frame.text.slice(refute.start));
  return end ? refute.start + end.index + end[0].length : null;
}

function parts(text: string, lang: string, tries: Tries): { frame: Frame; start: number; end: number }[] {
  return splitSentences(text).flatMap((sentence) => {
    const whole = { frame: frameOf(sentence.text, lang, tries), start: sentence.start, end: sentence.end };
    const turn = turnOf(whole.frame);
    if (turn === null) return [whole];
    const [before, after] = [sentence.text.slice(0, turn), sentence.text.slice(turn)].map((piece) =>
      frameOf(piece, lang, tries),
    );
    const saysMore =
      after && after.items.some(({ kind }) => kind !== 'word') && !after.cues.some(({ id }) => id === 'refute');
    if (!before || !after || !saysMore) return [whole];
    return [
      { frame: before, start: sentence.start, end: sentence.start + turn },
      { frame: after, start: sentence.start + turn, end: sentence.end },
    ];
  });
}

/** What a denying sentence says itself: a rumour that it passes on beside (`no crack, after posts that …`) is left out. */
function adoptedFrame(frame: Frame, tries: Tries): Frame {
  if (!frame.items.some(({ isNegated }) => isNegated) || frame.cues.some(({ id }) => id === 'refute')) return frame;
  const blanked = withoutReported(frame.text, frame.lang);
  if (blanked === null) return frame;
  const adopted = frameOf(blanked, frame.lang, tries);
  return adopted.items.some(({ isNegated }) => isNegated) ? { ...adopted, text: frame.text } : frame;
}

const has = (frame: Frame, id: string): boolean => frame.cues.some((cue) => cue.id === id);

/** So far into a sentence `information`, `account` or `message` is what a report is about, no longer what reports it. */
const REPORTED_WITHIN = 6;

/** Verbs of going around, wherever they stand in a fact check's sentence. */
const SPREADS =
  /(?<!\p{L})(?:loan (?:tin|truyền)|lan truyền|lan tin|rộ tin|đồn|rêu rao|cho rằng|chia sẻ (?:kèm|thông tin|rằng|bài)|(?:được |bị )?gán (?:là|cho))(?!\p{L})|(?<!\p{L})(?:posts?|messages?|videos?|clips?|photos?|rumou?rs?|accounts?)(?!\p{L})[^.]{0,60}(?<!\p{L})(?:claim(?:s|ed|ing)?|say(?:s|ing)?|said|alleg(?:e|es|ed|ing))(?!\p{L})|网传|流传|传言|疯传|퍼졌|퍼진|퍼지|돌았|확산됐|유포|拡散|出回/iu;
/** Who spreads it is what happened to them, not what goes around. */
const SPREADERS =
  /(?<!\p{L})(?:người|kẻ|đối tượng|những ai|those|people) (?:\p{L}+ )?(?:tung|lan|loan|đăng|chia sẻ|spread|shar|post)/iu;

/** True for a sentence that calls something false, or sets against it what is so. */
export const refutes = ({ polarity, frame }: Pick<ReadSentence, 'polarity' | 'frame'>): boolean =>
  polarity < 0 || has(frame, 'refute') || has(frame, 'contrast');

/** True for a sentence about who spreads something. */
export const tellsOfSpreaders = (text: string): boolean => SPREADERS.test(text.normalize('NFC'));

/** True where a sentence tells what goes around; a count of what happened (`9 people lost their accounts`) does not. */
function passesOn({ text, cues, quantities }: Frame): boolean {
  const written = text.normalize('NFC');
  const isTold = cues.some(
    ({ id, at }) => id === 'hearsay' || (id === 'rumour' && (at < REPORTED_WITHIN || quantities.length === 0)),
  );
  return (isTold || SPREADS.test(written)) && !tellsOfSpreaders(text);
}

/** Where a correction tells what the outlet had written. */
const HAD_WRITTEN =
  /(?<!\p{L})(?:bài|bản tin|tin|tít|tiêu đề|chúng tôi|tòa soạn|article|report|story|headline|we)(?!\p{L})[^.;]{0,90}(?<!\p{L})(?:ghi|viết|nêu|đưa tin|đăng|stated|said|wrote|reported|published)(?!\p{L})|(?:文章|报道|本报|本网)[^。；]{0,40}(?:写|称|误|报道)|(?:기사|본지|본보)[^.]{0,40}(?:보도|적었|썼|표기)/iu;
/** What is right, said in the same sentence. */
const SAYS_RIGHT =
  /(?<!\p{L})không (?:\p{L}+ ){1,8}như (?:bài|báo|bản tin|tin|chúng tôi)|(?<!\p{L})(?:không phải|chứ không|thay vì|thông tin đúng|con số đúng|số đúng|đúng là|đúng phải|instead of|not the)(?!\p{L})|而不是|而非|应为|실제로는|아니라/iu;

/** True where a correction tells what had been written, and not what is right. */
function tellsMistake(frame: Frame): boolean {
  const written = frame.text.normalize('NFC');
  return (has(frame, 'erratum') || HAD_WRITTEN.test(written)) && !has(frame, 'contrast') && !SAYS_RIGHT.test(written);
}

const denies = ({ frame }: ReadSentence): boolean => frame.items.some(({ isNegated }) => isNegated);

/** `nobody died, all hoax`: the second clause says again what the first denies; the two do not cancel out. */
function deniesTwice(frame: Frame): boolean {
  const refutes = frame.cues.filter(({ id }) => id === 'refute');
  const negated = frame.items.filter(({ isNegated }) => isNegated);
  // `they say that nobody may leave, which is false`: the denial belongs to what goes around.
  const isPassedOn = frame.cues.some(
    ({ id, at }) => (id === 'rumour' || id === 'hearsay') && negated.every((item) => at < item.at),
  );
  return (
    !isPassedOn &&
    refutes.length > 0 &&
    negated.length > 0 &&
    refutes.every(({ clause }) => negated.every((item) => item.clause < clause))
  );
}

/** True when what a sentence tells stands before the words that call it false. */
function turnsOn(frame: Frame): boolean {
  const refute = frame.cues.find(({ id }) => id === 'refute');
  return refute !== undefined && frame.items.filter(({ kind, at }) => kind !== 'word' && at < refute.at).length >= 2;
}

/** True for `this is false` and its like: it calls something false that stands elsewhere. */
function pointsBack({ frame, reading }: Pick<ReadSentence, 'frame' | 'reading'>): boolean {
  if (reading.stance === 'asserts') return false;
  const content = frame.items.filter(({ kind }) => kind !== 'word').length + frame.quantities.length;
  // It tells the rumour itself that it calls false.
  if (content >= 2 && (has(frame, 'rumour') || has(frame, 'hearsay')) && turnsOn(frame)) return false;
  return has(frame, 'thisclaim') ? content <= 3 : content === 0 && frame.tokenCount <= 14 && frame.items.length <= 3;
}

/** `The photo is a montage`: it speaks of the photo. */
const PICTURE =
  /^\s*(?:(?:bức|tấm|những|các|hình|đoạn) )*(?:ảnh|hình|clip|video)(?!\p{L})|^\s*(?:the|this) (?:photo|picture|video|clip|image)|^\s*(?:照片|图片|视频|配图)|^\s*(?:사진|영상)/iu;

/** `no sign of a tiger`: what it calls false stands in it, so it does not speak of any sentence before that is no rumour. */
function saysWhat({ frame }: Pick<ReadSentence, 'frame'>): boolean {
  const refute = frame.cues.find(({ id }) => id === 'refute');
  return (
    !has(frame, 'thisclaim') &&
    refute !== undefined &&
    (PICTURE.test(frame.text.normalize('NFC')) || frame.items.some(({ at }) => at > refute.at))
  );
}

/**
 * The sentences of a text with their stance, `this is false` carried back to the sentence it speaks of. `isCalledFalse` says
 * that the text as a whole rates what it reports as false (a fact check's rating or headline).
 */
export function readText(
  text: string,
  options: { lang: string; tries: Tries; isCalledFalse?: boolean; isCorrection?: boolean },
): ReadSentence[] {
  const sentences = parts(text, options.lang, options.tries).map(({ frame: whole, start, end }): ReadSentence => {
    const frame = adoptedFrame(whole, options.tries);
    const reading = readStance(frame);
    const polarity = reading.stance === 'asserts' || deniesTwice(frame) ? 1 : reading.stance === 'refutes' ? -1 : 0;
    return {
      frame,
      reading,
      polarity,
      isRumour: has(frame, 'rumour') || has(frame, 'hearsay'),
      start,
      end,
      deniedBy: null,
    };
  });
  sentences.forEach((sentence, index) => {
    if (!pointsBack(sentence)) return;
    const target =
      sentences
        .slice(Math.max(0, index - 3), index)
        .findLast((one) => one.polarity === 1 && one.isRumour && !denies(one)) ??
      (saysWhat(sentence) ? undefined : sentences[index - 1]);
    if (!target || target.polarity !== 1 || denies(target)) return;
    target.polarity = sentence.reading.stance === 'refutes' ? -1 : 0;
    target.deniedBy = { start: sentence.start, end: sentence.end, text: sentence.frame.text };
  });
  sentences.forEach((sentence, index) => takeMatter(sentence, sentences[index - 1]));
  if (options.isCorrection) for (const sentence of sentences) if (tellsMistake(sentence.frame)) sentence.polarity = -1;
  if (options.isCalledFalse)
    for (const sentence of sentences)
      if (sentence.polarity === 1 && passesOn(sentence.frame) && !has(sentence.frame, 'confirm') && !denies(sentence))
        sentence.polarity = -1;
  return sentences;
}

/** `The correct figure is 240`: a sentence that is only a figure is about what the one before it counted. */
function takeMatter({ frame }: ReadSentence, before: ReadSentence | undefined): void {
  if (!before || !has(frame, 'contrast') || frame.items.length > 0) return;
  for (const quantity of frame.quantities) {
    const counted = before.frame.quantities.find(({ unit }) => unit === quantity.unit);
    if (counted) Object.assign(quantity, { role: counted.role, topic: counted.topic });
  }
  const last = frame.clauseCount - 1;
  frame.items.push(...before.frame.items.map((item) => ({ ...item, clause: Math.min(item.clause, last) })));
}

/** True when a headline or a rating calls what it reports false. */
export function callsFalse(text: string, lang: string, tries: Tries): boolean {
  return splitSentences(text).some((sentence) => has(frameOf(sentence.text, lang, tries), 'refute'));
}

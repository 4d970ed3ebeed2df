/** Characters that the encoder certainly has room for in 128 tokens; more is cut by the tokenizer. */
const ROOM = 640;
/** A single piece of text longer than this is cut before it is tokenised: nothing behind it can reach the encoder. */
const LONGEST = 4_000;

/** NFC, white space folded, control characters out: what tokenizer and linear features both read. */
export function preparedText(text: string): string {
  return text
    .slice(0, LONGEST)
    .normalize('NFC')
    .replace(/[\u001c-\u001f\u0085\ufeff]/g, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

function joined(title: string, rest: string): string {
  if (title === '' || rest === '') return title + rest;
  return /[.?!…。？！]$/u.test(title) ? `${title} ${rest}` : `${title}. ${rest}`;
}

/** Paragraphs after the lead, evenly sampled, until the room is full. */
function sampled(paragraphs: string[], room: number): string[] {
  const wanted = Math.min(paragraphs.length, Math.max(1, Math.floor(room / 120)));
  const chosen: string[] = [];
  let left = room;
  for (let at = 0; at < wanted && left > 30; at += 1) {
    const paragraph = paragraphs[Math.floor((at * paragraphs.length) / wanted)] as string;
    const share = Math.floor(left / (wanted - at));
    chosen.push(paragraph.length <= share ? paragraph : paragraph.slice(0, share).replace(/\s\S*$/u, ''));
    left -= (chosen[at] as string).length;
  }
  return chosen;
}

/** What the encoder reads of a document: title and lead, then a sample of the rest where there is room. */
export function encoderText(document: { title: string; text: string; kind: 'article' | 'post' }): string {
  const title = preparedText(document.title);
  if (document.kind === 'post') {
    const whole = preparedText(document.text);
    // A post's title is the beginning of its text.
    return whole.startsWith(title.replace(/\s*…$/u, '')) ? whole : joined(title, whole);
  }
  const [lead = '', ...rest] = document.text
    .slice(0, 200_000)
    .split(/\n+/u)
    .map(preparedText)
    .filter((paragraph) => paragraph !== '');
  const start = joined(title, lead);
  const room = ROOM - start.length;
  return room > 60 && rest.length > 0 ? [start, ...sampled(rest, room)].join(' ') : start;
}

/** What the linear topic features read: title and the whole text. */
export function wholeText(document: { title: string; text: string }): string {
  return joined(preparedText(document.title), preparedText(document.text.slice(0, 8_000)));
}

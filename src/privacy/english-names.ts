import type { MaskSpan } from './span.ts';
import { HISTORIC } from './surnames.ts';
import { trimmedEnd } from './vietnamese-names.ts';

const LATIN_WORD = "(?:\\p{Lu}\\.|\\p{Lu}[\\p{L}’'-]*)";
const LATIN_NAME = `${LATIN_WORD}(?: (?:${LATIN_WORD}|bin|de|van)){1,3}`;
const ENGLISH_ROLE =
  'victim|witness|eyewitness|suspect|defendant|pupil|student|schoolgirl|schoolboy|patient|driver|resident|villager|passenger|farmer|passer-?by|motorist|motorcyclist|neighbou?r|complainant|boy|girl|man|woman|worker|parent|mother|father|shopkeeper|survivor|teenager|toddler|deceased|accused|convict';
/** After a plural the comma begins another clause: "the parents, Lord … said". */
const ENGLISH = new RegExp(
  `(?<![\\p{L}])(?:[Tt]he )?(?:${ENGLISH_ROLE.split('|')
    .map((role) => `[${role.charAt(0)}${role.charAt(0).toUpperCase()}]${role.slice(1)}`)
    .join(
      '|',
    )})(?:(?:e?s)?(?:,? (?:was |were |is )?(?:named|identified(?: only)? as|called|known as))?|,) (${LATIN_NAME})`,
  'gu',
);
const NAME_BEFORE_AGE = new RegExp(
  `(?<![\\p{L}])(?<!(?:[Pp]resident|[Mm]inister|[Cc]hairman|[Cc]hairwoman|[Ss]ecretary|[Dd]irector|[Gg]overnor|[Mm]ayor|[Jj]udge|[Gg]eneral|[Cc]olonel|[Ss]enator|[Ss]inger|[Aa]ctor|[Pp]layer|[Cc]oach|[Cc]hief) )${LATIN_NAME}$`,
  'u',
);
const AFTER_NAME = /^(?:,| \(|’s|'s| (?:said|told|was|were|who|is|has|had|and)(?!\p{L}))/u;
const AGE =
  /, (?:aged? )?\d{1,2},| \((?:aged? )?\d{1,2}\)|, an? (?:[\p{L}-]+ ){0,3}(?:resident|farmer|student|pupil|worker|victim|witness|villager|shopkeeper|driver|schoolgirl|schoolboy|grandmother|mother|father|teenager|neighbou?r)(?!\p{L})/gu;
const ENGLISH_TITLE =
  /^(?:,| \(| )?(?:,? ?(?:aged? )?\d{1,2}[,)])?,? (?:the )?(?:(?:vice|deputy|former|acting|general|police|provincial|district|commune|city) )*(?:chair(?:man|woman)?|president|director|secretary|minister|governor|mayor|head|chief|captain|colonel|major|spokes(?:man|woman|person)|professor|doctor|coach|singer|actor|striker)/iu;
const NOT_ENGLISH =
  /^(?:A|An|US|UK|EU|Mr|Mrs|Ms|Dr|Lord|Lady|Sir|Prof|President|Minister|Chairman|Chairwoman|Secretary|Director|Governor|Mayor|Judge|General|Colonel|Prime|Deputy|Vice|Senator|Singer|Coach|The|This|That|In|On|At|Of|And|Bac|Bắc|Hanoi|Ha Noi|Viet|Vietnam|Ho Chi|South|North|East|West|New|United|Lao|Luc N|Yen Th|People|Union|Association|Samsung|Foxconn|World|Red Cross|Ministry|Police|University|School|High|Day|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?!\p{L})/u;

function englishSpan(text: string, start: number, name: string): MaskSpan | null {
  if (NOT_ENGLISH.test(name) || HISTORIC.has(name.toLowerCase())) return null;
  if (ENGLISH_TITLE.test(text.slice(start + name.length, start + name.length + 60))) return null;
  return { start, end: trimmedEnd(text, start, start + name.length), kind: 'name' };
}

const ENGLISH_HINT = / (?:the|was|said|were|and|who|has) /u;

/** Names of private persons that the words around them mark in English. */
export function findEnglishNames(text: string): MaskSpan[] {
  if (!ENGLISH_HINT.test(text)) return [];
  const spans: (MaskSpan | null)[] = [];
  for (const match of text.matchAll(ENGLISH)) {
    const name = match[1] as string;
    const end = match.index + match[0].length;
    // "Witnesses Describe Scene": in a headline every word has a capital.
    if (/^\p{Lu}/u.test(match[0]) && !AFTER_NAME.test(text.slice(end, end + 12))) continue;
    spans.push(englishSpan(text, end - name.length, name));
  }
  for (const match of text.matchAll(AGE)) {
    const from = Math.max(0, match.index - 60);
    const name = NAME_BEFORE_AGE.exec(text.slice(from, match.index));
    if (name) spans.push(englishSpan(text, from + name.index, name[0]));
  }
  return spans.filter((span) => span !== null);
}

import { ENGLISH_WORDS, VIETNAMESE_SYLLABLES } from './frequent-words.ts';

const ONSET = '(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?';
const RIMES = [
  'a|ac|ach|ai|am|an|ang|anh|ao|ap|at|au|ay|e|ec|ech|em|en|eng|enh|eo|ep|et|eu|i|ia|ich|iec|iem|ien|ieng|iep|iet|ieu|im|in',
  'inh|ip|it|iu|o|oa|oac|oach|oai|oam|oan|oang|oanh|oao|oap|oat|oay|oc|oe|oen|oeo|oet|oi|om|on|ong|oong|op|ot|u|ua|uan|uang',
  'uat|uay|uc|ue|uech|uenh|ui|um|un|ung|uo|uoc|uoi|uom|uon|uong|uop|uot|uou|up|ut|uu|uy|uya|uych|uyen|uyet|uynh|uyt|uyu',
  'y|yem|yen|yet|yeu',
].join('|');
const SYLLABLE = new RegExp(`^${ONSET}(?:${RIMES})$`);
const MARKED_ONLY = /[ăđơưĂĐƠƯ\u1EA0-\u1EF9]/;

/** Weight by rank, 1 for the most frequent word of a list down to 0.3 for the last (Zipf). */
function ranked(list: string): ReadonlyMap<string, number> {
  const words = list.trim().split(/\s+/);
  return new Map(words.map((word, rank) => [word, 1 - (0.7 * Math.log(rank + 1)) / Math.log(words.length)]));
}

const VIETNAMESE = ranked(VIETNAMESE_SYLLABLES);
const ENGLISH = ranked(ENGLISH_WORDS);

/** Short forms of chats written without marks (own list); none is a Vietnamese syllable or a frequent English word. */
const CHAT_FORMS = new Set(
  'wa tr r k ko hk hok hong dc lun mn mng j z zi vl vkl ik bn ng nx bik bjt hum iu ck vk cx ntn trc mik mk thik dx vs ib dt sdt hnay hqua tl bg cty kcn ubnd ns nchung ae ace fb zalo thuj thoj roy oy ms klq'.split(
    ' ',
  ),
);

export interface LatinSigns {
  /** Words of letters. */
  wordCount: number;
  /** Share of words that are Vietnamese syllables when marks are ignored, 0–1. */
  syllableShare: number;
  /** Share of words that carry a letter only Vietnamese has, 0–1. */
  markedShare: number;
  /** Words that are short forms of Vietnamese chats. */
  chatCount: number;
  /** Mean weight of the words in the list of frequent ones, 0–1. */
  vietnamese: number;
  english: number;
}

/** What the Latin words of a text say of Vietnamese and English. Takes NFC; looks at the first 400 words. */
export function latinSigns(text: string): LatinSigns {
  const words = text.match(/\p{Script=Latin}[\p{Script=Latin}\p{M}]*/gu)?.slice(0, 400) ?? [];
  const sum = { syllable: 0, chat: 0, marked: 0, vietnamese: 0, english: 0 };
  for (const word of words) {
    const bare = word
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\u0300-\u036F]/g, '')
      .replace(/đ/g, 'd');
    if (MARKED_ONLY.test(word)) sum.marked++;
    sum.english += ENGLISH.get(bare) ?? 0;
    sum.vietnamese += VIETNAMESE.get(bare) ?? 0;
    if (SYLLABLE.test(bare)) sum.syllable++;
    else if (CHAT_FORMS.has(bare)) sum.chat++;
  }
  const total = Math.max(1, words.length);
  return {
    wordCount: words.length,
    chatCount: sum.chat,
    syllableShare: sum.syllable / total,
    markedShare: sum.marked / total,
    vietnamese: sum.vietnamese / total,
    english: sum.english / total,
  };
}

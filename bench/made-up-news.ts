/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const ONSETS = 'b c ch d đ g gi h kh l m n ng nh ph qu s t th tr v x r'.split(' ');
const RIMES =
  'a à á ả ạ an án ạn ang áng anh ành ay ây ất ậc ê ế em ên ếp i ì ín inh ít o ò óc ông ộng ơ ờ ới ợp u ù ú ung ươi ướng ường uốc uyển yên'.split(
    ' ',
  );
/** The words that everybody uses, most used first. */
const USUAL =
  'và của các có là được cho trong năm với người công an ra chính phủ việt nam tỉnh thành phố đã này khi tại không đến dân xã huyện nhà'.split(
    ' ',
  );
const LEXICON_SIZE = 20_000;
const ARTICLE_WORDS = 350;

function lexicon(): string[] {
  const random = randomNumbers(7);
  const syllable = (): string =>
    (ONSETS[Math.floor(random() * ONSETS.length)] as string) + (RIMES[Math.floor(random() * RIMES.length)] as string);
  const made = Array.from({ length: LEXICON_SIZE }, (_, at) =>
    at % 3 === 0 ? syllable() : `${syllable()} ${syllable()}`,
  );
  return [...USUAL, 'chính phủ', 'việt nam', 'công an', 'người dân', ...made];
}

let words: string[] | null = null;

/** An article of about 2,300 characters in no language: its words are spread as in a real one (Zipf's law), compounds are compounds. */
export function madeUpArticle(random: () => number): string {
  words ??= lexicon();
  const { length } = words;
  const word = (): string => (words as string[])[Math.min(length - 1, Math.floor(length ** random()) - 1)] as string;
  const sentence = (count: number): string => `${Array.from({ length: count }, word).join(' ')}.`;
  const sentences = Array.from({ length: ARTICLE_WORDS / 14 }, () => sentence(14));
  return `${sentence(9).slice(0, -1)}\n${sentences.join(' ')}`;
}

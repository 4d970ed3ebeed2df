import type { EvalRow, EventPhrases, HeadName, TopicSpec } from './eval-row.ts';

/** Our own short lists of praise and blame: the least that a model must beat. */
const PRAISE: Readonly<Record<string, string>> = {
  vi: 'tốt|đẹp|tuyệt|hài lòng|thích|nhanh|nhiệt tình|dễ hiểu|cảm ơn|ưng ý|xuất sắc|vui|bền|ổn|khen|tăng trưởng|được mùa|khánh thành|thành công|đoạt giải|hỗ trợ|vượt kế hoạch',
  en: 'good|great|love|best|happy|excellent|wonderful|amazing|enjoy|fun|beautiful|brilliant|award|praised|growth|rescued|record harvest|opens|moving|funny|charming',
  zh: '好|不错|喜欢|满意|快|方便|舒服|推荐|值得|好吃|热情|干净|增长|获奖|成功|丰收|开通',
  ko: '재밌|재미있|최고|좋|감동|추천|훌륭|멋지|아름다|완벽|명작|성공|증가|수상|풍년',
  ja: '良い|よかった|良かった|満足|最高|美味し|おいしい|楽し|きれい|快適|便利|おすすめ|素晴らし|親切|受賞|増加|豊作',
  lo: 'ດີ|ງາມ|ສຳເລັດ|ພັດທະນາ|ຊ່ວຍ|ຂອບໃຈ|ມ່ວນ|ເພີ່ມຂຶ້ນ',
};
const BLAME: Readonly<Record<string, string>> = {
  vi: 'tệ|xấu|kém|chán|thất vọng|chậm|hỏng|lỗi|rách|dở|tồi|khó hiểu|bực|chết|bị thương|cháy|lừa đảo|ngập|thiệt hại|tai nạn|ô nhiễm|bức xúc|vi phạm|khởi tố|mất điện|quá tải|lag|nóng máy',
  en: 'bad|worst|hate|boring|sad|awful|terrible|poor|fail|dull|killed|dead|injured|fire|fraud|crash|flood|damage|loss|complain|angry|mess|stupid|delay',
  zh: '差|不好|失望|慢|坏|难吃|垃圾|贵|退货|脏|死亡|受伤|火灾|诈骗|投诉|事故|下降|不满|拖欠',
  ko: '재미없|최악|지루|쓰레기|아깝|별로|실망|유치|노잼|졸작|사망|부상|화재|사기|사고|피해|감소|불만',
  ja: '悪い|残念|ひどい|不満|遅い|汚|壊れ|高い|がっかり|まずい|狭い|死亡|負傷|火災|詐欺|事故|被害|減少',
  lo: 'ເສຍຫາຍ|ຕາຍ|ບາດເຈັບ|ໄຟໄໝ້|ອຸບັດຕິເຫດ|ຫຼອກລວງ|ຮ້ອງທຸກ|ຊ້າ|ຫຼຸດລົງ',
};
const SUBSTRING = new Set(['zh', 'ja', 'lo']);

const split = (lists: Readonly<Record<string, string>>, lang: string): string[] =>
  (lists[lang] ?? '').split('|').filter(Boolean);

function occurs(phrase: string, lower: string, lang: string): boolean {
  let at = lower.indexOf(phrase);
  while (at >= 0) {
    if (SUBSTRING.has(lang)) return true;
    const before = lower.slice(Math.max(0, at - 1), at);
    const after = lower.slice(at + phrase.length, at + phrase.length + 1);
    const isLetter = (sign: string): boolean => /[\p{L}\p{N}]/u.test(sign);
    // Korean particles follow the noun without a space.
    if (!isLetter(before) && (lang === 'ko' || !isLetter(after))) return true;
    at = lower.indexOf(phrase, at + 1);
  }
  return false;
}

function wordListSentiment({ text, lang }: EvalRow): string {
  const lower = text.toLowerCase();
  const count = (words: string[]): number => words.filter((word) => occurs(word, lower, lang)).length;
  const balance = count(split(PRAISE, lang)) - count(split(BLAME, lang));
  if (balance === 0) return 'neutral';
  return balance > 0 ? 'positive' : 'negative';
}

function wordListEvent({ text, lang }: EvalRow, { events, refuse }: EventPhrases): string {
  const lower = text.toLowerCase();
  const found = events.find(({ patterns }) => patterns[lang]?.some((phrase) => occurs(phrase, lower, lang)));
  return found && !refuse[lang]?.some((phrase) => occurs(phrase, lower, lang)) ? found.id : 'none';
}

function wordListTopic({ text }: EvalRow, topics: readonly TopicSpec[]): string {
  const lower = text.toLowerCase();
  const counts = topics.map(({ id, scope }) => ({
    id,
    count: scope
      .toLowerCase()
      .split(/[,;.]/u)
      .filter((word) => word.trim() !== '' && lower.includes(word.trim())).length,
  }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best), counts[0] ?? { id: 'other', count: 0 }).id;
}

/** What word lists say of a row: praise and blame, the phrases of the safety events, the words of a topic's scope, digits for a claim. */
export function wordListLabel(
  row: EvalRow,
  head: HeadName,
  config: { topics: readonly TopicSpec[]; events: EventPhrases },
): string {
  switch (head) {
    case 'sentiment':
      return wordListSentiment(row);
    case 'safetyEvent':
      return wordListEvent(row, config.events);
    case 'topic':
      return wordListTopic(row, config.topics);
    case 'claim':
      return /\d/u.test(row.text) && !/[?？]$/u.test(row.text) ? 'checkable' : 'not-checkable';
    case 'entailment':
      return 'neutral';
  }
}

/** Who is told to do or leave something. */
const ADDRESSED = String.raw`(?:người dân|nhân dân|bà con|mọi người|các hộ|hộ dân|phụ huynh|học sinh|du khách|lái xe|tài xế|người tham gia giao thông|chủ phương tiện|người lao động)`;
/** `không` before these tells what is not so; before any other verb it tells people what to leave. */
const NO_FACT = String.raw`(?:bị|có|phải|cần|còn|ai|hề|mắc|mất|thiệt|thiếu|chịu|đóng|nộp|ghi nhận|xảy ra|phát hiện|ảnh hưởng|được (?:hỗ trợ|nghỉ|nhận|bồi thường)|thể)`;

const ADVICE: Readonly<Record<string, readonly RegExp[]>> = {
  vi: [
    /(?:^|[,;:.]\s*|\s)(?:đề nghị|khuyến cáo|khuyến nghị|kêu gọi|nhắc nhở|lưu ý|khuyên|hãy|đừng|tuyệt đối không|không nên|nên (?:chủ động|tránh|hạn chế|theo dõi|kiểm tra)|cần (?:chủ động|tránh|hạn chế|theo dõi|chú ý|lưu ý|cảnh giác|đề phòng|tuân thủ|bình tĩnh))\s/iu,
    /(?:^|\s)phải (?:tuân thủ|chấp hành|chú ý|đeo|mặc|mang theo|theo dõi|cảnh giác)\s/iu,
    new RegExp(String.raw`(?:^|[,;:]\s*|\s)${ADDRESSED}\s(?:\S+\s){0,6}?(?:cần|nên|hãy|đừng|chớ)\s`, 'iu'),
    new RegExp(String.raw`^${ADDRESSED}\s(?:\S+\s){0,4}?không\s(?!${NO_FACT}(?:\s|[.,]))`, 'iu'),
    new RegExp(String.raw`^không\s(?!${NO_FACT}\s)[^,.;]+\skhi\s`, 'iu'),
  ],
  en: [
    /^(?:please|do not|don't|never|avoid|stay|keep)\b/iu,
    /\b(?:people|residents|drivers|motorists|parents|everyone|the public|visitors|locals|farmers|students|travellers|villagers)\b[^.;]{0,30}\b(?:should|ought to|are (?:advised|urged|asked|told|warned|reminded)|must not|do not|don't)\b/iu,
    /\b(?:advis(?:es?|ed|ing)|urg(?:es?|ed|ing)|recommend(?:s|ed)?|warn(?:s|ed)?|remind(?:s|ed)?)\b[^.;]{0,40}\b(?:to|against)\b/iu,
  ],
  zh: [/(?<![申邀聘])请|建议|提醒|呼吁|不要|切勿|务必|勿(?!论)|应(?:当|该|避免|注意|尽量|及时)/u],
  ko: [/(?:하|마|지 마)(?:세요|십시오)|바랍니다|당부|권고|말아야|자제|합시다/u],
  ja: [/てください|ないで(?:ください|ほしい)|呼びかけ|べき|お願い|控え|ましょう/u],
};

const NORM =
  /(?<!\p{L})(?:phải|bắt buộc|có trách nhiệm|must|shall|required to|have to|has to)(?!\p{L})|必须|应当|해야|しなければならない/iu;
const NO_NORM =
  /(?<!\p{L})(?:không|chưa|chẳng|khỏi) (?:\p{L}+ )?phải(?!\p{L})|phải (?:nhập viện|đi|dừng|tạm|chịu|sơ tán|cấp cứu)|not have to/iu;

/** True for a rule: that all must pay does not say that all paid. */
export const isNorm = (text: string): boolean =>
  NORM.test(text.normalize('NFC')) && !NO_NORM.test(text.normalize('NFC'));

/**
 * True for a sentence that tells people what to do or leave: `residents must not cross the ford`. It states no fact, so it
 * contradicts nothing. `lang`: ISO 639-1.
 */
export function isAdvice(text: string, lang: string): boolean {
  return (ADVICE[lang] ?? []).some((pattern) => pattern.test(text.normalize('NFC')));
}

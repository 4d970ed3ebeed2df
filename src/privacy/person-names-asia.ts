import type { Skeleton } from './skeleton.ts';
import type { MaskSpan } from './span.ts';
import { CHINESE_SURNAMES, KOREAN_SURNAMES } from './surnames.ts';

const ZH = `[${CHINESE_SURNAMES}]`;
const KO = `[${KOREAN_SURNAMES}]`;
const KO_VIETNAMESE =
  '(?:응우옌|응웬|응유옌|쩐|레|팜|호앙|황|후인|판|부|보|당|부이|도|호|응오|즈엉|리|잡|턴|농|딘|다오|찐|쯔엉)(?:[ ·]?[가-힣]{1,3}){1,3}?';
const AGE = '[（(]\\s?(?:\\d{1,3}|[男女]|가명|仮名|化名)[^（）()\\n]{0,16}[）)]';

/** Each pattern's first group is the name. */
const PATTERNS: RegExp[] = [
  // Chinese: a role, then the name up to a mark or a verb; 阮某; a name with an age; a name with 先生, 女士.
  new RegExp(
    `(?:受害者|受害人|被害人|目击者|目擊者|证人|證人|嫌疑人|嫌犯|疑犯|学生|學生|小学生|男子|女子|居民|死者|伤者|傷者|患者|家长|家長|当事人|當事人|被告人?|司机|司機|乘客|村民|市民|男童|女童|女孩|男孩|业主|業主|农民|農民|工人|网友|網友)(?:名叫|叫|为|是|：|:|，名叫)?(${ZH}\\p{Script=Han}{1,3}?)(?=[（(，,。、\\s：:；]|说|說|称|稱|表示|今年|告诉|告訴|介绍|在|因|被|向|的|与|和|驾|\\d|$)`,
    'gu',
  ),
  new RegExp(`(${ZH}某{1,2}(?:(?=[\\p{Script=Han}])(?:[甲乙丙丁明华強强军伟平芳红英丽文玲]))?)`, 'gu'),
  new RegExp(`(?<!\\p{Script=Han})(${ZH}\\p{Script=Han}{1,3})(?=${AGE})`, 'gu'),
  new RegExp(`(${ZH}\\p{Script=Han}{1,3})(?=(?:先生|女士|小姐|同学|同學|大爷|大妈|阿姨)?${AGE})`, 'gu'),
  // Korean: 김모씨, 이모(34)씨, role + name, name(age), Vietnamese names with 씨.
  new RegExp(
    `(?<![가-힣])(${KO}모)(?=\\s?(?:\\([^)\\n]{1,12}\\))?\\s?(?:씨|양|군|여인|할머니|할아버지|[은는이가을를과와의에](?![가-힣]))|\\s?\\()`,
    'gu',
  ),
  new RegExp(
    `(?:피해자|목격자|용의자|피의자|피고인|증인|유족|학생|초등학생|중학생|고등학생|주민|운전자|승객|환자|시민|학부모|농민|노동자|사망자|부상자|가해자|신고자|제보자|이웃)(?:인|은|는|,|:)?\\s(${KO}[가-힣]{1,2}|${KO_VIETNAMESE})(?=\\s?(?:\\(|씨|양|군|님|[은는이가을를과와의](?![가-힣])|[,.]|$))`,
    'gu',
  ),
  new RegExp(`(?<![가-힣])(${KO}[가-힣]{1,2})(?=\\s?\\(\\d{1,2}[^)\\n]{0,12}\\)\\s?(?:씨|양|군)?)`, 'gu'),
  new RegExp(`(?<![가-힣])(${KO}[가-힣]{2})(?=\\s?씨(?![가-힣]*족)(?:는|가|의|를|와|에게|도|,|\\s|\\())`, 'gu'),
  /(?<![가-힣])((?:응우옌|응웬|쩐|팜|호앙|후인|부이|즈엉|딘|다오|찐|쯔엉|레|판)(?:[ ·][가-힣A-Z]{1,3}){1,3}?)(?=\s?(?:\(|씨|양|군))/gu,
  // Japanese: name + さん, 容疑者, 被告 with or without an age; katakana names of Vietnamese.
  new RegExp(
    `(?<![\\p{Script=Han}])([\\p{Script=Han}々ヶ]{3,5})(?=(?:さん|ちゃん|くん|君|容疑者|被告)(?:${AGE})?)(?<!(?:患者|住民|業者|医者|学生|皆|お客|園児|職人|店員|警察|消防|外国人|記者|選手|社員))`,
    'gu',
  ),
  new RegExp(`([\\p{Script=Han}々ヶ]{2,5})(?=(?:さん|ちゃん|くん|君|容疑者|被告|氏)?[（(]\\d{1,3}(?:歳)?[）)])`, 'gu'),
  new RegExp(
    `(?:被害者|目撃者|容疑者|児童|生徒|住民|被告|遺族|運転手|乗客|患者|証人)の([\\p{Script=Han}々ヶ]{2,5}|[\\p{Script=Katakana}ー・]{2,20}(?:・[A-Z])?)(?=さん|氏|容疑者|被告|[（(、。]|$)`,
    'gu',
  ),
  /((?:グエン|チャン|レ|ファム|ホアン|フイン|ファン|ヴー|ブー|ヴォー|ダン|ブイ|ドー|ホー|ゴー|ズオン|リー)(?:[・＝ ](?:[\p{Script=Katakana}ー]{1,6}|[A-Z])){1,3})(?=(?:さん|ちゃん|くん|君|容疑者|被告|氏)|[（(]\d)/gu,
];
const LAO: RegExp[] = [
  /(?:ທ້າວ|ນາງສາວ|ນາງ|ນ້ອງ|ເດັກຊາຍ|ເດັກຍິງ|ຜູ້ເຄາະຮ້າຍ|ຜູ້ຖືກເຄາະຮ້າຍ|ພະຍານ|ນັກຮຽນ|ຜູ້ຕ້ອງສົງໄສ)(?:\s?(?:ຊື່|ແມ່ນ|ທ້າວ|ນາງ))*\s([\u0e81-\u0edf]{2,18}(?:\s[\u0e81-\u0edf]{2,14}(?=\s?(?:ອາຍຸ|\(|,|\.|$|\s(?:ອາຍຸ|ຢູ່|ບ້ານ|ໄດ້|ເປັນ|ກ່າວ|ໂທ|ເບີ))))?)/gu,
];

function collect(text: string, patterns: RegExp[]): MaskSpan[] {
  const spans: MaskSpan[] = [];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const name = match[1] as string;
      const start = match.index + match[0].lastIndexOf(name);
      spans.push({ start, end: start + name.length, kind: 'name' });
    }
  }
  return spans;
}

/** Names of private persons that the words around them mark, in Chinese, Korean, Japanese and Lao; `found` are the names. */
export function findAsianNames({ text }: Skeleton): { spans: MaskSpan[]; found: string[] } {
  const spans: MaskSpan[] = [];
  if (/[\u3040-\u9fff\uac00-\ud7a3]/u.test(text)) spans.push(...collect(text, PATTERNS));
  if (/[\u0e80-\u0eff]/u.test(text)) spans.push(...collect(text, LAO));
  const found = spans.map((span) => text.slice(span.start, span.end)).filter((name) => name.length >= 3);
  return { spans, found };
}

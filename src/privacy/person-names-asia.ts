import type { Skeleton } from './skeleton.ts';
import type { MaskSpan } from './span.ts';
import { CHINESE_SURNAMES, KOREAN_SURNAMES } from './surnames.ts';

const ZH = `[${CHINESE_SURNAMES}]`;
const KO = `[${KOREAN_SURNAMES}]`;
const KO_VIETNAMESE =
  '(?:응우옌|응웬|응유옌|쩐|레|팜|호앙|황|후인|판|부|보|당|부이|도|호|응오|즈엉|리|잡|턴|농|딘|다오|찐|쯔엉)(?:[ ·]?[가-힣]{1,3}){1,3}?';
/** An age or a sex in brackets: what makes the words before it a person. */
const AGE = '[（(]\\s?(?:\\d{1,3}\\s?(?:岁|歲|歳)|[男女](?![\\p{Script=Han}])|가명|仮名|化名)[^（）()\\n]{0,16}[）)]';
/** Frequent family names that seldom begin another word; the others need more than a role before them. */
const SURE_ZH =
  '[王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛潘杜戴夏钟汪姜范姚谭廖邹熊陆郝孔崔邱秦顾侯邵孟黎阮裴張劉陳楊趙黃吳孫羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈鐘譚鄒陸]';
/** What begins with a family name and is none. */
const NOT_ZH =
  '(?!许多|許多|许可|陈述|何时|何处|何种|任何|周边|周围|周[一二三四五六日末]|黄金|黄色|曾经|曾因|程度|谢谢|谢绝|罗列|汪洋|夏天|夏季|林业|林木|秦岭|杜绝|陆续|陆地|陆路|顾客|顾虑|孔洞|丁字|唐代|宋代|邓小平|胡志明|武元甲)';
/** Signs that are no part of a given name. */
const GIVEN_ZH = '[^\\P{Script=Han}的了在被和与及从向对将已都也不是有这那等们把给到就上下中内外]';

/** Each pattern's first group is the name. */
const PATTERNS: RegExp[] = [
  // Chinese: a role, then the name up to a mark or a verb; 阮某; a name with an age; a name with 先生, 女士.
  new RegExp(
    `(?:受害者|受害人|被害人|目击者|目擊者|证人|證人|嫌疑人|嫌犯|疑犯|学生|學生|小学生|男子|女子|居民|死者|伤者|傷者|患者|家长|家長|当事人|當事人|被告人?|司机|司機|乘客|村民|市民|男童|女童|女孩|男孩|业主|業主|农民|農民|工人|网友|網友)(?:名叫|叫|为|是|：|:|，名叫)?(${NOT_ZH}${SURE_ZH}${GIVEN_ZH}{1,2}?)(?=[（(，,。、\\s：:；]|说|說|称|稱|表示|今年|告诉|告訴|介绍|在|因|被|向|的|与|和|驾|\\d|$)`,
    'gu',
  ),
  new RegExp(`(${ZH}某{1,2}(?:(?=[\\p{Script=Han}])(?:[甲乙丙丁明华强强军伟平芳红英丽文玲]))?)`, 'gu'),
  new RegExp(`(${ZH}${GIVEN_ZH}{1,2})(?=(?:先生|女士|小姐|同学|同學|大爷|大妈|阿姨)?${AGE})`, 'gu'),
  new RegExp(
    `(?<!\\p{Script=Han})(${SURE_ZH}${GIVEN_ZH}{0,2})(?=(?:先生|女士|小姐|大爷|大妈|阿姨)(?:说|說|称|稱|表示|告诉|告訴|[，,]))`,
    'gu',
  ),
  // Korean: 김모씨, 이모(34)씨, role + name, name(age), Vietnamese names with 씨.
  new RegExp(
    `(?<![가-힣])(${KO}모)(?=\\s?(?:\\([^)\\n]{1,12}\\))?\\s?(?:씨|양|군|여인|할머니|할아버지|[은는이가을를과와의에](?![가-힣]))|\\s?\\()`,
    'gu',
  ),
  new RegExp(
    `(?:피해자|목격자|용의자|피의자|피고인|증인|유족|학생|초등학생|중학생|고등학생|주민|운전자|승객|환자|시민|학부모|농민|노동자|사망자|부상자|가해자|신고자|제보자|이웃)(?:인|은|는|,|:)?\\s(${KO}[가-힣]{1,2}|${KO_VIETNAMESE})(?=\\s?(?:\\(\\d|씨|양(?![가-힣])|군(?![가-힣])))`,
    'gu',
  ),
  /(?:용의자|피의자|피고인|증인|사망자|부상자|가해자)\s([김박최][가-힣]{2})(?=[은는이가을를의](?![가-힣]))/gu,
  new RegExp(`(?<![가-힣])(${KO}[가-힣]{1,2})(?=\\s?\\(\\d{1,2}(?:세|살)?(?:\\)|[·,][^)\\n]{0,16}\\)))`, 'gu'),
  new RegExp(`(?<![가-힣])(${KO}[가-힣]{2})(?=\\s?씨(?![가-힣]*족)(?:는|가|의|를|와|에게|도|,|\\s|\\())`, 'gu'),
  /(?<![가-힣])((?:응우옌|응웬|쩐|팜|호앙|후인|부이|즈엉|딘|다오|찐|쯔엉|레|판)(?:[ ·][가-힣A-Z]{1,3}){1,3}?)(?=\s?(?:\(|씨|양|군))/gu,
  // Japanese: name + さん, 容疑者, 被告 with or without an age; katakana names of Vietnamese.
  new RegExp(
    `(?<![\\p{Script=Han}])([\\p{Script=Han}々ヶ]{3,5})(?=(?:さん|ちゃん|くん)(?:${AGE}|[らはがのをにともへ、。）」\\s]|から|宅|$)|容疑者|被告)(?<!(?:患者|住民|業者|医者|学生|皆|お客|園児|職人|店員|警察|消防|外国人|記者|選手|社員))`,
    'gu',
  ),
  new RegExp(`([\\p{Script=Han}々ヶ]{2,5})(?=(?:さん|ちゃん|くん|君|容疑者|被告|氏)?[（(]\\d{1,3}(?:歳)?[）)])`, 'gu'),
  new RegExp(
    `(?:被害者|目撃者|容疑者|児童|生徒|住民|被告|遺族|運転手|乗客|患者|証人)の([\\p{Script=Han}々ヶ]{2,5}|[\\p{Script=Katakana}ー・]{2,20}(?:・[A-Z])?)(?=さん|氏|容疑者|被告|[（(、。]|$)`,
    'gu',
  ),
  /(?<![\p{Script=Katakana}ー])((?:グエン|チャン|レ|ファム|ホアン|フイン|ファン|ヴー|ブー|ヴォー|ダン|ブイ|ドー|ホー|ゴー|ズオン|リー)(?:[・＝ ](?:[\p{Script=Katakana}ー]{1,6}|[A-Z])){1,3})(?=(?:さん|ちゃん|くん|君|容疑者|被告|氏)|[（(]\d)/gu,
];
const LAO: RegExp[] = [
  /(?:ທ້າວ|ນາງສາວ|ນາງ|ນ້ອງ|ເດັກຊາຍ|ເດັກຍິງ|ຜູ້ເຄາະຮ້າຍ|ຜູ້ຖືກເຄາະຮ້າຍ|ພະຍານ|ນັກຮຽນ|ຜູ້ຕ້ອງສົງໄສ)(?:\s?(?:ຊື່|ແມ່ນ|ທ້າວ|ນາງ))*\s([\u0e81-\u0edf]{2,18}(?:\s[\u0e81-\u0edf]{2,14}(?=\s?(?:ອາຍຸ|\(|,|\.|$|\s(?:ອາຍຸ|ຢູ່|ບ້ານ|ໄດ້|ເປັນ|ກ່າວ|ໂທ|ເບີ))))?)/gu,
];

/** Officers, artists, athletes: before the name in Korean and Japanese, after it in Korean. */
const PUBLIC_BEFORE =
  /(?:배우|가수|코미디언|개그맨|감독|선수|의원|장관|대통령|총리|대표|회장|사장|시장|지사|교수|국가대표|수비수|공격수|미드필더|골키퍼|투수|타자|보컬|방송인|아나운서|작가|위원장|청장|총장|처장|총장|서기|주석|국장|俳優|女優|歌手|選手|監督|大臣|知事|首相|大統領|社長|会長|教授|議員|作家|書記長|国家主席)(?:으로|인|の)?\s?[‘'“"]?$/u;
const PUBLIC_AFTER =
  /^\s?(?:\([^)\n]{1,24}\))?\s?(?:씨)?\s?(?:[가-힣]{2,8} )?(?:교수|\d단|의원|장관|대표|감독|위원장|사무처장|처장|작가|회장|사장|시장|지사|총장|특검|검사|판사|변호사|선수|서기장|국가주석|총리|主席|总理|總理|书记|書記|部长|部長|省长|省長|市长|市長)/u;

function isPublic(text: string, start: number, end: number): boolean {
  return PUBLIC_BEFORE.test(text.slice(Math.max(0, start - 12), start)) || PUBLIC_AFTER.test(text.slice(end, end + 48));
}

function collect(text: string, patterns: RegExp[]): MaskSpan[] {
  const spans: MaskSpan[] = [];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const name = match[1] as string;
      const start = match.index + match[0].lastIndexOf(name);
      if (!/容疑者|被告/u.test(name) && !isPublic(text, start, start + name.length))
        spans.push({ start, end: start + name.length, kind: 'name' });
    }
  }
  return spans;
}

/** Names of private persons that the words around them mark, in Chinese, Korean, Japanese and Lao; `found` are the names. */
export function findAsianNames({ text, isBeyondLatin }: Skeleton): { spans: MaskSpan[]; found: string[] } {
  const spans: MaskSpan[] = [];
  if (!isBeyondLatin) return { spans, found: [] };
  if (/[\u3040-\u9fff\uac00-\ud7a3]/u.test(text)) spans.push(...collect(text, PATTERNS));
  if (/[\u0e80-\u0eff]/u.test(text)) spans.push(...collect(text, LAO));
  const found = spans.map((span) => text.slice(span.start, span.end)).filter((name) => name.length >= 3);
  return { spans, found };
}

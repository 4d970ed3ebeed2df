import type { Skeleton } from './skeleton.ts';
import type { MaskSpan } from './span.ts';
import { HISTORIC, NOT_PERSONS, VIETNAMESE_SURNAMES } from './surnames.ts';

const first = (words: string): string =>
  words
    .split('|')
    .flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1)])
    .join('|');
const unmarked = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
    .replace(/Đ/gu, 'D')
    .replace(/đ/gu, 'd');
const SURNAMES = [...new Set([...VIETNAMESE_SURNAMES, ...VIETNAMESE_SURNAMES.map(unmarked)])];
const COMMON = [
  'Nguyen',
  'Tran',
  'Le',
  'Pham',
  'Hoang',
  'Huynh',
  'Phan',
  'Vu',
  'Vo',
  'Dang',
  'Bui',
  'Do',
  'Ho',
  'Ngo',
  'Duong',
  'Ly',
  'Giap',
  'Than',
  'Nong',
  'Dinh',
  'Dao',
  'Trinh',
  'Truong',
];
const SYLLABLE = '(?:\\p{Lu}\\p{Ll}{0,6}|\\p{Lu}\\.)(?![\\p{L}])\\.?';
const NOT_PLACE = `(?!(?:${NOT_PERSONS.join('|')})(?!\\p{Ll}))`;
const FULL = `${NOT_PLACE}(?:${SURNAMES.join('|')})(?!\\p{L})(?: ${SYLLABLE}){1,4}`;
const CAPITALS = `(?:${SURNAMES.map((name) => name.toUpperCase()).join('|')})(?!\\p{L})(?: \\p{Lu}{1,7}(?!\\p{L})){1,4}`;
const INITIALS = '\\p{Lu}(?:\\.\\s?\\p{Lu}){1,4}\\.?(?![\\p{L}])';
/** A name as the Vietnamese press writes it: in full, in capitals, or as initials. */
export const VIETNAMESE_NAME = `(?:${FULL}|${CAPITALS}|${INITIALS})`;

const STRONG = first(
  'nạn nhân|nhân chứng|bị can|bị cáo|bị hại|người bị hại|nghi phạm|nghi can|hung thủ|đối tượng|kẻ gian|kẻ trộm|cháu bé|bé gái|bé trai|cháu|bé|học sinh|nữ sinh|nam sinh|học trò|sinh viên|thí sinh|phụ huynh|tài xế|lái xe|' +
    'bệnh nhân|người dân|người tố cáo|người nhà|người đàn ông|người phụ nữ|người chồng|người vợ|người mẹ|người cha|người bố|hàng xóm|con gái|con trai|vợ|chồng|mẹ|bố|cha|chủ nhà|chủ hộ|chủ xe|chủ quán|chủ cửa hàng|chủ tài khoản|chủ trang trại|' +
    'chủ vườn|anh|chị|em|cậu bé|cô bé|hộ gia đình|hộ|gia đình|công nhân|nữ công nhân|nông dân|tiểu thương|thanh niên|nam thanh niên|cô gái|thiếu niên|thiếu nữ|chủ phương tiện|người điều khiển|người làm chứng|hành khách|nạn nhân tử vong|người tử vong|người chết|tử vong là|phạm nhân|tội phạm|con nợ|vợ chồng|tử tù|con bạc|thợ',
);
const LINK =
  '(?:\\s?[,:]?\\s?(?:là|tên là|tên|có tên|được xác định là|xác định là|gồm|họ tên|ông|bà|anh|chị|em|cháu|cụ|bé|lớp \\p{L}?\\d\\p{L}?\\d?|này)(?!\\p{L})){0,3}\\s?[:,]?\\s["“(]?';
const MARKED = new RegExp(`(?<![\\p{L}])(${STRONG})${LINK}(${VIETNAMESE_NAME})`, 'gu');
const BARE_MARKED =
  /(?<![\p{L}])(?:nan nhan|nhan chung|bi can|bi cao|doi tuong|nghi pham|hoc sinh|chau be|chau|be|anh|chi|em|nguoi dan|tai xe|phu huynh|benh nhan)(?: (?:la|ten la|ten|ong|ba|anh|chi|em|chau)){0,2} /gu;
const BARE_NAME = new RegExp(`(?:${COMMON.join('|')})(?: \\p{Lu}\\p{Ll}{0,6}(?!\\p{L})){1,4}`, 'uy');
const FACTS = new RegExp(
  '\\s?[(,–-]\\s?(?:SN|S\\.N|sn|[Ss]inh năm|[Ss]inh ngày|[Ss]inh\\s?[:.]?\\s?\\d|\\d{1,3}\\s?(?:tuổi|t(?!\\p{L}))|trú|ngụ|tạm trú|thường trú|HKTT|quê|ở|học sinh|học lớp|lớp \\d|người dân|thôn|tổ dân phố|TDP|khu phố|xóm|bản |nạn nhân|nhân chứng|nông dân|công nhân|tài xế|phụ huynh|chủ (?:hộ|nhà|quán|cửa hàng|vườn|trang trại|xe)|hàng xóm|tiểu thương|CCCD|CMND|SĐT|ĐT|biển số|cùng (?:trú|ngụ|ở|quê|SN)|\\d{4}\\s?[),])',
  'gu',
);
const NAME_AT_END = new RegExp(`(?<![\\p{L}])(?:${VIETNAMESE_NAME})$`, 'u');
const TITLES =
  '(?:Tổng Bí thư|Chủ tịch|Bí thư|(?:Tổng )?[Gg]iám đốc|Trưởng|Cục trưởng|Vụ trưởng|Chánh|Chi cục|Bộ trưởng|Thứ trưởng|Đại biểu|[Hh]iệu trưởng|[Hh]iệu phó|Viện trưởng|Viện phó|Thủ tướng|Thống đốc|Ủy viên|Uỷ viên|Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|Thượng úy|Trung úy|Phó|Giáo sư|PGS|GS|TS|Tiến sĩ|Thạc sĩ|[Ll]uật sư|[Nn]hà báo|[Nn]hà (?:văn|thơ|nghiên cứu|sử học)|[Pp]hát ngôn|[Đđ]ại diện|[Cc]huyên gia|[Cc]án bộ|[Cc]ông chức)';
const TITLE_AFTER = new RegExp(
  `^\\s?[,(–-]\\s?(?:SN \\d{4}[,)]? ?|\\d{2} tuổi[,)]? ?)?(?:nguyên |Nguyên |cựu |[Qq]uyền )?${TITLES}`,
  'u',
);
const PUBLIC_BEFORE =
  /(?:cầu thủ|tiền vệ|tiền đạo|thủ môn|hậu vệ|HLV|huấn luyện viên|vận động viên|VĐV|ca sĩ|diễn viên|nghệ sĩ|NSND|NSƯT|đạo diễn|nhạc sĩ|hoa hậu|á hậu|người mẫu|kỳ thủ|tay vợt|võ sĩ|nhà văn|nhà thơ|anh hùng|liệt sĩ|Anh hùng|Liệt sĩ|đồng chí|đ\/c|Đồng chí|Đ\/c|[Cc]hủ tịch(?: \p{L}+){0,8}|[Bb]í thư(?: \p{L}+){0,8}|[Gg]iám đốc(?: \p{L}+){0,8}|trưởng(?: \p{L}+){0,8}|[Tt]ổng thống|[Đđ]ại (?:tá|úy|tướng)|[Tt]hượng tá|[Tt]hiếu (?:tá|tướng)|[Tt]rung (?:tá|tướng)|đường|phố|trường|Trường|THPT|THCS|Tiểu học|tượng đài|quảng trường|giải|cúp|đền thờ|tổng thống)(?:,| ông| bà)?\s?$/u;
const KINSHIP_BEFORE = /(?:tiếng|trẻ|các|đàn|nước|Nước|người|chuyên|Vương quốc) $/u;
const GIVEN = '(?<![\\p{L}])(?:[Aa]nh|[Cc]hị|[Ee]m|[Cc]háu|[Bb]é|[Oo]ng|[Ôô]ng|[Bb]à|[Cc]ô|[Cc]hú|[Bb]ác|[Cc]ụ) ';

function isPublicPerson(text: string, start: number, end: number, name: string): boolean {
  if (HISTORIC.has(name.toLowerCase())) return true;
  const before = text.slice(Math.max(0, start - 60), start);
  return TITLE_AFTER.test(text.slice(end, end + 60)) || PUBLIC_BEFORE.test(before);
}

const CERTAIN =
  /^(?:nạn nhân|nhân chứng|bị can|bị cáo|bị hại|người bị hại|nghi phạm|nghi can|hung thủ|đối tượng|cháu|cháu bé|bé|bé gái|bé trai|học sinh|bệnh nhân)/iu;

function trimmedEnd(text: string, start: number, end: number): number {
  // The full stop of a sentence is not the name's: "… Nguyễn Văn A. Theo".
  const name = text.slice(start, end);
  return /\p{L}{2,}\.$/u.test(name) || /[^.]{3,} \p{Lu}\.$/u.test(name) ? end - 1 : end;
}

function markedSpans(text: string): MaskSpan[] {
  const spans: MaskSpan[] = [];
  for (const match of text.matchAll(MARKED)) {
    const [whole, marker = '', name = ''] = match;
    const start = match.index + whole.length - name.length;
    if (KINSHIP_BEFORE.test(text.slice(Math.max(0, match.index - 16), match.index))) continue;
    if (HISTORIC.has(name.toLowerCase())) continue;
    if (!CERTAIN.test(marker) && isPublicPerson(text, start, start + name.length, name)) continue;
    spans.push({ start, end: trimmedEnd(text, start, start + name.length), kind: 'name' });
  }
  for (const match of text.matchAll(FACTS)) {
    const from = Math.max(0, match.index - 48);
    const before = NAME_AT_END.exec(text.slice(from, match.index));
    if (!before) continue;
    const start = from + before.index;
    if (isPublicPerson(text, start, match.index, before[0])) continue;
    spans.push({ start, end: trimmedEnd(text, start, match.index), kind: 'name' });
  }
  return spans;
}

function bareSpans(skeleton: Skeleton): MaskSpan[] {
  const spans: MaskSpan[] = [];
  for (const match of skeleton.folded.matchAll(BARE_MARKED)) {
    BARE_NAME.lastIndex = match.index + match[0].length;
    const name = BARE_NAME.exec(skeleton.text);
    if (name) spans.push({ start: name.index, end: name.index + name[0].length, kind: 'name' });
  }
  return spans;
}

const LATIN_NAME = "\\p{Lu}[\\p{L}’'-]*\\.?(?: (?:\\p{Lu}[\\p{L}’'-]*\\.?|bin|de|van)){1,3}";
const ENGLISH_ROLE =
  '[Vv]ictims?|[Ww]itness(?:es)?|[Ee]yewitness(?:es)?|[Ss]uspects?|[Dd]efendants?|[Pp]upils?|[Ss]tudents?|[Ss]choolgirl|[Ss]choolboy|[Pp]atients?|[Dd]rivers?|[Rr]esidents?|[Vv]illagers?|[Pp]assengers?|[Ff]armers?|[Pp]assers?-?by|[Mm]otorists?|[Mm]otorcyclist|[Nn]eighbou?rs?|[Cc]omplainant|[Bb]oy|[Gg]irl|[Mm]an|[Ww]oman|[Ww]orkers?|[Pp]arents?|[Mm]other|[Ff]ather|[Ss]hopkeeper|[Ss]urvivors?|[Tt]eenager|[Tt]oddler|[Dd]eceased|[Aa]ccused|[Cc]onvict';
const ENGLISH = new RegExp(
  `(?<![\\p{L}])(?:${ENGLISH_ROLE})(?:,? (?:was |were |is )?(?:named|identified(?: only)? as|called|known as))?,? (${LATIN_NAME})`,
  'gu',
);
const NAME_BEFORE_AGE = new RegExp(
  `(?<![\\p{L}])(?<!(?:[Pp]resident|[Mm]inister|[Cc]hairman|[Cc]hairwoman|[Ss]ecretary|[Dd]irector|[Gg]overnor|[Mm]ayor|[Jj]udge|[Gg]eneral|[Cc]olonel|[Ss]enator|[Ss]inger|[Aa]ctor|[Pp]layer|[Cc]oach|[Cc]hief) )${LATIN_NAME}$`,
  'u',
);
const AGE =
  /, (?:aged? )?\d{1,2},| \((?:aged? )?\d{1,2}\)|, an? (?:[\p{L}-]+ ){0,3}(?:resident|farmer|student|pupil|worker|victim|witness|villager|shopkeeper|driver|schoolgirl|schoolboy|grandmother|mother|father|teenager|neighbou?r)(?!\p{L})/gu;
const ENGLISH_TITLE =
  /^(?:,| \(| )?(?:,? ?(?:aged? )?\d{1,2}[,)])?,? (?:the )?(?:(?:vice|deputy|former|acting|general|police|provincial|district|commune|city) )*(?:chair(?:man|woman)?|president|director|secretary|minister|governor|mayor|head|chief|captain|colonel|major|spokes(?:man|woman|person)|professor|doctor|coach|singer|actor|striker)/iu;
const NOT_ENGLISH =
  /^(?:President|Minister|Chairman|Chairwoman|Secretary|Director|Governor|Mayor|Judge|General|Colonel|Prime|Deputy|Vice|Senator|Singer|Coach|The|This|That|In|On|At|Of|And|Bac|Bắc|Hanoi|Ha Noi|Viet|Vietnam|Ho Chi|South|North|East|West|New|United|Lao|Luc N|Yen Th|People|Union|Association|Samsung|Foxconn|World|Red Cross|Ministry|Police|University|School|High|Day|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?!\p{Ll})/u;

function englishSpan(text: string, start: number, name: string): MaskSpan | null {
  if (NOT_ENGLISH.test(name) || HISTORIC.has(name.toLowerCase())) return null;
  if (ENGLISH_TITLE.test(text.slice(start + name.length, start + name.length + 60))) return null;
  return { start, end: trimmedEnd(text, start, start + name.length), kind: 'name' };
}

function englishSpans(text: string): MaskSpan[] {
  const spans: (MaskSpan | null)[] = [];
  for (const match of text.matchAll(ENGLISH)) {
    const name = match[1] as string;
    spans.push(englishSpan(text, match.index + match[0].length - name.length, name));
  }
  for (const match of text.matchAll(AGE)) {
    const from = Math.max(0, match.index - 60);
    const name = NAME_BEFORE_AGE.exec(text.slice(from, match.index));
    if (name) spans.push(englishSpan(text, from + name.index, name[0]));
  }
  return spans.filter((span) => span !== null);
}

/** `chị Hoa` where the text has already named Trần Thị Hoa: the kinship word and the last syllable. */
function givenSpans(text: string, names: string[]): MaskSpan[] {
  const given = [
    ...new Set(names.map((name) => name.split(' ').pop() ?? '').filter((name) => /^\p{Lu}\p{Ll}+$/u.test(name))),
  ];
  if (given.length === 0) return [];
  const pattern = new RegExp(`${GIVEN}(${given.join('|')})(?!\\p{L}| \\p{Lu})`, 'gu');
  return [...text.matchAll(pattern)].map((match) => {
    const end = match.index + match[0].length;
    return { start: end - (match[1] as string).length, end, kind: 'name' as const };
  });
}

const HINT = /\p{Lu}/u;
const ENGLISH_HINT = / (?:the|was|said|were|of|and|is|who|has|in) /u;

/** Names of private persons that the words around them mark, in Latin script; `found` are the full names. */
export function findPersonNames(skeleton: Skeleton): { spans: MaskSpan[]; found: string[] } {
  const { text } = skeleton;
  if (!HINT.test(text)) return { spans: [], found: [] };
  const isEnglish = ENGLISH_HINT.test(text);
  const spans = [...markedSpans(text), ...bareSpans(skeleton), ...(isEnglish ? englishSpans(text) : [])];
  const found = spans
    .map((span) => text.slice(span.start, span.end))
    .filter((name) => name.includes(' ') && /\p{Ll}/u.test(name));
  return { spans: [...spans, ...givenSpans(text, found)], found };
}

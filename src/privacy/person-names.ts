import type { Skeleton } from './skeleton.ts';
import type { MaskSpan } from './span.ts';
import { findEnglishNames } from './english-names.ts';
import { HISTORIC } from './surnames.ts';
import { trimmedEnd, vietnameseNames } from './vietnamese-names.ts';

const first = (words: string): string =>
  words
    .split('|')
    .flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1)])
    .join('|');
const STRONG = first(
  'nạn nhân|nhân chứng|bị can|bị cáo|bị hại|người bị hại|nghi phạm|nghi can|hung thủ|đối tượng|kẻ gian|kẻ trộm|cháu bé|bé gái|bé trai|cháu|bé|học sinh|nữ sinh|nam sinh|học trò|sinh viên|thí sinh|phụ huynh|tài xế|lái xe|' +
    'bệnh nhân|người dân|người tố cáo|người nhà|người đàn ông|người phụ nữ|người chồng|người vợ|người mẹ|người cha|người bố|hàng xóm|con gái|con trai|vợ|chồng|mẹ|bố|cha|chủ nhà|chủ hộ|chủ xe|chủ quán|chủ cửa hàng|chủ tài khoản|chủ trang trại|' +
    'chủ vườn|anh|chị|em|cậu bé|cô bé|hộ gia đình|hộ|gia đình|công nhân|nữ công nhân|nông dân|tiểu thương|thanh niên|nam thanh niên|cô gái|thiếu niên|thiếu nữ|chủ phương tiện|người điều khiển|người làm chứng|hành khách|nạn nhân tử vong|người tử vong|người chết|tử vong là|phạm nhân|tội phạm|con nợ|vợ chồng|CTK|ctk|chủ tk|chủ TK|chủ stk|tên tk|tên TK|tử tù|con bạc|thợ',
);
const LINK =
  '(?:\\s?[,:]?\\s?(?:là|tên là|tên|có tên|được xác định là|xác định là|gồm|họ tên|ông|bà|anh|chị|em|cháu|cụ|bé|lớp \\p{L}?\\d\\p{L}?\\d?|này)(?!\\p{L})){0,3}\\s?[:,]?\\s["“(]?';
const MARKED = new RegExp(`(?<![\\p{L}])(${STRONG})${LINK}$`, 'u');
const BARE_MARKER =
  '(?<![\\p{L}])(?:nan nhan|nhan chung|bi can|bi cao|doi tuong|nghi pham|hoc sinh|chau be|chau|be|anh|chi|em|nguoi dan|tai xe|phu huynh|benh nhan|toi la|toi ten|minh ten)(?: (?:la|ten la|ten|ong|ba|anh|chi|em|chau)){0,2} ';
const BARE_MARKED = new RegExp(`${BARE_MARKER}$`, 'u');
/** Lower case and no marks: a family name and a middle name that no other words look like. */
const BARE_LOWER = new RegExp(
  `${BARE_MARKER}((?:nguyen|tran|le|pham|hoang|huynh|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly|giap|than|nong|dinh|dao|trinh|truong) (?:van|thi|duc|huu|ngoc|minh|quang|xuan|dinh|manh|tuan|thu|hong|quoc|duy) [a-z]{1,6})(?![\\p{L}])`,
  'gu',
);
const HAS_MARKS = /[ăđơưĂĐƠƯ\u1EA0-\u1EF9]/u;
const FACTS = new RegExp(
  '\\s?[(,–-]\\s?(?:SN|S\\.N|sn|[Ss]inh năm|[Ss]inh ngày|[Ss]inh\\s?[:.]?\\s?\\d|\\d{1,3}\\s?(?:tuổi|t(?!\\p{L}))|trú|ngụ|tạm trú|thường trú|HKTT|quê|ở (?:xã|phường|huyện|thôn|bản|ấp|tổ|TP|thành phố|tỉnh|quận|thị|khu|số|\\p{Lu})|học sinh|học lớp|lớp \\d|người dân|thôn|tổ dân phố|TDP|khu phố|xóm|bản |nạn nhân|nhân chứng|nông dân|công nhân|tài xế|phụ huynh|chủ (?:hộ|nhà|quán|cửa hàng|vườn|trang trại|xe)|hàng xóm|tiểu thương|CCCD|CMND|SĐT|ĐT|biển số|cùng (?:trú|ngụ|ở|quê|SN)|\\d{4}\\s?[),])',
  'uy',
);
const TITLES =
  '(?:Tổng Bí thư|(?:Phó )?[Cc]hủ tịch|Bí thư|(?:Tổng )?[Gg]iám đốc|Trưởng|Cục trưởng|Vụ trưởng|Chánh|Chi cục|Bộ trưởng|Thứ trưởng|Đại biểu|[Hh]iệu trưởng|[Hh]iệu phó|Viện trưởng|Viện phó|Thủ tướng|Thống đốc|Ủy viên|Uỷ viên|Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|Thượng úy|Trung úy|Phó|Giáo sư|PGS|GS|TS|Tiến sĩ|Thạc sĩ|[Ll]uật sư|[Nn]hà báo|[Nn]hà (?:văn|thơ|nghiên cứu|sử học)|[Pp]hát ngôn|[Đđ]ại diện|[Cc]huyên gia|[Cc]án bộ|[Cc]ông chức)';
const TITLE_AFTER = new RegExp(
  `^\\s?[,(–-]\\s?(?:SN \\d{4}[,)]? ?|\\d{2} tuổi[,)]? ?)?(?:(?:thôi|được bầu|giữ chức|vừa|làm|là|nguyên|Nguyên|cựu|[Qq]uyền) ){0,3}${TITLES}`,
  'u',
);
const PUBLIC_BEFORE =
  /(?:cầu thủ|tiền vệ|tiền đạo|thủ môn|hậu vệ|HLV|huấn luyện viên|vận động viên|VĐV|ca sĩ|diễn viên|nghệ sĩ|NSND|NSƯT|đạo diễn|nhạc sĩ|hoa hậu|á hậu|ngôi sao(?: \p{L}+){0,3}|tài tử|người mẫu|kỳ thủ|tay vợt|võ sĩ|nhà văn|nhà thơ|anh hùng|liệt sĩ|Anh hùng|Liệt sĩ|đồng chí|đ\/c|Đồng chí|Đ\/c|[Cc]hủ tịch(?: \p{L}+){0,8}|[Bb]í thư(?: [\p{L}.]+){0,8}|[Gg]iám đốc(?: \p{L}+){0,8}|trưởng(?: \p{L}+){0,8}|[Tt]ổng thống|[Đđ]ại (?:tá|úy|tướng)|[Tt]hượng tá|[Tt]hiếu (?:tá|tướng)|[Tt]rung (?:tá|tướng)|đường|phố|trường|Trường|THPT|THCS|Tiểu học|tượng đài|quảng trường|giải|cúp|đền thờ|tổng thống)(?:,| ông| bà)?\s?$/u;
const KINSHIP_BEFORE = /(?:tiếng|trẻ|các|đàn|nước|Nước|người|chuyên|Vương quốc) $/u;
const GIVEN =
  /(?<![\p{L}]|\p{Lu}\p{Ll}{0,6} )(?:[Aa]nh|[Cc]hị|[Ee]m|[Cc]háu|[Bb]é|[Oo]ng|[Ôô]ng|[Bb]à|[Cc]ô|[Cc]hú|[Bb]ác|[Cc]ụ) (\p{Lu}\p{Ll}+)(?!\p{L}| \p{Lu})/gu;

function isPublicPerson(text: string, start: number, end: number, name: string): boolean {
  if (HISTORIC.has(name.toLowerCase())) return true;
  const before = text.slice(Math.max(0, start - 60), start);
  return TITLE_AFTER.test(text.slice(end, end + 60)) || PUBLIC_BEFORE.test(before);
}

const CERTAIN =
  /^(?:nạn nhân|nhân chứng|bị can|bị cáo|bị hại|người bị hại|nghi phạm|nghi can|hung thủ|đối tượng|cháu|cháu bé|bé|bé gái|bé trai|học sinh|bệnh nhân)/iu;

function isMarked(text: string, start: number, end: number, publicNames: ReadonlySet<string>): boolean {
  if (!/[\s"“(]/u.test(text.charAt(start - 1))) return false;
  const from = Math.max(0, start - 72);
  const before = MARKED.exec(text.slice(from, start));
  if (!before) return false;
  const at = from + before.index;
  if (KINSHIP_BEFORE.test(text.slice(Math.max(0, at - 16), at))) return false;
  const name = text.slice(start, end);
  return CERTAIN.test(before[1] as string) ? !HISTORIC.has(name.toLowerCase()) : !publicNames.has(name);
}

function hasFacts(text: string, start: number, end: number, publicNames: ReadonlySet<string>): boolean {
  FACTS.lastIndex = end;
  return FACTS.test(text) && !publicNames.has(text.slice(start, end));
}

function isBareMarked({ text, folded }: Skeleton, start: number, end: number): boolean {
  return !/[^ -~]/u.test(text.slice(start, end)) && BARE_MARKED.test(folded.slice(Math.max(0, start - 40), start));
}

function vietnameseSpans(skeleton: Skeleton): MaskSpan[] {
  const { text, folded } = skeleton;
  const spans: MaskSpan[] = [];
  const names = vietnameseNames(text);
  // An officer of the first paragraph is one in all others.
  const publicNames = new Set<string>();
  for (const { start, end } of names) {
    const name = text.slice(start, end);
    if (isPublicPerson(text, start, end, name)) publicNames.add(name);
  }
  for (const { start, end } of names) {
    if (
      isMarked(text, start, end, publicNames) ||
      hasFacts(text, start, end, publicNames) ||
      isBareMarked(skeleton, start, end)
    )
      spans.push({ start, end: trimmedEnd(text, start, end), kind: 'name' });
  }
  if (HAS_MARKS.test(text)) return spans;
  for (const match of folded.matchAll(BARE_LOWER)) {
    const end = match.index + match[0].length;
    spans.push({ start: end - (match[1] as string).length, end, kind: 'name' });
  }
  return spans;
}

/** `chị Hoa` where the text has already named Trần Thị Hoa: the kinship word and the last syllable. */
function givenSpans(text: string, names: string[]): MaskSpan[] {
  const given = new Set(names.map((name) => name.split(' ').pop() ?? ''));
  if (given.size === 0) return [];
  const spans: MaskSpan[] = [];
  for (const match of text.matchAll(GIVEN)) {
    const name = match[1] as string;
    const end = match.index + match[0].length;
    if (given.has(name)) spans.push({ start: end - name.length, end, kind: 'name' });
  }
  return spans;
}

/** Names of private persons that the words around them mark, in Latin script; `found` are the full names. */
export function findPersonNames(skeleton: Skeleton): { spans: MaskSpan[]; found: string[] } {
  const { text } = skeleton;
  const spans = [...vietnameseSpans(skeleton), ...findEnglishNames(text)];
  const found = spans
    .map((span) => text.slice(span.start, span.end))
    .filter((name) => name.includes(' ') && /\p{Ll}/u.test(name));
  return { spans: [...spans, ...givenSpans(text, found)], found };
}

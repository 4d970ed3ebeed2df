/** Words that speak of all of something. */
const ALL =
  /(?<!\p{L})(?:toàn bộ|tất cả|mọi|toàn (?:tỉnh|huyện|xã|thành phố|thị xã|trường|quốc|dân|khu|phường|địa bàn|ngành)|cả (?:tỉnh|huyện|xã|nước|làng|trường|thành phố)|every|all|entire|whole|province-wide|provincewide)(?!\p{L})|全省|全县|全市|所有|全部|整个|전체|모든|전원|전역|すべて|全て|全員|全域/iu;

/** True for a text that speaks of all of something: the whole district, every school. */
export const isOfAll = (text: string): boolean => ALL.test(text.normalize('NFC'));

const REST =
  /(?<!\p{L})(?:còn lại|nơi khác|khu vực khác|(?:các|những) \p{L}+(?: \p{L}+)? khác|the rest|remaining|(?:all )?other \p{L}+)(?!\p{L})|其余|其他|其它|나머지|다른|残り|その他|ほかの/iu;

/** True for a text that sets a rest apart from a part: the other workshops work on. */
export const isOfRest = (text: string): boolean => REST.test(text.normalize('NFC'));

const ALL_OF_THEM = /(?:(?<!\p{L})(?:cả|toàn bộ|tất cả|ca|toan bo|tat ca|all|all of the)\s+|全部|모두 |すべての)$/iu;

/** True for a count that is told of all: `cả 23 hộ`, `toàn bộ 312 hộ`. */
export const isAllOfThem = ({ text }: { text: string }, { start }: { start: number }): boolean =>
  ALL_OF_THEM.test(text.normalize('NFC').slice(0, start));

const PART_BEFORE =
  /(?:\d|(?<!\p{L})(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|one|two|three|four|five|six|seven|eight|nine|ten|twelve)(?!\p{L}))\s*(?:\p{L}+\s+){0,2}(?:trong(?: tổng)?(?: số)?|trên tổng số|of(?: the)?|out of)\s+$/iu;

/** True for the 8 of `4 of 8 buildings`: it counts all of them, not those of which something is told. */
export const isWholeOfPart = ({ text }: { text: string }, { start }: { start: number }): boolean =>
  PART_BEFORE.test(text.normalize('NFC').slice(0, start));

/** Groups of people: that none of them came to harm says nothing of the others. */
const GROUPS = [
  /한국|교민|Hàn Quốc|Korean|韩国|韩籍|韓国/iu,
  /Trung Quốc|Chinese|中国|中资|中方|중국/iu,
  /\bLào\b|\bLao\b|Laotian|老挝|라오스|ລາວ/u,
  /người nước ngoài|foreign|外国|외국인/iu,
  /học sinh|sinh viên|student|pupil|学生|학생|生徒/iu,
  /công nhân|người lao động|worker|工人|员工|근로자|노동자|직원|従業員/iu,
  /trẻ em|child|儿童|孩子|어린이|子ども/iu,
  /giáo viên|teacher|教师|교사/iu,
];

/** True when a text speaks of a group of people that the other does not name. */
export const namesOtherGroup = (narrow: string, wide: string): boolean =>
  GROUPS.some((group) => group.test(narrow) && !group.test(wide));

/** A sentence and one of its figures. */
type Told = [{ text: string }, { start: number; end: number }];

const MOVED_BY =
  /(?:(?<!\p{L})(?:tăng|giảm|hạ|thêm|bớt)(?: thêm| khoảng| gần| hơn| tới| đến mức)*|(?<!\p{L})(?:thấp|cao|nhiều|ít|kém) hơn (?:so với )?(?:\p{L}+ ){0,3}(?:\d{4} )?(?:khoảng|gần|hơn)|(?:increased?|rose|fell|dropped|up|down) by(?: about| some| nearly)?)\s+$/iu;

/** True for what a figure moved by, not what it is: the 7,000 of `172,000 tonnes, 7,000 more than in 2025`. */
export const isMovedBy = ({ text }: { text: string }, { start }: { start: number }): boolean =>
  MOVED_BY.test(text.normalize('NFC').slice(0, start));

const DOWN = /(?<!\p{L})(?:giảm|hạ|bớt|thấp|ít|kém|fell|dropped|down|decreased?)(?!\p{L})/iu;

/** True for one figure by which something rose in the one and fell in the other. */
export function movesOtherwise(one: Told, other: Told): boolean {
  const direction = ([{ text }, { start }]: Told): boolean | null => {
    const moved = MOVED_BY.exec(text.normalize('NFC').slice(0, start));
    return moved && DOWN.test(moved[0]);
  };
  const [mine, theirs] = [direction(one), direction(other)];
  return mine !== null && theirs !== null && mine !== theirs;
}

const EARLIER =
  /(?<!\p{L})(?:năm (?:ngoái|trước|kia|xưa)|trước đây|trước kia|hồi trước|hàng năm|mọi năm|các năm|những năm|vụ trước|kỳ trước|last year|a year (?:ago|earlier)|previous(?:ly)?|formerly)(?!\p{L})|去年|往年|以前|此前|작년|지난해|예년|종전|昨年|去年|例年|以前/iu;
/** What a figure is measured against is no time of its own. */
const COMPARED =
  /(?:so với|bằng|hơn|compared (?:to|with)|than|over|from)\s+(?:(?:cùng kỳ|vụ|mức|the same period)\s+)?(?:(?:của|of)\s+)?(?:năm (?:ngoái|trước)|vụ trước|kỳ trước|last year|a year (?:ago|earlier))|比去年|同比|(?:작년|지난해|예년)\s?(?:대비|보다)|(?:昨年|去年|例年)(?:より|比)/giu;
const PART_END = /[,;:，；、。]|(?<!\p{L})(?:trong khi|còn|nhưng|while|but)(?!\p{L})/giu;

/** The part of a sentence, between commas and the like, in which a figure stands. */
function partAround(text: string, { start, end }: { start: number; end: number }): string {
  const written = text.normalize('NFC');
  const isInNumber = (index: number): boolean =>
    /\d/u.test(written[index - 1] ?? '') && /\d/u.test(written[index + 1] ?? '');
  const marks = [...written.matchAll(PART_END)].filter(({ index }) => !isInNumber(index));
  const from = Math.max(
    0,
    ...marks.filter(({ index }) => index < start).map(({ index, 0: mark }) => index + mark.length),
  );
  const to = Math.min(written.length, ...marks.filter(({ index }) => index >= end).map(({ index }) => index));
  return written.slice(from, to);
}

/** True for a figure of an earlier time beside one of today: `93,000 tonnes, while last year it was 150,000`. */
export const isOfEarlier = ({ text }: { text: string }, figure: { start: number; end: number }): boolean =>
  EARLIER.test(partAround(text, figure).replace(COMPARED, ' '));

const PER = /^\s*(?:\/|một|mỗi|per|an?)\s*(?:1\s*)?(\p{L}+)/iu;
/** Measures that goods are sold by, under one name each. */
const MEASURES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    kg: 'kg ki kí ký cân kilo kilogram',
    tạ: 'tạ',
    tấn: 'tấn ton tonne',
    thùng: 'thùng crate box',
    hộp: 'hộp',
    bao: 'bao sack',
    con: 'con',
    quả: 'quả trái',
    lít: 'lít litre liter',
  }).flatMap(([measure, words]) => words.split(' ').map((word) => [word, measure])),
);

const TIMES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    day: 'ngày ngay day',
    week: 'tuần week',
    month: 'tháng thang month',
    year: 'năm year',
    hour: 'giờ hour',
  }).flatMap(([time, words]) => words.split(' ').map((word) => [word, time])),
);
const PER_TIME =
  /^[^.;,]{0,24}?(?:\/|(?<!\p{L})(?:một|mỗi|mot|moi|per|an?)(?!\p{L}))\s*(ngày|ngay|tuần|tháng|thang|năm|giờ|day|week|month|year|hour)(?!\p{L})/iu;

/** True for one sum a day and the same a month. */
export function isOtherRhythm(one: Told, other: Told): boolean {
  const rhythm = ([{ text }, { end }]: Told): string | null =>
    TIMES[PER_TIME.exec(text.normalize('NFC').slice(end))?.[1]?.toLowerCase() ?? ''] ?? null;
  const [mine, theirs] = [rhythm(one), rhythm(other)];
  return mine !== null && theirs !== null && mine !== theirs;
}

/** True for prices of two measures: a crate's and a kilogram's. */
export function isOtherMeasure(one: Told, other: Told): boolean {
  const measure = ([{ text }, { end }]: Told): string | null =>
    MEASURES[PER.exec(text.normalize('NFC').slice(end))?.[1]?.toLowerCase() ?? ''] ?? null;
  const [mine, theirs] = [measure(one), measure(other)];
  return mine !== null && theirs !== null && mine !== theirs;
}

const HIGHEST =
  /(?<!\p{L})(?:cao nhất|lớn nhất|nhiều nhất|tối đa|đỉnh|kỷ lục|highest|record|maximum)(?!\p{L})|最高|최고|최대/iu;
const LOWEST = /(?<!\p{L})(?:thấp nhất|ít nhất|nhỏ nhất|tối thiểu|lowest|minimum)(?!\p{L})|最低|최저|최소/iu;
const MEAN = /(?<!\p{L})(?:bình quân|trung bình|average|mean)(?!\p{L})|平均|평균/iu;

/** What a figure is of many: the highest, the lowest, the mean; null where that is not said. */
function statisticOf({ text }: { text: string }, figure: { start: number; end: number }): string | null {
  const part = partAround(text, figure);
  return HIGHEST.test(part) ? 'highest' : LOWEST.test(part) ? 'lowest' : MEAN.test(part) ? 'mean' : null;
}

/** True for the highest of many beside their mean: `bonuses of up to 400 million`, `7.4 million on average`. */
export function isOtherStatistic(one: Told, other: Told): boolean {
  const [mine, theirs] = [statisticOf(...one), statisticOf(...other)];
  return mine !== null && theirs !== null && mine !== theirs;
}

const MOVEMENT =
  /(?<!\p{L})(?:tăng|giảm|hạ|growth|grew|rise|rose|increased?|fell|dropped|decline)(?!\p{L})|增|涨|降|跌|증가|감소|상승|하락|성장|増|減|上昇|下落|成長/iu;

/** True for a figure beside which its part of the sentence speaks of a movement. */
export const isOfMovement = ({ text }: { text: string }, figure: { start: number; end: number }): boolean =>
  MOVEMENT.test(partAround(text, figure));

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

const PART_BEFORE = /\d\s*(?:\p{L}+\s+){0,2}(?:trong(?: tổng)?(?: số)?|trên tổng số|of(?: the)?|out of)\s+$/iu;

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

/** Sentences and identities of our own for planting; a seeded generator, so that a failure can be had again. */
export type Random = () => number;

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 1 | state) + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => Math.floor(random() * 10)).join('');

const VI = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const EN = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const ZH = '零一二三四五六七八九';
const KO = '공일이삼사오육칠팔구';
const LO = '໐໑໒໓໔໕໖໗໘໙';
const each = (text: string, map: (digit: number) => string, joint: string): string =>
  [...text].map((digit) => map(Number(digit))).join(joint);

/** Ways to write a number so that a search for its digits does not find it. */
export const DISGUISES: Record<string, (number: string) => string> = {
  plain: (n) => n,
  spaced: (n) => [...n].join(' '),
  dotted: (n) => n.replace(/(\d{4})(\d{3})(?=\d)/u, '$1.$2.'),
  groups: (n) => n.replace(/(\d{4})(\d{3})(?=\d)/u, '$1 $2 '),
  dashes: (n) => [...n].join('-'),
  zeroWidth: (n) => [...n].join('\u200b'),
  joiner: (n) => [...n].join('\u2060'),
  emoji: (n) => [...n].join('🍀'),
  keycap: (n) => [...n].map((digit) => `${digit}\ufe0f\u20e3`).join(''),
  fullWidth: (n) => each(n, (digit) => String.fromCharCode(0xff10 + digit), ''),
  circled: (n) => each(n, (digit) => (digit === 0 ? '⓪' : String.fromCharCode(0x245f + digit)), ''),
  lao: (n) => each(n, (digit) => LO[digit] as string, ''),
  letters: (n) => n.replace(/0/gu, 'o').replace(/1/gu, 'l'),
  words: (n) => each(n, (digit) => VI[digit] as string, ' '),
  unmarked: (n) => each(n, (digit) => (VI[digit] as string).normalize('NFD').replace(/[\u0300-\u036f]/gu, ''), ' '),
  english: (n) => each(n, (digit) => EN[digit] as string, ' '),
  chinese: (n) => each(n, (digit) => ZH[digit] as string, ''),
  korean: (n) => each(n, (digit) => KO[digit] as string, ''),
  mixed: (n) => [...n].map((digit, at) => (at % 2 ? digit : (VI[Number(digit)] as string))).join(' '),
};

const NAMES = [
  'Nguyễn Văn Mướp',
  'Trần Thị Bưởi',
  'Giáp Văn Ổi',
  'Thân Thị Mận',
  'Lục Văn Bí',
  'Hoàng Thị Sung',
  'Phạm Văn Khế',
  'Đỗ Thị Chanh',
];
const unmark = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
    .replace(/đ/gu, 'd')
    .replace(/Đ/gu, 'D');
const login = (random: Random): string =>
  `${unmark(pick(random, NAMES))
    .toLowerCase()
    .replace(/ /gu, pick(random, ['', '.', '_']))}${digits(random, 2 + Math.floor(random() * 2))}`;

const PHONE_LEAD = [
  'Gọi cho mình số ',
  'sđt ',
  'LH: ',
  'Alo ',
  'Please call ',
  '电话：',
  '연락처 ',
  '電話 ',
  'ໂທ ',
  'bán vải thiều, ',
  'ai cần thì ',
];
const TAIL = [' nhé', '.', ' (gặp buổi tối)', '\ncảm ơn mọi người', ', giao tận nơi', ''];

export interface Planted {
  kind: string;
  how: string;
  text: string;
  /** None of these may be found in the masked text, nor, for digits, in its digits alone. */
  secrets: string[];
}

export function plantNumber(random: Random): Planted {
  const kind = pick(random, ['phone', 'landline', 'cccd', 'account']);
  const number =
    kind === 'phone'
      ? `0${pick(random, ['3', '5', '7', '8', '9'])}${digits(random, 8)}`
      : kind === 'landline'
        ? `0204${digits(random, 7)}`
        : kind === 'cccd'
          ? `024${digits(random, 9)}`
          : `${pick(random, ['1', '2', '6', '9'])}${digits(random, 12)}`;
  const how = pick(random, Object.keys(DISGUISES));
  const lead =
    kind === 'cccd'
      ? pick(random, ['CCCD ', 'số căn cước: ', 'Căn cước công dân số '])
      : kind === 'account'
        ? pick(random, ['STK ', 'Vietcombank ', 'số tài khoản: ', '账号 ', '계좌번호 '])
        : pick(random, PHONE_LEAD);
  const written = (DISGUISES[how] as (n: string) => string)(number);
  return { kind, how, text: `${lead}${written}${pick(random, TAIL)}`, secrets: [number, written] };
}

export function plantForeign(random: Random): Planted {
  const [written, lead] = pick(random, [
    [`+86 138 ${digits(random, 4)} ${digits(random, 4)}`, '电话 '],
    [`139${digits(random, 8)}`, '手机：'],
    [`010-${digits(random, 4)}-${digits(random, 4)}`, '연락처: '],
    [`+82 10 ${digits(random, 4)} ${digits(random, 4)}`, '전화 '],
    [`090-${digits(random, 4)}-${digits(random, 4)}`, '電話は'],
    [`+856 20 55${digits(random, 2)} ${digits(random, 4)}`, 'ໂທ '],
    [`020 55${digits(random, 2)} ${digits(random, 4)}`, 'ເບີ '],
    [`+1 (415) 555-${digits(random, 4)}`, 'call '],
    [`+84 ${pick(random, ['912', '987', '356'])} ${digits(random, 3)} ${digits(random, 3)}`, 'ĐT '],
    [`0084 91${digits(random, 7)}`, 'tel '],
    [`(0204) 3${digits(random, 3)}.${digits(random, 3)}`, 'ĐT: '],
  ] as const);
  return {
    kind: 'foreign',
    how: 'usual',
    text: `${lead}${written}${pick(random, TAIL)}`,
    secrets: [written, written.replace(/\D/gu, '')],
  };
}

export function plantAddress(random: Random): Planted {
  const name = login(random);
  const host = pick(random, ['gmail', 'yahoo', 'outlook', 'hopthu']);
  const [how, written] = pick(random, [
    ['plain', `${name}@${host}.com`],
    ['full-width', `${name}＠${host}．com`],
    ['words', `${name} a còng ${host} chấm com`],
    ['brackets', `${name} [at] ${host} [dot] com`],
    ['(a)', `${name} (a) ${host} chấm com`],
    ['spaces', `${name} @ ${host} . com`],
    ['zero-width', [...`${name}@${host}.com`].join('\u200b')],
    ['vn', `${name}@${host}.com.vn`],
    ['letters', [...`${name}@${host}.com`].join(' ')],
  ] as const);
  return {
    kind: 'email',
    how,
    text: `${pick(random, ['Thư gửi về ', 'email: ', 'mail mình là ', 'Write to ', '邮箱 ', '이메일 '])}${written}${pick(random, TAIL)}`,
    secrets: [name, written],
  };
}

export function plantAccount(random: Random): Planted {
  const name = login(random);
  const id = digits(random, 15);
  const [how, written] = pick(random, [
    ['at', `theo dõi @${name}`],
    ['fb', `fb: ${name}`],
    ['zalo', `zalo ${name}`],
    ['tele', `tele: @${name}`],
    ['nick', `nick ${name}`],
    ['inbox', `inbox ${name}`],
    ['link', `https://www.facebook.com/${name}`],
    ['bare-link', `facebook.com/${name}`],
    ['spaced-link', `facebook . com / ${name}`],
    ['zalo.me', `zalo.me/${name}`],
    ['t.me', `https://t.me/${name}`],
    ['tiktok', `https://www.tiktok.com/@${name}`],
    ['mastodon', `https://hoi.example/@${name}`],
    ['fediverse', `@${name}@hoi.example`],
    ['reddit', `u/${name.replace(/\./gu, '_')}`],
    ['weibo', `https://weibo.com/u/${digits(random, 10)}?n=${name}`],
    ['bsky', `bsky.app/profile/${name.replace(/[._]/gu, '')}.bsky.social`],
    ['ig', `IG ${name}`],
    ['zw', `@${[...name].join('\u200c')}`],
    ['wechat', `微信号：${name}`],
    ['kakao', `카톡 아이디 ${name}`],
    ['uid', `https://facebook.com/profile.php?id=1000${id}`],
    [
      'did',
      `did:plc:${name
        .replace(/[^a-z2-7]/gu, 'q')
        .slice(0, 14)
        .padEnd(24, 'k')}`,
    ],
    ['channel', `UC${name.replace(/\./gu, '-').padEnd(22, 'x').slice(0, 22)}`],
  ] as const);
  const secret =
    how === 'uid'
      ? id
      : how === 'did'
        ? written.slice(-14)
        : how === 'channel'
          ? written
          : how === 'reddit'
            ? name.replace(/\./gu, '_')
            : how === 'bsky'
              ? name.replace(/[._]/gu, '')
              : name;
  return {
    kind: 'user',
    how,
    text: `${pick(random, ['Ai hỏi thêm thì ', 'Liên hệ ', 'Xem ', 'Người bán: ', ''])}${written}${pick(random, [' nhé', '.', '', '\nBắc Giang hôm nay mưa'])}`,
    secrets: [secret],
  };
}

export function plantPlate(random: Random): Planted {
  const tail = digits(random, 5);
  const series = pick(random, ['A', 'C', 'B1', 'H', 'D']);
  const written = pick(random, [
    `98${series}-${tail.slice(0, 3)}.${tail.slice(3)}`,
    `98-${series} ${tail.slice(0, 3)}.${tail.slice(3)}`,
    `98${series} - ${tail.slice(0, 3)}.${tail.slice(3)}`,
    `98${series}-${tail}`,
    `98${series} ${tail}`,
  ]);
  return {
    kind: 'plate',
    how: 'usual',
    text: `${pick(random, ['Xe ', 'biển số ', 'BKS ', 'ô tô mang biển kiểm soát '])}${written}${pick(random, [' chạy ẩu', '.', ' gây tai nạn'])}`,
    secrets: [written, tail, `${tail.slice(0, 3)}.${tail.slice(3)}`],
  };
}

export function plantName(random: Random): Planted {
  const name = pick(random, NAMES);
  const plain = unmark(name);
  const [written, secret] = pick(random, [
    [`Nạn nhân ${name} (SN 1985, trú tại Lạng Giang) được đưa đi cấp cứu.`, name],
    [`Em ${name}, học sinh lớp 5, kể lại sự việc.`, name],
    [`Ông ${name} (45 tuổi, trú tại thôn Sậy) cho biết đường ngập.`, name],
    [`Người dân tên ${name} đã gọi 114.`, name],
    [`Cháu bé ${name} bị lạc ở chợ.`, name],
    [`Bị can ${name} bị tạm giam.`, name],
    [`Nhân chứng là chị ${name} nói xe đi nhanh.`, name],
    [`The victim ${plain}, 34, was taken to hospital.`, plain],
    [`Witness ${plain} said the road was flooded.`, plain],
    ['受害者阮某说，当时下着大雨。', '阮某'],
    ['목격자 김모씨(34)는 비가 많이 왔다고 말했다.', '김모'],
    ['被害者のグエン・バン・ムオップさん（34）は病院に運ばれた。', 'ムオップ'],
    ['ທ້າວ ຄຳໝາກ ອາຍຸ 34 ປີ ໄດ້ຮັບບາດເຈັບ.', 'ຄຳໝາກ'],
  ] as const);
  return { kind: 'name', how: 'marked', text: written, secrets: [secret] };
}

export const PLANTERS = [
  plantNumber,
  plantNumber,
  plantNumber,
  plantForeign,
  plantAddress,
  plantAccount,
  plantPlate,
  plantName,
];

/** True when nothing of the secrets can be read from the masked text, its separators taken away. */
export function isGone(masked: string, secrets: readonly string[]): boolean {
  const joined = masked.replace(/[\s.\-_()]+/gu, '').toLowerCase();
  return secrets.every(
    (secret) => !masked.includes(secret) && !joined.includes(secret.replace(/[\s.\-_()]+/gu, '').toLowerCase()),
  );
}

import type { Skeleton } from './skeleton.ts';

/** What the words around a number say it is. */
export interface DigitContext {
  phone: boolean;
  id: boolean;
  account: boolean;
  /** A unit, a currency or a counted noun follows or precedes: it is a quantity. */
  quantity: boolean;
  /** A document number: `/QĐ-UBND`, `/2025/NĐ-CP` follows. */
  documentNumber: boolean;
}

export const BANKS =
  'vietcombank|vcb|bidv|techcombank|tcb|mb ?bank|mbb|acb|agribank|vietinbank|ctg|sacombank|stb|vpbank|tpbank|vib|shb|hdbank|ocb|msb|seabank|eximbank|lpbank|lienvietpostbank|vietabank|namabank|abbank|bac a bank|pvcombank|kienlongbank|baovietbank|cake|timo|shinhan ?bank|woori ?bank|kookmin|techcom|vietin|momo|中国银行|工商银行|建设银行|农业银行|농협|국민은행|신한은행|신한|카뱅|우리은행|하나은행|기업은행|카카오뱅크|銀行|ธนาคาร|bcel|ທະນາຄານ';

const PHONE_BEFORE =
  /(?:(?<![a-z])(?:sdt|s\.d\.t|dt|dtdd|did dong|di dong|dien thoai|so may(?! man)|may ban|so ban|co dinh|so dt|so nha|tel|phone|telephone|mobile|cell|hotline|duong day nong|z[a@] ?lo|zl|viber|whatsapp|wa|imo|call|goi (?:so|dien|ngay|cho|den|theo|vao|qua)|alo|a lo|lien he|lh|contact|sms|nhan tin|ib|fax|reach (?:me|us|him|her) (?:at|on))(?![a-z])|电话|電話|手机|手機|联系|聯繫|致电|拨打|전화|연락처|휴대폰|핸드폰|번호|連絡先|携帯|ໂທ|ເບີ|☎|📞)[^\d\n]{0,18}$/u;
const ID_BEFORE =
  /(?:(?<![a-z])(?:cccd|cmnd|cmt|cmtnd|can cuoc(?: cong dan)?|chung minh(?: nhan dan| thu)?|giay to(?: tuy than)?|dinh danh(?: ca nhan)?|ho chieu|passport|id|id card|identity card|national id|mst|ma so thue|tax code|tax id|bhxh|bhyt|so bao hiem|ma so bao hiem|gplx|giay phep lai xe|bang lai|so bao danh|sbd|ma (?:hoc sinh|sinh vien|benh nhan|ho so|so ca nhan)|msv|mssv|ssn|uid|user ?id|qq|q群)(?![a-z])|扣扣|群号|企鹅|(?<![a-z])q(?=\s?[:：])|身份证|身份證|护照|護照|证件|주민등록|주민번호|여권|면허|マイナンバー|旅券|免許証|ບັດປະຈຳຕົວ|ບັດ|ໜັງສືຜ່ານແດນ)[^\d\n]{0,24}$/u;
const ACCOUNT_BEFORE = new RegExp(
  `(?:(?<![a-z])(?:stk|so tai khoan|so tk|tai khoan(?: ngan hang| so)?|tk|account|acct|acc|a/c|chuyen khoan|ck|so the|the (?:atm|ngan hang|tin dung)|iban|card(?: number)?|qr|${BANKS})(?![a-z])|账号|账户|帐号|帳號|帳戶|卡号|银行卡|계좌|계좌번호|카드번호|口座|ゆうちょ|記号|番号|カード番号|ເລກບັນຊີ|ບັນຊີ)[^\\d\\n]{0,32}$`,
  'u',
);
const ACCOUNT_AFTER = new RegExp(`^[^\\d\\n\\p{L}]{0,6}(?:(?:tai|o|nh|ngan hang|at|bank) )?(?:${BANKS})(?![a-z])`, 'u');
const QUANTITY_AFTER =
  /^[\s)\]]{0,2}(?:%|‰|₫|\$|€|(?:dong|vnd|d|usd|eur|euro|ty|ti|trieu|nghin|ngan(?! hang)|tram|chuc|m|m2|m3|mm|cm|km|km2|kg|g|gam|gram|ha|hecta|tan|ta|yen|lit|kwh|mw|gw|mb|gb|tb|nguoi|ho|luot|can|chiec|con|cai|san pham|ban|ca|hoc sinh|sinh vien|cong nhan|lao dong|phieu|cu tri|co phieu|trai phieu|diem|giao dich|thue bao|don vi|dan|cong dan|phut|giay|gio|nam|thang|ngay|lan|xe|cay|qua|bao|thung|hop|goi(?! (?:em|minh|toi|cho|ngay|anh|chi|nhe|di|nha|lai|gap))|suat|view|views|likes?|followers?|million|billion|thousand|people|won|yuan|kip|baht|dollars?|tons?|tonnes?|residents|votes|shares|units|households|workers|cases|vehicles|doses)(?![a-z])|[元人万萬亿億円원명만억대건표년年回度吨噸户戶台件票]|ກີບ|ຄົນ|ໂຕນ|ໂດລາ)/u;
const QUANTITY_BEFORE =
  /(?:[$€£¥₩₫₭฿]|(?<![a-z])(?:usd|vnd|eur|krw|jpy|cny|rmb|lak|isbn|issn|doi|gtin)(?![a-z])|人民币)[\s:]{0,2}$/u;
const DOCUMENT_NUMBER = /^\s?\/\s?(?:(?:19|20)\d\d\s?\/\s?)?(?:[A-ZĐ]{2,}|[A-ZĐ]{1,8}-)/u;

/** What the words before a place say. */
interface Before {
  phone: boolean;
  id: boolean;
  account: boolean;
  quantity: boolean;
}

function beforeOf(skeleton: Skeleton, start: number): Before {
  const before = skeleton.folded.slice(Math.max(0, start - 56), start);
  // Without a letter or a sign there is nothing to be told apart.
  if (!/[\p{L}\p{S}$]/u.test(before)) return { phone: false, id: false, account: false, quantity: false };
  return {
    phone: PHONE_BEFORE.test(before),
    id: ID_BEFORE.test(before),
    account: ACCOUNT_BEFORE.test(before),
    quantity: QUANTITY_BEFORE.test(before),
  };
}

/** A function that says what stands around ranges of one text; looks 56 units back, once a start, and 32 ahead. */
export function contextReader(skeleton: Skeleton): (start: number, end: number) => DigitContext {
  let lastStart = -1;
  let before: Before = { phone: false, id: false, account: false, quantity: false };
  return (start, end) => {
    if (start !== lastStart) before = beforeOf(skeleton, start);
    lastStart = start;
    const after = skeleton.folded.slice(end, end + 32);
    return {
      phone: before.phone,
      id: before.id,
      account: before.account || ACCOUNT_AFTER.test(after),
      quantity: before.quantity || QUANTITY_AFTER.test(after),
      documentNumber: after.includes('/') && DOCUMENT_NUMBER.test(skeleton.plain.slice(end, end + 32)),
    };
  };
}

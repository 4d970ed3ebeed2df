import type { DigitContext } from './digit-context.ts';
import type { MaskKind } from './span.ts';

/** One candidate: groups i..j of a run read as one number. */
export interface NumberCandidate {
  digits: string;
  /** Lengths of its groups. */
  sizes: number[];
  /** What stands between the groups. */
  gaps: string[];
  hasPlus: boolean;
  /** A figure and a full stop or comma stand right before it. */
  followsFigure: boolean;
  isPost: boolean;
  /** It stands inside a link that is kept. */
  isInLink: boolean;
  /** A letter touches it: model numbers, `SĐT0912…`. */
  touchesLetter: boolean;
  /** It crosses a date or a time. */
  hasDate: boolean;
  context: DigitContext;
}

const COUNTRY = /^(?:00)?(?:84|85[2-6]|86|82|81|66|65|60|62|63|95|91|886|44|49|33|61|7|1)/u;

function isYear(group: number, value: string): boolean {
  return group === 4 && /^(?:19|20)\d\d$/u.test(value);
}

/** All groups of three after the first, one kind of separator, no leading zero: 1.250.000.000. */
function isThousands({ digits, sizes, gaps }: NumberCandidate): boolean {
  if (sizes.length < 2 || (sizes[0] as number) > 3 || digits.startsWith('0')) return false;
  return sizes.slice(1).every((size) => size === 3) && gaps.every((gap) => gap === gaps[0] && /^[., '’]$/u.test(gap));
}

function groupsOf({ digits, sizes }: NumberCandidate): string[] {
  let at = 0;
  return sizes.map((size) => digits.slice(at, (at += size)));
}

/** Lottery draws, scores, counting: pairs or single figures that climb, or scores joined by commas. */
function isSeries(candidate: NumberCandidate): boolean {
  const groups = groupsOf(candidate);
  if (groups.length < 4) return false;
  const commas = candidate.gaps.filter((gap) => gap.includes(',')).length;
  if (commas > 0 && commas < candidate.gaps.length && candidate.gaps.some((gap) => /^\s?[-–.]\s?$/u.test(gap)))
    return true;
  const climbs = groups.every((group, at) => at === 0 || Number(group) > Number(groups[at - 1]));
  return climbs && groups.every((group) => group.length <= 2 && Number(group) <= 55);
}

const is = (sizes: number[], ...shapes: string[]): boolean => shapes.includes(sizes.join('-'));

function isUnbroken(candidate: NumberCandidate): boolean {
  return candidate.sizes.length === 1;
}

/** Every digit on its own, with something between. */
function isSpelled({ sizes }: NumberCandidate): boolean {
  return sizes.length >= 8 && sizes.filter((size) => size > 1).length <= 1;
}

function isVietnamesePhone(candidate: NumberCandidate): boolean {
  const { digits, sizes, gaps, hasPlus } = candidate;
  if (sizes.length === 2 && digits.startsWith('0') && sizes[0] === 1 && /^[.,]$/u.test(gaps[0] as string)) return false;
  if (/^0[35789]\d{8}$/u.test(digits)) return !isSeries(candidate);
  if (/^01[2689]\d{8}$/u.test(digits) || /^02\d{9}$/u.test(digits)) return !isSeries(candidate);
  if (/^(?:00)?84(?:0?[235789]\d{8}|2\d{9}|1[2689]\d{8})$/u.test(digits)) {
    return hasPlus || digits.startsWith('00') || !(isThousands(candidate) && candidate.context.quantity);
  }
  return false;
}

function isForeignPhone(candidate: NumberCandidate): boolean {
  const { digits, sizes, hasPlus, context } = candidate;
  if (hasPlus && digits.length >= 8 && digits.length <= 15 && COUNTRY.test(digits)) {
    return isThousands(candidate) ? digits.length >= 11 && !context.quantity : !context.quantity || digits.length >= 10;
  }
  if (/^00[1-9]\d{8,13}$/u.test(digits) && COUNTRY.test(digits) && !isSeries(candidate)) return true;
  if (isThousands(candidate) || context.quantity || isSeries(candidate)) return false;
  if (/^(?:86)?1[3-9]\d{9}$/u.test(digits))
    return (
      isUnbroken(candidate) ||
      isSpelled(candidate) ||
      is(sizes, '3-4-4', '2-3-4-4', '3-3-5', '4-3-4', '5-6', '3-8', '2-11')
    );
  if (/^(?:856)?20[2-9]\d{7}$/u.test(digits))
    return (
      is(sizes, '2-4-4', '3-2-4-4', '2-8', '3-2-8', '2-2-3-3', '2-2-4-2') || (isUnbroken(candidate) && candidate.isPost)
    );
  if (/^[2-9]\d{2}[2-9]\d{6}$/u.test(digits)) return is(sizes, '3-3-4');
  // "1.250.000 0912…" is a price and the beginning of a phone.
  const isPrice = /^[.,]$/u.test(candidate.gaps[0] ?? '') && candidate.gaps[1] !== candidate.gaps[2];
  return /^1[2-9]\d{9}$/u.test(digits) && is(sizes, '1-3-3-4') && !isPrice;
}

function isTrunkPhone(candidate: NumberCandidate): boolean {
  const { digits, sizes, gaps } = candidate;
  if (!digits.startsWith('0') || digits.startsWith('00') || isSeries(candidate)) return false;
  if (sizes.length === 2 && sizes[0] === 1 && /^[.,]$/u.test(gaps[0] as string)) return false;
  if (isUnbroken(candidate)) return digits.length >= 9 && digits.length <= 11;
  if (isSpelled(candidate)) return digits.length >= 9 && digits.length <= 11;
  if (sizes.length > 6) return false;
  if (digits.length === 10 || digits.length === 11)
    return (sizes[0] as number) >= 2 && sizes.slice(1).every((size) => size >= 2 || sizes.length <= 4);
  return digits.length === 9 && is(sizes, '2-3-4', '3-3-3', '2-7', '3-6', '3-2-4', '2-4-3');
}

function isContextPhone(candidate: NumberCandidate): boolean {
  const { digits, context, sizes } = candidate;
  if (
    !context.phone ||
    context.quantity ||
    isSeries(candidate) ||
    !isEven(candidate) ||
    digits.length < 6 ||
    digits.length > 15 ||
    isThousandsPrice(candidate)
  )
    return false;
  return !groupsOf(candidate).every((group) => isYear(group.length, group)) && sizes.length <= 15;
}

/** A bare price such as 2.500.000: round, so it is no phone even after "liên hệ". */
function isThousandsPrice(candidate: NumberCandidate): boolean {
  return isThousands(candidate) && (candidate.digits.length < 9 || candidate.digits.endsWith('000'));
}

/** One kind of separator throughout, no list and no decimals: what a number without a form of its own must have. */
function isEven({ digits, sizes, gaps }: NumberCandidate): boolean {
  if (sizes.length === 1) return true;
  if (digits.length < 7 || (sizes[0] === 1 && sizes[1] !== 1)) return false;
  return gaps.every((gap) => gap === gaps[0]) && !gaps.some((gap) => gap.includes(','));
}

/** The rest of a figure that a typesetter broke: "92. 030.182.000". */
function isRestOfThousands({ sizes, gaps, followsFigure, context }: NumberCandidate): boolean {
  if (sizes.length < 2 || !sizes.every((size) => size === 3)) return false;
  return (followsFigure || context.quantity) && gaps.every((gap) => gap === gaps[0]);
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    sum += at % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}

function isIdNumber(candidate: NumberCandidate): boolean {
  const { digits, sizes, context, gaps } = candidate;
  if (/^0\d{11}$/u.test(digits) && !digits.startsWith('00') && !isSeries(candidate)) {
    if (isUnbroken(candidate) || isSpelled(candidate)) return true;
    if (
      is(
        sizes,
        '3-3-3-3',
        '4-4-4',
        '3-1-2-6',
        '6-6',
        '3-9',
        '3-3-6',
        '4-8',
        '2-2-2-2-2-2',
        '3-4-5',
        '5-7',
        '2-10',
        '10-2',
        '8-4',
        '9-3',
      )
    )
      return true;
  }
  if (/^[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3,4}$/u.test(digits) && digits.length >= 17)
    return true;
  if (
    /^\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[1-8]\d{6}$/u.test(digits) &&
    is(sizes, '6-7') &&
    /^\s?[-–]\s?$/u.test(gaps[0] as string)
  )
    return true;
  if (is(sizes, '3-2-4') && gaps.every((gap) => gap === '-') && !digits.startsWith('9')) return true;
  return (
    context.id &&
    isEven(candidate) &&
    !isSeries(candidate) &&
    digits.length >= 7 &&
    digits.length <= 18 &&
    !context.quantity &&
    !isThousandsPrice(candidate)
  );
}

function isAccount(candidate: NumberCandidate): boolean {
  const { digits, sizes, context, isPost, isInLink, touchesLetter } = candidate;
  if (context.quantity) return false;
  const isCardShape = isUnbroken(candidate) || is(sizes, '4-4-4-4', '4-4-4-4-3', '4-6-5', '4-4-4-1', '8-8', '4-4-4-2');
  if (
    digits.length >= 14 &&
    isCardShape &&
    /^[3-69]/u.test(digits) &&
    !isInLink &&
    (luhn(digits) || sizes.length === 4)
  )
    return true;
  if (
    context.account &&
    isEven(candidate) &&
    digits.length >= 6 &&
    digits.length <= 19 &&
    !isThousandsPrice(candidate) &&
    !isSeries(candidate)
  ) {
    return !groupsOf(candidate).every((group) => isYear(group.length, group));
  }
  if (isInLink) return false;
  if (isUnbroken(candidate))
    return (isPost && digits.length === 9 && !touchesLetter) || (digits.length >= 10 && digits.length <= 22);
  return isSpelled(candidate) && !isSeries(candidate) && digits.length >= 9 && digits.length <= 20 && isPost;
}

/** Colons, semicolons and line breaks stand in times, scores and lists; in a phone only one kind, throughout. */
function isColonNumber(candidate: NumberCandidate): boolean {
  const { gaps, sizes, digits, context } = candidate;
  if (!gaps.every((gap) => gap.trim() === gaps[0]?.trim())) return false;
  const isMarked = context.phone || context.id || context.account;
  return (
    (isMarked && digits.length >= 9) ||
    (/^0[35789]\d{8}$/u.test(digits) && is(sizes, '4-3-3', '3-3-4', '4-6')) ||
    (candidate.isPost && /^0[35789]\d{8}$/u.test(digits) && is(sizes, '2-2-2-2-2') && !isSeries(candidate))
  );
}

/** What a candidate is, or null when it is a figure that must stay. */
export function judgeNumber(candidate: NumberCandidate): MaskKind | null {
  const { digits, sizes, context, hasDate, isInLink, touchesLetter } = candidate;
  if (digits.length > 22 && isUnbroken(candidate) && !isInLink) return 'account';
  if (digits.length < 6 || digits.length > 22) return null;
  if (candidate.gaps.some((gap) => /[:;\n]/u.test(gap)) && !isColonNumber(candidate)) return null;
  if (/^1[89]00\d{3,6}$/u.test(digits) && !candidate.hasPlus) return null;
  if (/^(?:0123456789|1234567890?|123456789|(\d)\1+)$/u.test(digits) && isSeries(candidate)) return null;
  if (hasDate && sizes.length > 1) return null;
  if (isRestOfThousands(candidate) && !candidate.hasPlus) return null;
  const isNamedPhone = context.phone && /^0[35789]\d{8}$/u.test(digits);
  if (
    candidate.gaps.some((gap) => /^,\s/u.test(gap)) &&
    !isNamedPhone &&
    !isSpelled(candidate) &&
    !sizes.every((size) => size <= 2)
  )
    return null;
  if (context.documentNumber && sizes.length <= 2 && !/^0[35789]\d{8}$/u.test(digits)) return null;
  if (
    touchesLetter &&
    sizes.length > 1 &&
    !context.phone &&
    !context.account &&
    !context.id &&
    !/^0[35789]/u.test(digits)
  )
    return null;
  if (context.id && isIdNumber(candidate)) return 'id';
  if (context.account && isAccount(candidate)) return 'account';
  if (isVietnamesePhone(candidate) || (!isInLink && (isForeignPhone(candidate) || isTrunkPhone(candidate))))
    return 'phone';
  if (isIdNumber(candidate)) return 'id';
  if (isContextPhone(candidate)) return 'phone';
  return isAccount(candidate) ? 'account' : null;
}

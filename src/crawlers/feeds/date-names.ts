/** Month names by their beginnings, in lower case and NFKC; a name counts when it starts with one of them. */
const MONTH_BEGINNINGS: readonly string[] = [
  'jan jän ene gen janv ян янв ιαν január มกรา ม.ค ມັງກອນ',
  'feb fév fev fevr févr фев φεβ กุมภา ก.พ ກຸມພາ',
  'mar mär már mars мар μαρ μάρ μάώ μαώ มีนา มี.ค ມີນາ',
  'apr abr avr ápr апр απρ เมษา เม.ย ເມສາ',
  'may mai mag máj maj мая май μαι μάι μαϊ máu พฤษภา พ.ค ພຶດສະພາ',
  'jun juin jún giu июн ιουν ιούν ιον มิถุนา มิ.ย ມິຖຸນາ',
  'jul juil júl lug июл ιουλ ιούλ ιολ กรกฎา ก.ค ກໍລະກົດ',
  'aug aoû aou ago авг αυγ αύγ สิงหา ส.ค ສິງຫາ',
  'sep sept set szept сен σεπ กันยา ก.ย ກັນຍາ',
  'oct okt out ott окт οκτ ตุลา ต.ค ຕຸລາ',
  'nov ноя νοε νοέ พฤศจิกา พ.ย ພະຈິກ',
  'dec dez dic déc dék дек δεκ ธันวา ธ.ค ທັນວາ',
];

const MONTHS: readonly (readonly [string, number])[] = MONTH_BEGINNINGS.flatMap((names, at) =>
  names.split(' ').map((name): [string, number] => [name.normalize('NFKC'), at + 1]),
).sort(([a], [b]) => b.length - a.length);
const FOUND = new Map<string, number>();

/** The month (1–12) that a lower-case word names, 0 when it names none. */
export function monthOf(word: string): number {
  const cached = FOUND.get(word);
  if (cached !== undefined) return cached;
  const month = MONTHS.find(([name]) => word.startsWith(name))?.[1] ?? 0;
  if (FOUND.size < 500) FOUND.set(word, month);
  return month;
}

const ZONE_HOURS = `ut 0 utc 0 gmt 0 z 0 wet 0 west 1 bst 1 cet 1 met 1 cest 2 mest 2 eet 2 eest 3 msk 3 msd 4 ist 5.5 ict 7 wib 7
cst -6 cdt -5 est -5 edt -4 mst -7 mdt -6 pst -8 pdt -7 et -5 ct -6 mt -7 pt -8 akst -9 akdt -8 hst -10 ast -4 adt -3 nst -3.5 ndt -2.5
hkt 8 sgt 8 myt 8 pht 8 awst 8 jst 9 kst 9 acst 9.5 aest 10 aedt 11 nzst 12 nzdt 13`;
const ZONES = new Map<string, number>();
{
  const words = ZONE_HOURS.split(/\s+/);
  for (let at = 0; at < words.length; at += 2) ZONES.set(words[at] as string, Number(words[at + 1]) * 60);
  // RFC 822 §5: A is −1 … M is −12 (there is no J), N is +1 … Y is +12.
  [...'abcdefghiklm'].forEach((letter, hours) => ZONES.set(letter, -(hours + 1) * 60));
  // `21:30 h` means hours.
  ZONES.delete('h');
  [...'nopqrstuvwxy'].forEach((letter, hours) => ZONES.set(letter, (hours + 1) * 60));
}

/** Minutes east of Greenwich of a lower-case zone name, military letters included; null when unknown. */
export function zoneMinutesOf(name: string): number | null {
  return ZONES.get(name) ?? null;
}

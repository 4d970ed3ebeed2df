import type { Figure } from './daily-review.ts';

/** The review's words; every form of it speaks Vietnamese. */
export const FIGURE_NAMES: Readonly<Record<Figure['key'], string>> = {
  documents: 'Tin, bài ghi nhận',
  press: 'Bài báo',
  posts: 'Bài đăng công khai (chỉ đếm)',
  voices: 'Bài độc lập',
  reprints: 'Bài đăng lại',
  outlets: 'Nguồn có tin, bài',
  languages: 'Ngôn ngữ',
  negative: 'Sắc thái tiêu cực',
  foreign: 'Nguồn nước ngoài',
  suspected: 'Nghi sai sự thật (có chứng cứ trái ngược)',
};

export const LANGUAGE_NAMES: Readonly<Record<string, string>> = {
  vi: 'Tiếng Việt',
  en: 'Tiếng Anh',
  zh: 'Tiếng Trung',
  ko: 'Tiếng Hàn',
  ja: 'Tiếng Nhật',
  lo: 'Tiếng Lào',
};

export const SECTIONS = {
  figures: 'Số liệu chung',
  lead: 'Tin nổi bật',
  critical: 'Phản ánh, phê bình',
  foreign: 'Báo chí nước ngoài',
  suspected: 'Thông tin nghi sai sự thật',
  unreached: 'Nguồn chưa đọc được',
} as const;

/** `25/11/2026`. */
export function shownDay(day: string): string {
  return day.split('-').reverse().join('/');
}

/** `ngày 25/11/2026`, or `từ ngày … đến ngày …`. */
export function shownDays({ fromDay, toDay }: { fromDay: string; toDay: string }): string {
  return fromDay === toDay ? `ngày ${shownDay(toDay)}` : `từ ngày ${shownDay(fromDay)} đến ngày ${shownDay(toDay)}`;
}

/** `Ngày 25/11/2026`, as a line of its own. */
export function daysLine(days: { fromDay: string; toDay: string }): string {
  const words = shownDays(days);
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
}

/** Sources of which the same is to be said, together; the order of the first ones stays. */
export function bySentence(
  sources: readonly { name: string; message: string }[],
): { names: string; message: string }[] {
  const groups = new Map<string, string[]>();
  for (const { name, message } of sources) groups.set(message, [...(groups.get(message) ?? []), name]);
  return [...groups].map(([message, names]) => ({ names: names.join(', '), message }));
}

/** A sentence to be quoted within another: without its own full stop. */
export function withoutStop(sentence: string): string {
  return sentence.replace(/[.。\s]+$/u, '');
}

/** What stands where there is nothing. */
export const NONE = 'Không có.';
/** Outlets named beside a lead story. */
export const MOST_OTHERS = 12;

/** How many items a section has, and how many of them it shows. */
export function countOf({ total, items }: { total: number; items: unknown[] }): string {
  return total > items.length
    ? `Có ${total} bài; ở đây nêu ${items.length} bài, mỗi vụ việc một bài.`
    : `Có ${total} bài.`;
}

/** `4 nguồn, 3 bài độc lập, 2 bài đăng lại`. */
export function storyCounts(story: { sourceCount: number; voiceCount: number; reprintCount: number }): string {
  return `${story.sourceCount} nguồn, ${story.voiceCount} bài độc lập, ${story.reprintCount} bài đăng lại`;
}

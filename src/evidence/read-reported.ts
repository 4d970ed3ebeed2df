/** Where a sentence begins to pass on what is going around; up to the end of the clause, or of the sentence. */
const REPORTED: Readonly<Record<string, RegExp>> = {
  vi: /(?:trước |về |bác (?:bỏ )?)?tin đồn\s*(?:"[^"]*"|“[^”]*”|'[^']*')|(?:sau khi|trong khi|trước đó|sau|trước|về|theo)?\s*(?:(?:nhiều |các |những |một số )?(?:tin đồn|bài đăng|tin nhắn|thông tin (?:lan truyền|trên mạng|cho rằng|đồn)|tin lan truyền|tài khoản)|(?:trên )?mạng(?: xã hội)? (?:\S+ )?(?:lan truyền|xôn xao|đồn|chia sẻ))[^;.]*/giu,
  en: /(?:\b(?:after|following|amid|despite|as|while|in response to|contrary to)\s+)?(?:\b(?:posts?|rumou?rs?|claims|messages?|videos?|reports|talk)\b[^,;.]{0,40}\b(?:claim(?:ed|ing|s)?|that|said|saying|alleg(?:ed|ing)|of|about|circulat(?:ed|ing)|spread(?:ing)?)\b)[^;.]*/giu,
  zh: /(?:此前|针对|对于)?(?:网传|网上流传|有传言称|传言称?|有帖文称|谣传)[^，；。]*/gu,
  ko: /(?:온라인|SNS|소셜미디어)[^,.;]*(?:퍼진|퍼지|돌|주장)[^,.;]*|[^,.;]*(?:는 소문|다는 게시물|는 주장)/gu,
  ja: /(?:SNS|ネット|インターネット)[^、。]*(?:拡散|噂|うわさ|投稿)[^、。]*|[^、。]*という(?:噂|うわさ|投稿)/gu,
};

/** The text with each passage that only passes on a rumour blanked (length kept), or null where there is none. */
export function withoutReported(text: string, lang: string): string | null {
  const pattern = REPORTED[lang];
  if (!pattern) return null;
  const blanked = text.replace(pattern, (passage) => ' '.repeat(passage.length));
  return blanked === text ? null : blanked;
}

/** The first `limit` UTF-16 units of a text, cut at a word's end, with an ellipsis where something was left out. */
export function excerptOf(text: string, limit = 280): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= limit) return flat;
  const cut = flat.slice(0, limit);
  const end = cut.lastIndexOf(' ');
  // Scripts without spaces are cut between characters, never inside a surrogate pair.
  const whole = end > limit * 0.6 ? cut.slice(0, end) : cut.replace(/[\uD800-\uDBFF]$/, '');
  return `${whole} …`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as it may stand in HTML or XML, attributes included. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

/** The first sentence of an article, for feeds; languages without a full stop give their first 120 characters. */
export function leadOf(paragraphs: string[]): string {
  const lead = paragraphs[0] ?? '';
  return /^.{20,400}?[.。!?](?=\s|$)/u.exec(lead)?.[0] ?? lead.slice(0, 120);
}

const pad = (value: number): string => String(value).padStart(2, '0');

/** An instant on an outlet's clock: parts as they stand on the page, `iso` with its offset. */
export function clockParts(at: string, zone: number): { day: string; time: string; weekday: number; iso: string } {
  const local = new Date(Date.parse(at) + zone * 3_600_000);
  const [date = '', clock = ''] = local.toISOString().split('T');
  return {
    day: date.split('-').reverse().join('/'),
    time: clock.slice(0, 5),
    weekday: local.getUTCDay(),
    iso: `${date}T${clock.slice(0, 8)}+${pad(zone)}:00`,
  };
}

/** A message, or its forms where the language has several; `{name}` stands for a value. `n` picks the form. */
export type Message = string | { one: string; other: string };

/** The text of a message with its values put in. */
export function fill(message: Message, values: Record<string, string | number>, locale: string): string {
  const n = values['n'];
  const form =
    typeof message === 'string'
      ? message
      : typeof n === 'number' && new Intl.PluralRules(locale).select(n) === 'one'
        ? message.one
        : message.other;
  return form.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? value.toLocaleString(locale) : value;
  });
}

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Before attempt `attempt + 1`, ms: doubles from `first` to `longest`, half of it by chance, so that many do not come back at once. */
export function backoffMs(attempt: number, { first, longest }: { first: number; longest: number }): number {
  return Math.min(first * 2 ** (attempt - 1), longest) * (0.5 + Math.random() / 2);
}

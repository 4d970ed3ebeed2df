/** CPU time of the quicker of two runs, in ms. */
function cpuMs(work: () => unknown): number {
  const runs = [0, 1].map(() => {
    const from = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1000;
  });
  return Math.min(...runs);
}

/** What is too quick to be compared, ms. */
const NOISE_MS = 3;

/** How many times the work grows when the text grows fourfold: 4 is linear, 16 quadratic; small work counts as none. */
export function growthOf(work: (text: string) => unknown, textOf: (length: number) => string, length: number): number {
  const [short, long] = [textOf(length), textOf(4 * length)];
  work(textOf(1_000));
  return cpuMs(() => work(long)) / (cpuMs(() => work(short)) + NOISE_MS);
}

/** The piece as often as fits the length. */
export const repeated =
  (piece: string) =>
  (length: number): string =>
    piece.repeat(Math.ceil(length / piece.length));

/** Pieces that all differ: `piece(0)`, `piece(1)` and so on. */
export const numbered =
  (piece: (at: number) => string) =>
  (length: number): string => {
    let text = '';
    for (let at = 0; text.length < length; at += 1) text += piece(at);
    return text;
  };

/** Letters for a number, all different. */
export function letters(at: number): string {
  const rest = Math.floor(at / 26);
  return String.fromCharCode(97 + (at % 26)) + (rest > 0 ? letters(rest - 1) : '');
}

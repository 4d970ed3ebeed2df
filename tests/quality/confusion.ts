/** Counts of a yes/no decision against labels. */
export interface Confusion {
  truePositives: number;
  falsePositives: number;
  falseNegatives: number;
  trueNegatives: number;
}

/** Precision and recall of answers against labels, with the counts; an empty denominator gives 1. */
export function confusionOf(
  answers: { said: boolean; is: boolean }[],
): Confusion & { precision: number; recall: number } {
  const count = (said: boolean, is: boolean): number =>
    answers.filter((answer) => answer.said === said && answer.is === is).length;
  const [truePositives, falsePositives] = [count(true, true), count(true, false)];
  const [falseNegatives, trueNegatives] = [count(false, true), count(false, false)];
  const share = (part: number, other: number): number => (part + other === 0 ? 1 : part / (part + other));
  return {
    truePositives,
    falsePositives,
    falseNegatives,
    trueNegatives,
    precision: share(truePositives, falsePositives),
    recall: share(truePositives, falseNegatives),
  };
}

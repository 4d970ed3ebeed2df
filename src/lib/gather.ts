/**
 * A function whose calls join: what is asked while one round is under way is done together in the next one. A round begins
 * after its askers asked, so that each of them sees the state of then or later. `work` answers in the order of what it is given.
 */
export function gather<Asked, Answer>(work: (asked: Asked[]) => Promise<Answer[]>): (asked: Asked) => Promise<Answer> {
  interface Caller {
    asked: Asked;
    resolve(answer: Answer): void;
    reject(error: unknown): void;
  }
  let waiting: Caller[] = [];
  let isBusy = false;

  async function rounds(): Promise<void> {
    isBusy = true;
    while (waiting.length > 0) {
      const callers = waiting;
      waiting = [];
      try {
        const answers = await work(callers.map(({ asked }) => asked));
        callers.forEach(({ resolve }, at) => resolve(answers[at] as Answer));
      } catch (error) {
        for (const { reject } of callers) reject(error);
      }
    }
    isBusy = false;
  }

  return (asked) =>
    new Promise<Answer>((resolve, reject) => {
      waiting.push({ asked, resolve, reject });
      // Callers of the same moment are one round.
      if (!isBusy) {
        isBusy = true;
        queueMicrotask(() => void rounds());
      }
    });
}

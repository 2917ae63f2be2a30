/** A question for the whole state, on its way. */
export interface Reading<E> {
  /**
   * The answer is here. Gives what was heard since it was asked for: the answer may be older than that,
   * so it has to be heard again on top of it. Null if an answer asked for later is in already.
   */
  arrived(): E[] | null;
  /** No answer will come. */
  failed(): void;
}

/** Keeps answers and news in order: they come by two connections, and either may overtake the other. */
export function createReadings<E>(): { ask(): Reading<E>; hear(event: E): void } {
  const waiting = new Set<E[]>();
  let asked = 0;
  let newest = 0;
  return {
    ask() {
      asked += 1;
      const number = asked;
      const heard: E[] = [];
      waiting.add(heard);
      return {
        arrived() {
          waiting.delete(heard);
          if (number < newest) return null;
          newest = number;
          return heard;
        },
        failed: () => void waiting.delete(heard),
      };
    },
    hear: (event) => waiting.forEach((heard) => heard.push(event)),
  };
}

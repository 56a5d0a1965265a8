/** Rows that come in the order of case ids, asked for case by case in the same order. */
export type Grouped<T> = {
  /** The rows of the case; rows of cases before it that nobody asked for are told as strays. */
  take: (caseId: string) => Promise<T[]>;
  /** Whatever is left belongs to no case. */
  rest: () => Promise<void>;
};

/** @param stray told of each case id, with its rows, that was passed over */
export function grouped<T extends { case_id: string }>(
  rows: AsyncIterator<T>,
  stray: (caseId: string, rows: T[]) => void | Promise<void>,
): Grouped<T> {
  let ahead: T | null = null;
  let begun = false;

  async function next(): Promise<void> {
    const { value, done } = await rows.next();
    ahead = done ? null : value;
    begun = true;
  }

  /** The rows of the case that stands next. */
  async function group(): Promise<T[]> {
    const found: T[] = [];
    for (const id = ahead?.case_id; ahead !== null && ahead.case_id === id; await next()) found.push(ahead);
    return found;
  }

  async function passOver(before: (caseId: string) => boolean): Promise<void> {
    if (!begun) await next();
    while (ahead !== null && before(ahead.case_id)) {
      const { case_id: id } = ahead;
      await stray(id, await group());
    }
  }

  return {
    take: async (caseId) => {
      await passOver((id) => id < caseId);
      return ahead?.case_id === caseId ? group() : [];
    },
    rest: () => passOver(() => true),
  };
}

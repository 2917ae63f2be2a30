import type { Deed } from './outlookDeeds';
import type { Wish } from './wishes';

/** What people did to meetings, there and here, in the order in which it came true. */
export interface Heard {
  deeds: Deed[];
  /** What was decided here, with the id that its command has in the log. */
  decisions: (NonNullable<Wish['moves']> & { commandId: string })[];
}

/** What was done in Outlook to one meeting, or to a series as a whole. */
export const deedsOn = ({ deeds }: Heard, transaction: string, plannedAt: string | null): Deed[] => deeds.filter((one) => one.transaction === transaction && one.plannedAt === plannedAt);

/**
 * When a meeting has to be that was moved in Outlook, as the rules say: what was decided here without knowing of it
 * gives way; what was decided after it was here stands. Null where nothing is sure. `what` names it among the decisions.
 */
export function dueAfter(heard: Heard, transaction: string, plannedAt: string | null, what: string): string | null {
  const deeds = deedsOn(heard, transaction, plannedAt);
  const last = deeds.at(-1);
  if (!last?.startsAt || deeds.some((one) => !one.certain)) return null;
  return heard.decisions.filter((one) => one.what === what).reduce((at, { seen, to }) => (seen === at ? to : at), last.startsAt);
}

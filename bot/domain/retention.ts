import { momentOf } from './events';
import { dateIn, laterDate } from './kinds/event';

/**
 * How long things about people are kept. The purpose is that the community runs and learns: what it made (charter,
 * decisions, papers, outcomes) stays, and who did what in it does not stay for ever.
 */
export const keptFor = {
  /** Whose attendance it was, that somebody wrote, what the sponsor answered and where mail and invitations went, who gave which command. */
  months: 13,
  /** Single answers of a survey, after it was closed; its figures stay. */
  surveyMonths: 12,
  /** A draft that nobody has touched. The weekly message and My data show it from `draftAskDays` on. */
  draftDays: 120,
  /** From then on its writer is asked about it. */
  draftAskDays: 90,
  /** Name and address of somebody who has left. */
  leaverDays: 30,
  /** That something was sent by itself, and to whom. Nothing that is planned looks back so far, but for the newest posts (`restraint`), which name nobody and stay. */
  promptDays: 90,
} as const;

/** Before these moments things are not kept any more, ISO 8601 UTC. */
export interface KeptSince {
  people: string;
  surveys: string;
  drafts: string;
  leavers: string;
  prompts: string;
}

export function keptSince(now: string, zone: string): KeptSince {
  const today = dateIn(zone, now);
  const moment = (by: { days?: number; months?: number }): string => momentOf(`${laterDate(today, by)}T00:00`, zone);
  return { people: moment({ months: -keptFor.months }), surveys: moment({ months: -keptFor.surveyMonths }), drafts: moment({ days: -keptFor.draftDays }), leavers: moment({ days: -keptFor.leaverDays }), prompts: moment({ days: -keptFor.promptDays }) };
}

/** When nobody works, by the community's clock. */
const quietTime = '02:30';

/** The last such moment, ISO 8601 UTC: what was not cleared away since is due. */
export function clearingDueSince(zone: string, now: string): string {
  const today = dateIn(zone, now);
  const moment = momentOf(`${today}T${quietTime}`, zone);
  return moment <= now ? moment : momentOf(`${laterDate(today, { days: -1 })}T${quietTime}`, zone);
}

import type { CommandOf } from './commands';
import { already, done, refuse, type Decision, type Situation } from './decision';
import { rotaOf } from './kinds/event';
import { heldOf, meetingWithId, missing, occasionOf, withHeld } from './occasions';
import type { Attendance, Change, CommunityRecord, PersonId } from './record';

/** Who came to an event or a meeting, as somebody of the core group notes it, and who facilitated. */

/** What is noted of one person and one event or meeting; nothing yet, where there is no row. */
export const attendanceOf = ({ record }: Pick<Situation, 'record'>, eventId: string, personId: string): Attendance =>
  record.attendances.find((one) => one.eventId === eventId && one.personId === personId) ?? { eventId, personId, signedUpAt: null, cancelledAt: null, came: null };

export function markCame(situation: Situation, { eventId, personIds, came }: CommandOf<'markCame'>): Decision {
  const { record, act } = situation;
  const occasion = occasionOf(record, eventId);
  if (!occasion) return refuse('not-found', missing(eventId));
  if (occasion.startsAt > act.now) return refuse('not-now', occasion.kind === 'event' ? 'refuse.event-to-come' : 'refuse.meeting-to-come');
  // Whoever was noted and has left since can still be put right.
  const known = [...new Set(personIds)].map((personId) => attendanceOf(situation, eventId, personId)).filter((one) => one.came !== null || occasion.isFor(one.personId));
  if (known.length === 0) return refuse('not-found', occasion.kind === 'event' ? 'refuse.no-person' : 'refuse.not-in-core');
  const changes = known.filter((one) => one.came !== came).map((one): Change => ({ put: 'attendances', row: { ...one, came, ...(one.imported ? { imported: null } : {}) } }));
  return changes.length === 0 ? already('said.came') : done([...changes, ...facilitated(record, eventId, known.map((one) => one.personId), came)], [], { key: 'said.came' });
}

/**
 * That the meeting was held, and who facilitated it: unless somebody is noted already, whose turn it was, once they are
 * known to have come. Nobody has facilitated who did not come. Nothing for an event, which has its host.
 */
export function facilitated(record: CommunityRecord, id: string, personIds: readonly PersonId[], came: boolean): Change[] {
  const found = meetingWithId(record, id);
  if (!found) return [];
  const { series, meeting: { plannedAt, startsAt } } = found;
  const before = heldOf(series, plannedAt);
  const [turn] = rotaOf(record, series, startsAt, 1);
  const isTheirs = turn?.startsAt === startsAt && personIds.includes(turn.member.personId);
  const ledBy = came ? before.ledBy ?? (isTheirs ? turn.member.personId : null) : before.ledBy !== null && personIds.includes(before.ledBy) ? null : before.ledBy;
  const isKnown = series.held?.some((one) => one.plannedAt === plannedAt) ?? false;
  return isKnown && ledBy === before.ledBy ? [] : [{ put: 'series', row: withHeld(series, { ...before, ledBy }) }];
}

/** Says who facilitated a meeting, who was there then; or that nobody is to be noted. */
export function noteFacilitator(situation: Situation, { eventId, personId }: CommandOf<'noteFacilitator'>): Decision {
  const { record, act } = situation;
  const found = meetingWithId(record, eventId);
  const occasion = occasionOf(record, eventId);
  if (!found || !occasion) return refuse('not-found', 'refuse.no-meeting');
  if (occasion.startsAt > act.now) return refuse('not-now', 'refuse.meeting-to-come');
  const before = heldOf(found.series, found.meeting.plannedAt);
  if (personId !== null && !occasion.isFor(personId)) return refuse('not-found', 'refuse.not-in-core');
  if (before.ledBy === personId) return already('said.came');
  const noted = personId === null ? null : attendanceOf(situation, eventId, personId);
  const there: Change[] = noted === null || noted.came === true ? [] : [{ put: 'attendances', row: { ...noted, came: true, ...(noted.imported ? { imported: null } : {}) } }];
  return done([{ put: 'series', row: withHeld(found.series, { ...before, ledBy: personId }) }, ...there], [], { key: 'said.came' });
}

import type { CommandOf } from './commands';
import { already, done, refuse, type Decision, type Doing, type Situation } from './decision';
import { attendanceOf } from './events';
import { isLogOn } from './excelLog';
import { memberOf } from './people';
import type { Change, CommunityEvent, CommunityRecord, EventReport } from './record';

/** Who came to an online meeting, as its organiser's report in Teams says: read only when somebody asks, and once. */

const minute = 60_000;
/** People come early and go late; a report of another time of the day is one of another meeting. */
const [early, late] = [45 * minute, 90 * minute];

/** The time in which a session is one of this event, ISO 8601 UTC. */
export function reportSpan({ startsAt, minutes }: Pick<CommunityEvent, 'startsAt' | 'minutes'>): { from: string; until: string } {
  const start = Date.parse(startsAt);
  return { from: new Date(start - early).toISOString(), until: new Date(start + minutes * minute + late).toISOString() };
}

export function readReport({ record, act }: Situation, { eventId }: CommandOf<'readReport'>): Decision {
  const event = record.events.find((one) => one.id === eventId);
  if (!event) return refuse('not-found', 'refuse.no-event');
  if (event.state === 'cancelled') return refuse('not-now', 'refuse.event-not-planned');
  if (!event.booking?.joinUrl) return refuse('not-now', 'refuse.no-meeting-link');
  if (Date.parse(event.startsAt) + event.minutes * minute > Date.parse(act.now)) return refuse('not-now', 'refuse.report-early');
  if (event.report?.state === 'read') return already('said.report-read');
  if (event.report?.state === 'asked' || event.report?.state === 'waiting') return already('said.report-asked');
  const report: EventReport = { askedBy: act.personId, askedAt: act.now, state: 'asked', problem: null, readAt: null, came: 0, others: 0 };
  return done([{ put: 'events', row: { ...event, report } }], [{ kind: 'read-report', eventId }], { key: 'said.report-asked' });
}

/**
 * What a report brought: whoever is in the community and has not been noted yet has come. What a person noted, about
 * themselves or by hand, stays. Of everybody else only the number is kept.
 */
export function reportBrought(record: CommunityRecord, eventId: string, askedAt: string, people: { personIds: readonly string[]; nameless: number }, now: string): Doing | null {
  const event = record.events.find((one) => one.id === eventId);
  if (!event?.report || event.report.askedAt !== askedAt || event.report.state === 'read') return null;
  const known = people.personIds.filter((personId) => memberOf(record, personId) !== undefined);
  const noted = known.flatMap((personId): Change[] => {
    const before = attendanceOf({ record }, eventId, personId);
    return before.came === null ? [{ put: 'attendances', row: { ...before, came: true, imported: true } }] : [];
  });
  const report: EventReport = { ...event.report, state: 'read', problem: null, readAt: now, came: known.length, others: people.personIds.length - known.length + people.nameless };
  return done([{ put: 'events', row: { ...event, report } }, ...noted], isLogOn(record.community.log) ? [{ kind: 'write-log' }] : []);
}

/** The report waits, or there is none. */
export function reportTroubled(record: CommunityRecord, eventId: string, askedAt: string, state: 'waiting' | 'failed', problem: string): Doing | null {
  const event = record.events.find((one) => one.id === eventId);
  if (!event?.report || event.report.askedAt !== askedAt || event.report.state === 'read') return null;
  if (event.report.state === state && event.report.problem === problem) return null;
  return done([{ put: 'events', row: { ...event, report: { ...event.report, state, problem } } }]);
}

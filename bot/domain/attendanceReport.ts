import type { CommandOf } from './commands';
import { already, done, refuse, type Decision, type Doing, type Situation } from './decision';
import { isLogOn } from './excelLog';
import { missing, occasionOf, type Occasion } from './occasions';
import { memberOf } from './people';
import { applyChanges, type Change, type CommunityRecord, type EventReport } from './record';
import { attendanceOf, facilitated } from './whoCame';

/** Who came to an online event or meeting, as its organiser's report in Teams says: read only when somebody asks, and once. */

const minute = 60_000;
/** People come early and go late; a report of another time of the day is one of another meeting. */
const [early, late] = [45 * minute, 90 * minute];

/** The time in which a session is one of this event or meeting, ISO 8601 UTC. */
export function reportSpan({ startsAt, minutes }: Pick<Occasion, 'startsAt' | 'minutes'>): { from: string; until: string } {
  const start = Date.parse(startsAt);
  return { from: new Date(start - early).toISOString(), until: new Date(start + minutes * minute + late).toISOString() };
}

export function readReport({ record, act }: Situation, { eventId }: CommandOf<'readReport'>): Decision {
  const occasion = occasionOf(record, eventId);
  if (!occasion) return refuse('not-found', missing(eventId));
  if (occasion.cancelled) return refuse('not-now', 'refuse.event-not-planned');
  if (!occasion.joinUrl) return refuse('not-now', 'refuse.no-meeting-link');
  if (Date.parse(occasion.startsAt) + occasion.minutes * minute > Date.parse(act.now)) return refuse('not-now', 'refuse.report-early');
  if (occasion.report?.state === 'read') return already('said.report-read');
  if (occasion.report?.state === 'asked' || occasion.report?.state === 'waiting') return already('said.report-asked');
  const report: EventReport = { askedBy: act.personId, askedAt: act.now, state: 'asked', problem: null, readAt: null, came: 0, others: 0 };
  return done([occasion.withReport(report)], [{ kind: 'read-report', eventId }], { key: 'said.report-asked' });
}

/** The event or meeting whose report was asked for then and is still to come. */
function waitingFor(record: CommunityRecord, eventId: string, askedAt: string): { occasion: Occasion; report: EventReport } | null {
  const occasion = occasionOf(record, eventId);
  const report = occasion?.report;
  return !occasion || !report || report.askedAt !== askedAt || report.state === 'read' ? null : { occasion, report };
}

/**
 * What a report brought: whoever it is for and has not been noted yet has come. What a person noted, about themselves or
 * by hand, stays. Of everybody else only the number is kept.
 */
export function reportBrought(record: CommunityRecord, eventId: string, askedAt: string, people: { personIds: readonly string[]; nameless: number }, now: string): Doing | null {
  const waiting = waitingFor(record, eventId, askedAt);
  if (!waiting) return null;
  const known = people.personIds.filter((personId) => memberOf(record, personId) !== undefined && waiting.occasion.isFor(personId));
  const fresh = known.map((personId) => attendanceOf({ record }, eventId, personId)).filter((one) => one.came === null);
  const noted = fresh.map((one): Change => ({ put: 'attendances', row: { ...one, came: true, imported: true } }));
  const lead = facilitated(record, eventId, fresh.map((one) => one.personId), true);
  const report: EventReport = { ...waiting.report, state: 'read', problem: null, readAt: now, came: known.length, others: people.personIds.length - known.length + people.nameless };
  const read = occasionOf(applyChanges(record, lead), eventId)?.withReport(report);
  return done([...(read ? [read] : []), ...noted], isLogOn(record.community.log) ? [{ kind: 'write-log' }] : []);
}

/** The report waits, or there is none. */
export function reportTroubled(record: CommunityRecord, eventId: string, askedAt: string, state: 'waiting' | 'failed', problem: string): Doing | null {
  const waiting = waitingFor(record, eventId, askedAt);
  if (!waiting || (waiting.report.state === state && waiting.report.problem === problem)) return null;
  return done([waiting.occasion.withReport({ ...waiting.report, state, problem })]);
}

import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { localPeople, localTenant } from '../people';
import { access } from './access';
import { page, Refusal, type Answer, type Ask } from './answers';
import type { EventStore, EventTime, StoredEvent } from './event-store';
import { occurrencesBetween, placed } from './occurrences';
import type { Route } from './route';

/** One session of a meeting. People are Entra ids; `null` is a guest whom Teams knows by nothing but a name. */
export interface LocalReport {
  joinUrl: string;
  /** ISO 8601 UTC. */
  start: string;
  end: string;
  people: (string | null)[];
}

/** A guest who comes to every meeting, and is in no directory. */
const guests = [null];

/**
 * Online meetings and who came to them, for their organiser alone. A meeting that is over has one report, each of a series its own: the organiser
 * and most of those invited came, and a guest. `more` are sessions that somebody has added, such as other meetings of the same link.
 */
export function meetingRoutes(store: EventStore, more: readonly LocalReport[]): Route[] {
  const mine = (ask: Ask): StoredEvent[] => store.all().filter((one) => one.organiserId === ask.personId && one.joinUrl !== null);
  const find = (ask: Ask): StoredEvent => {
    const found = mine(ask).find((one) => meetingId(one) === ask.params['meeting']);
    if (!found) throw new Refusal(404, 'NotFound', 'The meeting was not found.');
    return found;
  };
  const reports = (event: StoredEvent, ask: Ask): (LocalReport & { id: string })[] => {
    const people = [event.organiserId, ...invited(event).filter((_one, at) => at % 4 !== 3), ...guests];
    // All meetings of a series are under its one link, each with a report of its own.
    const own = occurrencesBetween(event, placed(event.start).toInstant(), Temporal.Instant.from(ask.now.toISOString()))
      .map(({ start, end }) => ({ joinUrl: event.joinUrl ?? '', start: iso(start), end: iso(end), people })).filter((one) => one.end < ask.now.toISOString());
    return [...own, ...more.filter((one) => one.joinUrl === event.joinUrl)].map((one) => ({ ...one, id: digest(`${one.joinUrl} ${one.start}`) }));
  };
  const root = (ask: Ask): string => `/me/onlineMeetings/${encodeURIComponent(ask.params['meeting'] ?? '')}/attendanceReports`;

  function list(ask: Ask): Answer {
    const [, quoted] = /^JoinWebUrl eq '((?:[^']|'')+)'$/i.exec(ask.query.get('$filter') ?? '') ?? [];
    if (quoted === undefined) throw new Refusal(400, 'BadRequest', 'OnlineMeetings can only be filtered by JoinWebUrl, JoinMeetingIdSettings/JoinMeetingId or VideoTeleconferenceId.');
    const joinUrl = quoted.replaceAll("''", "'");
    const rows = mine(ask).filter((one) => one.joinUrl === joinUrl).map((one) => ({ id: meetingId(one), subject: one.subject, joinWebUrl: one.joinUrl, startDateTime: moment(one.start), endDateTime: moment(one.end) }));
    return page(ask, '/me/onlineMeetings', `users('${ask.personId ?? ''}')/onlineMeetings`, rows, 10);
  }

  function reportsOf(ask: Ask): Answer {
    const rows = reports(find(ask), ask).map((one) => ({ id: one.id, totalParticipantCount: one.people.length, meetingStartDateTime: one.start, meetingEndDateTime: one.end }));
    return page(ask, root(ask), `users('${ask.personId ?? ''}')/onlineMeetings('x')/attendanceReports`, rows, 2);
  }

  function recordsOf(ask: Ask): Answer {
    const report = reports(find(ask), ask).find((one) => one.id === ask.params['report']);
    if (!report) throw new Refusal(404, 'NotFound', 'The report was not found.');
    const rows = report.people.map((id, at) => {
      const person = localPeople.find((one) => one.id === id);
      return {
        id: id ?? digest(`guest ${at}`), emailAddress: person?.email ?? null, totalAttendanceInSeconds: 1_800, role: at === 0 ? 'Organizer' : 'Attendee',
        identity: id === null ? { '@odata.type': '#microsoft.graph.identity', id: null, displayName: 'A guest' } : { '@odata.type': '#microsoft.graph.communicationsUserIdentity', id, displayName: person?.name ?? 'Somebody', tenantId: localTenant },
        attendanceIntervals: [{ joinDateTime: report.start, leaveDateTime: report.end, durationInSeconds: 1_800 }],
      };
    });
    return page(ask, `${root(ask)}/${report.id}/attendanceRecords`, `users('${ask.personId ?? ''}')/onlineMeetings('x')/attendanceReports('${report.id}')/attendanceRecords`, rows, 3, 3);
  }

  return [
    { method: 'GET', path: '/me/onlineMeetings', access: access.meetings, run: list },
    { method: 'GET', path: '/me/onlineMeetings/{meeting}/attendanceReports', access: access.attendance, run: reportsOf },
    { method: 'GET', path: '/me/onlineMeetings/{meeting}/attendanceReports/{report}/attendanceRecords', access: access.attendance, run: recordsOf },
  ];
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);
const meetingId = ({ uid, organiserId }: StoredEvent): string => Buffer.from(`1*${organiserId}*0**19:meeting_${digest(uid)}@thread.v2`).toString('base64');
const iso = (at: Temporal.ZonedDateTime): string => new Date(at.epochMilliseconds).toISOString();
const moment = (time: EventTime): string => iso(placed(time));
const invited = (event: StoredEvent): string[] => event.attendees.flatMap(({ email }) => localPeople.find((one) => one.email === email && one.id !== event.organiserId)?.id ?? []);

import type { Client } from '@microsoft/microsoft-graph-client';
import { Temporal } from 'temporal-polyfill';
import { cancelMeeting } from './calendar';
import { segment } from './client';
import { allRows } from './pages';
import { asProblem, type GraphProblem } from './problems';
import type { GraphRecurrence } from './recurrence';
import { ianaZone } from './zones';

/** What people change in Outlook, read back; and the single meetings of a series. */

/** A meeting as Outlook has it. `startsAt` is ISO 8601 UTC with milliseconds. */
export interface MeetingThere {
  startsAt: string;
  minutes: number;
  /** Empty for none; that a meeting is online is no place. */
  place: string;
}

export interface InstanceThere extends MeetingThere {
  id: string;
  /** When its series has it. */
  plannedAt: string;
}

export interface SeriesThere {
  /** Local in `zone`, `YYYY-MM-DDTHH:MM`. */
  firstStart: string;
  minutes: number;
  place: string;
  recurrence: GraphRecurrence | null;
}

/** What has changed in a calendar. Ids alone: what else is in it is nobody's business here. */
export interface ChangesThere {
  /** Of events, of meetings of a series, and of the series that these belong to. */
  ids: Set<string>;
  /** Something is not in it any more, which may be a meeting of any series. */
  removed: boolean;
  /** To ask with the next time. */
  link: string;
}

interface GraphTime { dateTime: string; timeZone: string }
interface GraphEvent {
  id: string;
  start: GraphTime;
  end: GraphTime;
  location?: { displayName?: string | null } | null;
  isOnlineMeeting?: boolean;
  isCancelled?: boolean;
  originalStart?: string | null;
  recurrence?: GraphRecurrence | null;
  seriesMasterId?: string | null;
  '@removed'?: object;
}

const fields = 'id,start,end,location,isOnlineMeeting,isCancelled,originalStart';
/** Events a page; the service gives 10 unless asked for more. */
const pageSize = 'odata.maxpagesize=100';

/** Outlook writes that a meeting is on Teams into its place, in the organiser's language, beside the room if there is one. */
const placeOf = ({ location, isOnlineMeeting }: GraphEvent): string =>
  (location?.displayName ?? '').split(';').map((one) => one.trim()).filter((one) => one !== '' && !(isOnlineMeeting && /microsoft teams/i.test(one))).join('; ').slice(0, 300);

/** Without a preference the answer is in UTC, whatever zone the event is in. */
const utc = ({ dateTime }: GraphTime): Temporal.Instant => Temporal.PlainDateTime.from(dateTime).toZonedDateTime('UTC').toInstant();
const moment = (at: Temporal.Instant): string => at.toString({ fractionalSecondDigits: 3 });

const there = (event: GraphEvent): MeetingThere => ({
  startsAt: moment(utc(event.start)), minutes: Math.round(utc(event.start).until(utc(event.end)).total('minutes')), place: placeOf(event),
});

const problemOf = (error: unknown): GraphProblem => asProblem(error, 'series', true);

/** The meeting as it stands in Outlook; null when it was deleted or called off there. Throws `GraphProblem`. */
export async function readEventThere(client: Client, eventId: string): Promise<MeetingThere | null> {
  try {
    const event = await client.api(`/me/events/${segment(eventId)}`).select(fields).get() as GraphEvent;
    return event.isCancelled ? null : there(event);
  } catch (error) {
    const problem = problemOf(error);
    if (problem.code === 'not-found') return null;
    throw problem;
  }
}

/** The series itself, its start in the IANA zone that is named; null when it was deleted or called off. Throws `GraphProblem`. */
export async function readSeriesThere(client: Client, eventId: string, zone: string): Promise<SeriesThere | null> {
  try {
    const event = await client.api(`/me/events/${segment(eventId)}`).select(`${fields},recurrence`).get() as GraphEvent;
    if (event.isCancelled) return null;
    const { minutes, place } = there(event);
    const firstStart = utc(event.start).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
    return { firstStart, minutes, place, recurrence: event.recurrence ?? null };
  } catch (error) {
    const problem = problemOf(error);
    if (problem.code === 'not-found') return null;
    throw problem;
  }
}

/** The single meetings of a series between two moments (ISO 8601 UTC), in order of time. Throws `GraphProblem`. */
export async function readInstances(client: Client, eventId: string, from: string, to: string): Promise<InstanceThere[]> {
  const query = `startDateTime=${segment(from)}&endDateTime=${segment(to)}&$top=100&$select=${fields}`;
  const rows = await allRows<GraphEvent>(client, `/me/events/${segment(eventId)}/instances?${query}`).catch((error: unknown) => { throw problemOf(error); });
  return rows.filter((one) => !one.isCancelled).map((one): InstanceThere => {
    const here = there(one);
    // Only one that was changed by itself says when its series has it.
    return { ...here, id: one.id, plannedAt: one.originalStart ? moment(Temporal.Instant.from(/(Z|[+-]\d\d:\d\d)$/.test(one.originalStart) ? one.originalStart : `${one.originalStart}Z`)) : here.startsAt };
  }).sort((a, b) => a.startsAt.localeCompare(b.startsAt));
}

/**
 * What has changed in the calendar between two moments since the link was given; all of it without one. Follows
 * pages. A link that has run out is `null`: ask again without one. Throws `GraphProblem`.
 */
export async function readChanges(client: Client, link: string | null, from: string, to: string): Promise<ChangesThere | null> {
  const ids = new Set<string>();
  let removed = false;
  try {
    for (let next = link ?? `/me/calendarView/delta?startDateTime=${segment(from)}&endDateTime=${segment(to)}`; ;) {
      const page = await client.api(next).header('Prefer', pageSize).get() as { value: GraphEvent[]; '@odata.nextLink'?: string; '@odata.deltaLink'?: string };
      for (const one of page.value) {
        ids.add(one.id);
        if (one.seriesMasterId) ids.add(one.seriesMasterId);
        if (one['@removed']) removed = true;
      }
      if (page['@odata.nextLink'] === undefined) return { ids, removed, link: page['@odata.deltaLink'] ?? '' };
      next = page['@odata.nextLink'];
    }
  } catch (error) {
    const problem = problemOf(error);
    // 410 says that all is to be read anew (Graph, delta query: synchronization reset).
    if (problem.status === 410 || /SyncState|resyncRequired/i.test(problem.serviceCode ?? '')) return null;
    throw problem;
  }
}

/**
 * Takes what is after a local date (`YYYY-MM-DD`) out of a series, so that what was stays in people's calendars; a
 * series that has not begun is called off whole, with the reason. False where it is not there any more. Safe to repeat.
 * Throws `GraphProblem`.
 */
export async function endSeries(client: Client, eventId: string, lastOn: string, reason: string): Promise<boolean> {
  const path = `/me/events/${segment(eventId)}`;
  try {
    const event = await client.api(path).select(`${fields},recurrence`).get() as GraphEvent;
    if (event.isCancelled) return true;
    const { recurrence } = event;
    if (!recurrence || lastOn < recurrence.range.startDate) {
      await cancelMeeting(client, eventId, reason);
      return true;
    }
    const { pattern, range: { type, startDate, endDate, recurrenceTimeZone } } = recurrence;
    if (type === 'endDate' && (endDate ?? '9') <= lastOn) return true;
    // The start goes along: a recurrence has to begin on its day and in its zone.
    const zone = recurrenceTimeZone ?? 'UTC';
    const local = (at: GraphTime) => ({ dateTime: utc(at).toZonedDateTimeISO(ianaZone(zone) ?? 'UTC').toPlainDateTime().toString({ smallestUnit: 'second' }), timeZone: zone });
    await client.api(path).patch({ start: local(event.start), end: local(event.end), recurrence: { pattern, range: { type: 'endDate', startDate, endDate: lastOn, recurrenceTimeZone: zone } } });
    return true;
  } catch (error) {
    const problem = problemOf(error);
    if (problem.code !== 'not-found') throw problem;
    return false;
  }
}

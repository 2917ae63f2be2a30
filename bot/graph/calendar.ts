import type { Client } from '@microsoft/microsoft-graph-client';
import { Temporal } from 'temporal-polyfill';
import { repeatable, segment } from './client';
import { asProblem, GraphProblem } from './problems';
import { windowsZone } from './zones';

/** The delegated permission of the organiser: `POST /me/events` puts it on everyone's calendar. */
export const calendarScopes: readonly string[] = ['Calendars.ReadWrite'];

export interface SeriesRequest {
  /** The same for every try: the service answers a repeated one with the series that stands. */
  transactionId: string;
  subject: string;
  bodyText: string;
  /** Local date and time in `zone`: `YYYY-MM-DDTHH:MM`. */
  firstStart: string;
  minutes: number;
  /** IANA name. */
  zone: string;
  everyWeeks: number;
  /** Last local date on which it may happen: `YYYY-MM-DD`. */
  untilOn: string;
  attendees: { name: string; email: string }[];
  onlineMeeting: boolean;
}

export interface BookedSeries {
  eventId: string;
  webLink: string;
  iCalUId: string;
  /** Null when none was asked for, or while Teams has not made it yet: ask again with `readSeries`. */
  joinUrl: string | null;
}

interface GraphEvent {
  id: string;
  webLink: string;
  iCalUId: string;
  onlineMeeting?: { joinUrl?: string | null } | null;
}

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/**
 * Books a weekly series in the calendar of the person whose token the client carries.
 * Safe to repeat with the same `transactionId`. Throws `GraphProblem`.
 */
export async function createSeries(client: Client, request: SeriesRequest): Promise<BookedSeries> {
  const event = await client.api('/me/events').middlewareOptions([repeatable()]).post(seriesBody(request))
    .catch((error: unknown) => { throw bookingProblem(asProblem(error, 'series', true)); }) as GraphEvent;
  const booked = series(event);
  if (!request.onlineMeeting || booked.joinUrl) return booked;
  // Teams may add its link a moment later; without it the meetings are booked all the same.
  return await readSeries(client, booked.eventId).catch(() => null) ?? booked;
}

/** Not found, for something new, means that the organiser has no mailbox in Microsoft 365. */
const bookingProblem = (problem: GraphProblem): GraphProblem =>
  problem.code === 'not-found' ? new GraphProblem('refused', 'series', { status: 404, serviceCode: problem.serviceCode }) : problem;

/** The series as it stands, or null when it is no longer in the calendar. Throws `GraphProblem`. */
export async function readSeries(client: Client, eventId: string): Promise<BookedSeries | null> {
  try {
    return series(await client.api(`/me/events/${segment(eventId)}`).get() as GraphEvent);
  } catch (error) {
    const problem = asProblem(error, 'series', true);
    if (problem.code === 'not-found') return null;
    throw problem;
  }
}

const series = (event: GraphEvent): BookedSeries => ({
  eventId: event.id, webLink: event.webLink, iCalUId: event.iCalUId, joinUrl: event.onlineMeeting?.joinUrl ?? null,
});

/** The event as Graph wants it; start, end and recurrence name one zone, and the range begins on the first day. */
export function seriesBody(request: SeriesRequest): Record<string, unknown> {
  const zone = windowsZone(request.zone);
  const start = Temporal.PlainDateTime.from(request.firstStart);
  return {
    subject: request.subject,
    body: { contentType: 'text', content: request.bodyText },
    start: { dateTime: wall(start), timeZone: zone },
    end: { dateTime: wall(start.add({ minutes: request.minutes })), timeZone: zone },
    recurrence: {
      pattern: { type: 'weekly', interval: request.everyWeeks, daysOfWeek: [days[start.dayOfWeek - 1]], firstDayOfWeek: 'monday' },
      range: { type: 'endDate', startDate: start.toPlainDate().toString(), endDate: request.untilOn, recurrenceTimeZone: zone },
    },
    attendees: request.attendees.map(({ name, email }) => ({ type: 'required', emailAddress: { name, address: email } })),
    ...(request.onlineMeeting ? { isOnlineMeeting: true, onlineMeetingProvider: 'teamsForBusiness' } : {}),
    transactionId: request.transactionId,
  };
}

const wall = (at: Temporal.PlainDateTime): string => at.toString({ smallestUnit: 'second' });

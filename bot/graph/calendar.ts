import type { Client } from '@microsoft/microsoft-graph-client';
import { Temporal } from 'temporal-polyfill';
import { repeatable, segment } from './client';
import type { Recurs } from '../domain/recurrence';
import { asProblem, GraphProblem } from './problems';
import { graphRecurrence } from './recurrence';
import { windowsZone } from './zones';

/** The delegated permission of the organiser: `POST /me/events` puts it on everyone's calendar. */
export const calendarScopes: readonly string[] = ['Calendars.ReadWrite'];

export interface MeetingRequest {
  /** The same for every try: the service answers a repeated one with the meeting that stands. */
  transactionId: string;
  subject: string;
  bodyText: string;
  /** Local date and time in `zone`: `YYYY-MM-DDTHH:MM`. */
  firstStart: string;
  minutes: number;
  /** IANA name. */
  zone: string;
  /** Null for a single one. */
  recurs: Recurs | null;
  /** A room or a link; empty for none. */
  place: string;
  attendees: { name: string; email: string }[];
  onlineMeeting: boolean;
}

export interface BookedMeeting {
  eventId: string;
  webLink: string;
  iCalUId: string;
  /** Null when none was asked for, or while Teams has not made it yet: ask again with `readMeeting`. */
  joinUrl: string | null;
}

interface GraphEvent {
  id: string;
  webLink: string;
  iCalUId: string;
  onlineMeeting?: { joinUrl?: string | null } | null;
}

/**
 * Books a meeting, or a series of them, in the calendar of the person whose token the client carries.
 * Safe to repeat with the same `transactionId`. Throws `GraphProblem`.
 */
export async function createMeeting(client: Client, request: MeetingRequest): Promise<BookedMeeting> {
  const event = await client.api('/me/events').middlewareOptions([repeatable()]).post(meetingBody(request))
    .catch((error: unknown) => { throw bookingProblem(asProblem(error, 'series', true)); }) as GraphEvent;
  const booked = meeting(event);
  if (!request.onlineMeeting || booked.joinUrl) return booked;
  // Teams may add its link a moment later; without it the meetings are booked all the same.
  return await readMeeting(client, booked.eventId).catch(() => null) ?? booked;
}

/** Not found, for something new, means that the organiser has no mailbox in Microsoft 365. */
const bookingProblem = (problem: GraphProblem): GraphProblem =>
  problem.code === 'not-found' ? new GraphProblem('refused', 'series', { status: 404, serviceCode: problem.serviceCode }) : problem;

/** The meeting as it stands, or null when it is no longer in the calendar. Throws `GraphProblem`. */
export async function readMeeting(client: Client, eventId: string): Promise<BookedMeeting | null> {
  try {
    return meeting(await client.api(`/me/events/${segment(eventId)}`).get() as GraphEvent);
  } catch (error) {
    const problem = asProblem(error, 'series', true);
    if (problem.code === 'not-found') return null;
    throw problem;
  }
}

const meeting = (event: GraphEvent): BookedMeeting => ({
  eventId: event.id, webLink: event.webLink, iCalUId: event.iCalUId, joinUrl: event.onlineMeeting?.joinUrl ?? null,
});

/** The event as Graph wants it; start, end and recurrence name one zone, and the range begins on the first day. */
export function meetingBody(request: MeetingRequest): Record<string, unknown> {
  return {
    subject: request.subject,
    body: { contentType: 'text', content: request.bodyText },
    ...times(request),
    ...(request.recurs === null ? {} : { recurrence: graphRecurrence(request.recurs, request.firstStart, request.zone) }),
    ...(request.place === '' ? {} : { location: { displayName: request.place } }),
    attendees: request.attendees.map(invited),
    ...(request.onlineMeeting ? { isOnlineMeeting: true, onlineMeetingProvider: 'teamsForBusiness' } : {}),
    transactionId: request.transactionId,
  };
}

const wall = (at: Temporal.PlainDateTime): string => at.toString({ smallestUnit: 'second' });

const invited = ({ name, email }: { name: string; email: string }) => ({ type: 'required', emailAddress: { name, address: email } });

function times({ firstStart, minutes, zone: iana }: Pick<MeetingRequest, 'firstStart' | 'minutes' | 'zone'>) {
  const start = Temporal.PlainDateTime.from(firstStart);
  const zone = windowsZone(iana);
  return { start: { dateTime: wall(start), timeZone: zone }, end: { dateTime: wall(start.add({ minutes })), timeZone: zone } };
}

/** What is to be different from now on; what is left out stays as people may have changed it in Outlook. */
export interface MeetingChange {
  subject?: string;
  times?: Pick<MeetingRequest, 'firstStart' | 'minutes' | 'zone'>;
  place?: string;
  invite: { name: string; email: string }[];
  /** Addresses. */
  uninvite: string[];
}

/**
 * Changes a meeting by difference (a single one, one of a series, or a series whole), so that nobody is invited twice; gives false when it is no longer in the
 * calendar. Safe to repeat. Throws `GraphProblem`.
 */
export async function changeMeeting(client: Client, eventId: string, change: MeetingChange): Promise<boolean> {
  const path = `/me/events/${segment(eventId)}`;
  try {
    const body: Record<string, unknown> = {};
    if (change.subject !== undefined) body['subject'] = change.subject;
    if (change.times !== undefined) Object.assign(body, times(change.times));
    if (change.place !== undefined) body['location'] = { displayName: change.place };
    if (change.invite.length + change.uninvite.length > 0) {
      const { attendees } = await client.api(path).select('attendees').get() as { attendees: { type: string; emailAddress: { name?: string; address: string } }[] };
      const gone = new Set(change.uninvite.map((one) => one.toLowerCase()));
      const there = new Set(attendees.map((one) => one.emailAddress.address.toLowerCase()));
      // The list is replaced whole: whoever stays on it, with their answer, is not invited again.
      const next = [
        ...attendees.filter((one) => !gone.has(one.emailAddress.address.toLowerCase())).map(({ type, emailAddress }) => ({ type, emailAddress })),
        ...change.invite.filter((one) => !there.has(one.email.toLowerCase())).map(invited),
      ];
      if (JSON.stringify(next.map((one) => one.emailAddress.address)) !== JSON.stringify(attendees.map((one) => one.emailAddress.address))) body['attendees'] = next;
    }
    if (Object.keys(body).length > 0) await client.api(path).patch(body);
    return true;
  } catch (error) {
    const problem = asProblem(error, 'series', true);
    if (problem.code === 'not-found') return false;
    throw problem;
  }
}

/** Calls a meeting off: everybody invited hears why. One that is gone already is as it should be. Throws `GraphProblem`. */
export async function cancelMeeting(client: Client, eventId: string, reason: string): Promise<void> {
  try {
    await client.api(`/me/events/${segment(eventId)}/cancel`).post({ comment: reason });
  } catch (error) {
    // A second try after one that was carried out finds nothing.
    const problem = asProblem(error, 'series', true);
    if (problem.code !== 'not-found') throw problem;
  }
}

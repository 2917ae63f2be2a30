import type { PhraseKey } from '../toolkit/phrases';
import { seriesWithId } from './kinds/event';
import { memberOf, nameOf } from './people';
import type { Change, CommunityRecord, EventReport, MeetingHeld, PersonId, Series } from './record';
import { meetingId, meetingsOf, readMeetingId, standing, type Meeting } from './recurrence';

/**
 * What people can have come to: an event of the calendar, or one meeting of a series. A meeting is known by when its
 * series has it, so that it stays itself wherever it is moved, and who came to it needs no carrying over.
 */

export interface Occasion {
  id: string;
  kind: 'event' | 'meeting';
  /** ISO 8601 UTC: where it is now. */
  startsAt: string;
  minutes: number;
  cancelled: boolean;
  /** In whose calendar it is, and so in whose name its report is read; null for nobody's. */
  organiserId: PersonId | null;
  /** Null for what is no online meeting booked from here. */
  joinUrl: string | null;
  report: EventReport | null;
  /** The row that holds its report, with another one. */
  withReport(report: EventReport): Change;
  /** Whether somebody can be noted as having come: to an event everybody of the community, to a meeting the core group. */
  isFor(personId: PersonId): boolean;
}

/** An event or a meeting by its id; null for one that there is not, and for a meeting that is called off. */
export function occasionOf(record: CommunityRecord, id: string): Occasion | null {
  const event = record.events.find((one) => one.id === id);
  if (event) {
    const { startsAt, minutes, booking, report } = event;
    return {
      id, kind: 'event', startsAt, minutes, cancelled: event.state === 'cancelled', organiserId: booking?.organiserId ?? null, joinUrl: booking?.joinUrl ?? null, report: report ?? null,
      withReport: (next) => ({ put: 'events', row: { ...event, report: next } }), isFor: (personId) => nameOf(record, personId) !== null,
    };
  }
  const found = meetingWithId(record, id);
  if (!found) return null;
  const { series, meeting: { startsAt, minutes, plannedAt } } = found;
  return {
    id, kind: 'meeting', startsAt, minutes, cancelled: false, organiserId: series.organiserId, joinUrl: series.joinUrl, report: heldOf(series, plannedAt).report,
    withReport: (report) => ({ put: 'series', row: withHeld(series, { ...heldOf(series, plannedAt), report }) }), isFor: (personId) => memberOf(record, personId)?.part === 'core',
  };
}

/** What to say of an id for which there is none. */
export const missing = (id: string): PhraseKey => (readMeetingId(id) ? 'refuse.no-meeting' : 'refuse.no-event');

/** A meeting that takes place, by its id. */
export function meetingWithId(record: CommunityRecord, id: string): { series: Series; meeting: Meeting } | null {
  const parts = readMeetingId(id);
  const series = parts && seriesWithId(record, parts.seriesId);
  const meeting = series && standing(series).find((one) => one.plannedAt === parts.plannedAt);
  return series && meeting ? { series, meeting } : null;
}

/** Of which step a meeting is that somebody is noted at, and when it was, ISO 8601 UTC; as its id says where its series is another one by now. */
export function whenMet(all: readonly Series[], id: string): { stepId: string; at: string } {
  const { seriesId, plannedAt } = readMeetingId(id) ?? { seriesId: id, plannedAt: id };
  const series = all.find((one) => one.id === seriesId);
  const meeting = series && meetingsOf(series).find((one) => one.plannedAt === plannedAt);
  return { stepId: series?.stepId ?? seriesId, at: meeting?.startsAt ?? plannedAt };
}

/** The meetings of a step over all its series, in order of time; of two at one time that of the later series. */
export function meetingsOfStep(record: CommunityRecord, stepId: string): { id: string; series: Series; meeting: Meeting }[] {
  const all = [...record.series].filter((one) => one.stepId === stepId).sort((a, b) => a.scheduledAt.localeCompare(b.scheduledAt));
  const found = new Map(all.flatMap((series) => standing(series).map((meeting) => [meeting.startsAt, { id: meetingId(series.id, meeting.plannedAt), series, meeting }] as const)));
  return [...found.values()].sort((a, b) => a.meeting.startsAt.localeCompare(b.meeting.startsAt));
}

/** What is known of a meeting that was held; nothing yet, where nobody has noted anything. */
export const heldOf = (series: Series, plannedAt: string): MeetingHeld => series.held?.find((one) => one.plannedAt === plannedAt) ?? { plannedAt, ledBy: null, report: null };

export const withHeld = (series: Series, held: MeetingHeld): Series => ({ ...series, held: [...(series.held ?? []).filter((one) => one.plannedAt !== held.plannedAt), held].sort((a, b) => a.plannedAt.localeCompare(b.plannedAt)) });

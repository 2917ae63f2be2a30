import type { EventRow } from '../store/activity';
import { charterDocument } from '../graph/documents/charter';
import { englishCharterWords } from '../graph/documents/charter-words';
import { docxType } from '../graph/files';
import { datesIcs, type IcsDate } from '../graph/ics-dates';
import { meetingIcs, type IcsMeeting } from '../graph/ics';
import type { Reading } from '../domain/decision';
import { localOf } from '../domain/events';
import { paperContent, papersOf } from '../domain/paper';
import { mayReadPaper, seesWorking } from '../domain/permissions';
import type { Appointment, CommunityRecord, Contact, PersonId, PublishedCharter, Series } from '../domain/record';
import { wordsFor } from '../domain/words';
import { safeFileName } from '../graph/file-name';
import { paperDocument } from '../graph/documents/paper';

type Calendared = Pick<Series, 'firstStart' | 'minutes' | 'zone' | 'place' | 'everyWeeks' | 'monthly' | 'untilOn' | 'times' | 'exceptions' | 'scheduledAt' | 'joinUrl' | 'webLink'>;

/** The manual twin of the calendar: the series as a file that every calendar takes. */
export function meetingCalendar(series: Calendared, words: Pick<IcsMeeting, 'uid' | 'title' | 'description' | 'organiser' | 'attendees'>): string {
  const { firstStart, minutes, zone, place } = series;
  const latest = series.exceptions.map((one) => one.at).sort().at(-1);
  return meetingIcs({
    ...words, firstStart, minutes, zone, recurs: series, place, cancelled: false, sequence: series.exceptions.length, stampedAt: latest ?? series.scheduledAt,
    exceptions: series.exceptions.map(({ state, ...one }) => ({ ...one, startsAt: state === 'off' ? null : one.startsAt })),
    url: series.joinUrl ?? series.webLink,
  });
}

/** The same for one event. It names nobody: whoever takes it puts it into their own calendar. */
export function eventCalendar({ record, say, now }: Reading, event: Omit<EventRow, 'mine'>): string {
  const { id, name, zone } = record.community;
  return meetingIcs({
    uid: `${id}.${event.id}@cop-guide`, title: event.title, description: say('series.body-event', { title: event.title, name, person: event.hostName ?? name }), organiser: null, attendees: [],
    firstStart: localOf(event.startsAt, zone), minutes: event.minutes, zone, recurs: null, place: event.place, cancelled: event.state === 'cancelled', sequence: event.revision, stampedAt: now, url: event.booking?.joinUrl ?? null,
  });
}

/** The days that matter to the core group, with their hours: reviews, and talks with the sponsor that are planned. One that was moved takes the place of what it was. */
export function datesCalendar({ record, say }: Reading, contacts: readonly Contact[], now: string): string {
  const { id, name, revision } = record.community;
  return datesIcs([
    ...record.reviews.map((one) => ({ uid: `${id}.review.${one.id}@cop-guide`, title: `${say(`review.${one.kind}`)}: ${name}`, onDate: one.onDate, sequence: revision, hour: icsHour(one.appointment) })),
    ...contacts.filter((one) => one.keptOn === null).map((one) => ({ uid: `${id}.contact.${one.id}@cop-guide`, title: say('contact.planned', { name }), onDate: one.plannedOn, sequence: revision, hour: icsHour(one.appointment) })),
  ], now);
}

const icsHour = (one: Appointment | null | undefined): IcsDate['hour'] =>
  one ? { startsAt: one.startsAt, minutes: one.minutes, place: one.place, cancelled: one.state === 'cancelled', url: one.booking?.joinUrl ?? null } : null;

/** A paper as a Word document: the one of a number, or for the core group what would be published now (`number` null). Null where there is none for this reader. */
export async function paperDownload(reading: Reading, personId: PersonId, stepId: string, number: number | null): Promise<{ name: string; bytes: Buffer; type: string } | null> {
  const { record, toolkit, say } = reading;
  const step = toolkit.steps.get(stepId)?.step;
  if (step?.kind !== 'paper' || !(number === null ? seesWorking(record, personId) : mayReadPaper(record, personId, step.audience))) return null;
  const content = number === null ? paperContent(reading, step) : papersOf(record, stepId).find((one) => one.number === number)?.content;
  if (!content) return null;
  const name = say('paper.file', { paper: wordsFor(toolkit, stepId).heading, number: content.number, name: record.community.name });
  return { name: safeFileName(name), bytes: await paperDocument(content, englishCharterWords, 'en-GB', record.community.zone), type: docxType };
}

/** The manual twin of Files: a published charter as a Word document. */
export async function charterDownload(record: CommunityRecord, charter: PublishedCharter): Promise<{ name: string; bytes: Buffer; type: string }> {
  return { name: charter.fileName, bytes: await charterDocument(charter.content, englishCharterWords, 'en-GB', record.community.zone), type: docxType };
}

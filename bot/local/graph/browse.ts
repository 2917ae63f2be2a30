import { Temporal } from 'temporal-polyfill';
import { localPeople } from '../people';
import { libraryUrl, webUrl } from './drive-item';
import type { DriveStore, StoredItem } from './drive-store';
import { copyId, type EventStore, type StoredEvent } from './event-store';
import { eventJson } from './event-item';
import { changeOwn, type OwnMeeting } from './event-move';
import { isInCalendar } from './event-routes';
import { occurrencesBetween } from './occurrences';

export interface LocalFile {
  /** Under the library, with forward slashes: `General/Charter.docx`. */
  path: string;
  name: string;
  webUrl: string;
  modifiedAt: string;
  /** Bytes. */
  size: number;
  mimeType: string;
  modifiedBy: string;
  /** Latest first. */
  versions: { label: string; modifiedAt: string; modifiedBy: string; size: number }[];
}

export interface LocalMeeting {
  /** The id of the event in this person's calendar; `icsOf` takes it. */
  eventId: string;
  title: string;
  /** Wall-clock times in the reader's zone: `YYYY-MM-DDTHH:MM`. */
  start: string;
  end: string;
  zone: string;
  /** The same moments, ISO 8601 in UTC. */
  startUtc: string;
  endUtc: string;
  isSeries: boolean;
  /** The date by which its series knows it, `YYYY-MM-DD`. */
  date: string;
  /** Whether it is this person's to move. */
  mine: boolean;
  cancelled: boolean;
  organiser: string;
  attendees: string[];
  bodyText: string;
  joinUrl: string | null;
  webLink: string;
}

const nameOf = (id: string | null): string => localPeople.find((one) => one.id === id)?.name ?? 'CoP Guide';

/** What the local Teams page shows of files and calendars, without going through Graph. */
export function browser(drive: DriveStore, events: EventStore, clock: () => Date) {
  const told = (item: StoredItem): LocalFile => {
    const versions = [...(item.versions ?? [])].reverse();
    return {
      path: drive.path(item).join('/'), name: item.name, webUrl: webUrl(drive, item), modifiedAt: item.modifiedAt,
      size: versions[0]?.size ?? 0, mimeType: item.mimeType ?? 'application/octet-stream', modifiedBy: nameOf(item.modifiedBy),
      versions: versions.map(({ label, modifiedAt, modifiedBy, size }) => ({ label, modifiedAt, modifiedBy: nameOf(modifiedBy), size })),
    };
  };
  const below = (parent: StoredItem): StoredItem[] => drive.children(parent.id).flatMap((one) => (one.versions ? [one] : below(one)));
  const itemAt = (path: string): StoredItem | null => {
    let item: StoredItem | null = drive.root();
    for (const name of path.split('/')) item = item && drive.child(item.id, name);
    return item?.versions ? item : null;
  };
  const byId = (eventId: string): StoredEvent | null => {
    const [id = ''] = eventId.split('.');
    return events.all().find((one) => one.uid === id || localPeople.some((person) => copyId(one.uid, person.id) === id)) ?? null;
  };

  return {
    /** Every file of the library, in order of path. */
    files: (): LocalFile[] => below(drive.root()).map(told),
    /** The bytes of a file at a path as in `files()`, of its latest or of a named version; null when there is none. */
    fileContent(path: string, label?: string): Buffer | null {
      const item = itemAt(path);
      return item ? drive.content(item, label) : null;
    },
    /** The file that a SharePoint address (a `webUrl`) means on this machine; null for any other address. */
    fileOfUrl(url: string): LocalFile | null {
      if (!url.startsWith(`${libraryUrl}/`)) return null;
      try {
        const item = itemAt(decodeURIComponent(new URL(url).pathname.slice(new URL(libraryUrl).pathname.length + 1)));
        return item && told(item);
      } catch {
        return null;
      }
    },
    /** A person's meetings that touch the time between two dates (`YYYY-MM-DD`, both included) in their own zone. */
    calendarOf(personId: string, fromOn: string, toOn: string): LocalMeeting[] {
      const person = localPeople.find((one) => one.id === personId);
      if (!person) return [];
      const midnight = (date: Temporal.PlainDate): Temporal.Instant => date.toZonedDateTime(person.zone).toInstant();
      const from = midnight(Temporal.PlainDate.from(fromOn));
      const to = midnight(Temporal.PlainDate.from(toOn).add({ days: 1 }));
      const wall = (at: Temporal.ZonedDateTime): string => at.withTimeZone(person.zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
      return events.all().filter((one) => isInCalendar(one, person)).flatMap((event) => {
        const shown = eventJson(event, person, { zoneName: 'UTC', zone: 'UTC', text: true });
        return occurrencesBetween(event, from, to).map((one): LocalMeeting => ({
          eventId: copyId(event.uid, person.id), title: String(shown['subject']), zone: person.zone,
          start: wall(one.start), end: wall(one.end), startUtc: one.start.toInstant().toString(), endUtc: one.end.toInstant().toString(),
          isSeries: event.recurrence !== null, date: one.date, mine: event.organiserId === personId && !event.cancelled, cancelled: event.cancelled, organiser: nameOf(event.organiserId),
          attendees: event.attendees.map(({ name }) => name), bodyText: event.body.content, joinUrl: event.joinUrl, webLink: String(shown['webLink']),
        }));
      }).sort((a, b) => (a.startUtc < b.startUtc ? -1 : 1));
    },
    /** Moves one of a person's own meetings, or takes it out, as they would in Outlook. Throws Refusal. */
    changeMeeting: (meeting: OwnMeeting): void => changeOwn(events, meeting, clock()),
    /** Every event that stands or was called off, as it is kept. */
    events: (): StoredEvent[] => events.all(),
    /** The iCalendar file of an event, by any person's id for it or by its `iCalUId`; null when there is none. */
    icsOf(eventId: string): string | null {
      const event = byId(eventId);
      return event ? events.ics(event.uid) : null;
    },
  };
}

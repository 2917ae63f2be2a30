import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writeJson, writeWhole } from './disk';
import { eventIcs, icsName } from './event-ics';
import type { Recurrence } from './occurrences';

export interface EventTime {
  /** Wall-clock time without an offset: `YYYY-MM-DDTHH:MM:SS`. */
  dateTime: string;
  /** As it was sent: a Windows or an IANA name. */
  timeZone: string;
}

export interface StoredEvent {
  /** Also the `iCalUId`: the same in every calendar that holds a copy. */
  uid: string;
  organiserId: string;
  transactionId: string | null;
  subject: string;
  body: { contentType: 'text' | 'html'; content: string };
  start: EventTime;
  end: EventTime;
  recurrence: Recurrence | null;
  attendees: { type: string; name: string; email: string }[];
  location: string;
  joinUrl: string | null;
  createdAt: string;
  modifiedAt: string;
  revision: number;
  /** The organiser called it off; it stays in the attendees' calendars, marked. */
  cancelled: boolean;
  /** People who took it out of their own calendar. */
  removedFor: string[];
  /** Dates of single occurrences that were taken out. */
  cancelledDates: string[];
  /** Single occurrences that are at another time or in another place than their series; missing in what older versions kept. */
  exceptions?: EventException[];
  /** Where its latest change stands among all changes; missing in what older versions kept. */
  sequence?: number;
}

export interface EventException {
  /** The local date that the series has for it, by which it is known. */
  date: string;
  start: EventTime;
  end: EventTime;
  location: string;
}

export interface EventStore {
  all(): StoredEvent[];
  /** The standing event that this person made with this transaction id. */
  byTransaction(personId: string, transactionId: string): StoredEvent | null;
  /** How many changes there have been. */
  sequence(): number;
  /** Keeps a new or a changed event; on the disk when this returns. */
  put(event: StoredEvent): void;
  ics(uid: string): string | null;
}

export const newUid = (): string => `040000008200E00074C5B7101A82E008${randomBytes(24).toString('hex').toUpperCase()}`;

/** Each mailbox has its own id for its copy of an event. */
export const copyId = (uid: string, personId: string): string => `AAMk${createHash('sha256').update(`${uid}/${personId}`).digest('base64url')}`;

/**
 * `folder/Calendar/events/<id>.json` holds the events, `folder/Calendar/<subject> <id>.ics` the same for any
 * calendar program. The JSON is what counts; an .ics that is missing is made again at the next opening.
 */
export function openEventStore(folder: string): EventStore {
  const calendar = join(folder, 'Calendar');
  const folderOfEvents = join(calendar, 'events');
  mkdirSync(folderOfEvents, { recursive: true });
  const events = new Map<string, StoredEvent>();
  for (const name of readdirSync(folderOfEvents).filter((one) => one.endsWith('.json')).sort()) {
    const event = readJson<StoredEvent>(join(folderOfEvents, name));
    if (event) events.set(event.uid, event);
  }
  let sequence = Math.max(0, ...[...events.values()].map((one) => one.sequence ?? 0));
  const icsFile = (event: StoredEvent): string => join(calendar, icsName(event));
  for (const event of events.values()) if (!existsSync(icsFile(event))) writeWhole(icsFile(event), eventIcs(event));

  return {
    all: () => [...events.values()],
    byTransaction: (personId, transactionId) =>
      [...events.values()].find((one) => one.transactionId === transactionId && one.organiserId === personId && !one.cancelled) ?? null,
    sequence: () => sequence,
    put(changed) {
      sequence += 1;
      const event = { ...changed, sequence };
      const before = events.get(event.uid);
      writeJson(join(folderOfEvents, `${event.uid}.json`), event);
      events.set(event.uid, event);
      if (before && icsFile(before) !== icsFile(event)) rmSync(icsFile(before), { force: true });
      writeWhole(icsFile(event), eventIcs(event));
    },
    ics(uid) {
      const event = events.get(uid);
      return event ? readFileSync(icsFile(event), 'utf8') : null;
    },
  };
}

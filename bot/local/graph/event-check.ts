import { ianaZone } from '../../graph/zones';
import { Refusal } from './answers';
import type { EventTime, StoredEvent } from './event-store';
import { givenAddress, givenBody, givenObject, givenText } from './given';
import { weekDays, type Recurrence } from './occurrences';

/** What a caller may say about an event; the rest is the service's own. */
const writable = new Set(['subject', 'body', 'start', 'end', 'recurrence', 'attendees', 'location', 'isOnlineMeeting', 'onlineMeetingProvider',
  'transactionId', 'allowNewTimeProposals', 'isReminderOn', 'reminderMinutesBeforeStart', 'showAs', 'importance', 'sensitivity', 'responseRequested',
  'isAllDay', 'hideAttendees', 'categories']);

const bad = (message: string, code = 'ErrorPropertyValidationFailure'): Refusal => new Refusal(400, code, message);

/** The parts of an event that are kept, read from a body; only those that the body names. Throws 400. */
export function readEvent(body: Record<string, unknown>): Partial<StoredEvent> & { isOnlineMeeting?: boolean } {
  for (const name of Object.keys(body)) if (!writable.has(name)) throw bad(`The property '${name}' does not exist on type 'microsoft.graph.event' or cannot be set.`, 'RequestBodyRead');
  const read: Partial<StoredEvent> & { isOnlineMeeting?: boolean } = {};
  if (body['subject'] !== undefined) read.subject = text(body['subject'], 'subject', 255);
  if (body['body'] !== undefined) read.body = givenBody(body['body'], bad);
  if (body['start'] !== undefined) read.start = time(object(body['start'], 'start'), 'start');
  if (body['end'] !== undefined) read.end = time(object(body['end'], 'end'), 'end');
  if (body['location'] !== undefined) read.location = text(object(body['location'], 'location')['displayName'] ?? '', 'location', 255);
  if (body['attendees'] !== undefined) read.attendees = attendees(body['attendees']);
  if (body['recurrence'] !== undefined) read.recurrence = body['recurrence'] === null ? null : body['recurrence'] as Recurrence;
  if (body['transactionId'] !== undefined) read.transactionId = text(body['transactionId'], 'transactionId', 255);
  if (body['isOnlineMeeting'] !== undefined) read.isOnlineMeeting = body['isOnlineMeeting'] === true;
  if (body['onlineMeetingProvider'] === 'teamsForBusiness' && read.isOnlineMeeting !== true) throw bad('isOnlineMeeting must be true for a provider to be named.');
  return read;
}

/** The rules that hold between the parts of an event. Throws 400. */
export function checkEvent(event: Pick<StoredEvent, 'start' | 'end' | 'recurrence'>): void {
  if (event.start.timeZone === event.end.timeZone && event.start.dateTime > event.end.dateTime) throw bad('The event ends before it starts.');
  if (event.recurrence) checkRecurrence(event.recurrence, event.start);
}

function checkRecurrence({ pattern, range }: Recurrence, start: EventTime): void {
  const needed: Record<string, (keyof Recurrence['pattern'])[]> = {
    daily: ['interval'], weekly: ['interval', 'daysOfWeek'], absoluteMonthly: ['interval', 'dayOfMonth'], relativeMonthly: ['interval', 'daysOfWeek'],
    absoluteYearly: ['interval', 'dayOfMonth', 'month'], relativeYearly: ['interval', 'daysOfWeek', 'month'],
  };
  const wanted = needed[pattern?.type];
  if (!wanted || !range) throw bad('The recurrence pattern or range is missing or unknown.');
  for (const name of wanted) if (!isGiven(pattern[name])) throw bad(`The recurrence pattern needs ${name}.`);
  if (!Number.isInteger(pattern.interval) || pattern.interval < 1 || pattern.interval > 99) throw bad('The recurrence interval must be from 1 to 99.');
  if (pattern.daysOfWeek?.some((day) => !weekDays.includes(day.toLowerCase()))) throw bad('daysOfWeek holds an unknown day.');
  if (range.startDate !== start.dateTime.slice(0, 10)) throw bad('The start of the recurrence must be the date of the first event.');
  if (range.recurrenceTimeZone !== undefined && ianaZone(range.recurrenceTimeZone) !== ianaZone(start.timeZone)) throw bad('The recurrence must use the time zone of the start.');
  if (range.type === 'endDate' && (!isDate(range.endDate) || (range.endDate ?? '') < range.startDate)) throw bad('The recurrence range needs an endDate that is not before its start.');
  if (range.type === 'numbered' && !(Number.isInteger(range.numberOfOccurrences) && (range.numberOfOccurrences ?? 0) > 0)) throw bad('The recurrence range needs numberOfOccurrences.');
  if (!['endDate', 'numbered', 'noEnd'].includes(range.type)) throw bad('The recurrence range has an unknown type.');
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
const isDate = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));

const object = (value: unknown, name: string): Record<string, unknown> => givenObject(value, name, bad);
const text = (value: unknown, name: string, longest: number): string => givenText(value, name, longest, bad);

function time(value: Record<string, unknown>, name: string): EventTime {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?(\.\d+)?(Z)?$/.exec(text(value['dateTime'] ?? '', `${name}/dateTime`, 40));
  const timeZone = value['timeZone'];
  if (!match || Number.isNaN(Date.parse(`${match[1]}:00Z`))) throw bad(`The property '${name}' holds no ISO 8601 date and time.`);
  if (typeof timeZone !== 'string' || ianaZone(timeZone) === null) throw bad('A valid TimeZone value must be specified.', 'TimeZoneNotSupportedException');
  if (match[4] && ianaZone(timeZone) !== ianaZone('UTC')) throw bad(`The property '${name}' carries an offset and names another time zone.`);
  return { dateTime: `${match[1]}${match[2] ?? ':00'}`, timeZone };
}

function attendees(value: unknown): StoredEvent['attendees'] {
  if (!Array.isArray(value) || value.length > 500) throw bad('attendees must be a list of at most 500 people.');
  return value.map((one: unknown) => {
    const given = object(one, 'attendees');
    const address = givenAddress(given['emailAddress'], 'attendees', bad, () => bad('At least one recipient is not valid.', 'ErrorInvalidRecipients'));
    return { type: text(given['type'] ?? 'required', 'attendees/type', 20), ...address };
  });
}

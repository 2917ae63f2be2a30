import { findIana } from 'windows-iana';

type Json = Record<string, unknown>;

/** Properties that only the service writes (Graph, event resource). */
const readOnly = ['id', 'webLink', 'iCalUId', 'changeKey', 'bodyPreview', 'isOrganizer', 'isCancelled', 'originalStart', 'seriesMasterId', 'type', 'onlineMeeting', 'onlineMeetingUrl', 'createdDateTime', 'lastModifiedDateTime'];

/** What each pattern needs beside its type (Graph, recurrencePattern resource). */
const needed: Record<string, readonly string[]> = {
  daily: ['interval'], weekly: ['interval', 'daysOfWeek'], absoluteMonthly: ['interval', 'dayOfMonth'], relativeMonthly: ['interval', 'daysOfWeek'],
  absoluteYearly: ['interval', 'dayOfMonth', 'month'], relativeYearly: ['interval', 'daysOfWeek', 'month'],
};
const weekDays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

const part = (value: unknown, name: string): Json => ((value as Json | undefined)?.[name] ?? {}) as Json;
const isWindows = (name: unknown): boolean => typeof name === 'string' && findIana(name as never).length > 0;

/** What is wrong with an event that is sent. */
export function eventFindings(body: Json): string[] {
  const found = readOnly.filter((name) => name in body).map((name) => `${name} is the service’s to write`);
  for (const side of ['start', 'end'].filter((name) => name in body)) {
    const { dateTime, timeZone } = part(body, side);
    if (typeof dateTime !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(dateTime)) found.push(`${side} is not a wall-clock time`);
    if (!isWindows(timeZone)) found.push(`${side} does not name a Windows zone`);
  }
  if (String(part(body, 'start')['dateTime']) > String(part(body, 'end')['dateTime'])) found.push('the event ends before it starts');
  if (body['isOnlineMeeting'] === true && body['onlineMeetingProvider'] !== 'teamsForBusiness') found.push('an online meeting names no provider');
  return body['recurrence'] ? [...found, ...recurrenceFindings(body)] : found;
}

function recurrenceFindings(body: Json): string[] {
  const found: string[] = [];
  const pattern = part(body['recurrence'], 'pattern');
  const range = part(body['recurrence'], 'range');
  const start = part(body, 'start');
  const first = String(start['dateTime']).slice(0, 10);
  for (const name of needed[String(pattern['type'])] ?? ['a known type']) if (!pattern[name] || (Array.isArray(pattern[name]) && pattern[name].length === 0)) found.push(`the pattern needs ${name}`);
  if (range['type'] === 'endDate' && !(String(range['endDate']) >= first)) found.push('the range ends before it starts');
  if (range['startDate'] !== first) found.push('the range does not start on the day of the first event');
  if (range['recurrenceTimeZone'] !== start['timeZone']) found.push('the range and the start name different zones');
  const day = weekDays[new Date(`${first}T00:00:00Z`).getUTCDay()];
  if (pattern['type'] === 'weekly' && !(pattern['daysOfWeek'] as string[] | undefined)?.includes(day ?? '')) found.push('the first day is not one of daysOfWeek');
  return found;
}

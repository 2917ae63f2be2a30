import { Temporal } from 'temporal-polyfill';
import { Refusal } from './answers';
import type { readEvent } from './event-check';
import type { EventTime, StoredEvent } from './event-store';
import { occurrencesBetween, placed, type Occurrence } from './occurrences';

const far = Temporal.Duration.from({ hours: 24 * 400 });

/** The series after one of its meetings was changed by itself: its time, its place. Throws 400. */
export function withOccurrence(series: StoredEvent, one: Occurrence, read: ReturnType<typeof readEvent>, now: Date): StoredEvent {
  const other = Object.keys(read).find((name) => !['start', 'end', 'location', 'attendees'].includes(name));
  if (other !== undefined) throw new Refusal(400, 'ErrorInvalidRequest', `This local service changes time and place of a single meeting, and not its ${other}.`);
  const [start, end] = [read.start ?? asTime(one.start, series.start), read.end ?? asTime(one.end, series.end)];
  if (Temporal.ZonedDateTime.compare(placed(start), placed(end)) > 0) throw new Refusal(400, 'ErrorPropertyValidationFailure', 'The event ends before it starts.');
  checkNeighbours(series, one, placed(start));
  const exception = { date: one.date, start, end, location: read.location ?? one.location };
  return { ...series, exceptions: [...(series.exceptions ?? []).filter((kept) => kept.date !== one.date), exception], modifiedAt: now.toISOString(), revision: series.revision + 1 };
}

/** A moment as a wall-clock time in the zone in which the series was written. */
const asTime = (at: Temporal.ZonedDateTime, like: EventTime): EventTime =>
  ({ dateTime: at.withTimeZone(placed(like).timeZoneId).toPlainDateTime().toString({ smallestUnit: 'second' }), timeZone: like.timeZone });

/** Exchange lets no meeting reach the day of the one before or after it. */
function checkNeighbours(series: StoredEvent, one: Occurrence, start: Temporal.ZonedDateTime): void {
  const all = occurrencesBetween(series, one.start.toInstant().subtract(far), one.start.toInstant().add(far));
  const at = all.findIndex((other) => other.date === one.date);
  const zone = placed(series.start).timeZoneId;
  const day = (moment: Temporal.ZonedDateTime | undefined): string => moment?.withTimeZone(zone).toPlainDate().toString() ?? '';
  const [before, after] = [day(all[at - 1]?.start), day(all[at + 1]?.start)];
  if (day(start) <= before || (after !== '' && day(start) >= after)) {
    throw new Refusal(400, 'ErrorOccurrenceCrossingBoundary', 'Cannot move the occurrence: it would overlap or cross an adjacent occurrence.');
  }
}

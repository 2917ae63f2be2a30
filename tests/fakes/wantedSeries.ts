import { Temporal } from 'temporal-polyfill';
import { coreGroup } from '../../bot/domain/people';
import type { CommunityRecord, Series } from '../../bot/domain/record';
import { standing } from '../../bot/domain/recurrence';
import { occurrencesBetween } from '../../bot/local/graph/occurrences';
import type { Site } from './site';

/** Meetings that come again, as they stand in calendars and as the record wants them. */

/** The name under which a series is booked. */
export const seriesTransaction = (record: CommunityRecord, series: Series): string => `${record.community.id}/${series.id}/${series.scheduledAt}`;

const always = [Temporal.Instant.from('2020-01-01T00:00Z'), Temporal.Instant.from('2080-01-01T00:00Z')] as const;

/** What of the meetings is missing, doubled or otherwise than the record wants, but for what is told of; one line each. */
export function seriesDifferences({ local }: Site, record: CommunityRecord, told: (key: string) => boolean): string[] {
  const emailOf = (id: string): string | null => coreGroup(record).find((one) => one.personId === id)?.email ?? null;
  return record.series.filter((one) => !told(`book-series:${one.id}`)).flatMap((series) => {
    const mine = local.graph.events().filter((one) => !one.cancelled && one.transactionId === seriesTransaction(record, series));
    const there = mine.flatMap((event) => occurrencesBetween(event, ...always).map((one) =>
      [one.start.toInstant().toString({ fractionalSecondDigits: 3 }), one.start.until(one.end).total('minutes'), one.location].join())).sort();
    const wanted = standing(series).map((one) => [one.startsAt, one.minutes, one.place].join()).sort();
    const name = `the series ${series.id} (${series.state}, ending ${series.ending?.state ?? 'never'})`;
    // Nobody is told of a series of which every meeting was called off.
    const guests = series.ending === null && wanted.length > 0 ? coreGroup(record).filter((one) => one.personId !== series.organiserId).map((one) => one.email).sort() : null;
    return [
      JSON.stringify(there) === JSON.stringify(wanted) ? null : `${name} stands at ${there.join(' ')}; wanted are ${wanted.join(' ')}; ${JSON.stringify(series)}`,
      series.ending !== null || series.state === 'booked' ? null : `${name} is not booked: ${series.problem ?? ''}`,
      series.ending === null || series.ending.state === 'ended' ? null : `${name} has not ended: ${series.ending.problem ?? ''}`,
      // Nobody has touched anything in Outlook.
      series.state === 'gone' || series.exceptions.some((one) => one.by === null || one.state === 'gone') ? `${name} is taken for changed in Outlook: ${JSON.stringify(series.exceptions)}` : null,
      ...mine.flatMap((event) => {
        const emails = event.attendees.map((one) => one.email).sort();
        return [
          guests === null || JSON.stringify(emails) === JSON.stringify(guests) ? null : `${name} invites ${emails.join()}, not ${guests.join()}: ${JSON.stringify(series)}`,
          new Set(emails).size === emails.length ? null : `${name} has somebody twice`,
          emails.includes(emailOf(series.organiserId) ?? '-') ? `${name} invites its organiser` : null,
        ];
      }),
    ].filter((line) => line !== null);
  });
}

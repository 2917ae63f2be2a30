import { coreGroup } from '../../bot/domain/people';
import type { CommunityRecord, Series } from '../../bot/domain/record';
import { meetingsOf, standing } from '../../bot/domain/recurrence';
import { occurrencesBetween } from '../../bot/local/graph/occurrences';
import { always, moment } from './outlookDeeds';
import type { Site } from './site';
import { deedsOn, dueAfter, type Heard } from './wantedInOutlook';

/** Meetings that come again, as they stand in calendars and as the record wants them. */

/** The name under which a series is booked. */
export const seriesTransaction = (record: CommunityRecord, series: Series): string => `${record.community.id}/${series.id}/${series.scheduledAt}`;

/** What of the meetings is missing, doubled or otherwise than the record wants, but for what is told of; one line each. */
export function seriesDifferences({ local }: Site, record: CommunityRecord, told: (key: string) => boolean, heard: Heard): string[] {
  const emailOf = (id: string): string | null => coreGroup(record).find((one) => one.personId === id)?.email ?? null;
  return record.series.filter((one) => !told(`book-series:${one.id}`)).flatMap((series) => {
    const mine = local.graph.events().filter((one) => !one.cancelled && one.transactionId === seriesTransaction(record, series));
    const there = mine.flatMap((event) => occurrencesBetween(event, ...always).map((one) =>
      [moment(one.start), one.start.until(one.end).total('minutes'), one.location].join())).sort();
    const transaction = seriesTransaction(record, series);
    const lost = deedsOn(heard, transaction, null);
    // What went out of Outlook is asked about, and is not put there again, also where it takes place all the same.
    const all = series.state === 'gone' ? [] : meetingsOf(series).filter(({ exception }) => (exception?.state ?? 'stands') === 'stands' && exception?.outlook !== 'off');
    const wanted = all.map((one) => [one.startsAt, one.minutes, one.place].join()).sort();
    const name = `the series ${series.id} (${series.state}, ending ${series.ending?.state ?? 'never'})`;
    // Of a series of which every meeting was called off nobody is told any more, whoever comes or goes.
    const guests = series.ending === null && standing(series).length > 0 ? coreGroup(record).filter((one) => one.personId !== series.organiserId).map((one) => one.email).sort() : null;
    return [
      JSON.stringify(there) === JSON.stringify(wanted) ? null : `${name} stands at ${there.join(' ')}; wanted are ${wanted.join(' ')}; ${JSON.stringify(series)}`,
      series.ending !== null || series.state === 'booked' || (series.state === 'gone' && lost.length > 0) ? null : `${name} is not booked: ${series.problem ?? ''}`,
      series.ending === null || series.ending.state === 'ended' ? null : `${name} has not ended: ${series.ending.problem ?? ''}`,
      lost.some((one) => one.certain) && mine.length > 0 ? `${name} was deleted in Outlook and stands there again` : null,
      ...series.exceptions.flatMap((one) => {
        const deeds = deedsOn(heard, transaction, one.plannedAt);
        const at = series.state === 'booked' && !series.ending && one.state === 'stands' && one.outlook !== 'off' ? dueAfter(heard, transaction, one.plannedAt, `${series.id}@${one.plannedAt}`) : null;
        return [
          // What another organiser has gone on with may have been changed in the calendar before.
          series.takesOver === null && deeds.length === 0 && (one.by === null || one.state === 'gone') ? `a meeting of ${name} is taken for changed in Outlook: ${JSON.stringify(one)}` : null,
          at === null || at === one.startsAt ? null : `a meeting of ${name} is at ${one.startsAt}; people put it to ${at}: ${JSON.stringify([one, deeds, heard.decisions.filter(({ what }) => what === `${series.id}@${one.plannedAt}`)])}`,
        ];
      }),
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

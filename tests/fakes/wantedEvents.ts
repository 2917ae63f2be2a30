import { bookablesOf, type Bookable } from '../../bot/domain/outlook/bookable';
import type { CommunityRecord } from '../../bot/domain/record';
import { guestsOf } from '../../bot/jobs/eventGuests';
import { placed } from '../../bot/local/graph/occurrences';
import { localTenant } from '../../bot/local/people';
import { createSay } from '../../bot/toolkit/phrases';
import type { Site } from './site';
import { deedsOn, dueAfter, type Heard } from './wantedInOutlook';
import { seriesTransaction } from './wantedSeries';

/** Events, reviews and talks, as they stand in calendars and as the record wants them. */

const say = createSay();
const times = (n: number): string => (n === 1 ? 'once' : `${n} times`);

/** What of them is missing, doubled or otherwise than the record wants, but for what is told of; one line each. */
export async function eventDifferences({ local, store }: Site, record: CommunityRecord, told: (key: string) => boolean, heard: Heard): Promise<string[]> {
  const standing = local.graph.events().filter((one) => !one.cancelled);
  const all = bookablesOf(record);
  const wanted = all.filter((one) => one.booking !== null && !told(`book-event:${one.id}`));
  const mine = ({ id }: Pick<Bookable, 'id'>) => standing.filter((one) => one.transactionId?.startsWith(`${record.community.id}/${id}/`));
  const ofSeries = new Set(record.series.map((one) => seriesTransaction(record, one)));
  const known = new Set([...all.flatMap(mine), ...standing.filter((one) => ofSeries.has(one.transactionId ?? ''))]);
  const guests = new Map<string, string[]>();
  for (const one of wanted) guests.set(one.id, (await guestsOf(store, localTenant, record, one)).map(({ email }) => email).sort());
  return [
    ...standing.filter((one) => !known.has(one)).map((one) => `${one.subject} stands in a calendar and nobody wants it: ${JSON.stringify(one)}`),
    ...wanted.flatMap((event) => {
      const there = mine(event);
      const title = event.title(say);
      const { id, booking } = event;
      const transaction = `${record.community.id}/${id}/${booking?.askedAt ?? ''}`;
      const deeds = deedsOn(heard, transaction, null);
      const whole = (): string => JSON.stringify([event, deeds, heard.decisions.filter(({ what }) => what === id)]);
      const ends = deeds.filter((one) => one.startsAt === null);
      const isLost = booking?.state === 'gone' || (booking?.state === 'failed' && booking.graphEventId === null);
      const due = event.state === 'planned' && !isLost && !ends.some((one) => one.certain) ? 1 : 0;
      if (isLost && ends.length === 0) return [`${title} is taken for gone from Outlook: ${whole()}`];
      if (booking?.news && deeds.length === 0) return [`${title} is taken for moved in Outlook: ${whole()}`];
      if (there.length !== due) return [`${title} (${event.state}, ${booking?.state ?? ''}) stands ${times(there.length)} in calendars ${whole()} ${JSON.stringify(there)}`];
      const [one] = there;
      if (!one) return [];
      const emails = one.attendees.map((each) => each.email).sort();
      const at = dueAfter(heard, transaction, null, id);
      const starts = placed(one.start).toInstant().epochMilliseconds;
      return [
        one.subject === title ? null : `${title} is called ${one.subject} in the calendar`,
        starts === Date.parse(event.startsAt) ? null : `${title} stands at ${one.start.dateTime}, not at ${event.startsAt} ${whole()}`,
        placed(one.end).toInstant().epochMilliseconds - starts === event.minutes * 60_000 ? null : `${title} lasts otherwise than ${event.minutes} minutes`,
        one.location === event.place ? null : `${title} is in ${one.location}, not in ${event.place}`,
        at === null || at === event.startsAt ? null : `${title} is at ${event.startsAt}; people put it to ${at}: ${whole()}`,
        emails.join() === guests.get(id)?.join() ? null : `${title} invites ${emails.join()}, not ${guests.get(id)?.join() ?? ''}: ${whole()}`,
        new Set(emails).size === emails.length ? null : `${title} has somebody twice`,
      ].filter((line) => line !== null);
    }),
  ];
}

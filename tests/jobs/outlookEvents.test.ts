import type { EventAnswer } from '../../bot/api/contract';
import { localTenant } from '../../bot/local/people';
import { ask } from '../fakes/asking';
import { after } from '../fakes/clock';
import { times, withOutlook } from '../fakes/outlook';
import { eventually } from '../journeys/people';

/** What people change in Outlook of an event. */
const { office, outlookOf, inOutlook, writes, reads, deliveries, settled, anHourLater, clock } = withOutlook();
const events = async () => (await ask(office.world, office.group.amara, `communities/${office.group.communityId}/events?from=2027-01-01T00:00:00Z&to=2027-12-31T00:00:00Z`)).body['events'] as EventAnswer['event'][];
const planned = async (title: string) => (await events()).find((one) => one.title === title);
const standsThere = (subject: string) => office.world.local.graph.events().find((one) => one.subject === subject);
const plan = (title: string, startsAt: string) => office.group.amara.do(office.group.communityId, { type: 'planEvent', eventId: null, base: 0, kind: 'learning', title, startsAt, minutes: 60, place: 'Hall', hostId: null, plan: {} });

const book = async (title: string): Promise<string> => {
  const eventId = (await planned(title))?.id ?? '';
  await office.group.amara.do(office.group.communityId, { type: 'bookEvent', eventId });
  return eventId;
};

test('an event that was moved in Outlook is so here; a link that has run out and a pause that is asked for are no loss', async () => {
  await plan('Launch', '2027-05-20T12:00');
  const eventId = await book('Launch');
  const seen = async (): Promise<EventAnswer['event']> => ((await ask(office.world, office.group.amara, `communities/${office.group.communityId}/events/${eventId}`)).body as unknown as EventAnswer).event;
  await eventually(async () => (await seen()).booking?.state === 'booked', 'the booking');
  const there = (await inOutlook()).find((one) => one.type === 'singleInstance');
  // Before the move: a look at the calendar that was under way anyhow may see it at once.
  const { revision } = await seen();
  await outlookOf(office.group.amara).api(`/me/events/${there?.id ?? ''}`).patch(times('2027-05-21T15:00:00', '2027-05-21T16:30:00'));
  office.world.local.graph.setFault({ match: 'GET /calendarView/delta', does: 429, retryAfterSeconds: 1 });
  office.world.local.graph.setFault({ match: 'GET /calendarView/delta', does: 410 });
  const before = writes();
  await anHourLater();
  await eventually(async () => (await seen()).startsAt === '2027-05-21T14:00:00.000Z', 'the new time');
  expect(await seen()).toMatchObject({ minutes: 90, place: 'Hall', revision: revision + 1, booking: { state: 'booked', news: { startsAt: '2027-05-20T11:00:00.000Z', place: 'Hall' } } });
  await outlookOf(office.group.amara).api(`/me/events/${there?.id ?? ''}/cancel`).post({ comment: 'x' });
  await anHourLater();
  await eventually(async () => (await seen()).booking?.state === 'gone', 'the question');
  expect((await seen()).state).toBe('planned');
  expect(writes()).toBe(before + 1);
});

test('an event that Outlook was told of while its calendar was read is read again: what was moved there before is not lost', async () => {
  await plan('Marking', '2027-05-25T12:00');
  const eventId = await book('Marking');
  await eventually(() => Promise.resolve(standsThere('Marking')), 'the booking');
  await settled();
  const there = (await inOutlook()).find((one) => one.type === 'singleInstance');
  await outlookOf(office.group.amara).api(`/me/events/${there?.id ?? ''}`).patch(times('2027-05-26T15:00:00', '2027-05-26T16:00:00'));
  office.world.local.graph.setFault({ match: 'GET /calendarView/delta', does: 'slow', delayMs: 4_000 });
  await anHourLater();
  await eventually(async () => (await deliveries()).some((one) => one.key.startsWith('read-calendar') && one.state === 'sending'), 'a look at the calendar');
  const before = standsThere('Marking')?.attendees.length ?? 0;
  await office.group.sam.do(office.group.communityId, { type: 'comeTo', eventId, coming: true });
  await eventually(() => Promise.resolve(standsThere('Marking')?.attendees.length === before + 1), 'the invitation');
  await eventually(async () => (await planned('Marking'))?.startsAt === '2027-05-26T14:00:00.000Z', 'the new time');
  await settled();
  await outlookOf(office.group.amara).api(`/me/events/${there?.id ?? ''}/cancel`).post({ comment: 'x' });
});

test('an event whose booking was never answered, and that was moved in Outlook meanwhile, is looked at though a reading had its change behind it', async () => {
  // Something else is in the calendar, or nothing of it would be read.
  await plan('Standing', '2027-07-01T12:00');
  await book('Standing');
  await settled();
  await plan('Reading', '2027-06-15T12:00');
  office.world.local.graph.setFault({ match: 'POST /me/events$', does: 'accepted-then-504', times: 50, retryAfterSeconds: 1 });
  await book('Reading');
  const there = await eventually(async () => (await inOutlook()).find((one) => one.start.dateTime.startsWith('2027-06-15')), 'the booking in Outlook');
  await eventually(async () => (await deliveries()).some((one) => one.key.startsWith('book-event') && one.state === 'queued'), 'the booking that waits');
  await outlookOf(office.group.amara).api(`/me/events/${there.id}`).patch(times('2027-06-16T15:00:00', '2027-06-16T16:00:00'));
  const before = reads();
  const key = (await deliveries()).find((one) => one.key.startsWith('read-calendar'))?.key ?? '';
  await office.world.store.deliveries.want({ tenantId: localTenant, communityId: office.group.communityId, key }, { kind: 'read-calendar', personId: office.group.amara.id }, clock.now());
  await office.world.moveTo(after(clock, 0.01));
  await eventually(() => Promise.resolve(reads() > before), 'a reading that does not know the event');
  await eventually(async () => (await deliveries()).every((one) => !one.key.startsWith('read-calendar') || one.state === 'sent'), 'its end');
  expect((await planned('Reading'))?.startsAt).toBe('2027-06-15T11:00:00.000Z');
  office.world.local.graph.clearFaults();
  await anHourLater();
  await eventually(async () => (await planned('Reading'))?.startsAt === '2027-06-16T14:00:00.000Z', 'the new time');
  await settled();
  await outlookOf(office.group.amara).api(`/me/events/${there.id}/cancel`).post({ comment: 'x' });
});

test('who organises an event and leaves the core group, without having written anything, is still read: it is their calendar in which it stands', async () => {
  const [, , , , mei] = office.group.core;
  if (!mei) throw new Error('there is no fifth person in the core group');
  await plan('Handbook', '2027-06-08T12:00');
  const eventId = (await planned('Handbook'))?.id ?? '';
  await mei.do(office.group.communityId, { type: 'bookEvent', eventId });
  await eventually(async () => (await planned('Handbook'))?.booking?.state === 'booked', 'the booking');
  await mei.do(office.group.communityId, { type: 'changeCore', personId: mei.id, part: 'member' });
  await settled();
  // Read once by a reading that is under way anyhow; then by the hour.
  for (const day of ['09', '10']) {
    const there = (await inOutlook(mei)).find((one) => one.subject === 'Handbook');
    await outlookOf(mei).api(`/me/events/${there?.id ?? ''}`).patch(times(`2027-06-${day}T15:00:00`, `2027-06-${day}T16:00:00`));
    await anHourLater();
    await eventually(async () => (await planned('Handbook'))?.startsAt === `2027-06-${day}T14:00:00.000Z`, `the new time on the ${day}th`);
  }
});

import { startGroup, type Group } from '../fakes/group';
import { ask } from '../fakes/asking';
import type { EventAnswer } from '../../bot/api/contract';
import { eventually, type Actor } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

const year = new Date().getUTCFullYear() + 1;
let world: World;
let group: Group;
let eventId = '';
beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world);
});
afterAll(() => world.end());
beforeEach(() => world.local.graph.clearFaults());

const plan = { type: 'planEvent' as const, kind: 'learning' as const, title: 'Marking together', startsAt: `${year}-03-25T12:30`, minutes: 60, place: 'Room 3.02', hostId: null, plan: {} };
const seen = async (who = group.amara): Promise<EventAnswer['event']> => ((await ask(world, who, `communities/${group.communityId}/events/${eventId}`)).body as unknown as EventAnswer).event;
const booked = async (state: string, what: string) => eventually(async () => ((await seen()).booking?.state === state ? seen() : null), what);
const change = async (more: object) => group.tom.do(group.communityId, { ...plan, ...more, eventId, base: (await seen()).revision });
const inOutlook = () => world.local.graph.events().filter((one) => !one.cancelled);
/** The calendar is read after each booking: what it brings is in before somebody does the next thing. */
const still = () => eventually(async () => (await world.store.executeSql("select 1 from delivery where state in ('queued', 'sending') and (key like 'read-calendar%' or key like 'book-event%')", [])).rows.length === 0, 'a rest');
const guests = () => inOutlook()[0]?.attendees.map((one) => one.email.split('@')[0]) ?? [];
const changes = () => world.exchanges.filter(({ request }) => request.method === 'PATCH').length;
const writes = () => world.exchanges.filter(({ request }) => /events/.test(request.url) && request.method !== 'GET').length;

test('an event goes to Outlook once, when somebody asks, through a calendar that answers 504 and breaks off', async () => {
  await group.amara.do(group.communityId, { ...plan, eventId: null, base: 0 });
  const { body } = await ask(world, group.amara, `communities/${group.communityId}/events?from=${year}-01-01T00:00:00Z&to=${year}-12-31T00:00:00Z`);
  eventId = (body['events'] as { id: string }[])[0]?.id ?? '';
  expect([(await seen()).booking, world.local.graph.events()]).toEqual([null, []]);
  world.local.graph.setFault({ match: 'POST /me/events$', does: 'accepted-then-504' });
  world.local.graph.setFault({ match: 'POST /me/events$', does: 'accepted-then-cut' });
  await group.amara.do(group.communityId, { type: 'bookEvent', eventId });
  await group.tom.do(group.communityId, { type: 'bookEvent', eventId });
  const { booking } = await booked('booked', 'the booking');
  expect(booking?.webLink).toMatch(/^https?:/);
  expect(inOutlook()).toHaveLength(1);
  expect(inOutlook()[0]).toMatchObject({ subject: 'Marking together', location: 'Room 3.02', recurrence: null });
});

test('who signs up is invited, who cannot come is taken off again, and nobody reads who else is invited', async () => {
  const before = guests();
  expect(before).not.toContain('sam');
  expect((await seen(group.sam)).booking).toBeNull();
  await group.sam.do(group.communityId, { type: 'comeTo', eventId, coming: true });
  await eventually(async () => guests().length === before.length + 1, 'the invitation');
  expect(guests().slice(0, -1)).toEqual(before);
  expect((await seen(group.sam)).booking).toBeNull();
  for (const who of [group.sam, group.tom]) expect(JSON.stringify(await seen(who))).not.toMatch(/@|graphEventId|"sent"/);
  await group.sam.do(group.communityId, { type: 'comeTo', eventId, coming: false });
  await eventually(async () => guests().length === before.length, 'the list as it was');
  // The calendar has changed before the app hears of it: the next test counts from here.
  await eventually(async () => changes() === 2, 'the answers to both changes');
});

test('who has no mailbox is named to the core group, who can tell them by hand, and to nobody else', async () => {
  const answer = async (who = group.amara) => (await ask(world, who, `communities/${group.communityId}/events/${eventId}`)).body as unknown as EventAnswer;
  expect((await answer()).withoutMailbox).toEqual([]);
  const email = (person: string, value: string | null) => world.store.executeSql('update member set email = $1 where person_id = $2', [value, person]);
  await email(group.sam.id, null);
  expect((await answer()).withoutMailbox).toEqual([]);
  await group.sam.do(group.communityId, { type: 'comeTo', eventId, coming: true });
  expect([(await answer()).withoutMailbox, (await answer(group.sam)).withoutMailbox]).toEqual([[group.sam.name], []]);
  await group.sam.do(group.communityId, { type: 'comeTo', eventId, coming: false });
  await email(group.sam.id, 'sam.delaney@university.example');
});

test('only what was changed here is changed there: what Amara did in Outlook stays', async () => {
  const before = writes();
  const client = world.local.clientFor(group.amara.id, ['Calendars.ReadWrite']);
  const [mine] = ((await client.api('/me/events').get()) as { value: { id: string }[] }).value;
  await client.api(`/me/events/${mine?.id ?? ''}`).patch({ location: { displayName: 'The library' } });
  await change({ startsAt: `${year}-03-30T12:30` });
  await eventually(async () => writes() === before + 2, 'the new time');
  expect(inOutlook()[0]).toMatchObject({ location: 'The library', subject: 'Marking together' });
  await group.tom.do(group.communityId, { ...plan, startsAt: `${year}-03-30T12:30`, eventId, base: (await seen()).revision });
  await group.tom.do(group.communityId, { type: 'bookEvent', eventId });
  expect(writes()).toBe(before + 2);
});

test('called off, it is cancelled in Outlook; put back, it is there anew', async () => {
  await group.tom.do(group.communityId, { type: 'callOffEvent', eventId, reason: 'Too few could come' });
  await booked('off', 'the end in Outlook');
  expect(inOutlook()).toEqual([]);
  await group.tom.do(group.communityId, { type: 'callOffEvent', eventId, reason: null });
  await booked('booked', 'the new booking');
  expect(inOutlook()).toHaveLength(1);
});

test('deleted in Outlook, the next change says that it is gone, and it can be put there again', async () => {
  await still();
  const client = world.local.clientFor(group.amara.id, ['Calendars.ReadWrite']);
  const [mine] = ((await client.api('/me/events').get()) as { value: { id: string }[] }).value;
  await client.api(`/me/events/${mine?.id ?? ''}`).delete();
  await change({ title: 'Marking, once more', startsAt: `${year}-03-30T12:30` });
  const { booking } = await booked('failed', 'the news');
  expect(booking?.problem).toBe('It is no longer in the calendar in Outlook. Put it there again if it still takes place.');
  await group.tom.do(group.communityId, { type: 'bookEvent', eventId });
  await booked('booked', 'the booking');
  expect(inOutlook().map((one) => one.subject)).toEqual(['Marking, once more']);
  await still();
});

test('without consent it waits and says who can help', async () => {
  world.local.graph.setFault({ match: 'PATCH ', does: 403 });
  await change({ title: 'Third title', startsAt: `${year}-03-30T12:30` });
  const { booking } = await booked('waiting', 'the problem');
  expect(booking?.problem).toBe('CoP Guide may not write to your calendar. Allow it under Connections, or add the calendar file by hand.');
});

test('the same event is a calendar file for everybody', async () => {
  const response = await fetch(`${world.origin}/api/communities/${group.communityId}/events/${eventId}/event.ics`, { headers: { authorization: `Bearer ${await group.sam.token()}` } });
  const text = await response.text();
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  expect(text).toContain('SUMMARY:Third title');
  expect(text).not.toMatch(/mailto:|ATTENDEE|ORGANIZER/);
});

test('moved in Outlook and here at once, Outlook wins for the time, and the new title goes there all the same', async () => {
  world.local.graph.clearFaults();
  await change({ title: 'Third title, again', startsAt: `${year}-03-30T12:30` });
  await eventually(async () => (await seen()).booking?.state === 'booked' && inOutlook()[0]?.subject === 'Third title, again', 'the booking in order');
  const client = world.local.clientFor(group.tom.id, ['Calendars.ReadWrite']);
  const there = ((await client.api('/me/events').get()) as { value: { id: string; isCancelled: boolean }[] }).value.find((one) => !one.isCancelled);
  const zone = 'GMT Standard Time';
  await client.api(`/me/events/${there?.id ?? ''}`).patch({ start: { dateTime: `${year}-04-12T12:30:00`, timeZone: zone }, end: { dateTime: `${year}-04-12T13:30:00`, timeZone: zone } });
  await change({ title: 'Fourth title', startsAt: `${year}-04-20T12:30` });
  await eventually(async () => (await seen()).startsAt === `${year}-04-12T11:30:00.000Z`, 'the time of Outlook');
  expect(inOutlook()[0]).toMatchObject({ subject: 'Fourth title', start: { dateTime: `${year}-04-12T12:30:00` } });
});

describe('while the answer to the booking is lost again and again', () => {
  const lose = () => world.local.graph.setFault({ match: 'POST /me/events$', does: 'accepted-then-504', times: 50, retryAfterSeconds: 1 });
  const named = (subject: string) => inOutlook().filter((one) => one.subject === subject).length;
  /** A new event whose booking stands in Outlook, and nobody here knows. */
  async function lost(title: string): Promise<void> {
    lose();
    await group.amara.do(group.communityId, { ...plan, title, eventId: null, base: 0 });
    const { body } = await ask(world, group.amara, `communities/${group.communityId}/events?from=${year}-01-01T00:00:00Z&to=${year}-12-31T00:00:00Z`);
    eventId = (body['events'] as { id: string; title: string }[]).find((one) => one.title === title)?.id ?? '';
    await group.amara.do(group.communityId, { type: 'bookEvent', eventId });
    await eventually(async () => named(title) === 1, 'the event in Outlook');
  }

  test('a new title and time arrive all the same, in the same event', async () => {
    await lost('Lost and renamed');
    // Not even while it is not known who has been invited is anybody told who it was.
    expect(JSON.stringify((await ask(world, group.amara, `communities/${group.communityId}/events/${eventId}`)).body)).not.toMatch(/@|telling/);
    await change({ title: 'Found under a new name', startsAt: `${year}-05-06T09:00` });
    world.local.graph.clearFaults();
    await eventually(async () => named('Found under a new name') === 1, 'the new title');
    expect(named('Lost and renamed')).toBe(0);
    expect(inOutlook().find((one) => one.subject === 'Found under a new name')?.start.dateTime).toMatch(`${year}-05-06T09:00`);
  });

  test('called off, it is taken out of Outlook', async () => {
    await lost('Lost and called off');
    await group.tom.do(group.communityId, { type: 'callOffEvent', eventId, reason: 'Nobody can come' });
    world.local.graph.clearFaults();
    await booked('off', 'the end in Outlook');
    expect(named('Lost and called off')).toBe(0);
  });

  test('called off and put back, it stands there once', async () => {
    await lost('Lost and put back');
    await group.tom.do(group.communityId, { type: 'callOffEvent', eventId, reason: 'Nobody can come' });
    await group.tom.do(group.communityId, { type: 'callOffEvent', eventId, reason: null });
    world.local.graph.clearFaults();
    await booked('booked', 'the booking');
    await eventually(async () => named('Lost and put back') === 1, 'the event in Outlook');
  });
});

describe('an organiser who leaves', () => {
  const handOver = async (who = group.tom) => ((await ask(world, who, `communities/${group.communityId}/events/${eventId}`)).body as unknown as EventAnswer).handOver;
  const standingIn = () => inOutlook().filter((one) => one.subject === 'Handed over').map((one) => one.organiserId);
  const luca = () => group.core[3] as Actor;

  beforeAll(async () => {
    await group.amara.do(group.communityId, { ...plan, title: 'Handed over', eventId: null, base: 0 });
    const { body } = await ask(world, group.amara, `communities/${group.communityId}/events?from=${year}-01-01T00:00:00Z&to=${year}-12-31T00:00:00Z`);
    eventId = (body['events'] as { id: string; title: string }[]).find((one) => one.title === 'Handed over')?.id ?? '';
    await luca().do(group.communityId, { type: 'bookEvent', eventId });
    await booked('booked', 'the booking');
  });

  test('keeps their event while they are in the core group', async () => {
    await group.tom.do(group.communityId, { type: 'bookEvent', eventId });
    expect([await handOver(), standingIn()]).toEqual([null, [luca().id]]);
  });

  test('hands it over: out of their calendar first, then into the other, and nobody has it twice', async () => {
    await luca().do(group.communityId, { type: 'changeCore', personId: luca().id, part: 'member' });
    expect(await handOver()).toBe('take');
    world.local.graph.setFault({ match: 'POST /me/events/[^/]+/cancel$', does: 401, times: 1 });
    await group.tom.do(group.communityId, { type: 'bookEvent', eventId });
    await booked('waiting', 'that the other calendar cannot be reached');
    expect([await handOver(), await handOver(group.amara), standingIn()]).toEqual(['wait', 'take', [luca().id]]);
    await group.amara.do(group.communityId, { type: 'bookEvent', eventId });
    await booked('booked', 'the booking in the third calendar');
    expect([await handOver(), await handOver(group.amara), standingIn()]).toEqual([null, null, [group.amara.id]]);
  });
});

import type { DateRow, DatesAnswer } from '../../bot/api/contract';
import { ask } from '../fakes/asking';
import { times, withOutlook } from '../fakes/outlook';
import { eventually, type Actor } from '../journeys/people';

/** Reviews and talks with the sponsor that have an hour, in Outlook; the clock stands at 2027-03-01, 9 o'clock. */
const { office, outlookOf, inOutlook, writes, settled, anHourLater } = withOutlook();
const does = (command: object, who: Actor = office.group.amara) => who.do(office.group.communityId, command as never);
const answer = async (who = office.group.amara) => ask(office.world, who, `communities/${office.group.communityId}/dates`);
const date = async (of: DateRow['kind'], who = office.group.amara): Promise<DateRow> => {
  const found = ((await answer(who)).body as unknown as DatesAnswer).dates.find(({ kind }) => kind === of);
  if (!found) throw new Error(`no ${of}`);
  return found;
};
const standing = (subject: string) => office.world.local.graph.events().filter((one) => !one.cancelled && one.subject === subject);
const booked = (of: DateRow['kind'], state: string) => eventually(async () => ((await date(of)).hour?.booking?.state === state ? date(of) : null), `${of} ${state}`);
const hour = async (of: DateRow['kind'], more: object) => does({ type: 'giveHour', minutes: 60, place: '', guests: [], ...more, dateId: (await date(of)).id, base: (await date(of)).hour?.revision ?? 0 });
const guestsOf = (subject: string): string[] => standing(subject)[0]?.attendees.map((one) => one.email).sort() ?? [];
const [review, talk] = ['Light review: Inclusive Assessment', 'Talk with the sponsor: Inclusive Assessment'] as const;
const file = async (id: string, who = office.group.amara) => {
  const response = await fetch(`${office.world.origin}/api/communities/${office.group.communityId}/dates/${id}/date.ics`, { headers: { authorization: `Bearer ${await who.token()}` } });
  return { status: response.status, text: await response.text() };
};

test('a review is a day until it is given an hour; whoever asks has it in their calendar once, online, with the core group', async () => {
  await does({ type: 'setReviews', lightOn: '2027-06-01', fullOn: '2027-12-01' });
  expect(await date('light')).toMatchObject({ onDate: '2027-06-01', hour: null, handOver: null });
  expect((await file('light')).text).toContain('DTSTART;VALUE=DATE:20270601');
  await hour('light', { startsAt: '2027-06-02T10:00' });
  office.world.local.graph.setFault({ match: 'POST /me/events$', does: 'accepted-then-504' });
  await does({ type: 'bookEvent', eventId: 'light' }, office.group.tom);
  await does({ type: 'bookEvent', eventId: 'light' });
  const { hour: there } = await booked('light', 'booked');
  expect(there?.booking?.joinUrl).toMatch(/^https:/);
  expect(standing(review)).toMatchObject([{ organiserId: office.group.tom.id, start: { dateTime: '2027-06-02T10:00:00' } }]);
  expect(guestsOf(review)).toHaveLength(office.group.core.length - 1);
  const { status, text } = await file('light');
  expect([status, /DTSTART:20270602T090000Z/.test(text), text.includes(`URL:${there?.booking?.joinUrl ?? ''}`.slice(0, 60))]).toEqual([200, true, true]);
  await settled();
});

test('another hour and place change the same meeting, and nobody is invited again', async () => {
  const [before, had] = [writes(), guestsOf(review)];
  await hour('light', { startsAt: '2027-06-03T14:00', place: 'Room 4' });
  await eventually(() => Promise.resolve(standing(review)[0]?.location === 'Room 4'), 'the change');
  expect(standing(review)).toMatchObject([{ start: { dateTime: '2027-06-03T14:00:00' }, location: 'Room 4' }]);
  await settled();
  expect([writes(), guestsOf(review), (await date('light')).onDate]).toEqual([before + 1, had, '2027-06-03']);
});

test('moved in Outlook its day and hour here follow, and deleted there it is asked about', async () => {
  const there = (await inOutlook(office.group.tom)).find((one) => one.start.dateTime.startsWith('2027-06-03'));
  await outlookOf(office.group.tom).api(`/me/events/${there?.id ?? ''}`).patch(times('2027-06-08T09:31:00', '2027-06-08T10:11:00'));
  await anHourLater();
  await eventually(async () => (await date('light')).onDate === '2027-06-08', 'the new day');
  expect((await date('light')).hour).toMatchObject({ startsAt: '2027-06-08T08:31:00.000Z', minutes: 40, place: 'Room 4', booking: { news: { startsAt: '2027-06-03T13:00:00.000Z' } } });
  await outlookOf(office.group.tom).api(`/me/events/${there?.id ?? ''}`).delete();
  await anHourLater();
  await booked('light', 'gone');
  await does({ type: 'bookEvent', eventId: 'light' }, office.group.core[3]);
  await booked('light', 'booked');
  expect(standing(review)).toMatchObject([{ organiserId: office.group.core[3]?.id }]);
  await settled();
});

test('an organiser who leaves hands it over: out of their calendar first, then into the other', async () => {
  const leaver = office.group.core[3] as Actor;
  await does({ type: 'changeCore', personId: leaver.id, part: 'member' }, leaver);
  expect((await date('light')).handOver).toBe('take');
  await does({ type: 'bookEvent', eventId: 'light' });
  await eventually(() => Promise.resolve(standing(review)[0]?.organiserId === office.group.amara.id), 'the meeting in the other calendar');
  await booked('light', 'booked');
  expect([standing(review).length, (await date('light')).handOver]).toEqual([1, null]);
  await settled();
});

test('a talk invites the sponsor and their assistant by address; called off with a reason it goes out, planned again it is there anew', async () => {
  await does({ type: 'saveContact', contactId: null, base: 0, plannedOn: '2027-05-04', keptOn: null, about: 'Money', replyDays: null, asked: 0, fulfilled: 0 });
  await hour('talk', { startsAt: '2027-05-04T15:00', minutes: 30, guests: ['Helen.Ward@university.example', 'office@university.example'] });
  const { id } = await date('talk');
  await does({ type: 'bookEvent', eventId: id });
  await booked('talk', 'booked');
  expect(guestsOf(talk)).toEqual(expect.arrayContaining(['helen.ward@university.example', 'office@university.example']));
  expect(office.world.exchanges.filter(({ request }) => JSON.stringify(request.body ?? '').includes('Money'))).toEqual([]);
  await does({ type: 'callOffEvent', eventId: id, reason: 'Helen is away' });
  await booked('talk', 'off');
  expect([standing(talk), (await date('talk')).hour?.cancelReason]).toEqual([[], 'Helen is away']);
  expect((await file(id)).text).toContain('STATUS:CANCELLED');
  await does({ type: 'callOffEvent', eventId: id, reason: null });
  await booked('talk', 'booked');
  expect(standing(talk)).toHaveLength(1);
  // The next talk begins with whom the last one asked.
  expect(((await answer()).body as unknown as DatesAnswer).guests).toEqual(['helen.ward@university.example', 'office@university.example']);
});

test('who is asked by their address finds it under My data, and nobody outside the core group reads the dates', async () => {
  const { sam, helen } = office.group;
  const sams = (await office.world.store.executeSql('select email from member where person_id = $1', [sam.id])).rows as { email: string }[];
  await hour('full', { startsAt: '2027-12-02T10:00', guests: [sams[0]?.email ?? ''] });
  const mine = await ask(office.world, sam, `communities/${office.group.communityId}/mine`);
  expect(mine.body['own']).toMatchObject({ invited: [{ kind: 'full', at: '2027-12-02T10:00:00.000Z' }] });
  expect([(await answer(sam)).status, (await file('light', sam)).status, (await answer(helen)).status]).toEqual([403, 403, 404]);
  expect((await file('none')).status).toBe(404);
  expect(JSON.stringify((await answer()).body)).not.toMatch(/graphEventId|telling|"sent"|organiserId/);
});

test('without permission it waits, is in the queue of Connections, and the file is the way by hand', async () => {
  office.world.local.graph.setFault({ match: 'POST /me/events$', does: 403, times: 100 });
  await does({ type: 'bookEvent', eventId: 'full' }, office.group.tom);
  const { hour: there } = await booked('full', 'waiting');
  expect(there?.booking?.problem).toBe('CoP Guide may not write to your calendar. Allow it under Connections, or add the calendar file by hand.');
  const connections = await ask(office.world, office.group.amara, `communities/${office.group.communityId}/connections`);
  expect(JSON.stringify(connections.body)).toContain(office.group.tom.name);
  expect((await file('full')).text).toContain('DTSTART:20271202T100000Z');
});

test('who comes into the core group, and who leaves it, is found by the next look at the calendar: invited, and taken off', async () => {
  office.world.local.graph.clearFaults();
  const luca = office.group.core[3] as Actor;
  const [{ email }] = (await office.world.store.executeSql('select email from member where person_id = $1', [luca.id])).rows as [{ email: string }];
  expect(guestsOf(talk)).not.toContain(email);
  await does({ type: 'changeCore', personId: luca.id, part: 'core' });
  await anHourLater();
  await eventually(() => Promise.resolve(guestsOf(talk).includes(email) && guestsOf(review).includes(email)), 'the invitations');
  await does({ type: 'changeCore', personId: luca.id, part: 'member' }, luca);
  await anHourLater();
  await eventually(() => Promise.resolve(!guestsOf(talk).includes(email) && !guestsOf(review).includes(email)), 'the list without them');
  expect(guestsOf(talk)).toContain('helen.ward@university.example');
});

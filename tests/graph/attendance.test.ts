import { attendanceScopes, cameToMeeting } from '../../bot/graph/attendance';
import { calendarScopes, createMeeting } from '../../bot/graph/calendar';
import { localPeople } from '../../bot/local/people';
import { findings } from '../contract/rules';
import { amara, helen, luca, mei, priya, refused, serving, tom, type Serving } from './serving';

let local: Serving;
let now = new Date('2027-03-18T08:00:00Z');
let joinUrl = '';
const [from, until] = ['2027-03-18T09:15:00.000Z', '2027-03-18T12:00:00.000Z'];
const came = (personId = amara, scopes = attendanceScopes) => cameToMeeting(local.as(personId, scopes), joinUrl, from, until);

beforeEach(async () => {
  now = new Date('2027-03-18T08:00:00Z');
  local = await serving(() => now);
  const booked = await createMeeting(local.as(amara, calendarScopes), {
    transactionId: 'cop/event', subject: 'Marking', bodyText: '', firstStart: '2027-03-18T10:00', minutes: 30, zone: 'Europe/London', recurs: null, place: '', onlineMeeting: true,
    attendees: localPeople.slice(1, 5).map(({ name, email }) => ({ name, email })),
  });
  joinUrl = booked.joinUrl ?? '';
  now = new Date('2027-03-18T12:00:00Z');
});
afterEach(() => {
  expect(local.exchanges.flatMap(findings)).toEqual([]);
  return local.end();
});

test('who was there comes by Entra id over all pages, and who has none as a number', async () => {
  expect(joinUrl).not.toBe('');
  expect(await came()).toEqual({ personIds: [amara, tom, priya, luca], nameless: 1 });
});

test('of several sessions everybody counts once; other meetings of the same link, as in a channel, do not count', async () => {
  local.served.graph.addReport({ joinUrl, start: '2027-03-18T10:40:00.000Z', end: '2027-03-18T11:10:00.000Z', people: [amara, mei] });
  local.served.graph.addReport({ joinUrl, start: '2027-03-11T10:00:00.000Z', end: '2027-03-11T11:00:00.000Z', people: [helen, null] });
  local.served.graph.addReport({ joinUrl, start: '2027-03-18T14:00:00.000Z', end: '2027-03-18T15:00:00.000Z', people: [helen] });
  const found = await came();
  expect([found?.personIds.sort(), found?.nameless]).toEqual([[amara, tom, priya, luca, mei].sort(), 1]);
});

test('there is none before the meeting is over', async () => {
  now = new Date('2027-03-18T10:10:00Z');
  expect(await came()).toBeNull();
});

test('only its organiser reads it, with both permissions, and it says what to do by hand', async () => {
  expect(await refused(came(tom))).toMatchObject({ code: 'not-found' });
  for (const scopes of [['OnlineMeetings.Read'], ['OnlineMeetingArtifact.Read.All']]) {
    const problem = await refused(came(amara, scopes));
    expect(problem).toMatchObject({ code: 'consent-needed' });
    expect(problem.message).toContain('bring in the file from Teams');
  }
});

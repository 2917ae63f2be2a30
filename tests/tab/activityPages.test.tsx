/** @jest-environment jsdom */
import { act } from 'react';
import type { CommandRequest, Contact, EventRow, MeasureView, MineAnswer } from '../../bot/api/contract';
import { Problem } from '../../tab/api/problem';
import { CalendarPage, sortEvents } from '../../tab/pages/calendar/CalendarPage';
import { EventPage } from '../../tab/pages/calendar/EventPage';
import { firstForm, isReady } from '../../tab/pages/calendar/PlanEvent';
import { MembersPage } from '../../tab/pages/members/MembersPage';
import { MinePage } from '../../tab/pages/mine/MinePage';
import { ReviewPage } from '../../tab/pages/review/ReviewPage';
import { readTalk } from '../../tab/pages/sponsor/EditContact';
import { openTalk, SponsorPage } from '../../tab/pages/sponsor/SponsorPage';
import { button, draw, settled } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const event = (more: Partial<EventRow> = {}): EventRow => ({
  id: 'e1', kind: 'learning', title: '<b>Workshop</b>', startsAt: '2040-05-14T09:00:00Z', minutes: 60, place: 'Room 1', hostId: null, hostName: null, plan: {}, state: 'planned', outcome: '', cancelReason: null,
  createdBy: 'ada', createdAt: '2026-05-01T09:00:00Z', booking: null, report: null, revision: 1, signedUp: 2, came: 0, mine: { signedUp: false, came: null }, ...more,
});
const sends = () => {
  const sent: CommandRequest['command'][] = [];
  const command = (_id: string, request: CommandRequest) => {
    sent.push(request.command);
    return Promise.resolve({ revision: 2, said: 'Done.' });
  };
  return { sent, command };
};
const unused = (): Promise<never> => Promise.reject(new Problem('not-found', 'Not asked for here.', 404));

describe('the calendar', () => {
  const events = [event({ id: 'past', startsAt: '2025-01-01T09:00:00Z', state: 'held', came: 7 }), event({ id: 'open', startsAt: '2025-02-01T09:00:00Z' }), event()];

  it('parts what comes, what is to be closed and what is over', () => {
    const parted = sortEvents(events, new Date('2026-05-14T09:00:00Z'));
    expect([parted.upcoming, parted.toClose, parted.past].map((list) => list.map((one) => one.id))).toEqual([['e1'], ['open'], ['past']]);
  });

  it('shows titles as text, how many come, and signs the reader up', async () => {
    const { sent, command } = sends();
    const { place } = await draw(<CalendarPage />, sampleCommunity().view(1), command, unused, { events: () => Promise.resolve({ events, plan: [] }) });
    await settled(() => place.querySelector('.event') !== null);
    expect(place.textContent).toContain('<b>Workshop</b>');
    expect(place.textContent).toContain('Nobody hosts it yet · 2 people come');
    expect(place.textContent).toContain('7 people came');
    await act(async () => button(place, 'I am coming: <b>Workshop</b>').click());
    expect(sent).toEqual([{ type: 'comeTo', eventId: 'e1', coming: true }]);
  });

  it('says what could not be read, and reads it again', async () => {
    let tries = 0;
    const read = () => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Problem('offline', 'The server cannot be reached.', 0)) : Promise.resolve({ events: [], plan: [] });
    };
    const { place } = await draw(<CalendarPage />, sampleCommunity().view(1), unused, unused, { events: read });
    await settled(() => place.querySelector('[role=alert]') !== null);
    await act(async () => button(place, 'Try again').click());
    await settled(() => place.textContent.includes('Nothing is planned yet.'));
    expect(place.querySelector('[role=alert]')).toBeNull();
  });

  it('offers a form that begins with the event as it stands, in the community’s time', () => {
    const soon = new Date(firstForm(null, 'Europe/London', 'ada', [{ from: '2000-01-01', until: '2100-01-01' }]).date);
    expect(soon.toISOString().slice(0, 10)).toBe('2100-01-04');
    expect(firstForm(event({ startsAt: '2026-07-01T09:30:00Z' }), 'Europe/London', 'ada')).toMatchObject({ date: '2026-07-01', time: '10:30', minutes: '60', hostId: '' });
    expect(isReady({ title: 'x', date: '2026-07-01', time: '10:30', minutes: '60' })).toBe(true);
    for (const wrong of [{ title: ' ' }, { date: '' }, { time: '' }, { minutes: '4' }, { minutes: '1441' }, { minutes: '5.5' }]) expect(isReady({ title: 'x', date: '2026-07-01', time: '10:30', minutes: '60', ...wrong })).toBe(false);
  });
});

describe('an event', () => {
  const open = (one: EventRow) => draw(<EventPage eventId="e1" />, sampleCommunity().view(1), sends().command, unused, { event: () => Promise.resolve({ event: one, people: [{ personId: 'p', name: 'Sam', signedUp: true, came: null }], withoutMailbox: [], plan: [{ id: 'purpose', heading: 'Purpose', hint: null }] }) });

  it('that is over lists who signed up to be ticked, and asks what came of it', async () => {
    const { place } = await open(event({ startsAt: '2025-01-01T09:00:00Z', plan: { purpose: 'Try it' } }));
    await settled(() => place.querySelector('input[type=checkbox]') !== null);
    expect(place.querySelector('dl')?.textContent).toBe('PurposeTry it');
    expect(button(place, 'It was held: keep this')).toBeTruthy();
  });

  it('that was called off says why, and can be put back', async () => {
    const { place } = await open(event({ state: 'cancelled', cancelReason: 'Snow' }));
    await settled(() => place.textContent.includes('Called off: Snow'));
    expect(button(place, 'Put it back into the calendar')).toBeTruthy();
  });

  it('is put into Outlook when somebody asks, says how it stands there, and leads into the meeting', async () => {
    const { sent, command } = sends();
    const draws = (booking: EventRow['booking'], who = 1) => draw(<EventPage eventId="e1" />, sampleCommunity().view(who), command, unused, { event: () => Promise.resolve({ event: event({ booking }), people: [], withoutMailbox: [], plan: [] }) });
    const { place } = await draws(null);
    await settled(() => place.textContent.includes('In your calendar'));
    await act(async () => button(place, 'Put it into Outlook').click());
    await settled(() => sent.length === 1);
    expect(sent[0]).toEqual({ type: 'bookEvent', eventId: 'e1' });
    const { place: waiting } = await draws({ state: 'waiting', problem: 'Ask your IT team.', webLink: null, joinUrl: null });
    await settled(() => waiting.textContent.includes('It waits to be brought to Outlook. Ask your IT team.'));
    expect(waiting.textContent).not.toContain('Put it into Outlook');
    const { place: there } = await draws({ state: 'booked', problem: null, webLink: 'https://outlook.example/1', joinUrl: 'https://teams.example/2' });
    await settled(() => there.querySelector('a[href="https://teams.example/2"]') !== null);
    expect(there.querySelector('a[href="https://outlook.example/1"]')?.textContent).toContain('Open in Outlook');
  });

  it('that is not there leads back', async () => {
    const { place } = await draw(<EventPage eventId="none" />, sampleCommunity().view(1), unused, unused, { event: () => Promise.reject(new Problem('not-found', 'This event is not here.', 404)) });
    await settled(() => place.textContent.includes('No such event'));
  });
});

describe('the sponsor’s page', () => {
  const contact = (more: Partial<Contact> = {}): Contact => ({ id: 'c1', plannedOn: '2025-01-08', keptOn: null, about: '', replyDays: null, asked: 0, fulfilled: 0, writtenBy: 'ada', writtenAt: '2025-01-01T09:00:00Z', removedAt: null, revision: 1, ...more });

  it('asks how a talk went whose day is past', async () => {
    const { place } = await draw(<SponsorPage />, sampleCommunity().view(1), unused, unused, { sponsor: () => Promise.resolve({ contacts: [contact()] }) });
    await settled(() => place.textContent.includes('A talk was planned for'));
    expect(openTalk([contact({ plannedOn: '2026-01-01' }), contact({ id: 'c2' }), contact({ id: 'c3', plannedOn: '2020-01-01', keptOn: '2020-01-01' })])?.id).toBe('c2');
  });

  it('takes dates and whole numbers, and no more given than asked for', () => {
    const form = { plannedOn: '2026-01-08', kept: true, keptOn: '2026-01-08', about: 'x', replyDays: '', asked: '2', fulfilled: '1' };
    expect(readTalk(form)).toEqual({ plannedOn: '2026-01-08', keptOn: '2026-01-08', about: 'x', replyDays: null, asked: 2, fulfilled: 1 });
    expect(readTalk({ ...form, kept: false })).toMatchObject({ keptOn: null, asked: 0 });
    for (const wrong of [{ plannedOn: '' }, { keptOn: 'soon' }, { asked: '-1' }, { fulfilled: '3' }, { replyDays: '1.5' }, { asked: '100' }]) expect(readTalk({ ...form, ...wrong })).toBeNull();
  });
});

describe('my data', () => {
  it('shows what is kept, and saves what is chosen', async () => {
    const { sent, command } = sends();
    const mine: MineAnswer = { area: '', counted: true, photo: false, knows: [], areas: ['Science'], own: { answers: [{ stepId: 'energy', text: 'Markers', at: '2026-05-01T09:00:00Z', draft: false }], events: [], meetings: [], invited: [], shelf: [], actions: [], roles: [], surveys: [{ id: 's', openedAt: '2026-05-01T09:00:00Z' }], coffee: [{ drawnOn: '2026-05-04', met: 'yes' }], help: [{ text: 'The file is locked', state: 'open', answer: '', at: '2026-05-01T09:00:00Z' }], ideas: [], welcomes: [{ gave: false, at: '2026-05-01T09:00:00Z' }], thanks: [{ gave: false, text: 'For the slides', at: '2026-05-06T09:00:00Z', posted: false }], messages: 4, prompts: 2, digest: { at: '2026-05-11T08:00:00Z', state: 'blocked', reason: 'They have <b>blocked</b> the app.' } } };
    const { place } = await draw(<MinePage />, sampleCommunity().view(1), command, unused, { mine: () => Promise.resolve(mine) });
    await settled(() => place.textContent.includes('Answers and drafts (1)'));
    expect(place.textContent).toContain('Find the energy');
    expect(place.textContent).toContain('2 in the last 90 days. That they went is kept, not what they said.');
    expect(place.textContent).toContain('blocked. They have <b>blocked</b> the app.');
    await act(async () => place.querySelector<HTMLInputElement>('input[type=checkbox]')?.click());
    await act(async () => button(place, 'Save my choices').click());
    expect(sent).toEqual([{ type: 'chooseMine', area: '', counted: false, knows: [], photo: false }]);
  });
});

describe('members and roles', () => {
  it('finds who knows about something, and opens a chat with them', async () => {
    const asked: string[] = [];
    const experts = (_id: string, find: string) => {
      asked.push(find);
      return Promise.resolve({ people: [{ personId: 'p', name: 'Sam Reed', knows: ['rubrics'], email: 'sam+x@university.example' }], more: true });
    };
    const { place } = await draw(<MembersPage />, sampleCommunity().view(1), unused, unused, { experts });
    await settled(() => place.textContent.includes('Sam Reed'));
    expect(place.querySelector('a[href^="https://teams"]')?.getAttribute('href')).toBe('https://teams.microsoft.com/l/chat/0/0?users=sam%2Bx%40university.example');
    await act(async () => button(place, 'rubrics').click());
    await settled(() => asked.includes('rubrics'));
    expect(asked).toEqual(['', 'rubrics']);
  });

  it('names each role, and says where nobody holds it', async () => {
    const community = sampleCommunity();
    community.act(1, { type: 'takeRole', stepId: 'roles', roleId: 'coordinator' });
    const view = community.view(1);
    const { place } = await draw(<MembersPage />, view);
    const rows = [...place.querySelectorAll('tbody tr')].map((row) => row.textContent);
    expect(rows[0]).toContain(view.me.name);
    expect(rows.slice(1).every((row) => row.includes('nobody yet'))).toBe(true);
  });
});

describe('the review room', () => {
  it('puts what was wanted beside what is known, with the questions and the ways to go on', async () => {
    const measure: MeasureView = { id: 'participation', heading: 'Taking part', question: '', value: '3 of 6', more: [], shown: true, change: null, definition: '', source: '', caution: '', chart: null, remarks: [] };
    const measures = () => Promise.resolve({ on: '2026-05-11', lights: [{ id: 'energy' as const, heading: 'Energy', colour: 'red' as const, state: 'Needs care', reason: 'Nobody came.' }], measures: [measure, { ...measure, id: 'reach' as const, heading: 'Hidden', shown: false }] });
    const view = sampleCommunity().view(1);
    const { place } = await draw(<ReviewPage />, view, unused, unused, { measures });
    await settled(() => place.querySelector('.light') !== null);
    expect(place.textContent).toContain('The charter has no aims yet.');
    expect([...place.querySelectorAll('tbody tr')].map((row) => row.textContent)).toEqual(['Taking part3 of 6']);
    expect([...place.querySelectorAll('.block a')].map((one) => one.getAttribute('href'))).toContain('#/step/decision');
    expect(place.textContent).toContain('Not decided yet.');
    const questions = view.steps.find((one) => one.id === 'fulfilling')?.questions ?? [];
    expect(questions).toHaveLength(3);
    for (const one of questions) expect(place.textContent).toContain(one.heading);
  });
});

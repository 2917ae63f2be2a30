/** @jest-environment jsdom */
import { act } from 'react';
import type { DateRow } from '../../bot/api/contract';
import { DatesAhead } from '../../tab/pages/dates/DatesAhead';
import { DatesPart } from '../../tab/pages/dates/DatesPart';
import { firstHour, readHour } from '../../tab/pages/dates/GiveHour';
import { button, buttons, draw, labelled, settled, taking, write } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const row = (more: Partial<DateRow> = {}): DateRow => ({ id: 'light', kind: 'light', onDate: '2040-05-14', hour: null, handOver: null, withoutMailbox: [], ...more });
const hour: NonNullable<DateRow['hour']> = { startsAt: '2040-05-14T09:00:00.000Z', minutes: 60, place: '', guests: ['helen@university.example'], state: 'planned', cancelReason: null, booking: null, revision: 3 };
const open = async (dates: DateRow[], guests: string[] = []) => {
  const { sent, command } = taking();
  const { place } = await draw(<DatesPart of={['light', 'talk']} heading="When" />, sampleCommunity().view(1), command, undefined, { dates: () => Promise.resolve({ dates, guests }) });
  await settled(() => place.querySelector('h3') !== null);
  return { place, sent };
};
const named = (place: HTMLElement, begins: string): HTMLButtonElement => button(place, buttons(place).find((one) => one.startsWith(begins)) ?? begins);

test('a day without an hour is said to be one, and is given one from a form with the day and the known addresses in it', async () => {
  const { place, sent } = await open([row({ id: 't', kind: 'talk' }), row({ id: 'full', kind: 'full' })], ['helen@university.example', 'office@university.example']);
  expect(place.textContent).toContain('No hour yet');
  expect(place.querySelectorAll('h3')).toHaveLength(1);
  expect(buttons(place).some((one) => one.startsWith('Put it into Outlook'))).toBe(false);
  await act(async () => named(place, 'Give it an hour').click());
  await settled(() => document.querySelector('dialog[open]') !== null);
  const dialog = document.querySelector('dialog[open]') as HTMLElement;
  expect(labelled(dialog, 'Who else is invited').value).toBe('helen@university.example, office@university.example');
  await write(labelled(dialog, 'Minutes'), '45');
  await act(async () => button(dialog, 'Save').click());
  expect(sent).toEqual([{ type: 'giveHour', dateId: 't', base: 0, startsAt: '2040-05-14T10:00', minutes: 45, place: '', guests: ['helen@university.example', 'office@university.example'] }]);
});

test('an hour is put into Outlook, handed over and called off by its own date, and has its own calendar file', async () => {
  const { place, sent } = await open([row({ hour }), row({ id: 't', kind: 'talk', hour: { ...hour, booking: { state: 'booked', problem: null, webLink: null, joinUrl: 'https://teams.example/1' } }, handOver: 'take', withoutMailbox: ['Sam'] })]);
  expect(place.textContent).toContain('online');
  expect(place.textContent).toContain('Also invited: helen@university.example');
  expect(place.textContent).toContain('Not invited, because no mailbox is known of them: Sam');
  await act(async () => named(place, 'Put it into Outlook').click());
  await act(async () => named(place, 'Go on in my name').click());
  expect(sent).toEqual([{ type: 'bookEvent', eventId: 'light' }, { type: 'bookEvent', eventId: 't' }]);
  expect(place.querySelector('a[href="https://teams.example/1"]')).not.toBeNull();
  expect(buttons(place).filter((one) => one.startsWith('Call the meeting off'))).toHaveLength(2);
});

test('a day that is past is offered no hour', async () => {
  const { place } = await draw(<DatesPart of={['light', 'talk']} heading="When" />, sampleCommunity().view(1), undefined, undefined, { dates: () => Promise.resolve({ dates: [row({ onDate: '2020-05-14' }), row({ id: 't', kind: 'talk' })], guests: [] }) });
  await settled(() => place.querySelector('h3') !== null);
  expect([...place.querySelectorAll('h3')].map((one) => one.textContent)).toEqual([expect.stringContaining('Talk with the sponsor')]);
});

test('called off it says why and can be planned again', async () => {
  const { place, sent } = await open([row({ hour: { ...hour, state: 'cancelled', cancelReason: 'Strike' } })]);
  expect(place.textContent).toContain('The meeting is called off: Strike');
  await act(async () => named(place, 'Plan the meeting again').click());
  expect(sent).toEqual([{ type: 'callOffEvent', eventId: 'light', reason: null }]);
});

test('the calendar names what is to come, with the way to where it is changed, and leaves out what is behind', async () => {
  const dates = [row({ id: 'full', kind: 'full', onDate: '2020-01-06' }), row({ hour }), row({ id: 't', kind: 'talk' })];
  const { place } = await draw(<DatesAhead />, sampleCommunity().view(1), undefined, undefined, { dates: () => Promise.resolve({ dates, guests: [] }) });
  await settled(() => place.querySelector('h3') !== null);
  expect([...place.querySelectorAll('a')].map((one) => [one.textContent, one.getAttribute('href')])).toEqual([['Light review', '#/review'], ['Talk with the sponsor', '#/sponsor']]);
  expect(place.querySelector('time')?.getAttribute('datetime')).toBe('2040-05-14T09:00:00.000Z');
  expect(place.textContent).toContain('No hour yet');
});

test('the form takes whole addresses and times, and begins today where the day is behind', () => {
  const form = { date: '2040-05-14', time: '10:00', minutes: '60', place: ' Room 4 ', guests: 'a@b.example; c@d.example' };
  expect(readHour(form)).toEqual({ startsAt: '2040-05-14T10:00', minutes: 60, place: 'Room 4', guests: ['a@b.example', 'c@d.example'] });
  for (const wrong of [{ date: '' }, { time: '10' }, { minutes: '4' }, { minutes: 'x' }, { guests: 'Helen' }, { guests: 'a@b.example '.repeat(6) }]) expect(readHour({ ...form, ...wrong })).toBeNull();
  expect(firstHour(row({ onDate: '2020-01-06' }), ['helen@university.example'], 'Europe/London', '2026-05-04')).toMatchObject({ date: '2026-05-04', guests: '' });
  expect(firstHour(row({ hour }), [], 'Europe/London', '2026-05-04')).toMatchObject({ date: '2040-05-14', time: '10:00', guests: 'helen@university.example' });
});

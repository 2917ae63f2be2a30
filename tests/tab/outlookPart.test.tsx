/** @jest-environment jsdom */
import { act } from 'react';
import type { EventAnswer, EventRow } from '../../bot/api/contract';
import { OutlookPart } from '../../tab/pages/calendar/OutlookPart';
import { button, buttons, draw, taking } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const event = {
  id: 'e1', kind: 'learning', title: 'Workshop', startsAt: '2040-05-14T09:00:00Z', minutes: 60, place: '', hostId: null, hostName: null, plan: {}, state: 'planned', outcome: '', cancelReason: null,
  booking: { state: 'booked', problem: null, webLink: null, joinUrl: null },
} as unknown as EventRow;
const open = async (handOver: NonNullable<EventAnswer['handOver']> | null, begun = false) => {
  const { sent, command } = taking();
  const { place } = await draw(<OutlookPart event={event} begun={begun} withoutMailbox={[]} handOver={handOver} />, sampleCommunity().view(1), command);
  return { place, sent };
};

it('goes on in the reader’s own name where its organiser cannot, and says what happens', async () => {
  const { place, sent } = await open('take');
  expect(place.textContent).toContain('it goes out of their calendar, then into yours');
  await act(async () => button(place, 'Go on in my name').click());
  expect(sent).toEqual([{ type: 'bookEvent', eventId: 'e1' }]);
});

it('waits for the other calendar until somebody says that it is out of it', async () => {
  const { place, sent } = await open('wait');
  await act(async () => button(place, 'It is out of the other calendar').click());
  expect(sent).toEqual([{ type: 'bookEvent', eventId: 'e1', gone: true }]);
});

it('offers neither while its organiser is there, nor once it has begun', async () => {
  expect(buttons((await open(null)).place)).not.toContain('Go on in my name');
  expect(buttons((await open('take', true)).place)).not.toContain('Go on in my name');
});

/** @jest-environment jsdom */
import fc from 'fast-check';
import { act } from 'react';
import { MeetingTools, shuffled } from '../../tab/pages/step/MeetingTools';
import { button, draw } from './drawing';
import { sampleCommunity } from './sampleCommunity';

test('a shuffle keeps everybody once, and everybody may come first', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.string()), fc.infiniteStream(fc.double({ min: 0, max: 0.999_999, noNaN: true })), (list, numbers) => {
    expect([...shuffled(list, () => numbers.next().value as number)].sort()).toEqual([...list].sort());
  }));
  const firsts = new Set(Array.from({ length: 300 }, () => shuffled(['a', 'b', 'c'])[0]));
  expect(firsts.size).toBe(3);
});

async function opened() {
  const view = sampleCommunity().view(1);
  const { place } = await draw(<MeetingTools people={view.core} />, view);
  const details = place.querySelector('details');
  await act(async () => {
    if (details) details.open = true;
    details?.dispatchEvent(new Event('toggle'));
  });
  return place;
}

it('names everybody in an order, and in another one when asked', async () => {
  const place = await opened();
  expect(place.querySelectorAll('ol li')).toHaveLength(3);
  await act(async () => button(place, 'Shuffle again').click());
  expect([...place.querySelectorAll('ol li')].map((one) => one.textContent).sort()).toEqual(['Amara Okafor', 'Priya Nair', 'Tom Whitfield']);
});

it('counts down by the clock, pauses, goes on, and says when the time is over', async () => {
  jest.useFakeTimers();
  try {
    const place = await opened();
    const shown = (): string | undefined => place.querySelector('.timer')?.textContent;
    await act(async () => button(place, 'Start').click());
    await act(async () => jest.advanceTimersByTime(10_000));
    expect(shown()).toBe('4:50');
    await act(async () => button(place, 'Pause').click());
    await act(async () => jest.advanceTimersByTime(60_000));
    expect(shown()).toBe('4:50');
    await act(async () => button(place, 'Go on').click());
    await act(async () => jest.advanceTimersByTime(290_000));
    expect([shown(), place.querySelector('[role=status]')?.textContent]).toEqual(['0:00', 'The time is over.']);
  } finally {
    jest.useRealTimers();
  }
});

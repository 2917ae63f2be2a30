/** @jest-environment jsdom */
import fc from 'fast-check';
import { act } from 'react';
import type { Command } from '../../bot/domain/commands';
import { useCommunity } from '../../tab/app/communityContext';
import { Agenda } from '../../tab/pages/step/MeetingParts';
import { shuffled } from '../../tab/pages/step/MeetingTools';
import { button, draw } from './drawing';
import { sampleCommunity } from './sampleCommunity';

test('a shuffle keeps everybody once, and everybody may come first', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.string()), fc.infiniteStream(fc.double({ min: 0, max: 0.999_999, noNaN: true })), (list, numbers) => {
    expect([...shuffled(list, () => numbers.next().value as number)].sort()).toEqual([...list].sort());
  }));
  const firsts = new Set(Array.from({ length: 300 }, () => shuffled(['a', 'b', 'c'])[0]));
  expect(firsts.size).toBe(3);
});

const stepId = 'sponsor';
type Press = Extract<Command, { type: 'runTimer' }>;

function Page() {
  const { view } = useCommunity();
  const step = view.steps.find((one) => one.id === stepId);
  return step ? <Agenda step={step} /> : null;
}

/** The page of one of the core group over a community that the test moves on, as the server would. */
async function opened(person = 1) {
  const community = sampleCommunity();
  const sent: Press[] = [];
  const { place, show } = await draw(<Page />, community.view(person), (_id, request) => {
    sent.push(request.command as Press);
    return Promise.resolve({ revision: 2, said: null });
  });
  const details = place.querySelector('details');
  await act(async () => {
    if (details) details.open = true;
    details?.dispatchEvent(new Event('toggle'));
  });
  const timer = (by: number, what: Press['act'], base: number, seconds: number | null = null): Promise<void> => {
    community.act(by, { type: 'runTimer', stepId, act: what, base, seconds }, new Date().toISOString());
    return show(community.view(person));
  };
  const wait = (ms: number): Promise<void> => act(async () => void jest.advanceTimersByTime(ms));
  return {
    place, sent, timer, wait,
    shown: () => place.querySelector('.timer')?.textContent,
    said: () => place.querySelector('[role=status]')?.textContent,
  };
}

it('names everybody in an order, and in another one when asked', async () => {
  const { place } = await opened();
  const names = (): string[] => [...place.querySelectorAll('ol[aria-live] li')].map((one) => one.textContent);
  expect(names()).toHaveLength(3);
  await act(async () => button(place, 'Shuffle again').click());
  expect(names().sort()).toEqual(['Amara Okafor', 'Priya Nair', 'Tom Whitfield']);
});

describe('the timer', () => {
  beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-05-14T09:00:00Z') }));
  afterEach(() => jest.useRealTimers());

  it('is set for everybody by a command, and never only on this page', async () => {
    const { place, sent, shown } = await opened();
    await act(async () => button(place, 'Start').click());
    expect([sent, shown()]).toEqual([[{ type: 'runTimer', stepId, act: 'start', base: 0, seconds: 300 }], undefined]);
  });

  it('that somebody else started counts down by the clock, is paused, goes on and ends', async () => {
    const { place, sent, timer, wait, shown } = await opened();
    await timer(2, 'start', 0, 300);
    await wait(10_000);
    expect(shown()).toBe('4:50');
    await act(async () => button(place, 'Pause').click());
    expect(sent.at(-1)).toEqual({ type: 'runTimer', stepId, act: 'pause', base: 1, seconds: null });
    await timer(1, 'pause', 1);
    await wait(60_000);
    expect(shown()).toBe('4:50');
    await timer(3, 'go-on', 2);
    await wait(290_000);
    expect([shown(), place.querySelector('.meeting-timer')?.textContent]).toEqual(['0:00', expect.stringContaining('The time is over.')]);
    expect(button(place, 'One more minute')).toBeDefined();
  });

  it('says aloud its start, the last minute and the end, and nothing between; added time can come to an end again', async () => {
    const { timer, wait, said } = await opened();
    expect(said()).toBe('');
    await timer(2, 'start', 0, 120);
    const heard = [said()];
    for (let n = 0; n < 130; n += 1) {
      await wait(1_000);
      if (said() !== heard.at(-1)) heard.push(said());
    }
    expect(heard).toEqual(['The timer runs: 2 minutes.', 'One minute is left.', 'The time is over.']);
    await timer(3, 'extend', 2);
    await wait(250);
    expect(said()).toBe('');
    await wait(61_000);
    expect(said()).toBe('The time is over.');
  });

  it('is there after a reload, without being announced anew', async () => {
    const community = sampleCommunity();
    community.act(2, { type: 'runTimer', stepId, act: 'start', base: 0, seconds: 300 });
    jest.setSystemTime(Date.parse('2026-05-14T09:04:15Z'));
    const { place } = await draw(<Page />, community.view(1));
    expect([place.querySelector('.timer')?.textContent, place.querySelector('[role=status]')?.textContent]).toEqual(['0:45', '']);
  });
});

it('is no business of members outside the core group', () => {
  const community = sampleCommunity();
  community.act(2, { type: 'runTimer', stepId, act: 'start', base: 0, seconds: 300 });
  expect(community.view(4).steps.map((one) => one.timer).filter(Boolean)).toEqual([]);
});

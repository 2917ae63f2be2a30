/** @jest-environment jsdom */
import { act } from 'react';
import type { ConnectionView } from '../../bot/api/contract';
import { ConnectionsPage } from '../../tab/pages/connections/ConnectionsPage';
import { button, draw, settled } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const connection = (more: Partial<ConnectionView> = {}): ConnectionView => ({ id: 'calendar', state: 'on', waiting: 0, failed: 0, uncertain: 0, lastAt: '2026-05-14T09:00:00.000Z', reason: null, ...more });
const open = (list: ConnectionView[], tryAgain: (id: string, connection: string) => Promise<{ tried: number }> = () => Promise.reject(new Error('not asked for'))) =>
  draw(<ConnectionsPage />, sampleCommunity().view(1), undefined, undefined, { connections: () => Promise.resolve({ connections: list }), tryAgain });

it('says of each whether it works, who can change it and what to do without', async () => {
  const { place } = await open([connection(), connection({ id: 'cards', state: 'off', lastAt: null })]);
  await settled(() => place.querySelectorAll('section').length === 2);
  expect(place.textContent).toContain('Works');
  expect(place.textContent).toContain('The cards have no place yet.');
  expect([place.querySelectorAll('dl').length, place.querySelector('button')]).toEqual([2, null]);
});

it('says why something waits, and tries it again', async () => {
  const tried: string[] = [];
  const { place } = await open([connection({ state: 'trouble', waiting: 1, uncertain: 2, reason: 'Ask your IT team.' })], (_id, which) => {
    tried.push(which);
    return Promise.resolve({ tried: 3 });
  });
  await settled(() => place.textContent.includes('1 waits. 2 may not have arrived. Ask your IT team.'));
  await act(async () => button(place, 'Try again now: Outlook calendars').click());
  await settled(() => place.textContent.includes('3 are tried again now.'));
  expect(tried).toEqual(['calendar']);
});

it('says how many messages were counted, and no number where fewer than five people stand behind it', async () => {
  const shown = async (counted: { channels: number | null; posts: number | null }): Promise<string> => {
    const { place } = await draw(<ConnectionsPage />, sampleCommunity().view(1), undefined, undefined, { connections: () => Promise.resolve({ connections: [connection({ id: 'messages' }), connection()], counted }) });
    await settled(() => place.querySelectorAll('section').length === 2);
    return place.querySelector('section')?.textContent ?? '';
  };
  expect(await shown({ channels: 3, posts: 41 })).toContain('41 messages counted so far. The team has 3 channels.');
  expect(await shown({ channels: null, posts: null })).toContain('Fewer than five people stand behind the number');
});

/** @jest-environment jsdom */
import { act } from 'react';
import type { ConnectionView } from '../../bot/api/contract';
import { ConnectionsPage } from '../../tab/pages/connections/ConnectionsPage';
import type { Host } from '../../tab/host/teams';
import { button, draw, settled } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const connection = (more: Partial<ConnectionView> = {}): ConnectionView => ({ id: 'calendar', state: 'on', waiting: 0, failed: 0, uncertain: 0, lastAt: '2026-05-14T09:00:00.000Z', reason: null, waitsFor: [], allow: null, ...more });
const open = (list: ConnectionView[], tryAgain: (id: string, connection: string) => Promise<{ tried: number }> = () => Promise.reject(new Error('not asked for')), host: Partial<Host> | null = null) =>
  draw(<ConnectionsPage />, sampleCommunity().view(1), undefined, undefined, { connections: () => Promise.resolve({ connections: list }), tryAgain }, host);

it('says of each whether it works, who can change it and what to do without', async () => {
  const { place } = await open([connection(), connection({ id: 'cards', state: 'off', lastAt: null })]);
  await settled(() => place.querySelectorAll('section.block').length === 2);
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
    await settled(() => place.querySelectorAll('section.block').length === 2);
    return place.querySelector('section.block')?.textContent ?? '';
  };
  expect(await shown({ channels: 3, posts: 41 })).toContain('41 messages counted so far. The team has 3 channels.');
  expect(await shown({ channels: null, posts: null })).toContain('Fewer than five people stand behind the number');
});

it('names in whose name it waits, lets the reader allow it at Microsoft, and tries again what waited', async () => {
  const asked: string[] = [];
  const tried: string[] = [];
  const { place } = await open([connection({ state: 'trouble', waiting: 1, reason: 'Not allowed.', waitsFor: ['Amara Okafor'], allow: 'calendar' })], (_id, which) => {
    tried.push(which);
    return Promise.resolve({ tried: 1 });
  }, { allow: (what) => Promise.resolve(void asked.push(what)) });
  await settled(() => place.textContent.includes('It waits in the name of Amara Okafor'));
  await act(async () => button(place, 'Allow it for me: Outlook calendars').click());
  await settled(() => place.textContent.includes('Allowed.'));
  expect([asked, tried]).toEqual([['calendar'], ['calendar']]);
});

it('says what to do where Microsoft does not give the permission, and tries nothing', async () => {
  const { place } = await open([connection({ state: 'unused', allow: 'calendar' })], undefined, { allow: () => Promise.reject(new Error('CancelledByUser')) });
  await settled(() => place.querySelectorAll('section.block').length === 1);
  await act(async () => button(place, 'Allow it for me: Outlook calendars').click());
  await settled(() => place.textContent.includes('Microsoft did not give the permission.'));
});

it('offers nothing to allow where nobody can be asked, or where it works', async () => {
  const { place } = await open([connection({ id: 'team' }), connection({ state: 'on', allow: 'calendar' })], undefined, { allow: () => Promise.resolve() });
  await settled(() => place.querySelectorAll('section.block').length === 2);
  expect(place.querySelector('button')).toBeNull();
});

/** @jest-environment jsdom */
import { act } from 'react';
import type { CommunityView, ConnectionView } from '../../bot/api/contract';
import { ConnectionsPage } from '../../tab/pages/connections/ConnectionsPage';
import { MeasuresPage } from '../../tab/pages/measures/MeasuresPage';
import { button, buttons, draw, settled, taking } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const none: CommunityView['log'] = { on: false, webUrl: null, writtenAt: null, hasFiles: true, state: null, problem: null, news: null, by: null, isMine: false };
const written: CommunityView['log'] = { ...none, on: true, webUrl: 'https://university.example/log', writtenAt: '2026-05-14T09:00:00.000Z', state: 'written', by: 'Amara Okafor', isMine: true };
const view = (log: CommunityView['log']): CommunityView => ({ ...sampleCommunity().view(1), log });
const connection = (state: ConnectionView['state']): ConnectionView => ({ id: 'log', state, waiting: 0, failed: 0, uncertain: 0, lastAt: null, reason: null, waitsFor: [], allow: null });
const open = async (log: CommunityView['log'], state: ConnectionView['state']) => {
  const { sent, command } = taking();
  const { place } = await draw(<ConnectionsPage />, view(log), command, undefined, { connections: () => Promise.resolve({ connections: [connection(state)] }) });
  await settled(() => place.textContent.includes('Excel log'));
  return { place, sent };
};

test('the log is switched on from the page of connections, which says who can and what works without it', async () => {
  const { place, sent } = await open(none, 'off');
  expect(place.textContent).toContain('Nobody has switched the log on.');
  expect(place.textContent).toContain('Files.ReadWrite.All');
  expect(place.textContent).toContain('downloaded as CSV');
  await act(async () => button(place, 'Switch the log on').click());
  expect(sent).toEqual([{ type: 'startLog' }]);
});

test('on, it says in whose name, leads to the file, and is switched off', async () => {
  const { place, sent } = await open(written, 'on');
  expect(place.textContent).toContain('in the name of Amara Okafor');
  expect(place.querySelector('a')?.getAttribute('href')).toBe('https://university.example/log');
  expect(buttons(place)).toEqual(['Switch the log off']);
  await act(async () => button(place, 'Switch the log off').click());
  expect(sent).toEqual([{ type: 'stopLog' }]);
});

test('what went wrong and what is new are said; somebody else can go on with it', async () => {
  const { place, sent } = await open({ ...written, isMine: false, state: 'failed', problem: 'The column Key has lost its keys.', news: { text: 'The table Events was made again.', at: '2026-05-13T09:00:00.000Z' } }, 'trouble');
  expect(place.querySelector('.notice-warning')?.textContent).toContain('The column Key has lost its keys.');
  expect(place.querySelector('.notice-info')?.textContent).toContain('The table Events was made again.');
  await act(async () => button(place, 'Write it in my name').click());
  expect(sent).toEqual([{ type: 'startLog' }]);
});

test('without a team there is no button, with the reason', async () => {
  const { place } = await open({ ...none, hasFiles: false }, 'off');
  expect([buttons(place), place.textContent.includes('The community has no team')]).toEqual([[], true]);
});

test('the page of measures has the way to the file beside the download, and before there is one the way to begin it', async () => {
  const measures = () => Promise.resolve({ on: '2026-05-11', lights: [], measures: [] });
  const page = async (log: CommunityView['log']): Promise<HTMLElement> => {
    const { place } = await draw(<MeasuresPage />, view(log), undefined, undefined, { measures });
    await settled(() => place.querySelector('.measures') !== null);
    return place;
  };
  expect((await page(none)).querySelector('a')?.getAttribute('href')).toBe('#/connections');
  expect((await page(written)).querySelector('a')?.textContent).toContain('Open the log in Excel');
});

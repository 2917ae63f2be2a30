/** @jest-environment jsdom */
import { act } from 'react';
import type { ChannelsAnswer, FilesAnswer, FileView } from '../../bot/api/contract';
import { FilesPage } from '../../tab/pages/files/FilesPage';
import { button, buttons, draw, settled, taking } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const unused = (): Promise<never> => Promise.reject(new Error('not asked for here'));
const at = '2026-05-14T09:00:00.000Z';
const charter = (more: Partial<FileView> = {}): FileView => ({
  id: 'charter', kind: 'charter', name: 'Charter.docx', version: 2, at, state: 'filed', heading: null, by: 'Amara Okafor', problem: null, webUrl: 'https://university.sharepoint.com/c', older: null, download: 'charters/2.docx', found: null, isAnew: false, copies: [], ...more,
});
const copy = (more: Partial<FileView['copies'][number]> = {}): FileView['copies'][number] => ({
  id: 'x', channelId: '19:g', state: 'filed', problem: null, fileName: 'Charter, version 2.docx', webUrl: 'https://university.sharepoint.com/x', at, by: 'Tom Whitfield', channel: 'Rubrics', found: null, isCurrent: true, ...more,
});
const log = charter({ id: 'log', kind: 'log', name: 'Log.xlsx', version: null, download: null, webUrl: 'https://university.sharepoint.com/l' });
const channels = (more: Partial<ChannelsAnswer> = {}): ChannelsAnswer => ({ channels: [{ channelId: '19:g', name: 'Rubrics' }], isWhole: true, ownSites: [], ...more });
async function open({ places = channels({ channels: [] }), ...answer }: Partial<FilesAnswer> & { places?: ChannelsAnswer }, person = 1, tryAgain: (id: string, connection: string) => Promise<{ tried: number }> = unused) {
  const { sent, command } = taking();
  const { place } = await draw(<FilesPage />, sampleCommunity().view(person), command, unused, { files: () => Promise.resolve({ hasFiles: true, files: [], look: null, ...answer }), channels: () => Promise.resolve(places), tryAgain });
  await settled(() => place.querySelector('.notice') !== null);
  return { place, sent };
}

it('lists each file with its version, its way into Files, and a download', async () => {
  const { place } = await open({ files: [charter(), charter({ id: 'paper/story/3', kind: 'paper', heading: 'The story so far', version: 3, name: 'Story 3.docx' }), log] });
  expect([...place.querySelectorAll('h2')].map((one) => one.textContent)).toEqual(['Charter', 'The story so far, number 3', 'Log of the community']);
  expect(place.textContent).toMatch(/Charter\.docx Word document[^]*Version 2 · [^]*in the name of Amara Okafor[^]*In the team’s Files\./);
  expect([...place.querySelectorAll('section a')].map((one) => one.getAttribute('href'))).toEqual(['https://university.sharepoint.com/c', 'https://university.sharepoint.com/c', 'https://university.sharepoint.com/l']);
  expect(buttons(place)).toEqual(['Look in SharePoint now', 'Download', 'Download']);
});

it('says why one waits, which version lies there meanwhile, and tries it again over its own connection', async () => {
  const tried: string[] = [];
  const { place } = await open({ files: [charter({ state: 'waiting', problem: 'The file is open in Word.', older: 1 }), { ...log, state: 'failed', problem: 'It left.' }] }, 1, (_id, which) => {
    tried.push(which);
    return Promise.resolve({ tried: 1 });
  });
  expect(place.textContent).toContain('It waits. The file is open in Word. Version 1 lies there.');
  await act(async () => button(place, 'Try again now: Charter').click());
  await act(async () => button(place, 'Try again now: Log of the community').click());
  await settled(() => tried.length === 2);
  expect(tried).toEqual(['files', 'log']);
});

it('says what somebody did to a file in SharePoint, and offers no link to one that is gone', async () => {
  const { place } = await open({ files: [charter({ found: { gone: false, name: 'Ours.docx', folder: 'Archive' } }), charter({ id: 'pack', kind: 'pack', version: null, found: { gone: true, name: null, folder: null } })], places: channels() });
  expect(place.textContent).toContain('Somebody renamed it “Ours.docx”. Somebody moved it to the folder “Archive”. The next version goes into it, under this name and in this place.');
  expect(place.textContent).toMatch(/It is gone from where it was put.*Otherwise the next version is put there as a new file\./);
  expect(place.querySelectorAll('section a')).toHaveLength(1);
  await settled(() => place.querySelector('select') !== null);
  expect(place.querySelectorAll('select')).toHaveLength(1);
});

it('says of a file that was made again that it is another one', async () => {
  const { place } = await open({ files: [charter({ isAnew: true }), log] });
  expect([...place.querySelectorAll('.notice')].filter((one) => one.textContent?.includes('It is a new file: the one with the earlier versions was gone.'))).toHaveLength(1);
});

it('looks in SharePoint when asked, and says when it last did, that it does, or why it cannot', async () => {
  const { place, sent } = await open({ files: [charter()], look: { state: 'read', problem: null, readAt: at, by: 'Tom Whitfield' } });
  expect(place.textContent).toContain('Looked at in SharePoint:');
  await act(async () => button(place, 'Look in SharePoint now').click());
  await settled(() => sent.length > 0);
  expect(sent).toEqual([{ type: 'lookAtFiles' }]);
  const waiting = await open({ files: [charter()], look: { state: 'waiting', problem: 'Allow it.', readAt: null, by: 'Tom Whitfield' } });
  expect(waiting.place.textContent).toContain('What became of the files could not be looked at. Allow it.');
  const asked = await open({ files: [charter()], look: { state: 'asked', problem: null, readAt: null, by: 'Tom Whitfield' } });
  await act(async () => button(asked.place, 'Look in SharePoint now').click());
  expect([asked.place.textContent.includes('is being looked at'), asked.sent]).toEqual([true, []]);
});

it('copies to the channel that is chosen, shows each copy, and again what went wrong', async () => {
  const { place, sent } = await open({ files: [charter({ copies: [copy(), copy({ id: 'y', state: 'failed', problem: 'The name is taken.', webUrl: null, isCurrent: false }), copy({ id: 'z', isCurrent: false })] })], places: channels() });
  expect([...place.querySelectorAll('li .notice')].map((one) => one.textContent)).toEqual([expect.stringContaining('Copied. Open it'), expect.stringContaining('The copy was not made. The name is taken.'), expect.stringContaining('Copied. There is something newer since.')] as unknown[]);
  await settled(() => place.querySelector('select') !== null);
  await act(async () => button(place, 'Copy: Charter').click());
  expect(sent).toEqual([]);
  const select = place.querySelector('select') as HTMLSelectElement;
  await act(async () => {
    select.value = '19:g';
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await act(async () => button(place, 'Copy: Charter').click());
  await settled(() => sent.length > 0);
  await act(async () => button(place, 'Copy again').click());
  await settled(() => sent.length > 1);
  expect(sent).toEqual([{ type: 'copyFile', fileId: 'charter', channelId: '19:g', name: 'Rubrics' }, { type: 'copyFile', fileId: 'charter', channelId: '19:g', name: 'Rubrics' }]);
});

it('offers no copy where no channel can have one, and says which and what to do', async () => {
  const { place } = await open({ files: [charter({ copies: [copy({ state: 'failed', problem: 'x', channelId: '19:gone' })] })], places: channels({ channels: [], ownSites: ['Leads', 'Partners'] }) });
  await settled(() => place.textContent?.includes('No other channel can have a copy yet.') ?? false);
  expect(place.textContent).toContain('Private and shared channels keep their files in sites of their own, where CoP Guide is not: Leads, Partners. Open the file and choose “Copy to” in Files.');
  expect([place.querySelectorAll('select').length, buttons(place)]).toEqual([0, ['Look in SharePoint now', 'Download']]);
  const unread = await open({ files: [charter()], places: channels({ isWhole: false }) });
  await settled(() => unread.place.querySelector('select') !== null);
  expect(unread.place.textContent).toContain('Which channels the team has cannot be read, so only those of sub-groups are offered.');
});

it('with nothing there says what comes first', async () => {
  expect((await open({})).place.textContent).toContain('The charter is the first, once you publish it.');
  expect((await open({ hasFiles: false })).place.textContent).toContain('The community has no team, so there are no Files.');
});

it('outside the core group is a list to open and download, without looks, copies and tries', async () => {
  const { place } = await open({ files: [charter()] }, 4);
  expect(buttons(place)).toEqual(['Download']);
  expect(place.textContent).not.toContain('channel');
});

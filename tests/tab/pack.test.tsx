/** @jest-environment jsdom */
import { act } from 'react';
import type { PackView } from '../../bot/api/contract';
import type { CommunityView } from '../../bot/domain/view';
import { PackPart } from '../../tab/pages/settings/PackPart';
import { SettingsPage } from '../../tab/pages/settings/SettingsPage';
import { ArchivePart } from '../../tab/pages/step/ArchivePart';
import { button, buttons, draw, settled, taking } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const unused = (): Promise<never> => Promise.reject(new Error('not asked for here'));
const at = '2026-05-14T09:00:00.000Z';
const pack = (more: Partial<PackView> = {}): PackView => ({ id: 'k1', by: 'Tom Whitfield', mine: false, at, state: 'filed', problem: null, fileName: 'Everything.zip', webUrl: 'https://university.sharepoint.com/x', checked: null, ...more });
function seen(of: PackView | null): CommunityView {
  const view = sampleCommunity().view(1);
  return { ...view, team: view.team && { ...view.team, hasTeam: true, pack: of } };
}
const dialog = (): HTMLElement => document.querySelector<HTMLElement>('dialog[open]') as HTMLElement;

it('says what goes in and what never does, asks before it is made, and can be downloaded at once', async () => {
  const { sent, command } = taking();
  const files: string[] = [];
  const { place } = await draw(<PackPart />, seen(null), command, unused, { file: (_id, name) => { files.push(name); return unused(); } });
  expect(place.textContent).toMatch(/Private answers, drafts, names from events and survey answers are never in it\. Nobody has made one yet\./);
  await act(async () => button(place, 'Put everything into one file').click());
  expect(dialog().textContent).toContain('Everybody in the team can read it');
  expect(sent).toEqual([]);
  await act(async () => button(dialog(), 'Make it now').click());
  await settled(() => sent.length > 0);
  expect(sent).toEqual([{ type: 'makePack' }]);
  await act(async () => button(place, 'Download everything as one file').click());
  await settled(() => files.length > 0);
  expect(files).toEqual(['pack.zip']);
});

it('one that waits says why, and can go on in another name', async () => {
  const { place } = await draw(<PackPart />, seen(pack({ state: 'waiting', webUrl: null, problem: 'The file is open.' })));
  expect(place.textContent).toContain('The file waits. Asked for by Tom Whitfield');
  expect(place.textContent).toContain('The file is open.');
  expect(buttons(place)).toEqual(['Try again in my name', 'Download everything as one file']);
});

it('is opened and checked by somebody else than who asked for it, who can take it back', async () => {
  const { sent, command } = taking();
  const { place, show } = await draw(<PackPart />, seen(pack()), command);
  expect(place.querySelector('a')?.getAttribute('href')).toBe('https://university.sharepoint.com/x');
  await act(async () => button(place, 'I have opened it and it is complete').click());
  await settled(() => sent.length > 0);
  await show(seen(pack({ mine: true })));
  expect(buttons(place)).not.toContain('I have opened it and it is complete');
  expect(place.textContent).toContain('somebody else in the core group opens it');
  await show(seen(pack({ checked: { by: 'Priya Nair', at } })));
  expect(place.textContent).toContain('Priya Nair has opened it and found it complete');
  await act(async () => button(place, 'It is not complete after all').click());
  await settled(() => sent.length > 1);
  expect(sent).toEqual([{ type: 'checkPack', packId: 'k1', complete: true }, { type: 'checkPack', packId: 'k1', complete: false }]);
});

it('before the team is archived it says whether one was made and checked, and holds nobody up', async () => {
  const { sent, command } = taking();
  const { place, show } = await draw(<ArchivePart />, seen(null), command);
  await act(async () => button(place, 'Archive the team').click());
  expect(dialog().textContent).toContain('Nobody has put everything into one file yet.');
  await show(seen(pack()));
  expect(dialog().textContent).toMatch(/Everything was put into one file, .* Nobody has opened it and said that it is complete\./);
  await show(seen(pack({ checked: { by: 'Priya Nair', at } })));
  expect(dialog().textContent).toContain('Priya Nair has opened it and found it complete');
  await act(async () => button(dialog(), 'Archive the team now').click());
  await settled(() => sent.length > 0);
  expect(sent).toMatchObject([{ type: 'archiveTeam' }]);
});

it('stands on the settings page, for the core group', async () => {
  const core = await draw(<SettingsPage />, seen(null));
  expect(core.place.textContent).toContain('Take everything along');
  const outside = await draw(<SettingsPage />, sampleCommunity().view(4));
  expect(outside.place.textContent).not.toContain('Take everything along');
});

/** @jest-environment jsdom */
import { act } from 'react';
import { closureAt } from '../../tab/time';
import { formOf, readForm } from '../../tab/pages/settings/settingsForm';
import { SettingsPage } from '../../tab/pages/settings/SettingsPage';
import { button, buttons, draw, labelled, settled, taking, write } from './drawing';
import { sampleCommunity } from './sampleCommunity';

it('keeps what is typed, days off and all, under the revision it was opened with', async () => {
  const { sent, command } = taking();
  const { place } = await draw(<SettingsPage />, sampleCommunity().view(1), command);
  await write(labelled(place, 'Name'), '  Fair Assessment ');
  await act(async () => button(place, 'Add days off').click());
  await act(async () => button(place, 'Keep the settings').click());
  expect([place.querySelector('[role=alert]') !== null, sent]).toEqual([true, []]);
  await write(labelled(place, 'What it is'), 'Winter');
  await write(labelled(place, 'First day'), '2026-12-23');
  await act(async () => button(place, 'Keep the settings').click());
  await settled(() => sent.length === 1);
  expect(sent[0]).toMatchObject({ type: 'changeSettings', base: 0, name: 'Fair Assessment', closed: [{ from: '2026-12-23', until: '2026-12-23', name: 'Winter' }], cutOffs: { participation: { green: 0.45, red: 0.33 } } });
});

it('says on which days the university is closed, which nobody has to enter and which are not kept as the community’s own', async () => {
  const { sent, command } = taking();
  const view = sampleCommunity().view(1);
  const closedAbove = [{ name: 'Winter closure', from: '2026-12-23', until: '2027-01-01' }];
  const { place } = await draw(<SettingsPage />, { ...view, settings: { ...view.settings, closedAbove } }, command);
  expect(place.textContent).toMatch(/Your university is closed: Winter closure, [^;]*23 Dec[^;]*1 Jan/);
  expect(sent).toEqual([]);
});

it('keeps terms, and says by which ones the community goes while it has stated none', async () => {
  const { sent, command } = taking();
  const view = sampleCommunity().view(1);
  const university = [{ name: 'Autumn term', from: '2026-09-21', until: '2026-12-11' }];
  const { place } = await draw(<SettingsPage />, { ...view, settings: { ...view.settings, terms: { own: [], university } } }, command);
  expect(place.textContent).toContain('You go by the terms of your university: Autumn term');
  await act(async () => button(place, 'Add a term').click());
  expect(place.textContent).not.toContain('You go by the terms');
  await write(labelled(place, 'Name of the term'), 'Ours');
  await write(labelled(place, 'First day'), '2026-10-05');
  await write(labelled(place, 'Last day'), '2026-12-18');
  await act(async () => button(place, 'Keep the settings').click());
  await settled(() => sent.length === 1);
  expect(sent[0]).toMatchObject({ type: 'changeSettings', closed: [], terms: [{ name: 'Ours', from: '2026-10-05', until: '2026-12-18' }] });
});

it('says that others have changed theirs while something is typed, and follows them while nothing is', async () => {
  const community = sampleCommunity();
  const { place, show } = await draw(<SettingsPage />, community.view(1));
  const change = (name: string, base: number): void => void community.act(2, { type: 'changeSettings', base, name, topic: 'Fair assessment', zone: 'Europe/London', closed: [], cutOffs: null });
  change('By Tom', 0);
  await show(community.view(1));
  expect(labelled(place, 'Name').value).toBe('By Tom');
  await write(labelled(place, 'Name'), 'Mine');
  change('By Tom again', 1);
  await show(community.view(1));
  expect(labelled(place, 'Name').value).toBe('Mine');
  await act(async () => button(place, 'Show theirs').click());
  expect([labelled(place, 'Name').value, buttons(place).includes('Show theirs')]).toEqual(['By Tom again', false]);
});

it('is the core group’s, and leads others back', async () => {
  const view = sampleCommunity().view(1);
  const { place } = await draw(<SettingsPage />, { ...view, settings: { ...view.settings, cutOffs: null } });
  expect(place.querySelector('form')).toBeNull();
});

it('reads numbers within their limits only', () => {
  const form = formOf(sampleCommunity().view(1));
  if (!form) throw new Error('no form');
  const cut = (id: 'gapWeeks' | 'coverage', green: string, red: string | null) => readForm({ ...form, cutOffs: { ...form.cutOffs, [id]: { green, red } } }, 0);
  expect(cut('gapWeeks', '6', '10')?.cutOffs?.gapWeeks).toEqual({ green: 6, red: 10 });
  for (const wrong of [['10', '6'], ['6', '6'], ['', '6'], ['1.5', '6'], ['0', '6'], ['6', '105']] as const) expect(cut('gapWeeks', wrong[0], wrong[1])).toBeNull();
  expect([cut('coverage', '60', null)?.cutOffs?.coverage, cut('coverage', '101', null)]).toEqual([0.6, null]);
});

it('finds the days off by the clocks of the community', () => {
  const closed = [{ from: '2026-12-24', until: '2026-12-25', name: 'Winter' }];
  expect([closureAt(closed, '2026-12-23T23:30:00Z', 'Europe/London'), closureAt(closed, '2026-12-23T23:30:00Z', 'Europe/Malta')]).toEqual([null, 'Winter']);
});

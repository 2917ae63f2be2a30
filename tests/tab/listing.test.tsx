/** @jest-environment jsdom */
import { act } from 'react';
import type { ListingAnswer } from '../../bot/api/contract';
import type { Api } from '../../tab/api/client';
import { Problem } from '../../tab/api/problem';
import { ListingPage } from '../../tab/pages/listing/ListingPage';
import { SettingsPage } from '../../tab/pages/settings/SettingsPage';
import { button, draw, settled, taking } from './drawing';
import { sampleCommunity } from './sampleCommunity';

type Row = ListingAnswer['communities'][number];
const row = (more: Partial<Row> = {}): Row => ({ id: 'a', name: 'Laboratory Teaching', topic: 'Labs & <b>workshops</b>', purpose: 'So that an hour teaches.', contact: { name: 'Amara Okafor', email: 'amara@university.example' }, mine: false, near: null, ...more });

async function show(communities: Row[], more: Partial<Api> = {}) {
  const opened: string[] = [];
  const api = { listing: () => Promise.resolve({ communities }), ...more } as unknown as Api;
  const { place } = await draw(<ListingPage api={api} me="Rosa" open={(id) => opened.push(id)} />, sampleCommunity().view(1));
  await settled(() => place.querySelector('.bone') === null);
  return { place, opened };
}

describe('the list of communities', () => {
  it('says as text what each is about, and opens a chat with a first line that nobody has sent', async () => {
    const { place } = await show([row({ near: { name: 'Inclusive Assessment', shared: ['teaching'] } })]);
    expect(place.textContent).toContain('Labs & <b>workshops</b>');
    expect(place.textContent).toContain('Close to Inclusive Assessment: teaching');
    const link = place.querySelector<HTMLAnchorElement>('li a');
    expect(link?.textContent).toBe('Write to Amara Okafor, Laboratory Teaching (opens in a new tab)');
    const address = new URL(link?.href ?? '');
    expect(address.searchParams.get('users')).toBe('amara@university.example');
    expect(address.searchParams.get('message')).toContain('I take part in Inclusive Assessment');
  });

  it('opens one’s own, says where nobody can be written to, and finds by a word', async () => {
    const { place, opened } = await show([row({ id: 'mine', mine: true }), row({ id: 'b', name: 'Zines', topic: 'Paper', purpose: null, contact: null })]);
    await act(async () => button(place, 'Open it: Laboratory Teaching').click());
    expect(opened).toEqual(['mine']);
    expect(place.textContent).toContain('Nobody can be written to from here.');
    const field = place.querySelector('input');
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, 'paper');
      field?.dispatchEvent(new Event('input', { bubbles: true }));
    });
    expect([...place.querySelectorAll('h2')].map((one) => one.textContent)).toEqual(['Zines']);
    expect(place.querySelector('[role=status]')?.textContent).toBe('1 of 2');
  });

  it('says how a community comes into it while there is none, and why it cannot be read', async () => {
    expect((await show([])).place.textContent).toContain('Its core group puts it there, on the settings page.');
    expect((await show([], { listing: () => Promise.reject(new Problem('offline', 'The server cannot be reached.', 0)) })).place.querySelector('[role=alert]')?.textContent).toContain('The server cannot be reached.');
  });

  it('is entered from the settings by a tick of the core group', async () => {
    const { sent, command } = taking();
    const { place } = await draw(<SettingsPage />, sampleCommunity().view(1), command);
    const tick = place.querySelector<HTMLInputElement>('input[type=checkbox]');
    expect(tick?.checked).toBe(false);
    await act(async () => tick?.click());
    await act(async () => button(place, 'Keep the settings').click());
    await settled(() => sent.length === 1);
    expect(sent[0]).toMatchObject({ type: 'changeSettings', listed: true });
  });
});

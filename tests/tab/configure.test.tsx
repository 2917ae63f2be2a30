/** @jest-environment jsdom */
import { act } from 'react';
import type { Known } from '../../tab/host/place';
import type { TabChoice } from '../../tab/host/setUp';
import type { Host } from '../../tab/host/teams';
import { ConfigurePage } from '../../tab/pages/configure/ConfigurePage';
import { draw, settled } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const known = (id: string, conversation: string): Known => ({ id, name: `The ${id}`, part: 'core', conversations: [conversation], groupId: null });
const here = known('one', '19:team');
const elsewhere = known('two', '19:other');

async function open(communities: Known[], before: Pick<TabChoice, 'communityId' | 'page'> | null = null) {
  const offers: (TabChoice | null)[] = [];
  const host = { place: { chatId: null, channelId: '19:team', teamId: '19:team', groupId: null, subPage: null }, setUp: { now: () => Promise.resolve(before), offer: (choice: TabChoice | null) => offers.push(choice) } } as unknown as Host;
  const { place } = await draw(<ConfigurePage me={{ me: { id: 'p', name: 'P' }, portfolio: false, communities }} host={host} again={() => undefined} />, sampleCommunity().view(1));
  await settled(() => place.querySelector('h1') !== null);
  const radio = (label: string): HTMLInputElement => {
    const found = [...place.querySelectorAll<HTMLInputElement>('input')].find((one) => one.labels?.[0]?.querySelector('strong')?.textContent === label);
    if (!found) throw new Error(`no choice "${label}"`);
    return found;
  };
  return { place, offers, radio, last: () => offers.at(-1) };
}

it('offers the communities of this place with its home page chosen, and another page under a name of its own', async () => {
  const { place, radio, last } = await open([elsewhere, here]);
  expect([...place.querySelectorAll('fieldset')].map((one) => one.querySelectorAll('input').length)).toEqual([1, 6]);
  expect(last()).toEqual({ communityId: 'one', page: 'home', name: 'The one' });
  await act(async () => radio('Measures').click());
  expect(last()).toEqual({ communityId: 'one', page: 'measures', name: 'Measures, The one' });
});

it('begins with what the tab shows now', async () => {
  const { radio, last } = await open([here], { communityId: 'one', page: 'charter' });
  expect([radio('Charter').checked, last()]).toEqual([true, { communityId: 'one', page: 'charter', name: 'Charter, The one' }]);
});

it('chooses nothing by itself where no community lives, and says what to do', async () => {
  const { place, radio, last } = await open([elsewhere]);
  expect(last()).toBeNull();
  expect(place.textContent).toContain('Ask CoP Guide in this conversation to “start”');
  await act(async () => radio('The two').click());
  expect(last()).toMatchObject({ communityId: 'two' });
});

it('cannot be saved by somebody who is in no community, and says what to do next', async () => {
  const { place, offers } = await open([]);
  expect(offers).toEqual([]);
  expect([place.querySelector('h1')?.textContent, place.querySelectorAll('input').length]).toEqual(['No community here yet', 0]);
});

/** @jest-environment jsdom */
import { act } from 'react';
import type { MembersAnswer } from '../../bot/api/contract';
import type { Host } from '../../tab/host/teams';
import { PeopleSearch } from '../../tab/parts/PeopleSearch';
import { button, buttons, draw, settled } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const members: MembersAnswer['members'] = [
  { id: 'person-1', name: 'Amara Okafor', part: 'core', role: 'owner' }, { id: 'person-4', name: 'Bea Lund', part: 'member', role: null },
];

/** The search, with a client of Teams that has a picker of its own, or none. */
async function searching(pickPerson: Host['pickPerson']) {
  const chosen: string[] = [];
  const { place } = await draw(
    <PeopleSearch label="Whom to ask" leaveOut={(one) => one.part === 'core'} sayChoice={(name) => `Ask ${name}`} choose={(one) => chosen.push(one.id)} />,
    sampleCommunity().view(1), undefined, (_id, find) => Promise.resolve({ members: members.filter((one) => one.name.includes(find)), more: false }), {}, { pickPerson },
  );
  await settled(() => place.querySelector('.person-choice') !== null);
  return { place, chosen };
}

describe('the people picker of Teams', () => {
  it('is offered where the client has one; our own list is there in any case', async () => {
    const { place, chosen } = await searching(null);
    expect(buttons(place)).not.toContain('Choose in Teams');
    await act(async () => button(place, 'Ask Bea Lund').click());
    expect(chosen).toEqual(['person-4']);
  });

  it('gives whom somebody chose, if they are in the community and can be chosen here', async () => {
    const picked = [{ id: 'person-4', name: 'Bea Lund' }, null, { id: 'person-9', name: 'Helen Marsh' }, { id: 'person-1', name: 'Amara Okafor' }];
    const titles: string[] = [];
    const { place, chosen } = await searching((title) => {
      titles.push(title);
      return Promise.resolve(picked.shift() ?? null);
    });
    const open = () => act(async () => button(place, 'Choose in Teams').click());
    await open();
    await settled(() => chosen.length === 1);
    await open();
    await settled(() => titles.length === 2);
    expect(place.querySelector('.notice')).toBeNull();
    await open();
    await settled(() => place.textContent.includes('Helen Marsh is not in the community.'));
    await open();
    await settled(() => place.textContent.includes('Amara Okafor cannot be chosen here.'));
    expect([titles, chosen]).toEqual([Array.from({ length: 4 }, () => 'Whom to ask'), ['person-4']]);
  });

  it('that does not open leads to our own list', async () => {
    const { place } = await searching(() => Promise.reject(new Error('not today')));
    await act(async () => button(place, 'Choose in Teams').click());
    await settled(() => place.textContent.includes('Find the person by name here.'));
  });
});

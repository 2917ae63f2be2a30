/** @jest-environment jsdom */
import { act } from 'react';
import type { MembersAnswer } from '../../bot/api/contract';
import type { CommunityView } from '../../bot/domain/view';
import type { Api } from '../../tab/api/client';
import { Problem } from '../../tab/api/problem';
import { HomePage } from '../../tab/pages/home/HomePage';
import { initialsOf } from '../../tab/parts/PersonPicture';
import { StepPage } from '../../tab/pages/step/StepPage';
import { button, buttons, draw, labelled, settled, taking } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const everybody: MembersAnswer['members'] = [
  { id: 'person-1', name: 'Amara Okafor', part: 'core', role: 'owner' }, { id: 'person-4', name: 'Bea Lund', part: 'member', role: 'guest' }, { id: 'person-5', name: 'Sam Adeyemi', part: 'member', role: null },
];

/** A server that finds people; `asked` is what it was asked. */
function finding(members = everybody, more = false) {
  const asked: string[] = [];
  const find: Api['members'] = (_id, text) => {
    asked.push(text);
    return Promise.resolve({ members: members.filter((one) => one.name.toLowerCase().includes(text.toLowerCase())), more });
  };
  return { asked, find };
}

const typeInto = (field: HTMLInputElement, text: string): Promise<void> => act(async () => {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
});
const section = (place: HTMLElement): HTMLElement => {
  const found = place.querySelector<HTMLElement>('[aria-labelledby="core-heading"]');
  if (!found) throw new Error('no core group');
  return found;
};
const choices = (place: HTMLElement): string[] => [...place.querySelectorAll('.person-choice')].map((one) => one.textContent);
const status = (place: HTMLElement): string => place.querySelector('.people [role=status]')?.textContent ?? '';
const dialog = (): HTMLElement | null => document.querySelector('dialog[open]');
const inDialog = (name: string): Promise<void> => act(async () => button(dialog() ?? document.body, name).click());

/** Home with the search open, as somebody of the core group. */
async function asking(find: Api['members'], command = taking().command) {
  const drawn = await draw(<HomePage />, sampleCommunity().view(1), command, find);
  await act(async () => button(drawn.place, 'Ask somebody in').click());
  await settled(() => /\d|Nobody|more/.test(status(drawn.place)) || drawn.place.querySelector('.people [role=alert]') !== null);
  return drawn;
}

describe('the core group on the home page', () => {
  it('is named to everybody; only those in it get the ways in and out', async () => {
    const community = sampleCommunity();
    const inside = section((await draw(<HomePage />, community.view(1))).place);
    expect([...inside.querySelectorAll('li')].map((one) => one.textContent)).toEqual(['AOAmara Okafor (you)', 'PNPriya Nair', 'TWTom Whitfield']);
    expect(buttons(inside)).toEqual(['Ask somebody in', 'Leave the core group']);
    const outside = section((await draw(<HomePage />, community.view(4))).place);
    expect(outside.querySelectorAll('li')).toHaveLength(3);
    expect(buttons(outside)).toEqual([]);
  });

  it('finds people by name after a pause, without those who are in it, and asks before it changes anything', async () => {
    const { asked, find } = finding();
    const { sent, command } = taking();
    const { place } = await asking(find, command);
    expect(choices(place)).toEqual(['Bea Lundguest', 'Sam Adeyemi']);
    expect(status(place)).toBe('2 people');
    for (const text of ['l', 'lu', 'lun']) await typeInto(labelled(place, 'Find somebody in the team by name'), text);
    await settled(() => choices(place).length === 1);
    expect(asked).toEqual(['', 'lun']);
    expect(status(place)).toBe('1 person');
    await act(async () => button(place, 'Ask somebody in: Bea Lund').click());
    expect(dialog()?.textContent).toContain('Ask Bea Lund into the core group?');
    expect(dialog()?.textContent).toContain('Only they themselves can leave it again.');
    expect(sent).toEqual([]);
    await inDialog('Ask them in');
    await settled(() => sent.length > 0 && dialog() === null);
    expect(sent).toEqual([{ type: 'changeCore', personId: 'person-4', part: 'core' }]);
  });

  it.each([
    ['nobody else is in the team', finding(everybody.slice(0, 1)), '', 'Nobody else is in the team yet. Add people to the team in Teams first.'],
    ['nobody has such a name', finding(), 'zz', 'Nobody to choose has “zz” in their name.'],
    ['there are more than are shown', finding(everybody, true), '', 'There are more. Type more of the name.'],
  ])('says so when %s', async (_when, { find }, text, sentence) => {
    const { place } = await asking(find);
    if (text !== '') await typeInto(labelled(place, 'Find somebody in the team by name'), text);
    await settled(() => status(place) === sentence);
    expect(status(place)).toBe(sentence);
  });

  it('says why nobody could be found, and looks again when asked to', async () => {
    let tries = 0;
    const { place } = await asking(() => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Problem('not-allowed', 'This is for the core group.', 403)) : Promise.resolve({ members: everybody, more: false });
    });
    await settled(() => place.querySelector('.people [role=alert]') !== null);
    expect(place.querySelector('.people [role=alert]')?.textContent).toContain('This is for the core group.');
    await act(async () => button(place, 'Try again').click());
    await settled(() => choices(place).length > 0);
    expect(choices(place)).toEqual(['Bea Lundguest', 'Sam Adeyemi']);
  });

  it('is left after reading what stays', async () => {
    const { sent, command } = taking();
    const { place } = await draw(<HomePage />, sampleCommunity().view(1), command);
    await act(async () => button(place, 'Leave the core group').click());
    await settled(() => dialog() !== null);
    expect(dialog()?.textContent).toContain('What you answered and agreed stays, with your name.');
    await inDialog('Stay');
    await settled(() => dialog() === null);
    expect(sent).toEqual([]);
    await act(async () => button(place, 'Leave the core group').click());
    await settled(() => dialog() !== null);
    await inDialog('Leave the core group');
    await settled(() => sent.length > 0);
    expect(sent).toEqual([{ type: 'changeCore', personId: 'person-1', part: 'member' }]);
  });

  it('cannot be left by the only one in it, who is told what to do first', async () => {
    const community = sampleCommunity();
    for (const person of [2, 3]) community.act(person, { type: 'changeCore', personId: `person-${person}`, part: 'member' });
    const place = section((await draw(<HomePage />, community.view(1))).place);
    expect(buttons(place)).toEqual(['Ask somebody in']);
    expect(place.textContent).toContain('You can leave once somebody else is in.');
  });
});

describe('a core group that nobody is left in', () => {
  const deserted = (may: CommunityView['me']['may']): CommunityView => {
    const view = sampleCommunity().view(4);
    return { ...view, core: [], me: { ...view.me, may } };
  };

  it('is offered to a member, before the journey', async () => {
    const { sent, command } = taking();
    const { place } = await draw(<HomePage />, deserted(['changeCore']), command);
    expect(place.querySelector('.next')?.textContent).toContain('The steps rest until somebody is in the core group again.');
    expect([...place.querySelectorAll('h2')].map((one) => one.textContent).slice(0, 3)).toEqual(['Next', 'Core group', 'Journey']);
    expect(section(place).textContent).toContain('Anybody in the team can take it up.');
    await act(async () => button(place, 'Join the core group').click());
    await settled(() => sent.length > 0);
    expect(sent).toEqual([{ type: 'changeCore', personId: 'person-4', part: 'core' }]);
  });

  it('is only told to somebody who may not', async () => {
    const place = section((await draw(<HomePage />, deserted([]))).place);
    expect(place.textContent).toContain('Nobody is in the core group at the moment.');
    expect(buttons(place)).toEqual([]);
  });
});

describe('a role', () => {
  /** As the browser does when the line is pressed; jsdom opens without telling. */
  const unfold = (place: HTMLElement): Promise<void> => act(async () => {
    const details = place.querySelector('details.folded');
    if (!(details instanceof HTMLDetailsElement)) throw new Error('nothing is folded');
    details.open = true;
    details.dispatchEvent(new Event('toggle'));
  });

  it('is offered to anybody in the community, also outside the core group, and nobody is looked up before', async () => {
    const { asked, find } = finding();
    const { sent, command } = taking();
    const { place } = await draw(<StepPage stepId="roles" />, sampleCommunity().view(1), command, find);
    await settled(() => place.querySelector('.role') !== null);
    expect(asked).toEqual([]);
    const role = place.querySelector<HTMLElement>('.role:has(details)') ?? place;
    await unfold(role);
    await settled(() => choices(role).length > 0);
    expect(choices(role)).toEqual(['Bea Lundguest', 'Sam Adeyemi']);
    await act(async () => button(role, 'Offer it to Bea Lund').click());
    await settled(() => sent.length > 0);
    expect(sent).toEqual([expect.objectContaining({ type: 'offerRole', stepId: 'roles', personId: 'person-4' })]);
  });

  it('of somebody who has left can be freed', async () => {
    const community = sampleCommunity();
    community.act(2, { type: 'takeRole', stepId: 'roles', roleId: 'coordinator' });
    const view = community.view(1);
    const gone = { ...view, steps: view.steps.map((step) => ({ ...step, roles: step.roles.map((role) => ({ ...role, holders: role.holders.map((one) => ({ ...one, gone: true })) })) })) };
    const { sent, command } = taking();
    const { place } = await draw(<StepPage stepId="roles" />, gone, command);
    expect(place.querySelector('.holder')?.textContent).toContain('not in the team any more');
    await act(async () => button(place, 'Remove Tom Whitfield').click());
    await settled(() => sent.length > 0);
    expect(sent).toEqual([{ type: 'leaveRole', stepId: 'roles', roleId: 'coordinator', holder: 'person-2' }]);
    expect(buttons((await draw(<StepPage stepId="roles" />, view)).place)).not.toContain('Remove Tom Whitfield');
  });
});

it.each([['Amara Okafor', 'AO'], ['Mei', 'M'], ['rosa  delgado-fitzgerald ', 'RD'], ['', ''], ['🙂 Zhao', '🙂Z']])('the initials of %p are %p', (name, initials) => expect(initialsOf(name)).toBe(initials));

import { applyChanges, type CommunityRecord } from '../../bot/domain/record';
import { startCommunity, type StartPlace } from '../../bot/domain/start';
import { ada, ben, startOf, testCommunity, toolkit } from './community';

const act = { id: 'start', personId: ada, now: '2026-05-04T09:00:00.000Z', random: 'random' };
const people = ['Ada', 'Ben', 'Cleo'].map((name) => ({ id: name.toLowerCase(), name, email: null }));
const start = (place: StartPlace, core: string[]): CommunityRecord => {
  const decision = startCommunity(act, startOf(core), place, people, toolkit, 'cop');
  if (!decision.ok) throw new Error('it did not start');
  return applyChanges({ ...testCommunity().record, members: [], rounds: [] }, decision.changes);
};
const place = (kind: StartPlace['kind']): StartPlace => ({ kind, conversationId: '19:here', groupId: kind === 'team' ? 'group' : null });

describe('starting a community', () => {
  test('the starter is in the core group, with those they chose; the others are members', () => {
    const { members } = start(place('team'), [ben, 'somebody-else']);
    expect(members.map((one) => [one.name, one.part])).toEqual([['Ada', 'core'], ['Ben', 'core'], ['Cleo', 'member']]);
  });

  test('a team is where members are told things; a chat is where the core group works', () => {
    expect(start(place('team'), []).community).toMatchObject({ teamConversation: '19:here', coreConversation: null, groupId: 'group' });
    expect(start(place('chat'), []).community).toMatchObject({ teamConversation: null, coreConversation: '19:here' });
    expect(start(place('personal'), []).community).toMatchObject({ teamConversation: null, coreConversation: null });
  });

  test('opens the first step and asks for its card', () => {
    const decision = startCommunity(act, startOf([]), place('team'), people, toolkit, 'cop');
    expect(decision).toMatchObject({ ok: true, effects: [{ kind: 'start-card' }, { kind: 'card', stepId: 'energy' }] });
    expect(start(place('team'), []).rounds).toMatchObject([{ stepId: 'energy', version: 1, openedBy: ada }]);
  });
});

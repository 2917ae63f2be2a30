import { ada, ben, cleo, member, say, testCommunity } from '../community';
import type { CommandOf } from '../../../bot/domain/commands';

const meeting = '2026-05-14T09:00:00.000Z';
const mine = (more: Partial<CommandOf<'checkIn'>> = {}): CommandOf<'checkIn'> => ({ type: 'checkIn', stepId: 'check-ins', startsAt: meeting, done: 'Spoke with the library', next: 'Write the page', blocked: '', help: '', ...more });
const scheduled = () => {
  const community = testCommunity();
  community.done(ada, { type: 'scheduleMeetings', stepId: 'check-ins', firstOn: '2026-05-14', at: '10:00', minutes: 30, everyWeeks: 2, untilOn: '2026-07-30' });
  return community;
};
const seen = (community: ReturnType<typeof scheduled>, who: string) => community.view(who).steps.find((one) => one.id === 'check-ins')?.checkIns;

test('the core group says where it is before a meeting, and reads it from each other in order of name', () => {
  const community = scheduled();
  const done = community.done(cleo, mine({ help: 'Somebody who knows rubrics' }));
  expect(done.effects).toEqual([{ kind: 'prompt-card', what: 'check-in', about: `check-ins@${meeting}` }]);
  community.done(ada, mine({ done: 'Nothing yet' }));
  expect(seen(community, ben)).toEqual({ startsAt: meeting, said: [
    { person: { id: ada, name: 'Ada' }, done: 'Nothing yet', next: 'Write the page', blocked: '', help: '' },
    { person: { id: cleo, name: 'Cleo' }, done: 'Spoke with the library', next: 'Write the page', blocked: '', help: 'Somebody who knows rubrics' },
  ] });
  expect(seen(community, member)).toBeNull();
});

test('saying it again replaces it, and the same once more changes nothing', () => {
  const community = scheduled();
  community.done(ada, mine());
  expect(community.done(ada, mine()).changes).toEqual([]);
  community.done(ada, mine({ done: '', next: '', blocked: 'Marking season' }));
  expect(seen(community, ben)?.said).toMatchObject([{ done: '', blocked: 'Marking season' }]);
});

test('it says something, about a meeting that there is, and near it', () => {
  const community = scheduled();
  const because = (command: CommandOf<'checkIn'>) => {
    const { because: { key, values } } = community.refused(ada, command);
    return say(key, values);
  };
  expect(because(mine({ done: '', next: '' }))).toBe('Nothing is filled in yet. Write a line in one of the fields.');
  expect(because(mine({ startsAt: '2026-05-15T09:00:00.000Z' }))).toContain('meeting');
  expect(because(mine({ startsAt: '2026-07-23T09:00:00.000Z' }))).toContain('two weeks before');
  community.advance({ days: 20 });
  expect(because(mine())).toContain('two weeks before');
  expect(community.refused(member, mine()).code).toBe('not-allowed');
});

import type { Command } from '../../bot/domain/commands';
import { execute } from '../../bot/domain/execute';
import type { Round } from '../../bot/domain/record';
import { answerAll } from './asking';
import { ada, ben, cleo, say, testCommunity, toolkit } from './community';

describe('deciding', () => {
  test('leaves the record alone, and the same record, act and command give the same decision', () => {
    const community = testCommunity();
    answerAll(community, 'energy');
    const before = JSON.stringify(community.record);
    const decide = () => execute({ record: community.record, toolkit, act: { id: 'x', personId: ada, now: community.now, random: 'x' } }, { type: 'reveal', stepId: 'energy' }, say);
    expect(decide()).toEqual(decide());
    expect(JSON.stringify(community.record)).toBe(before);
  });

  test.each([
    ['a step that the toolkit does not have', { type: 'openStep', stepId: 'no-such' }, 'refuse.no-step'],
    ['an answer in a step that has roles', { type: 'giveAnswer', stepId: 'roles', questionId: 'who', text: 'x' }, 'refuse.not-in-this-step'],
    ['a reveal in a meeting', { type: 'reveal', stepId: 'sponsor' }, 'refuse.not-in-this-step'],
    ['a role in a step that has questions', { type: 'takeRole', stepId: 'energy', roleId: 'coordinator' }, 'refuse.not-in-this-step'],
    ['a word that a step with questions is finished', { type: 'finishStep', stepId: 'energy' }, 'refuse.not-in-this-step'],
    ['a series from the wrong step', { type: 'scheduleMeetings', stepId: 'sponsor', firstOn: '2026-06-01', at: '10:00', minutes: 30, everyWeeks: 2, untilOn: '2026-12-01' }, 'refuse.not-in-this-step'],
  ] as [string, Command, string][])('%s is not found', (_what, command, key) => {
    const community = testCommunity();
    const { record } = community;
    expect(community.refused(ada, command)).toMatchObject({ code: 'not-found', because: { key } });
    expect(community.record).toBe(record);
  });
});

describe('the core group', () => {
  test('is joined by a member at the wish of the core group, and left by one’s own', () => {
    const community = testCommunity();
    community.done(ada, { type: 'changeCore', personId: 'mo', part: 'core' });
    expect(community.view('mo').me.part).toBe('core');
    expect(community.refused(ada, { type: 'changeCore', personId: 'mo', part: 'member' }).because.key).toBe('refuse.core-of-other');
    community.done('mo', { type: 'changeCore', personId: 'mo', part: 'member' });
    expect(community.done(ada, { type: 'changeCore', personId: 'mo', part: 'member' }).changes).toEqual([]);
    expect(community.view(cleo).core.map((one) => one.name)).toEqual(['Ada', 'Ben', 'Cleo']);
    expect(community.refused(ada, { type: 'changeCore', personId: 'nobody', part: 'core' }).because.key).toBe('refuse.no-person');
    expect(community.refused(ada, { type: 'changeCore', personId: 'sunil', part: 'core' }).because.key).toBe('refuse.no-person');
  });

  test('works where it says, once, and sees there what was begun last', () => {
    const community = testCommunity();
    community.advance({ minutes: 1 });
    community.done(ada, { type: 'openStep', stepId: 'purpose' });
    // Rows come in any order from a database.
    community.put({ put: 'rounds', row: { ...(community.state('energy').round as Round), version: 0 } });
    const here = { type: 'useHere', conversationId: '19:chat' } as const;
    expect(community.done(ben, here).effects).toEqual([{ kind: 'start-card' }, { kind: 'card', stepId: 'purpose' }]);
    expect(community.record.community.coreConversation).toBe('19:chat');
    expect(community.done(ada, here).changes).toEqual([]);
  });
});

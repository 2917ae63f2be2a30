import type { StepOf } from '../../../bot/toolkit/schema';
import { ada, ben, cleo, member, testCommunity, toolkit } from '../community';

const stepId = 'measuring';
const items = (toolkit.steps.get(stepId)?.step as StepOf<'checks'>).items.map((one) => one.id);
const [first = ''] = items;
const tick = (itemId: string, ticked = true) => ({ type: 'tick', stepId, itemId, ticked }) as const;
const how = (text: string, base: number, fieldId = first) => ({ type: 'writeNote', stepId, fieldId, text, base }) as const;

describe('a check list', () => {
  test('is done once a person has ticked each point, and nothing ticks itself', () => {
    const community = testCommunity();
    community.done(ada, how('In the team’s Excel file', 0));
    expect(community.state(stepId).status).toBe('open');
    for (const itemId of items) community.done(ben, tick(itemId));
    expect(community.state(stepId)).toMatchObject({ status: 'done', given: [{ personId: ada }, { personId: ben }] });
    expect(community.view(ada).steps.find((one) => one.id === stepId)?.items[0]).toMatchObject({ ticked: true, tickedBy: 'Ben', text: 'In the team’s Excel file', by: 'Ada' });
  });

  test('two who tick one point make one change, and a tick can be taken away', () => {
    const community = testCommunity();
    community.done(ada, tick(first));
    expect(community.done(ben, tick(first)).changes).toEqual([]);
    community.done(cleo, tick(first, false));
    expect(community.done(ada, tick(first, false)).changes).toEqual([]);
    expect(community.record.ticks).toMatchObject([{ itemId: first, ticked: false, tickedBy: cleo }]);
  });

  test('may end with points still open, by a person’s word', () => {
    const community = testCommunity();
    community.done(ada, tick(first));
    community.done(ada, { type: 'finishStep', stepId });
    expect(community.state(stepId).status).toBe('done');
    expect(community.done(ben, { type: 'finishStep', stepId }).changes).toEqual([]);
  });

  test('reopened, it begins with every point open and keeps what was', () => {
    const community = testCommunity();
    for (const itemId of items) community.done(ada, tick(itemId));
    community.done(ada, { type: 'reopenStep', stepId });
    expect(community.state(stepId)).toMatchObject({ status: 'open', given: [] });
    expect(community.record.ticks).toHaveLength(items.length);
  });

  test('skipped, it is taken up again by whoever ticks', () => {
    const community = testCommunity();
    community.done(ada, { type: 'skipStep', stepId, reason: 'not yet' });
    community.done(ben, tick(first));
    expect(community.state(stepId)).toMatchObject({ status: 'open', round: { skippedAt: null } });
  });

  test('who writes over a newer line on how is shown both', () => {
    const community = testCommunity();
    community.done(ada, how('Ada was first', 0));
    expect(community.refused(ben, how('Ben was late', 0))).toMatchObject({ code: 'changed-meanwhile', theirs: { text: 'Ada was first', by: 'Ada' } });
  });

  test('points that it does not have are not found, and its inner working is the core group’s', () => {
    const community = testCommunity();
    expect(community.refused(ada, tick('weather')).because.key).toBe('refuse.no-item');
    expect(community.refused(ada, how('x', 0, 'weather')).because.key).toBe('refuse.no-field');
    community.done(ada, tick(first));
    expect(community.view(member).steps.find((one) => one.id === stepId)?.items).toEqual([]);
  });
});

import { ada, ben, testCommunity } from '../community';

const stepId = 'sponsor';
const write = (text: string, base: number, fieldId = 'scope') => ({ type: 'writeNote', stepId, fieldId, text, base }) as const;
const finish = { type: 'finishStep', stepId } as const;

describe('notes of a meeting', () => {
  test('two people who write one note are shown both texts, and nothing is overwritten', () => {
    const community = testCommunity();
    expect(community.done(ada, write('Ada was first', 0)).saved).toEqual({ revision: 1, at: community.now });
    expect(community.refused(ben, write('Ben was late', 0))).toMatchObject({
      code: 'changed-meanwhile', because: { values: { name: 'Ada' } }, theirs: { text: 'Ada was first', revision: 1, by: 'Ada' },
    });
    community.done(ben, write('Ada was first, Ben was late', 1));
    expect(community.record.notes).toMatchObject([{ text: 'Ada was first, Ben was late', writtenBy: ben, revision: 2 }]);
  });

  test('the same words saved twice are one save', () => {
    const community = testCommunity();
    community.done(ada, write('Same', 0));
    expect(community.done(ben, write('Same', 0))).toMatchObject({ changes: [], saved: { revision: 1 } });
  });

  test('a field that the step does not have is not found', () => {
    expect(testCommunity().refused(ada, write('x', 0, 'weather')).because.key).toBe('refuse.no-field');
  });

  test('the step ends by a person’s word, once something was written', () => {
    const community = testCommunity();
    expect(community.refused(ada, finish).because.key).toBe('refuse.no-notes');
    community.done(ada, write('  \n', 0));
    expect(community.refused(ada, finish).because.key).toBe('refuse.no-notes');
    community.done(ada, write('Helen supports it', 1));
    expect(community.state(stepId)).toMatchObject({ status: 'open', given: [{ personId: ada }] });
    community.done(ben, finish);
    expect(community.state(stepId).status).toBe('done');
    expect(community.done(ada, finish).changes).toEqual([]);
  });

  test('skipped with notes, it can still be marked as held', () => {
    const community = testCommunity();
    community.done(ada, write('We met after all', 0));
    community.done(ada, { type: 'skipStep', stepId, reason: 'on leave' });
    community.done(ben, finish);
    expect(community.state(stepId)).toMatchObject({ status: 'done', round: { skippedAt: null, skipReason: null } });
  });

  test('reopened, it starts with empty notes and keeps the old ones', () => {
    const community = testCommunity();
    community.done(ada, write('First meeting', 0));
    community.done(ada, finish);
    community.done(ada, { type: 'reopenStep', stepId });
    expect(community.view(ada).steps.find((one) => one.id === stepId)?.fields[0]).toMatchObject({ text: '', revision: 0 });
    community.done(ben, write('Second meeting', 0));
    expect(community.record.notes.map((one) => one.text)).toEqual(['First meeting', 'Second meeting']);
  });
});

import { ownToolkit, ownWordViews } from '../../bot/domain/ownWords';
import { wordsFor } from '../../bot/domain/words';
import { ada, ben, testCommunity, toolkit } from './community';

const stepId = 'running-events';
const purpose = `${stepId}.field.purpose`;
const change = (key: string, more: Partial<{ heading: string; lead: string; hint: string; base: number }> = {}) => ({ type: 'setWords', stepId, key, heading: '', lead: '', hint: '', base: 0, ...more }) as const;
const viewsOf = ({ record }: ReturnType<typeof testCommunity>, id: string) => {
  const own = ownToolkit(record, toolkit);
  const found = own.steps.get(id);
  return found ? ownWordViews(record, own, found.step) : [];
};
const field = (community: ReturnType<typeof testCommunity>) => viewsOf(community, stepId).find((one) => one.key === purpose);

describe('our reading, in the words of the group', () => {
  test('is changed for everybody, part by part, and ours stays what it was (S4F.1)', () => {
    const community = testCommunity();
    const before = wordsFor(toolkit, purpose);
    community.done(ada, change(purpose, { heading: 'Why we meet' }));
    expect(wordsFor(ownToolkit(community.record, toolkit), purpose)).toEqual({ ...before, heading: 'Why we meet' });
    expect(wordsFor(toolkit, purpose)).toEqual(before);
    expect(field(community)).toMatchObject({ heading: 'Why we meet', own: true, revision: 1 });
    expect(community.done(ben, change(purpose, { heading: 'Why we meet' })).changes).toEqual([]);
  });

  test('what two change at once is not lost: the second reads the first', () => {
    const community = testCommunity();
    community.done(ada, change(purpose, { heading: 'Why we meet' }));
    const refusal = community.refused(ben, change(purpose, { heading: 'What for' }));
    expect(refusal).toMatchObject({ code: 'changed-meanwhile', theirs: { text: 'Why we meet', revision: 1, by: 'Ada' } });
    community.done(ben, change(purpose, { heading: 'What for', base: 1 }));
    expect(field(community)?.heading).toBe('What for');
  });

  test('left empty it is ours again', () => {
    const community = testCommunity();
    community.done(ada, change(purpose, { heading: 'Why we meet', hint: 'Think first' }));
    community.done(ada, change(purpose, { base: 1 }));
    expect(ownToolkit(community.record, toolkit).words[purpose]).toEqual(toolkit.words[purpose]);
    expect(field(community)?.own).toBe(false);
  });

  test('words of the toolkit itself, and parts of other steps, are not touched', () => {
    const community = testCommunity();
    expect(community.refused(ada, { ...change('purpose'), stepId: 'purpose', heading: 'x' }).because.key).toBe('refuse.words-of-toolkit');
    expect(community.refused(ada, change('purpose', { heading: 'x' })).because.key).toBe('refuse.no-part');
    for (const { id, ourReading } of community.view(ada).steps) expect([id, viewsOf(community, id).length > 0]).toEqual([id, ourReading]);
  });

  test('a part that the toolkit has lost meanwhile stays lost', () => {
    const community = testCommunity();
    community.put({ put: 'ownWords', row: { key: 'gone.field.x', heading: 'x', lead: null, hint: null, writtenBy: ada, writtenAt: community.now, revision: 1 } });
    expect(ownToolkit(community.record, toolkit).words).toEqual(toolkit.words);
  });
});

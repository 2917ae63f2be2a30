import { charterContent, charterStep, fingerprint } from '../../../bot/domain/charter';
import type { CharterContent, PublishedCharter } from '../../../bot/domain/record';
import { agreed } from '../asking';
import { ada, ben, member, testCommunity, toolkit, type TestCommunity } from '../community';

const stepId = 'charter';
const markOf = (community: TestCommunity): string => community.view(ada).charter.fingerprint;
const publish = (community: TestCommunity) => ({ type: 'publishCharter', fingerprint: markOf(community) }) as const;
const reviews = (lightOn: string, fullOn: string) => ({ type: 'setReviews', lightOn, fullOn }) as const;

describe('publishing', () => {
  test('is a person’s act on what they saw: a changed preview is refused', () => {
    const community = testCommunity();
    const seen = publish(community);
    agreed(community, 'energy', { summary: 'There is energy' });
    community.done(ben, { type: 'nameHolder', stepId: 'roles', roleId: 'sponsor', name: 'Helen Marsh' });
    expect(community.refused(ada, seen)).toMatchObject({ code: 'changed-meanwhile', because: { key: 'refuse.charter-changed' } });
    expect(community.record.charters).toEqual([]);
  });

  test('ends the step, keeps a snapshot, and asks for the file', () => {
    const community = testCommunity();
    const { effects } = community.done(ada, publish(community));
    expect(effects).toEqual([{ kind: 'file-charter', version: 1 }, { kind: 'card', stepId }]);
    expect(community.record.charters).toMatchObject([{ version: 1, publishedBy: ada, state: 'asked', fileName: 'Charter - Inclusive Assessment.docx' }]);
    expect(community.state(stepId).status).toBe('done');
    community.done(ben, { type: 'takeRole', stepId: 'roles', roleId: 'coordinator' });
    expect(community.view(member).charter.draft).toEqual(community.record.charters[0]?.content);
  });

  test('the same content is published once', () => {
    const community = testCommunity();
    community.done(ada, publish(community));
    community.advance({ days: 40 });
    expect(community.done(ben, publish(community))).toMatchObject({ changes: [], effects: [], said: { key: 'said.published-already', values: { version: 1 } } });
    community.done(ben, { type: 'takeRole', stepId: 'roles', roleId: 'coordinator' });
    community.done(ben, publish(community));
    expect(community.record.charters.map((one) => one.version)).toEqual([1, 2]);
  });

  test('a file that failed can be asked for again', () => {
    const community = testCommunity();
    community.done(ada, publish(community));
    community.put({ put: 'charters', row: { ...(community.record.charters[0] as PublishedCharter), state: 'failed', problem: 'Files are full.' } });
    expect(community.done(ben, publish(community)).effects).toContainEqual({ kind: 'file-charter', version: 2 });
  });

  test('a version whose file has not arrived is overtaken by the next, one that is there is kept', () => {
    const community = testCommunity();
    community.done(ada, publish(community));
    community.done(ben, { type: 'takeRole', stepId: 'roles', roleId: 'coordinator' });
    community.done(ben, publish(community));
    expect(community.record.charters.map((one) => one.state)).toEqual(['failed', 'asked']);
    community.put({ put: 'charters', row: { ...(community.record.charters[1] as PublishedCharter), state: 'filed', webUrl: 'https://files.example' } });
    community.done(ben, { type: 'leaveRole', stepId: 'roles', roleId: 'coordinator' });
    community.done(ben, publish(community));
    expect(community.record.charters.map((one) => one.state)).toEqual(['failed', 'filed', 'asked']);
  });

  test('reopened, it is open until somebody publishes or finds that it still holds', () => {
    const community = testCommunity();
    community.done(ada, publish(community));
    community.done(ben, { type: 'reopenStep', stepId });
    expect(community.state(stepId).status).toBe('open');
    expect(community.done(ben, publish(community)).effects).toEqual([{ kind: 'card', stepId }]);
    expect(community.state(stepId).status).toBe('done');
    expect(community.record.charters).toHaveLength(1);
  });
});

describe('review dates', () => {
  test('are six and twelve months after publishing, in the community’s zone, unless somebody chose', () => {
    const community = testCommunity(3, 'Asia/Shanghai');
    community.advance({ hours: 10 });
    community.done(ada, publish(community));
    expect(community.record.reviews).toEqual([{ id: 'light', kind: 'light', onDate: '2026-11-05' }, { id: 'full', kind: 'full', onDate: '2027-05-05' }]);
    expect(community.record.charters[0]?.content.reviews.map((one) => one.label)).toEqual(['Light review', 'Full review']);
  });

  test('stay as chosen, and are not in the past', () => {
    const community = testCommunity();
    expect(community.refused(ada, reviews('2026-05-03', '2027-01-01')).because.key).toBe('refuse.date-past');
    community.done(ada, reviews('2026-09-01', '2027-01-01'));
    expect(community.done(ben, reviews('2026-09-01', '2027-01-01')).changes).toEqual([]);
    community.done(ada, publish(community));
    expect(community.view(ada).nextReview).toMatchObject({ kind: 'light', onDate: '2026-09-01' });
  });

  test('one that is behind us does not hold up the other', () => {
    const community = testCommunity();
    community.done(ada, reviews('2026-06-01', '2027-01-01'));
    community.advance({ days: 60 });
    community.done(ada, reviews('2026-06-01', '2027-03-01'));
    expect(community.view(ada).nextReview).toMatchObject({ kind: 'full', onDate: '2027-03-01' });
    expect(community.refused(ada, reviews('2026-06-02', '2027-03-01')).because.key).toBe('refuse.date-past');
  });
});

describe('the fingerprint', () => {
  const step = charterStep(toolkit);
  if (!step) throw new Error('no charter');
  const reordered = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reordered);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).reverse().map(([key, one]) => [key, reordered(one)]));
  };

  test('does not depend on the order of keys, the version or the time', () => {
    const community = testCommunity();
    agreed(community, 'purpose', { purpose: 'To learn', priorities: '- One', outcomes: '' });
    const content = charterContent(community.reading, step);
    const other = reordered({ ...content, version: 7, madeAt: '2030-01-01T00:00:00.000Z' }) as CharterContent;
    expect(Object.keys(other)).not.toEqual(Object.keys(content));
    expect(fingerprint(other)).toBe(fingerprint(content));
  });

  test('changes with every word', () => {
    const community = testCommunity();
    const content = charterContent(community.reading, step);
    const others: CharterContent[] = [
      { ...content, title: `${content.title}.` }, { ...content, topic: '' }, { ...content, purpose: '' },
      { ...content, sections: content.sections.slice(1) }, { ...content, sections: [...content.sections].reverse() },
      { ...content, roles: [] }, { ...content, reviews: [{ label: 'Light review', onDate: '2026-11-04' }] },
    ];
    expect(new Set([content, ...others].map(fingerprint)).size).toBe(others.length + 1);
  });
});

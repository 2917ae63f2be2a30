import { agreedProposal } from '../../../bot/domain/kinds/asking';
import { agreed, answerAll, revealed } from '../asking';
import { ada, ben, cleo, dev, testCommunity, type TestCommunity } from '../community';

const stepId = 'purpose';
const texts = (purpose: string) => ({ purpose, priorities: '- One\n- Two', outcomes: 'A bank' });
const propose = (text: string, replaces: number) => ({ type: 'propose', stepId, texts: texts(text), replaces }) as const;
const stand = (number: number, stance: 'agree' | 'concern' | 'object', reason: string | null = null) => ({ type: 'consent', stepId, number, stance, reason }) as const;
const settle = (number: number) => ({ type: 'settle', stepId, number }) as const;

function proposed(size = 3): TestCommunity {
  const community = testCommunity(size);
  revealed(community, stepId);
  community.done(ada, propose('We learn together', 0));
  return community;
}

describe('proposing', () => {
  test('comes after the reveal', () => {
    const community = testCommunity();
    answerAll(community, stepId);
    expect(community.refused(ada, propose('early', 0)).because.key).toBe('refuse.propose-before-reveal');
  });

  test('is the proposer’s own consent, and waits for the others', () => {
    const community = proposed();
    expect(community.state(stepId)).toMatchObject({ status: 'proposed', waitsFor: [{ personId: ben }, { personId: cleo }] });
    expect(community.record.consents).toMatchObject([{ personId: ada, stance: 'agree' }]);
    expect(community.record.proposals[0]?.texts).toEqual(texts('We learn together'));
  });

  test('a text that somebody else has replaced meanwhile is answered with theirs', () => {
    const community = proposed();
    expect(community.refused(ben, propose('My own', 0))).toMatchObject({ code: 'changed-meanwhile', theirs: { text: 'We learn together\n\n- One\n- Two\n\nA bank', revision: 1, by: 'Ada' } });
    community.done(ben, propose('My own', 1));
    expect(community.state(stepId).waitsFor.map((one) => one.personId)).toEqual([ada, cleo]);
    expect(community.refused(cleo, stand(1, 'agree')).because.key).toBe('refuse.newer-proposal');
  });

  test('the same words again are no new proposal', () => {
    const community = proposed();
    expect(community.done(cleo, propose('We learn together ', 1)).changes).toEqual([]);
  });

  test('needs a text and knows its slots', () => {
    const community = testCommunity();
    revealed(community, stepId);
    expect(community.refused(ada, { type: 'propose', stepId, texts: { purpose: ' \n ' }, replaces: 0 }).because.key).toBe('refuse.empty-proposal');
    expect(community.refused(ada, { type: 'propose', stepId, texts: { other: 'x' }, replaces: 0 }).because.key).toBe('refuse.no-slot');
  });

  test('alone in the core group, to propose is to agree', () => {
    const community = testCommunity(1);
    revealed(community, stepId);
    expect(community.done(ada, propose('Mine', 0)).said?.key).toBe('said.agreed');
    expect(community.record.proposals[0]).toMatchObject({ agreedBy: 'round', agreedAt: community.now });
  });
});

describe('consent', () => {
  test('of everybody agrees it; concerns are kept beside it', () => {
    const community = proposed();
    community.done(ben, stand(1, 'concern', 'too broad'));
    community.done(cleo, stand(1, 'agree'));
    expect(community.state(stepId)).toMatchObject({ status: 'done', waitsFor: [] });
    const aims = community.view(ada).charter.draft.sections.find((one) => one.id === 'aims');
    expect(aims?.agreed).toMatchObject({ names: ['Ada', 'Ben', 'Cleo'], concerns: [{ name: 'Ben', reason: 'too broad' }] });
  });

  test('a concern and an objection need a reason', () => {
    const community = proposed();
    for (const stance of ['concern', 'object'] as const) {
      expect(community.refused(ben, stand(1, stance)).because.key).toBe('refuse.reason-missing');
      expect(community.refused(ben, stand(1, stance, '')).because.key).toBe('refuse.reason-missing');
    }
  });

  test('an objection blocks, and then each is asked for a better text instead of waiting for nobody', () => {
    const community = proposed();
    community.done(ben, stand(1, 'object', 'it leaves people out'));
    expect(community.refused(ada, settle(1)).because.key).toBe('refuse.settle-early');
    community.done(cleo, stand(1, 'agree'));
    expect(community.state(stepId)).toMatchObject({ status: 'proposed', waitsFor: [] });
    expect(community.view(ada).next).toMatchObject({ stepId: 'energy' });
    for (const personId of community.core) {
      answerAll(community, 'energy', [personId]);
      expect(community.view(personId).steps.find((one) => one.id === stepId)?.mineDone).toBe(false);
    }
    community.done(ben, propose('Everybody is in', 1));
    community.done(ada, stand(2, 'agree'));
    community.done(cleo, stand(2, 'agree'));
    expect(agreedProposal(community.record, stepId)?.texts['purpose']).toBe('Everybody is in');
  });

  test('an objection that is withdrawn no longer blocks', () => {
    const community = proposed();
    community.done(cleo, stand(1, 'agree'));
    community.done(ben, stand(1, 'object', 'not sure'));
    expect(community.done(ben, stand(1, 'agree')).said?.key).toBe('said.agreed');
  });

  test('said twice, it is noted once; after the agreement it cannot be changed', () => {
    const community = proposed();
    community.done(ben, stand(1, 'agree'));
    expect(community.done(ben, stand(1, 'agree')).changes).toEqual([]);
    community.done(cleo, stand(1, 'agree'));
    expect(community.done(cleo, stand(1, 'agree')).changes).toEqual([]);
    expect(community.refused(ben, stand(1, 'object', 'late')).because.key).toBe('refuse.agreed-already');
  });

  test('when the last one missing leaves the core group, any of the others can close it by agreeing again', () => {
    const community = proposed();
    community.done(ben, stand(1, 'agree'));
    community.done(cleo, { type: 'changeCore', personId: cleo, part: 'member' });
    expect(community.state(stepId)).toMatchObject({ status: 'proposed', waitsFor: [] });
    expect(community.done(ben, stand(1, 'agree')).said?.key).toBe('said.agreed');
    expect(community.state(stepId).status).toBe('done');
  });
});

describe('settling', () => {
  test('needs two who agree and nobody who objects, and says who did it', () => {
    const community = proposed(4);
    expect(community.refused(ada, settle(1)).because.key).toBe('refuse.settle-early');
    community.done(ben, stand(1, 'concern', 'hm'));
    community.done(cleo, stand(1, 'object', 'no'));
    expect(community.refused(ada, settle(1)).because.key).toBe('refuse.settle-early');
    community.done(cleo, stand(1, 'agree'));
    community.done(dev, settle(1));
    expect(community.view(ada).steps.find((one) => one.id === stepId)?.proposal?.agreedHow).toBe('Closed by Dev with the 3 who had answered.');
    expect(community.done(ada, settle(1)).changes).toEqual([]);
  });

  test('of an older text is refused', () => {
    const community = proposed();
    community.done(ben, propose('Newer', 1));
    expect(community.refused(ada, settle(1))).toMatchObject({ code: 'changed-meanwhile' });
  });
});

describe('reopening', () => {
  test('starts a new version while the agreed text stands, in the charter too', () => {
    const community = testCommunity();
    agreed(community, stepId, texts('We learn together'));
    community.advance({ days: 30 });
    community.done(ben, { type: 'reopenStep', stepId });
    expect(community.state(stepId)).toMatchObject({ status: 'open', round: { version: 2 } });
    const step = community.view(ada).steps.find((one) => one.id === stepId);
    expect(step?.slots[0]?.text).toBe('We learn together');
    expect(step?.questions[0]?.mine.text).toBe('');
    expect(community.view(ada).purpose).toBe('We learn together');
    agreed(community, stepId, texts('We learn and change'));
    expect(community.view(ada).purpose).toBe('We learn and change');
    expect(community.record.proposals).toHaveLength(2);
  });

  test('an old card’s consent never meets the text of a later version', () => {
    const community = testCommunity();
    agreed(community, stepId, texts('Old'));
    community.done(ben, { type: 'reopenStep', stepId });
    revealed(community, stepId);
    community.done(ada, propose('New', 0));
    expect(community.refused(cleo, stand(1, 'agree')).code).toBe('changed-meanwhile');
    expect(community.view(cleo).steps.find((one) => one.id === stepId)?.proposal?.number).toBe(2);
  });

  test('a text that was agreed is closed for answers until then', () => {
    const community = testCommunity();
    agreed(community, stepId, texts('Done'));
    expect(community.refused(ada, { type: 'giveAnswer', stepId, questionId: 'why-me', text: 'more' }).because.key).toBe('refuse.agreed-already');
    expect(community.refused(ada, propose('More', 1)).because.key).toBe('refuse.agreed-already');
  });
});

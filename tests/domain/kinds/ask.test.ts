import { revealAfterDays } from '../../../bot/domain/kinds/asking';
import { answerAll, questionsOf, revealed } from '../asking';
import { ada, ben, cleo, member, testCommunity, type TestCommunity } from '../community';

const stepId = 'energy';
const [first = '', second = ''] = questionsOf(stepId);
const give = (text: string, questionId = first) => ({ type: 'giveAnswer', stepId, questionId, text }) as const;
const draft = (text: string, base: number, questionId = first) => ({ type: 'saveDraft', stepId, questionId, text, base }) as const;
const pass = (questionId = first) => ({ type: 'passAnswer', stepId, questionId }) as const;
const takeBack = (questionId = first) => ({ type: 'takeBackAnswer', stepId, questionId }) as const;
const reveal = { type: 'reveal', stepId } as const;

const question = (community: TestCommunity, personId: string, id = first) => {
  const found = community.view(personId).steps.find((one) => one.id === stepId)?.questions.find((one) => one.id === id);
  if (!found) throw new Error('no such question');
  return found;
};

describe('writing an answer', () => {
  test('a draft is its author’s alone and counts for nothing', () => {
    const community = testCommunity();
    expect(community.done(ada, draft('only I know this', 0)).saved).toEqual({ revision: 1, at: community.now });
    expect(question(community, ada).mine).toMatchObject({ text: 'only I know this', state: 'draft', revision: 1 });
    expect(JSON.stringify(community.view(ben))).not.toContain('only I know this');
    expect(community.state(stepId).given).toEqual([]);
  });

  test('two places that write the same draft are told of each other, with both texts', () => {
    const community = testCommunity();
    community.done(ada, draft('from the phone', 0));
    expect(community.refused(ada, draft('from the laptop', 0))).toMatchObject({ code: 'changed-meanwhile', theirs: { text: 'from the phone', revision: 1, by: null } });
    expect(community.done(ada, draft('from the phone', 0)).changes).toEqual([]);
    expect(community.done(ada, draft('from both', 1)).saved?.revision).toBe(2);
  });

  test('an answer that is given from an older text is held back with both, and the text of the other place stays', () => {
    const community = testCommunity();
    community.done(ada, draft('from the phone', 0));
    expect(community.refused(ada, { ...give('from the laptop'), base: 0 })).toMatchObject({ code: 'changed-meanwhile', theirs: { text: 'from the phone', revision: 1, by: null } });
    expect(question(community, ada).mine).toMatchObject({ text: 'from the phone', state: 'draft', revision: 1 });
    community.done(ada, { ...give('from the phone'), base: 0 });
    expect(question(community, ada).mine).toMatchObject({ state: 'given', given: 'from the phone' });
    community.done(ada, { ...give('from both'), base: 2 });
    expect(question(community, ada).mine.given).toBe('from both');
  });

  test('what was given stays given while its author writes a change, until that is given too', () => {
    const community = testCommunity();
    community.done(ada, give('first'));
    community.done(ada, draft('second', 1));
    expect(question(community, ada).mine).toMatchObject({ text: 'second', state: 'given', given: 'first' });
    expect(community.record.answers[0]).toMatchObject({ text: 'first', draft: 'second' });
    community.done(ada, draft('first', 2));
    expect(question(community, ada).mine).toMatchObject({ text: 'first', given: 'first' });
    community.done(ada, draft('third', 3));
    community.done(ada, give('third'));
    expect(community.record.answers[0]).toMatchObject({ text: 'third', draft: null, state: 'given', afterReveal: false });
  });

  test('the reveal shows what was given, not the change that was being written', () => {
    const community = testCommunity();
    answerAll(community, stepId);
    community.done(ada, draft('half a thought', 1));
    community.done(ben, reveal);
    expect(question(community, ben).answers.map((one) => one.text)).toEqual(['ada', 'ben', 'cleo'].map((name) => `${name} on ${first}`));
    expect(JSON.stringify(community.view(ben))).not.toContain('half a thought');
    expect(question(community, ada).mine).toMatchObject({ text: 'half a thought', given: `ada on ${first}` });
  });

  test('passing counts as finished and keeps the text for its author', () => {
    const community = testCommunity();
    community.done(ada, give('rather not'));
    community.done(ada, pass());
    expect(question(community, ada).mine).toMatchObject({ text: 'rather not', state: 'passed' });
    for (const id of questionsOf(stepId).slice(1)) community.done(ada, pass(id));
    expect(community.state(stepId).given.map((one) => one.personId)).toEqual([ada]);
    expect(community.done(ada, pass()).changes).toEqual([]);
  });

  test('taking back makes it a draft again, and there is nothing to take back twice', () => {
    const community = testCommunity();
    expect(community.refused(ada, takeBack()).code).toBe('not-found');
    community.done(ada, give('too soon'));
    community.done(ada, takeBack());
    expect(community.record.answers[0]).toMatchObject({ state: 'draft', text: '', draft: 'too soon', givenAt: null });
    expect(community.done(ada, takeBack()).changes).toEqual([]);
  });

  test('a question that the step does not have is not found', () => {
    expect(testCommunity().refused(ada, give('?', 'no-such'))).toMatchObject({ code: 'not-found', because: { key: 'refuse.no-question' } });
  });

  test('writing in a skipped step takes it up again', () => {
    const community = testCommunity();
    community.done(ada, { type: 'skipStep', stepId, reason: 'no time' });
    community.done(ben, draft('some time after all', 0));
    expect(community.state(stepId).status).toBe('open');
  });
});

describe('the reveal', () => {
  test('waits for everybody, naming who is missing, and is ready when all have given or passed', () => {
    const community = testCommunity();
    expect(community.refused(ada, reveal).because).toEqual({ key: 'refuse.reveal-waits', values: { names: ['Ada', 'Ben', 'Cleo'] } });
    answerAll(community, stepId, [ada, ben]);
    expect(community.state(stepId)).toMatchObject({ status: 'open', waitsFor: [{ personId: cleo }] });
    for (const id of questionsOf(stepId)) community.done(cleo, pass(id));
    expect(community.state(stepId)).toMatchObject({ status: 'ready', waitsFor: [] });
    community.done(cleo, reveal);
    expect(question(community, ada).answers).toMatchObject([{ person: { name: 'Ada' } }, { person: { name: 'Ben' } }, { person: { name: 'Cleo' }, text: '', passed: true }]);
  });

  test('is possible with two answers after seven days, to the minute', () => {
    const community = testCommunity();
    answerAll(community, stepId, [ada, ben]);
    community.advance({ days: revealAfterDays, minutes: -1 });
    expect(community.refused(ada, reveal).because).toEqual({ key: 'refuse.reveal-early', values: { names: ['Cleo'], date: '11 May 2026' } });
    community.advance({ minutes: 1 });
    community.done(ada, reveal);
    expect(community.state(stepId).status).toBe('revealed');
  });

  test('is not possible with one answer, however long it waits', () => {
    const community = testCommunity();
    answerAll(community, stepId, [ada]);
    community.advance({ days: 100 });
    expect(community.refused(ada, reveal).because.key).toBe('refuse.reveal-waits');
  });

  test('names the day in the zone of the community', () => {
    const community = testCommunity(3, 'Pacific/Auckland');
    community.advance({ hours: 11 });
    answerAll(community, 'purpose', [ada, ben]);
    // Seven days later it is 20:00 on the 11th in UTC, and the morning of the 12th in Auckland.
    expect(community.refused(ada, { type: 'reveal', stepId: 'purpose' }).because.values).toEqual({ names: ['Cleo'], date: '12 May 2026' });
  });

  test('a group of one reveals to itself', () => {
    const community = testCommunity(1);
    revealed(community, stepId);
    expect(community.state(stepId).status).toBe('revealed');
  });

  test('does not wait for somebody who leaves the core group, and their answer stays', () => {
    const community = testCommunity();
    answerAll(community, stepId, [ada, ben]);
    community.done(cleo, give('before I go'));
    const left = community.done(cleo, { type: 'changeCore', personId: cleo, part: 'member' });
    expect(left.effects).toEqual([{ kind: 'start-card' }, { kind: 'card', stepId }]);
    expect(community.state(stepId).status).toBe('ready');
    community.done(ada, reveal);
    expect(question(community, ada).answers.map((one) => one.text)).toContain('before I go');
  });

  test('asked by two, it is made once, and the second is told by whom', () => {
    const community = testCommunity();
    revealed(community, stepId);
    expect(community.done(ben, reveal)).toMatchObject({ changes: [], said: { key: 'said.revealed-already', values: { name: 'Ada' } } });
    expect(community.record.rounds[0]).toMatchObject({ revealedBy: ada });
  });

  test('closes what was given: no change, no taking back, no passing', () => {
    const community = testCommunity();
    revealed(community, stepId);
    for (const command of [give('other'), takeBack(), pass(), draft('other', 1)]) expect(community.refused(ada, command).because.key).toBe('refuse.revealed');
    expect(community.done(ada, give(`ada on ${first}`)).changes).toEqual([]);
  });

  test('a late comer’s answer is taken and marked', () => {
    const community = testCommunity();
    answerAll(community, stepId, [ada, ben]);
    community.done(cleo, draft('begun before', 0));
    community.advance({ days: 7 });
    community.done(ada, reveal);
    expect(JSON.stringify(community.view(ada))).not.toContain('begun before');
    community.done(cleo, give('said after'));
    expect(question(community, ada).answers.at(-1)).toMatchObject({ person: { name: 'Cleo' }, text: 'said after', afterReveal: true });
  });

  test('has nothing to show before the step was opened', () => {
    expect(testCommunity().refused(ada, { type: 'reveal', stepId: 'purpose' }).because.key).toBe('refuse.nothing-given');
  });
});

describe('who does what next', () => {
  test('each answers, and whoever sees everybody in reveals', () => {
    const community = testCommunity();
    expect(community.view(ada).next).toMatchObject({ stepId, act: 'Answer' });
    answerAll(community, stepId, [ada]);
    expect(community.view(ada).steps.find((one) => one.id === stepId)?.mineDone).toBe(true);
    answerAll(community, stepId, [ben, cleo]);
    expect(community.view(ada).next).toMatchObject({ stepId, act: 'Reveal together', waitsFor: [] });
    expect(community.view(member).next).toBeNull();
    expect(question(community, ada, second).answers).toEqual([]);
  });
});

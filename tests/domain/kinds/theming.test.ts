import { charterContent, charterStep } from '../../../bot/domain/charter';
import { stepCard } from '../../../bot/teams/cards/stepCard';
import { ada, ben, cleo, member, testCommunity, toolkit, type TestCommunity } from '../community';

const stepId = 'energy';
const [first] = ((step) => (step?.kind === 'ask' ? step.questions : []))(toolkit.steps.get(stepId)?.step);
const questionId = first?.id ?? '';
const view = (community: TestCommunity, personId: string = ada) => community.view(personId).steps.find((one) => one.id === stepId);
const place = (of: string, line: number, themeId: string | null) => ({ type: 'placeLine', stepId, questionId, of, line, themeId }) as const;
const lines = (community: TestCommunity) => view(community)?.lines.filter((one) => one.questionId === questionId).map((one) => [one.person.name, one.text, one.themeId]);

/** Everybody has answered; the first question with two lines each. */
function answered(): TestCommunity {
  const community = testCommunity();
  for (const personId of community.core) {
    for (const question of view(community)?.questions ?? []) community.done(personId, { type: 'giveAnswer', stepId, questionId: question.id, text: question.id === questionId ? `- One of ${personId}\n- Two of ${personId}` : 'x' });
  }
  return community;
}
function revealed(): TestCommunity {
  const community = answered();
  community.done(ada, { type: 'reveal', stepId });
  return community;
}
function theme(community: TestCommunity, name: string): string {
  community.done(ada, { type: 'addTheme', stepId, name });
  return view(community)?.themes.find((one) => one.name === name)?.id ?? '';
}

describe('themes, by hand (S1.Q2)', () => {
  test('there is nothing to group before the reveal, for anybody', () => {
    const community = answered();
    expect(community.refused(ada, { type: 'addTheme', stepId, name: 'Fairness' }).because.key).toBe('refuse.not-revealed');
    expect(community.refused(ada, place(ben, 0, null)).because.key).toBe('refuse.not-revealed');
    expect(view(community)).toMatchObject({ themes: [], lines: [] });
  });

  test('each line of an answer is moved by itself, by anybody, and back again', () => {
    const community = revealed();
    const fairness = theme(community, 'Fairness');
    community.done(ben, place(ada, 1, fairness));
    expect(lines(community)?.slice(0, 2)).toEqual([['Ada', 'One of ada', null], ['Ada', 'Two of ada', fairness]]);
    expect(community.done(cleo, place(ada, 1, fairness)).changes).toEqual([]);
    community.done(cleo, place(ada, 1, null));
    expect(lines(community)?.every(([, , themeId]) => themeId === null)).toBe(true);
    expect(community.refused(ada, place(ada, 2, fairness)).because.key).toBe('refuse.no-answer-line');
    expect(community.refused(ada, place(ada, 0, 'none')).because.key).toBe('refuse.no-theme');
  });

  test('a removed theme comes back with what was in it; nothing is lost meanwhile', () => {
    const community = revealed();
    const fairness = theme(community, 'Fairness');
    for (const author of [ada, ben]) community.done(ada, place(author, 0, fairness));
    const before = lines(community);
    community.done(ben, { type: 'removeTheme', stepId, themeId: fairness, removed: true });
    expect(view(community)?.themes).toEqual([]);
    expect(lines(community)?.map(([, text]) => text)).toEqual(before?.map(([, text]) => text));
    expect(lines(community)?.every(([, , themeId]) => themeId === null)).toBe(true);
    community.done(ben, { type: 'removeTheme', stepId, themeId: fairness, removed: false });
    expect(lines(community)).toEqual(before);
  });

  test('two who rename one at once: the second reads the first’s name', () => {
    const community = revealed();
    const themeId = theme(community, 'Fairness');
    community.done(ada, { type: 'renameTheme', stepId, themeId, name: 'Fair marks', base: 1 });
    expect(community.refused(ben, { type: 'renameTheme', stepId, themeId, name: 'Justice', base: 1 })).toMatchObject({ code: 'changed-meanwhile', theirs: { text: 'Fair marks', revision: 2 } });
  });

  test('grouping changes no answer, and the card names the themes with their counts', () => {
    const community = revealed();
    const before = community.record.answers;
    const fairness = theme(community, 'Fairness');
    community.done(ada, place(ada, 0, fairness));
    expect(community.record.answers).toBe(before);
    expect(JSON.stringify(stepCard(community.reading, stepId)?.body)).toContain('Fairness: 1 line');
    expect(view(community, member)).toMatchObject({ themes: [], lines: [] });
  });
});

test('a different view stays beside the agreed text, on the card and in the charter (S2A.6, S2C.4)', () => {
  const community = testCommunity();
  const stepId = 'purpose';
  const questions = community.view(ada).steps.find((one) => one.id === stepId)?.questions ?? [];
  for (const personId of community.core) for (const question of questions) community.done(personId, { type: 'giveAnswer', stepId, questionId: question.id, text: `${personId} sees it so` });
  community.done(ada, { type: 'reveal', stepId });
  const keep = { type: 'keepLine', stepId, questionId: questions[0]?.id ?? '', of: cleo, line: 0, kept: true } as const;
  community.done(cleo, keep);
  expect(community.done(ada, keep).changes).toEqual([]);
  community.done(ada, { type: 'propose', stepId, texts: { purpose: 'Fair marks for all', priorities: '- Start small' }, replaces: 0 });
  for (const personId of [ben, cleo]) community.done(personId, { type: 'consent', stepId, number: 1, stance: 'agree', reason: null });
  expect(community.view(ada).steps.find((one) => one.id === stepId)?.lines).toMatchObject([{ person: { name: 'Cleo' }, text: 'cleo sees it so', kept: true }]);
  expect(JSON.stringify(stepCard(community.reading, stepId)?.body)).toContain('Also said, by Cleo: cleo sees it so');
  const step = charterStep(toolkit);
  const agreed = step && charterContent(community.reading, step).sections.find((one) => one.agreed?.concerns.length)?.agreed;
  expect(agreed?.concerns).toEqual([{ name: 'Cleo', reason: 'cleo sees it so' }]);
  community.done(ada, { ...keep, kept: false });
  expect(community.view(ada).steps.find((one) => one.id === stepId)?.lines).toEqual([]);
});

describe('questions of the group’s own (S0.2)', () => {
  const add = (heading: string) => ({ type: 'addQuestion', stepId, heading, lead: '' }) as const;

  test('are asked with the others, also of those who had finished, and revealed with them', () => {
    const community = answered();
    expect(community.state(stepId).status).toBe('ready');
    community.done(ben, add('What would you miss?'));
    expect(community.done(ben, add('What would you miss?')).changes).toEqual([]);
    expect(community.state(stepId)).toMatchObject({ status: 'open', waitsFor: [{ personId: ada }, { personId: ben }, { personId: cleo }] });
    const own = view(community)?.questions.at(-1);
    expect(own).toMatchObject({ heading: 'What would you miss?', addedBy: 'Ben' });
    for (const personId of community.core) community.done(personId, { type: 'giveAnswer', stepId, questionId: own?.id ?? '', text: `Nothing, says ${personId}` });
    expect(JSON.stringify(view(community, ben))).not.toContain('says ada');
    community.done(ada, { type: 'reveal', stepId });
    expect(view(community)?.questions.at(-1)?.answers).toHaveLength(3);
    expect(community.refused(ada, add('Too late?')).because.key).toBe('refuse.question-late');
  });

  test('taken out, they hold nothing up, and come back with their answers', () => {
    const community = answered();
    community.done(ben, add('What would you miss?'));
    const id = view(community)?.questions.at(-1)?.id ?? '';
    community.done(ada, { type: 'giveAnswer', stepId, questionId: id, text: 'Nothing' });
    community.done(cleo, { type: 'removeQuestion', stepId, questionId: id, removed: true });
    expect(community.state(stepId).status).toBe('ready');
    community.done(cleo, { type: 'removeQuestion', stepId, questionId: id, removed: false });
    expect(view(community)?.questions.at(-1)?.mine.text).toBe('Nothing');
  });
});

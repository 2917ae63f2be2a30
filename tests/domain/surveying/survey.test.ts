import { instruments } from '../../../bot/domain/surveying/instruments';
import type { CommandOf } from '../../../bot/domain/commands';
import { ada, ben, member, sponsor, testCommunity, type TestCommunity } from '../community';

const open = (more: Partial<CommandOf<'openSurvey'>> = {}): CommandOf<'openSurvey'> => ({ type: 'openSurvey', instrument: 'pulse', title: '', days: 7, eventId: null, own: [], ...more });
const answer = (surveyId: string, answers: CommandOf<'answerSurvey'>['answers'] = { energy: 4, change: ' More coffee ' }): CommandOf<'answerSurvey'> => ({ type: 'answerSurvey', surveyId, answers });
function opened(more: Partial<CommandOf<'openSurvey'>> = {}): { community: TestCommunity; id: string } {
  const community = testCommunity();
  community.done(ada, open(more));
  return { community, id: community.record.surveys[0]?.id ?? '' };
}

test('an answer is kept without its author: one row says that somebody answered, the other what was said, and nothing ties them', () => {
  const { community, id } = opened();
  const decision = community.done(member, answer(id));
  expect(decision.quiet).toBe(true);
  expect(decision.effects).toEqual([]);
  const said = decision.changes.find((one) => one.put === 'surveyAnswers')?.row;
  expect(said).toEqual({ surveyId: id, id: 'random-act-2', answers: { energy: 4, change: 'More coffee' } });
  expect(decision.changes.find((one) => one.put === 'surveyTurns')?.row).toEqual({ surveyId: id, personId: member });
  expect(JSON.stringify(said)).not.toContain(member);
});

test('everybody answers once, and another try says so and changes nothing', () => {
  const { community, id } = opened();
  community.done(member, answer(id));
  expect(community.done(member, answer(id, { energy: 1 })).changes).toEqual([]);
  community.done(ada, answer(id, { energy: 5 }));
  expect(community.record.surveyAnswers).toHaveLength(2);
  expect(community.refused(sponsor, answer(id)).code).toBe('not-allowed');
});

test.each([
  ['a step beyond the scale', { energy: 6 }, 'refuse.survey-value'], ['half a step', { energy: 1.5 }, 'refuse.survey-value'], ['a text for a step', { energy: 'five' }, 'refuse.survey-value'],
  ['a question of another survey', { likely: 3 }, 'refuse.survey-value'], ['"too early" where it is not offered', { energy: 'early' }, 'refuse.survey-value'], ['nothing but blanks', { change: '  ' }, 'refuse.survey-nothing'], ['nothing', {}, 'refuse.survey-nothing'],
])('%s is refused, and the person can answer again', (_what, answers, because) => {
  const { community, id } = opened();
  expect(community.refused(member, answer(id, answers)).because.key).toBe(because);
  community.done(member, answer(id));
});

test('a survey ends by its time or by a person, takes no answers then, and is not opened again', () => {
  const { community, id } = opened();
  community.advance({ days: 8 });
  expect(community.refused(member, answer(id)).because.key).toBe('refuse.survey-over');
  expect(community.done(ada, { type: 'closeSurvey', surveyId: id }).changes).toEqual([]);
  const other = opened();
  other.community.done(ben, { type: 'closeSurvey', surveyId: other.id });
  expect(other.community.refused(member, answer(other.id)).because.key).toBe('refuse.survey-over');
});

test('people are not asked all the time: the next survey can begin four weeks after the last', () => {
  const { community } = opened();
  expect(community.refused(ben, open({ instrument: 'value' })).because).toEqual({ key: 'refuse.survey-too-soon', values: { date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string } });
  expect(community.done(ben, open()).changes).toEqual([]);
  community.advance({ days: 28 });
  community.done(ben, open({ instrument: 'value' }));
  expect(community.record.surveys.map((one) => one.instrument)).toEqual(['pulse', 'value']);
});

test('questions of the group’s own are asked in their words; without a title or a question there is no survey', () => {
  const own = [{ text: 'Is the room fine?', kind: 'scale' as const }, { text: 'Why?', kind: 'text' as const }];
  const { community, id } = opened({ instrument: 'own', title: 'The room', own });
  community.done(member, answer(id, { q1: 2, q2: 'Cold' }));
  expect(community.record.surveys[0]).toMatchObject({ title: 'The room', own: [{ id: 'q1', text: 'Is the room fine?' }, { id: 'q2' }] });
  expect(community.refused(ben, open({ instrument: 'own', title: 'The time', own })).because.key).toBe('refuse.survey-too-soon');
  for (const wrong of [{ title: '', own }, { title: 'x', own: [] }]) expect(testCommunity().refused(ada, open({ instrument: 'own', ...wrong })).because.key).toBe('refuse.survey-empty');
});

test('every instrument has at most ten questions, each with an id of its own', () => {
  for (const asked of Object.values(instruments)) {
    expect(asked.length).toBeLessThanOrEqual(10);
    expect(new Set(asked.map((one) => one.id)).size).toBe(asked.length);
  }
});

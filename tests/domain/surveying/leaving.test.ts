import { leavingIdAt, leavingSurvey } from '../../../bot/domain/surveying/leaving';
import { aboutWhen } from '../../../bot/domain/surveying/record';
import type { CommandOf } from '../../../bot/domain/commands';
import { ada, ben, member, sponsor, stranger, testCommunity, type TestCommunity } from '../community';

const say = (community: TestCommunity, answers: CommandOf<'answerLeaving'>['answers'] = { why: 'time', know: ' Meet later ' }): CommandOf<'answerLeaving'> => ({ type: 'answerLeaving', surveyId: leavingIdAt(community.now), answers });
const leave = (community: TestCommunity, personId: string): void => {
  const row = community.record.members.find((one) => one.personId === personId);
  if (row) community.put({ put: 'members', row: { ...row, leftAt: community.now } });
};

test('an answer on leaving has no author, no log row, and the times of its year alone', () => {
  const community = testCommunity();
  const first = community.done(member, say(community));
  expect([first.quiet, first.effects]).toEqual([true, []]);
  const id = leavingIdAt(community.now);
  expect(community.record.surveys).toEqual([leavingSurvey(id)]);
  expect(JSON.stringify([community.record.surveys, community.record.surveyAnswers])).not.toMatch(new RegExp(`${member}|${community.now.slice(0, 10)}`));
  expect(community.record.surveyAnswers.map((one) => one.answers)).toEqual([{ why: 'time', know: 'Meet later' }]);
  expect(community.done(member, say(community, { why: 'fit' })).changes).toEqual([]);
  expect(community.done(ada, say(community)).quiet).toBe(true);
  expect(community.record.surveys).toHaveLength(1);
});

test('whoever has left answers for thirty days, and then no more; strangers and the sponsor never do', () => {
  const community = testCommunity();
  leave(community, member);
  leave(community, ben);
  community.done(member, say(community));
  community.advance({ days: 30 });
  expect(community.refused(ben, say(community)).because.key).toBe('refuse.leaving-over');
  for (const who of [sponsor, stranger]) expect(community.refused(who, say(community)).code).toBe('not-allowed');
});

test('it ends with the year, by nobody’s hand, so that one answer more or less shows nothing', () => {
  const community = testCommunity();
  community.done(member, say(community));
  const [survey] = community.record.surveys;
  if (!survey) throw new Error('no survey');
  expect(community.refused(ada, { type: 'closeSurvey', surveyId: survey.id }).because.key).toBe('refuse.survey-of-leavers');
  expect(community.refused(ben, { type: 'answerSurvey', surveyId: survey.id, answers: { why: 'time' } }).because.key).toBe('refuse.survey-of-leavers');
  expect([aboutWhen(survey, `${community.now.slice(0, 4)}-12-31T23:59:59.999Z`), aboutWhen(survey, survey.closesAt)]).toEqual(['open', 'closed']);
  community.advance({ days: 366 });
  expect(community.refused(ben, { ...say(community), surveyId: survey.id }).because.key).toBe('refuse.leaving-over');
});

test.each([['another reason', { why: 'bored' }, 'refuse.survey-value'], ['another question', { energy: 3 }, 'refuse.survey-value'], ['nothing', {}, 'refuse.survey-nothing']])('%s is refused, and the person can answer again', (_what, answers, because) => {
  const community = testCommunity();
  expect(community.refused(member, say(community, answers)).because.key).toBe(because);
  expect(community.record.surveys).toEqual([]);
  community.done(member, say(community));
});

test('it holds up no other survey', () => {
  const community = testCommunity();
  community.done(member, say(community));
  community.done(ada, { type: 'openSurvey', instrument: 'pulse', title: '', days: 7, eventId: null, own: [] });
});

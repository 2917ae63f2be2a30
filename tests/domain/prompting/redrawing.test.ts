import { redrawsAfter } from '../../../bot/domain/prompting/redrawing';
import type { Change } from '../../../bot/domain/record';
import type { Command } from '../../../bot/domain/commands';
import { ada, ben, member, testCommunity, type TestCommunity } from '../community';

/** What a command makes out of date, by what its changes do to the record as it was. */
function redraws(community: TestCommunity, who: string, command: Command): unknown[] {
  const before = community.record;
  const { changes } = community.done(who, command);
  return redrawsAfter(before, changes);
}
function withEvent(): { community: TestCommunity; eventId: string } {
  const community = testCommunity();
  community.done(ada, { type: 'planEvent', eventId: null, base: 0, kind: 'coffee', title: 'Talk', startsAt: '2026-06-01T10:00', minutes: 30, place: '', hostId: null, plan: {} });
  return { community, eventId: community.record.events[0]?.id ?? '' };
}

test('an event that is moved or called off is redrawn for everybody who has a card about it; a new one for nobody', () => {
  const { community, eventId } = withEvent();
  const [event] = community.record.events;
  expect(redraws(testCommunity(), ada, { type: 'planEvent', eventId: null, base: 0, kind: 'coffee', title: 'Other', startsAt: '2026-06-01T10:00', minutes: 30, place: '', hostId: null, plan: {} })).toEqual([]);
  expect(redrawsAfter(community.record, [{ put: 'events', row: { ...event, revision: 9 } } as Change])).toEqual([]);
  expect(redraws(community, ada, { type: 'callOffEvent', eventId, reason: 'rain' })).toEqual([{ kind: 'redraw', about: eventId, personId: null }]);
});

test('who signs off, or on again, has their own card redrawn; who signs up has none yet', () => {
  const { community, eventId } = withEvent();
  expect(redraws(community, member, { type: 'comeTo', eventId, coming: true })).toEqual([]);
  expect(redraws(community, member, { type: 'comeTo', eventId, coming: false })).toEqual([{ kind: 'redraw', about: eventId, personId: member }]);
});

test('an action that is done, moved or handed over changes what waits for whoever has and had it', () => {
  const community = testCommunity();
  community.done(ada, { type: 'addAction', title: 'Ask', ownerId: ada, dueOn: '2026-05-05', tier: null });
  const [action] = community.record.actions;
  const row = (change: object): Change[] => [{ put: 'actions', row: { ...action, ...change } } as Change];
  expect(redrawsAfter(community.record, row({ state: 'done' }))).toEqual([{ kind: 'redraw', about: 'digest', personId: ada }]);
  expect(redrawsAfter(community.record, row({ ownerId: ben }))).toEqual([ada, ben].map((personId) => ({ kind: 'redraw', about: 'digest', personId })));
  expect(redrawsAfter(community.record, row({ revision: 5 }))).toEqual([]);
});

test('a survey that is closed is redrawn where people were told of it; an answer redraws nothing, so that no card says who gave it', () => {
  const community = testCommunity();
  community.done(ada, { type: 'openSurvey', instrument: 'pulse', title: '', days: 7, eventId: null, own: [] });
  const surveyId = community.record.surveys[0]?.id ?? '';
  expect(redraws(community, member, { type: 'answerSurvey', surveyId, answers: { energy: 3 } })).toEqual([]);
  expect(redraws(community, ada, { type: 'closeSurvey', surveyId })).toEqual([{ kind: 'redraw', about: surveyId, personId: null }]);
});

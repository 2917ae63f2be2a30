import { paperContent } from '../../bot/domain/paper';
import type { Choice, CommunityEvent, HelpRequest, Member, Resource, Thanks } from '../../bot/domain/record';
import type { StepOf } from '../../bot/toolkit/schema';
import { ada, ben, member, testCommunity, toolkit, type TestCommunity } from './community';

const step = toolkit.steps.get('member-update')?.step as StepOf<'paper'>;
const lines = (community: TestCommunity, section: string): { text: string; source: string | null }[] => paperContent(community.reading, step).sections.find((one) => one.id === section)?.lines ?? [];
const said = (community: TestCommunity, section: string): string[] => lines(community, section).map((one) => one.text);
/** A moment so many days from now, ISO 8601 UTC. */
const inDays = (community: TestCommunity, days: number): string => new Date(Date.parse(community.now) + days * 86_400_000).toISOString();

const event = (more: Partial<CommunityEvent>): CommunityEvent => ({ id: 'e', kind: 'learning', title: 'Rubric lab', startsAt: '', minutes: 60, place: '', hostId: null, plan: {}, state: 'planned', outcome: '', cancelReason: null, createdBy: ada, createdAt: '', booking: null, revision: 1, ...more });
const resource = (more: Partial<Resource>): Resource => ({ id: 'r', kind: 'resource', title: 'A rubric', url: null, about: '', tags: [], origin: 'internal', story: null, addedBy: member, addedAt: '', checkedBy: null, checkedAt: null, reviewOn: null, removedAt: null, revision: 1, ...more });
const thanks = (more: Partial<Thanks>): Thanks => ({ id: 't', byId: member, toId: ben, text: 'For the\nslides', saidAt: '', share: true, answer: 'yes', answeredAt: '', postedAt: null, takenBackAt: null, revision: 1, ...more });
const newcomer = (n: number, joinedAt: string): Member => ({ personId: `new${n}`, name: `New ${n}`, email: null, part: 'member', joinedAt, leftAt: null });
const choice = (personId: string, knows: string[]): Choice => ({ personId, area: null, counted: true, knows, coffee: null });
const request = (n: number, state: HelpRequest['state'] = 'open'): HelpRequest => ({ id: `h${n}`, askedBy: member, askedAt: '', text: 'SECRET', state, takenBy: null, takenAt: null, answer: '', settledAt: null, revision: 1 });

test('events that were held and that come are named, with where each is shown; what is called off is not', () => {
  const community = testCommunity();
  community.advance({ days: 30 });
  community.put(
    { put: 'events', row: event({ id: 'a', startsAt: inDays(community, -3), state: 'held', outcome: 'Six rubrics.\nAnd a plan.' }) },
    { put: 'events', row: event({ id: 'b', title: 'Coffee', startsAt: inDays(community, 3), place: 'Room 2' }) },
    { put: 'events', row: event({ id: 'c', title: 'Off', startsAt: inDays(community, 4), state: 'cancelled' }) },
  );
  expect(lines(community, 'progress')).toEqual([{ text: expect.stringMatching(/: Rubric lab\. Six rubrics\.$/) as string, source: 'page:event/a' }]);
  expect(lines(community, 'events').map((one) => one.source)).toEqual(['page:event/b']);
  expect(said(community, 'events')[0]).toMatch(/: Coffee \(Room 2\)$/);
});

test('newcomers are a number from five on, and named only who has put themselves on the list of who knows about what', () => {
  const community = testCommunity();
  community.advance({ days: 30 });
  for (const n of [1, 2, 3, 4]) community.put({ put: 'members', row: newcomer(n, inDays(community, -n)) });
  expect(said(community, 'progress')).toEqual([]);
  community.put({ put: 'members', row: newcomer(5, inDays(community, -5)) }, { put: 'choices', row: choice('new2', ['rubrics']) }, { put: 'choices', row: choice('new3', []) });
  expect(said(community, 'progress')).toEqual(['5 people have joined us.', 'New 2 is new, and knows about: rubrics']);
});

test('who was in the team when the community began, and who has left again, is no newcomer', () => {
  const community = testCommunity();
  for (const n of [1, 2, 3, 4, 5]) community.put({ put: 'members', row: { ...newcomer(n, inDays(community, 1)), leftAt: n === 5 ? inDays(community, 2) : null } });
  community.put({ put: 'members', row: newcomer(6, community.record.community.createdAt) });
  community.advance({ days: 3 });
  expect(said(community, 'progress')).toEqual([]);
});

test('requests for help are a number from five on, and never what they are; thanks are those to which both have said yes, in one line', () => {
  const community = testCommunity();
  community.put(...[1, 2, 3, 4].map((n) => ({ put: 'helpRequests' as const, row: request(n) })), { put: 'helpRequests', row: request(9, 'closed') });
  community.put({ put: 'thanks', row: thanks({ answeredAt: community.now }) }, { put: 'thanks', row: thanks({ id: 'u', answer: 'mine', text: 'Not this', answeredAt: community.now }) }, { put: 'thanks', row: thanks({ id: 'v', share: false, text: 'Nor this', answeredAt: community.now }) });
  expect(said(community, 'chances').join()).not.toContain('request');
  community.put({ put: 'helpRequests', row: request(5) });
  expect(said(community, 'chances').join()).toContain('5 requests for help are open.');
  expect(said(community, 'thanks')).toEqual([expect.stringMatching(/^Mo.* thanks Ben.*: For the slides$/)]);
  expect(JSON.stringify(paperContent(community.reading, step))).not.toMatch(/SECRET|Not this|Nor this/);
});

test('an idea that became an action is told in the words of the plan, and no longer once the action is dropped', () => {
  const community = testCommunity();
  community.done(member, { type: 'addIdea', text: 'SECRET words', named: false });
  const [idea] = community.record.ideas;
  community.done(ada, { type: 'planIdea', ideaId: idea?.id ?? '', base: idea?.revision ?? 0, title: 'Swap briefs' });
  expect(said(community, 'progress')).toEqual(['From the idea box into the plan: Swap briefs']);
  expect(JSON.stringify(paperContent(community.reading, step))).not.toContain('SECRET');
  community.done(ada, { type: 'changeAction', actionId: community.record.actions[0]?.id ?? '', state: 'dropped' });
  expect(said(community, 'progress')).toEqual([]);
});

test('the first one looks back sixty days and tells no history', () => {
  const community = testCommunity();
  community.put({ put: 'resources', row: resource({ addedAt: inDays(community, 1) }) }, { put: 'resources', row: resource({ id: 's', title: 'Later', addedAt: inDays(community, 50) }) });
  community.advance({ days: 70 });
  expect(said(community, 'progress')).toEqual(['New on the shelf: Later']);
});

test('what the last one said is not said again, and nothing is made up where nothing happened', () => {
  const community = testCommunity();
  for (const section of ['progress', 'events', 'thanks']) expect(said(community, section)).toEqual([]);
  community.put({ put: 'resources', row: resource({ addedAt: inDays(community, 1) }) });
  community.advance({ days: 2 });
  expect(said(community, 'progress')).toEqual(['New on the shelf: A rubric']);
  const content = paperContent(community.reading, step);
  community.put({ put: 'papers', row: { stepId: step.id, number: 1, version: 1, publishedAt: community.now, publishedBy: ada, content, told: false, state: 'filed', problem: null, fileName: '', driveId: null, itemId: null, webUrl: null } });
  expect(said(community, 'progress')).toEqual([]);
});

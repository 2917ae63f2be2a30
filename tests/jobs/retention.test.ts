import { createCommands } from '../../bot/commands';
import { keptSince } from '../../bot/domain/retention';
import type { Appointment, Change } from '../../bot/domain/record';
import { meetingId } from '../../bot/domain/recurrence';
import type { CarrierParts } from '../../bot/jobs/carrier';
import { retentionCarriage } from '../../bot/jobs/retention';
import { createScheduler } from '../../bot/jobs/scheduler';
import { loadToolkit } from '../../bot/toolkit/load';
import { createSay } from '../../bot/toolkit/phrases';
import { openTestStore, type Opened } from '../store/opened';
import { community } from '../store/rows';

const tenantId = 'tenant';
const day = 86_400_000;
const start = Date.parse('2026-05-04T09:00:00.000Z');
let now = start;
const clock = { now: () => new Date(now).toISOString() };
const ago = (days: number): string => new Date(start - days * day).toISOString();
const say = createSay();
let opened: Opened;
beforeAll(async () => void (opened = await openTestStore()));
afterAll(() => opened.end());

const parts = (): CarrierParts => {
  const commands = createCommands({ store: opened.store, toolkit: loadToolkit(), say, clock, wake: () => undefined });
  return { store: opened.store, commands, say, clock, publicUrl: 'https://cop.example.org' } as unknown as CarrierParts;
};
const member = (personId: string, leftDays: number | null): Change => ({ put: 'members', row: { personId, name: `Name of ${personId}`, email: `${personId}@university.example`, part: 'member', role: null, joinedAt: ago(900), leftAt: leftDays === null ? null : ago(leftDays) } });
const event = (id: string, days: number): Change => ({ put: 'events', row: { id, kind: 'learning', title: id, startsAt: ago(days), minutes: 60, place: '', hostId: 'stays', plan: {}, state: 'held', outcome: 'A page', cancelReason: null, createdBy: 'stays', createdAt: ago(days + 9), booking: null, report: null, revision: 1 } });
const attended = (eventId: string, personId: string): Change => ({ put: 'attendances', row: { eventId, personId, signedUpAt: ago(500), cancelledAt: null, came: true, imported: null } });
/** When a meeting of the series `meet` was planned. */
const metId = (days: number): string => meetingId('meet', ago(days));
const meetings = (...days: number[]): Change => ({
  put: 'series', row: {
    id: 'meet', stepId: 'check-ins', title: 'x', firstStart: ago(days[0] ?? 0).slice(0, 16), minutes: 30, zone: 'UTC', everyWeeks: 1, monthly: null, untilOn: ago(0).slice(0, 10), times: null, place: '', exceptions: [], organiserId: 'stays', state: 'booked', problem: null, graphEventId: null, webLink: null, joinUrl: null,
    invited: null, telling: null, takesOver: null, ending: null, scheduledAt: ago(days[0] ?? 0), held: days.map((one) => ({ plannedAt: ago(one), ledBy: 'stays', report: null })),
  },
});
const answer = (questionId: string, days: number, text: string, draft: string | null): Change => ({ put: 'answers', row: { stepId: 'energy', version: 1, questionId, personId: 'stays', text, draft, state: text === '' ? 'draft' : 'given', revision: 1, savedAt: ago(days), givenAt: text === '' ? null : ago(days), afterReveal: false } });
const mail = (id: string, days: number): Change => ({ put: 'paperMails', row: { id, stepId: 'sponsor', number: 1, email: `${id}@university.example`, name: 'The dean', askedBy: 'stays', askedAt: ago(days), state: 'sent', problem: null, sentAt: ago(days), reply: { answer: 'talk', text: 'My own words', at: ago(days) } } });
const helping = (id: string, days: number): Change[] => [
  { put: 'helpRequests', row: { id, askedBy: 'stays', askedAt: ago(days + 5), text: `Help ${id}`, state: 'answered', takenBy: null, takenAt: null, answer: 'Here', settledAt: ago(days), revision: 2 } },
  { put: 'greetings', row: { personId: `met-${id}`, greetedBy: 'stays', greetedAt: ago(days), takenBackAt: null } },
  { put: 'coffeeAnswers', row: { roundId: id, personId: 'stays', met: 'yes', at: ago(days) } },
];
const survey = (id: string, closedDays: number): Change[] => [
  { put: 'surveys', row: { id, instrument: 'own', title: id, eventId: null, own: [{ id: 'q', text: 'How?', kind: 'scale' }, { id: 't', text: 'Why?', kind: 'text' }], openedBy: 'stays', openedAt: ago(closedDays + 7), closesAt: ago(closedDays), closedAt: null, formsUrl: null, importedAt: null, results: null } },
  ...Array.from({ length: 12 }, (_one, n): Change => ({ put: 'surveyAnswers', row: { surveyId: id, id: `r${n}`, answers: { q: 4, t: `secret ${n}` } } })),
  { put: 'surveyTurns', row: { surveyId: id, personId: 'stays' } },
];

async function begin(id: string, changes: Change[]): Promise<void> {
  await opened.store.records.commit(tenantId, id, 0, { commandId: `start-${id}`, personId: 'stays', type: 'start', at: ago(600), outcome: { said: null }, deliveries: [], changes: [{ put: 'community', row: community({ id, zone: 'Europe/London', coreConversation: null, teamConversation: null, planner: null, log: null }) }, ...changes] });
}
async function clear(id: string): Promise<string> {
  const loaded = await opened.store.records.load(tenantId, id, '');
  if (!loaded) throw new Error('no community');
  const claim = { tenantId, communityId: id, key: 'clear-old', effect: { kind: 'clear-old' } as const, wanted: 1, attempts: 1, claimedAt: clock.now() };
  return (await retentionCarriage(parts()).carry(claim, claim.effect, loaded.record)).state;
}
const hour = (days: number): Appointment => ({ startsAt: ago(days), minutes: 30, place: '', guests: ['dean@university.example'], state: 'planned', cancelReason: null, setAt: ago(days), booking: null, revision: 1 });
const talk = (id: string, days: number): Change => ({ put: 'contacts', row: { id, plannedOn: ago(days).slice(0, 10), keptOn: null, about: 'Money', replyDays: null, asked: 0, fulfilled: 0, writtenBy: 'stays', writtenAt: ago(days), removedAt: null, appointment: hour(days), revision: 1 } });
const count = async (sql: string, id: string) => Number((await opened.ask<{ n: string }>(`select count(*) as n from ${sql} and tenant_id = $1 and community_id = $2`, [tenantId, id]))[0]?.n);
const dump = async (id: string): Promise<string> => {
  const tables = ['member', 'attendance', 'answer', 'paper_mail', 'survey', 'survey_answer', 'survey_turn', 'choice', 'holding', 'post'];
  let text = '';
  for (const table of tables) text += JSON.stringify(await opened.ask(`select * from ${table} where tenant_id = $1 and community_id = $2 order by 1, 2, 3, 4`, [tenantId, id]));
  return text;
};

describe('what is kept about people', () => {
  beforeAll(async () => {
    now = start;
    await begin('cop', [
      member('stays', null), member('left-long', 31), member('left-lately', 29), member('uncounted', null),
      { put: 'choices', row: { personId: 'left-long', area: 'Science', counted: true, knows: ['rubrics'], photo: true, coffee: null } }, { put: 'choices', row: { personId: 'uncounted', area: null, counted: false, knows: [], photo: false, coffee: null } },
      { put: 'holdings', row: { roleId: 'coordinator', holder: 'left-long', name: 'Name of left-long', part: 'holder', hours: null, untilOn: null, offeredBy: null, acceptedAt: ago(300), endedAt: null } },
      event('old', 400), event('old-too', 410), event('new', 380), ...['old', 'old-too', 'new'].flatMap((one) => [attended(one, 'stays'), attended(one, 'left-lately'), attended(one, 'uncounted')]),
      meetings(400, 380), ...[metId(400), metId(380)].flatMap((one) => [attended(one, 'stays'), attended(one, 'uncounted')]),
      answer('who', 121, '', 'An old draft'), answer('what', 119, '', 'A draft of late'), answer('why', 300, 'Given', 'and being changed'), answer('when', 300, 'Given long ago', null),
      ...helping('old', 400), ...helping('new', 380), { put: 'reviews', row: { id: 'light', kind: 'light', onDate: ago(400).slice(0, 10), appointment: hour(400) } }, talk('old', 400), talk('new', 380), mail('old', 400), mail('new', 380), ...survey('long', 370), ...survey('lately', 360),
    ]);
    await opened.store.activity.addPosts(tenantId, 'cop', [{ id: 'old', personId: 'stays', writtenAt: ago(400), replyTo: null, question: false }, { id: 'new', personId: 'stays', writtenAt: ago(380), replyTo: null, question: false }]);
    expect(await clear('cop')).toBe('sent');
  });

  test('of attendance the names go after 13 months and the numbers stay, without who is in no count', async () => {
    expect((await opened.store.activity.attendance(tenantId, 'cop', 'old')).map((one) => one.name)).toEqual([]);
    expect((await opened.store.activity.event(tenantId, 'cop', 'stays', 'old'))?.came).toBe(2);
    expect((await opened.store.activity.attendance(tenantId, 'cop', 'new')).map((one) => one.personId).sort()).toEqual(['left-lately', 'stays', 'uncounted']);
    const rows = await opened.ask<{ event_id: string; person_id: string }>("select event_id, person_id from attendance where tenant_id = $1 and community_id = $2 and event_id like 'old%' order by 1, 2", [tenantId, 'cop']);
    // So it is with meetings of the core group, and with who facilitated them.
    const met = await opened.ask<{ event_id: string; person_id: string }>("select event_id, person_id from attendance where tenant_id = $1 and community_id = $2 and event_id like 'meet@%' order by 1, 2", [tenantId, 'cop']);
    expect(met.map((one) => [one.event_id, one.person_id])).toEqual([[metId(400), expect.stringMatching(/^past-[0-9a-f]{24}$/)], [metId(380), 'stays'], [metId(380), 'uncounted']]);
    expect((await opened.store.records.load(tenantId, 'cop', ''))?.record.series[0]?.held).toEqual([{ plannedAt: ago(380), ledBy: 'stays', report: null }]);
    expect(rows.every((one) => /^past-[0-9a-f]{24}$/.test(one.person_id))).toBe(true);
    // The figures of a quarter still know that two came twice.
    expect(new Set(rows.map((one) => one.person_id)).size).toBe(2);
    expect(await count("post where id = 'old'", 'cop')).toBe(0);
    expect(await count("post where id = 'new'", 'cop')).toBe(1);
  });

  test('requests for help, welcomes and whether a pair met go after 13 months', async () => {
    const left = await Promise.all(['id from help_request', 'person_id as id from greeting', 'round_id as id from coffee_answer'].map((what) => opened.ask<{ id: string }>(`select ${what} where tenant_id = $1 and community_id = $2`, [tenantId, 'cop'])));
    expect(left.map((rows) => rows.map((one) => one.id))).toEqual([['new'], ['met-new'], ['new']]);
  });

  test('drafts that nobody touched for 120 days go; what was given stays', async () => {
    const rows = await opened.ask<{ question_id: string; text: string; draft: string | null }>('select question_id, text, draft from answer where tenant_id = $1 and community_id = $2 order by 1', [tenantId, 'cop']);
    expect(rows).toEqual([{ question_id: 'what', text: '', draft: 'A draft of late' }, { question_id: 'when', text: 'Given long ago', draft: null }, { question_id: 'why', text: 'Given', draft: null }]);
  });

  test('who left 30 days ago has no name, address, role’s name or choices any more; whoever comes back has them anew', async () => {
    const people = await opened.ask<{ person_id: string; name: string; email: string | null }>("select person_id, name, email from member where tenant_id = $1 and community_id = $2 and person_id like 'left%' order by 1", [tenantId, 'cop']);
    expect(people).toEqual([{ person_id: 'left-lately', name: 'Name of left-lately', email: 'left-lately@university.example' }, { person_id: 'left-long', name: say('person.left'), email: null }]);
    expect(await dump('cop')).not.toContain('Name of left-long');
    expect(await count("choice where person_id = 'left-long'", 'cop')).toBe(0);
    await opened.store.syncMembers(tenantId, 'cop', ['stays', 'left-long', 'uncounted'].map((id) => ({ id, name: `Name of ${id}`, email: null })), clock.now());
    expect((await opened.ask<{ name: string }>("select name from member where tenant_id = $1 and community_id = $2 and person_id = 'left-long'", [tenantId, 'cop']))[0]?.name).toBe('Name of left-long');
  });

  test('the sponsor’s own words and the address go after 13 months; what they chose stays', async () => {
    const mails = (await opened.store.records.load(tenantId, 'cop', ''))?.record.paperMails ?? [];
    expect(mails.find((one) => one.id === 'old')).toMatchObject({ email: '', name: '', reply: { answer: 'talk', text: '' } });
    expect(mails.find((one) => one.id === 'new')).toMatchObject({ email: 'new@university.example', reply: { text: 'My own words' } });
  });

  test('with whom a review or a talk was goes after 13 months; its day stays', async () => {
    const { reviews, contacts } = (await opened.store.records.load(tenantId, 'cop', '', undefined, ['old', 'new']))?.record ?? { reviews: [], contacts: [] };
    expect(reviews).toEqual([{ id: 'light', kind: 'light', onDate: ago(400).slice(0, 10), appointment: null }]);
    expect(contacts.map((one) => [one.id, one.plannedOn, one.appointment?.guests ?? null]).sort()).toEqual([['new', ago(380).slice(0, 10), ['dean@university.example']], ['old', ago(400).slice(0, 10), null]]);
  });

  test('of a survey the answers go 12 months after it closed, and its figures stay without comments', async () => {
    expect([await count("survey_answer where survey_id = 'long'", 'cop'), await count("survey_turn where survey_id = 'long'", 'cop'), await count("survey_answer where survey_id = 'lately'", 'cop')]).toEqual([0, 0, 12]);
    const kept = (await opened.store.records.load(tenantId, 'cop', ''))?.record.surveys.find((one) => one.id === 'long')?.results;
    expect(kept).toMatchObject({ n: 12, questions: [{ id: 'q', n: 12, mean: 4 }, { id: 't', comments: null }] });
    expect(JSON.stringify(kept)).not.toContain('secret');
  });

  test('cleared twice is as cleared once', async () => {
    const before = await dump('cop');
    expect(await clear('cop')).toBe('sent');
    expect(await dump('cop')).toBe(before);
  });
});

test('much is cleared in parts, and another community is left alone', async () => {
  now = start;
  const people = Array.from({ length: 60 }, (_one, n) => `p${n}`);
  await begin('large', [event('old', 500), ...people.map((one) => attended('old', one))]);
  await begin('other', [event('old', 500), attended('old', 'somebody')]);
  const since = keptSince(clock.now(), 'Europe/London');
  expect((await opened.store.retention.clear(tenantId, 'large', since, { left: 'x', key: 'k' }, 25))[0]).toBe(25);
  expect(await clear('large')).toBe('sent');
  expect(await count("attendance where person_id like 'past-%'", 'large')).toBe(60);
  expect(await count("attendance where person_id = 'somebody'", 'other')).toBe(1);
});

test('it is wanted once a night, whichever instance looks', async () => {
  now = start;
  await begin('nightly', []);
  const woken: string[] = [];
  const wake = (keys: readonly { communityId: string; key: string }[]): void => void woken.push(...keys.filter((one) => one.communityId === 'nightly').map((one) => one.key));
  const [one, two] = [createScheduler(parts(), wake), createScheduler(parts(), wake)];
  const nights: number[] = [];
  for (let hour = 1; hour <= 72; hour += 1) {
    now = start + hour * 3_600_000;
    woken.length = 0;
    await Promise.all([one.look(), two.look()]);
    if (woken.length === 0) continue;
    nights.push(hour);
    expect(woken).toEqual(['clear-old']);
    const claim = await opened.store.deliveries.claim({ tenantId, communityId: 'nightly', key: 'clear-old' }, clock.now());
    if (claim) await opened.store.deliveries.finish(claim, 'sent', null);
  }
  // At once for a community that has never been looked at, then after half past two in the night, by its clock.
  expect(nights).toEqual([nights[0], 17, 41, 65]);
});

import ICAL from 'ical.js';
import mammoth from 'mammoth';
import type { ConnectionsAnswer, DatesAnswer, EventAnswer, EventsAnswer, MailAnswer, MeasuresAnswer, SponsorAnswer } from '../../bot/api/contract';
import { localPeople } from '../../bot/local/people';
import { loadToolkit } from '../../bot/toolkit/load';
import { connectionsWords } from '../../tab/pages/connections/connectionsWords';
import { readPlanFile } from '../../tab/pages/actions/planFile';
import { ask } from '../fakes/asking';
import { after, runningClock } from '../fakes/clock';
import { mustIds } from '../toolkit/mustIds';
import { metOnTheWay, stageStanding, stepIn, walkStage } from './everyStep';
import { startedCommunity } from './midway';
import { eventually, person, type Actor } from './people';
import { openWorld, type World } from './world';

const toolkit = loadToolkit();
const day = 24 * 60;

/** Entra ID consents to nothing and the team has granted nothing: what is left is the bot, the tab, and what people do by hand. */
describe('the whole toolkit with no permission of Microsoft 365 at all', () => {
  let world: World;
  let core: Actor[];
  let amara: Actor;
  let communityId = '';
  let granted = false;
  const clock = runningClock('2026-09-07T09:00:00.000Z');
  const pass = (minutes: number): void => {
    clock.moveTo(after(clock, minutes));
  };
  const view = () => amara.view(communityId);
  const walk = (stageId: string): Promise<void> => walkStage({ core, communityId, pass }, toolkit, stageId);
  const standing = async (stageId: string): Promise<string> => stageStanding(await view(), stageId);
  const read = async <T>(path: string): Promise<T> => {
    const answer = await ask(world, amara, `communities/${communityId}/${path}`);
    expect([path, answer.status]).toEqual([path, 200]);
    return answer.body as T;
  };
  const download = async (path: string): Promise<Buffer> => {
    const answer = await fetch(`${world.origin}/api/communities/${communityId}/${path}`, { headers: { authorization: `Bearer ${await amara.token()}` } });
    expect([path, answer.status]).toEqual([path, 200]);
    return Buffer.from(await answer.arrayBuffer());
  };
  /** What the app has posted to the members that holds a part. */
  const told = async (part: string): Promise<string[]> => {
    const { messages, places } = await amara.state();
    const team = places.find((one) => one.id === 'team')?.conversationId;
    return messages.filter((one) => one.conversationId === team && JSON.stringify(one.cards).includes(part)).map((one) => one.id);
  };
  const connections = async () => new Map((await read<ConnectionsAnswer>('connections')).connections.map((one) => [one.id, one]));

  beforeAll(async () => {
    world = await openWorld({ clock, granted: () => granted });
    core = [0, 1, 2, 3, 4].map((index) => person(world, index));
    amara = core[0] as Actor;
    communityId = await startedCommunity(world, core.slice(1));
    await amara.card('core', 'Find the energy');
  });
  afterAll(() => world.end());

  it.each([['set-up', '1 of 1'], ['planning', '11 of 11'], ['launch', '11 of 11'], ['learning', '9 of 9'], ['review', '5 of 5'], ['closing', '6 of 6'], ['reading', '3 of 3']])('%s: each step is reached and done', async (stageId, all) => {
    await walk(stageId);
    expect(await standing(stageId)).toBe(all);
    pass(14 * day);
  });

  it('met every item that the toolkit says must be there, and nothing is left to do', async () => {
    const end = await view();
    const met = metOnTheWay(toolkit, end);
    expect(mustIds.filter((id) => !met.has(id))).toEqual([]);
    expect(end.next).toBeNull();
  });

  it('publishes the charter, which says what it waits for and is downloaded as a Word document', async () => {
    const [published] = (await view()).charter.published;
    expect(published).toMatchObject({ state: 'waiting', problem: expect.stringContaining('save the document there by hand') });
    const { value: text } = await mammoth.extractRawText({ buffer: await download('charter.docx') });
    expect(text).toContain('Our purpose');
    expect(world.local.graph.files()).toEqual([]);
  });

  it('tells the members of the charter and of papers all the same, and where to read them', async () => {
    expect(await told('The charter of ')).toHaveLength(1);
    expect(await told('in the CoP Guide tab of this team')).not.toEqual([]);
    expect(stepIn(await view(), 'member-update').paper?.published[0]?.state).toBe('waiting');
    await amara.card('team', 'What member-update says of ');
  });

  it('gives the check-ins as a calendar file, although Outlook has none', async () => {
    const { checkIns } = await view();
    expect(checkIns?.problem).toContain('add the calendar file by hand');
    const calendar = new ICAL.Component(ICAL.parse((await download('meetings/check-ins.ics')).toString('utf8')) as ConstructorParameters<typeof ICAL.Component>[0]);
    expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1);
  });

  it('keeps the plan here, and takes it out and in as a file', async () => {
    await amara.do(communityId, { type: 'connectPlan' });
    await eventually(async () => (await view()).planner?.problem ?? null, 'why Planner waits');
    await amara.do(communityId, { type: 'addAction', title: 'Ask the library for a room', ownerId: amara.id, dueOn: '2027-06-01', tier: 'baseline' });
    const file = (await download('actions.csv')).toString('utf8');
    expect(readPlanFile(file, (await view()).actions)).toMatchObject({ rows: [], faults: [] });
    await amara.do(communityId, { type: 'importActions', rows: readPlanFile('Task Name,Due Date\nBring cups,2027-06-02', (await view()).actions).rows });
    const added = (await view()).actions.find((one) => one.title === 'Bring cups');
    await amara.do(communityId, { type: 'changeAction', actionId: added?.id ?? '', state: 'done' });
    expect((await view()).actions.find((one) => one.title === 'Bring cups')?.state).toBe('done');
  });

  it('holds an event: planned, put into a calendar by file, signed up for, closed, with who came typed', async () => {
    const startsAt = after(clock, 3 * day).slice(0, 16);
    await amara.do(communityId, { type: 'planEvent', eventId: null, base: 0, kind: 'learning', title: 'Marking together', startsAt, minutes: 60, place: '', hostId: amara.id, plan: {} });
    const found = (await read<EventsAnswer>(`events?from=${clock.now()}&to=${after(clock, 30 * day)}`)).events.find((one) => one.title === 'Marking together');
    const eventId = found?.id ?? '';
    await amara.do(communityId, { type: 'bookEvent', eventId });
    const problem = await eventually(async () => (await read<EventAnswer>(`events/${eventId}`)).event.booking?.problem ?? null, 'why Outlook waits');
    expect(problem).toContain('add the calendar file by hand');
    expect((await download(`events/${eventId}/event.ics`)).toString('utf8')).toContain('SUMMARY:Marking together');
    await person(world, 6).do(communityId, { type: 'comeTo', eventId, coming: true });
    pass(4 * day);
    await amara.do(communityId, { type: 'closeEvent', eventId, base: 0, outcome: 'Three briefs rewritten' });
    await amara.do(communityId, { type: 'markCame', eventId, personIds: localPeople.slice(0, 5).map((one) => one.id), came: true });
    const { event, people } = await read<EventAnswer>(`events/${eventId}`);
    expect([event.state, event.came, people?.filter((one) => one.came).length]).toEqual(['held', 5, 5]);
    expect((await download('attendance.csv')).toString('utf8')).toContain('Marking together');
  });

  it('gives a review its hour, which waits for Outlook, and is put into a calendar by file', async () => {
    const [before] = (await read<DatesAnswer>('dates')).dates.filter((one) => one.kind === 'full');
    await amara.do(communityId, { type: 'giveHour', dateId: 'full', base: 0, startsAt: `${before?.onDate ?? ''}T10:00`, minutes: 90, place: 'Room 4', guests: [] });
    await amara.do(communityId, { type: 'bookEvent', eventId: 'full' });
    const problem = await eventually(async () => (await read<DatesAnswer>('dates')).dates.find((one) => one.kind === 'full')?.hour?.booking?.problem ?? null, 'why Outlook waits');
    expect(problem).toContain('add the calendar file by hand');
    expect((await download('dates/full/date.ics')).toString('utf8')).toContain('LOCATION:Room 4');
    await amara.do(communityId, { type: 'callOffEvent', eventId: 'full', reason: 'By another way' });
  });

  it('tells the sponsor by hand: the text with its links to copy, and the Word document', async () => {
    const step = [...toolkit.steps.values()].map((one) => one.step).find((one) => one.kind === 'paper' && one.audience === 'sponsor');
    const stepId = step?.id ?? '';
    await amara.do(communityId, { type: 'mailPaper', stepId, number: 1, email: 'dean@university.example', name: 'The dean', by: 'mail', again: false });
    const waiting = await eventually(async () => stepIn(await view(), stepId).paper?.mails.find((one) => one.problem !== null) ?? null, 'why the mail waits');
    expect(waiting.state).toBe('waiting');
    await amara.do(communityId, { type: 'mailPaper', stepId, number: 1, email: 'dean@university.example', name: 'The dean', by: 'hand', again: false });
    const mail = await read<MailAnswer>(`papers/${stepId}/1/mail?email=dean@university.example&name=The%20dean`);
    expect(mail).toMatchObject({ withLinks: true, text: expect.stringContaining(`${world.origin}/reply/`) });
    expect((await mammoth.extractRawText({ buffer: await download(`papers/${stepId}/1.docx`) })).value).not.toBe('');
    expect((await read<SponsorAnswer>('sponsor')).contacts.length).toBeGreaterThan(0);
  });

  it('makes no channel, archives no team and keeps no log, and says each time who can do it instead', async () => {
    await amara.do(communityId, { type: 'makeChannel', name: 'Briefs', about: 'Rewriting briefs' });
    await amara.do(communityId, { type: 'archiveTeam', filesReadOnly: false });
    await amara.do(communityId, { type: 'startLog' });
    await eventually(async () => {
      const now = await connections();
      return now.get('team')?.state === 'trouble' && now.get('log')?.state === 'trouble';
    }, 'both saying so');
    expect((await read<MeasuresAnswer>('measures')).lights.length).toBeGreaterThan(0);
    expect((await download('measures.csv')).length).toBeGreaterThan(0);
  });

  it('shows on Connections for each way into Microsoft 365 that it does not work, why, who can change that, and how to do without', async () => {
    // A card that a busy machine has put off comes a few seconds later.
    await eventually(async () => (await connections()).get('cards')?.state === 'on', 'the last card');
    const all = await connections();
    for (const id of ['files', 'calendar', 'planner', 'team', 'log'] as const) {
      const one = all.get(id);
      expect([id, one?.state, one?.lastAt]).toEqual([id, 'trouble', null]);
      // The fact, then who can change it or what to do by hand.
      expect([id, one?.reason]).toEqual([id, expect.stringMatching(/may not .*(under Connections|owner|by hand|sign in|download)/i)]);
      expect(connectionsWords.kinds[id].who).not.toBe('');
      expect(connectionsWords.kinds[id].without).not.toBe('');
    }
    // What goes by the bot alone has arrived.
    expect(all.get('cards')).toMatchObject({ state: 'on', failed: 0, uncertain: 0 });
    expect(all.get('posts')).toMatchObject({ failed: 0, uncertain: 0 });
    // Nothing reached Microsoft 365, and what was refused broke nothing.
    expect(world.exchanges.filter(({ response }) => response.status < 300)).toEqual([]);
    expect(world.exchanges.filter(({ response }) => response.status >= 500)).toEqual([]);
  });

  it('brings what waited to its place once it is granted, and tells nobody twice', async () => {
    const news = await told('The charter of ');
    granted = true;
    for (const connection of ['files', 'calendar', 'planner']) expect((await ask(world, amara, `communities/${communityId}/connections/again`, { body: { connection } })).status).toBe(200);
    await eventually(async () => {
      const { charter, checkIns, planner } = await view();
      return charter.published[0]?.state === 'filed' && checkIns?.state === 'booked' && planner?.state === 'on';
    }, 'the charter in Files, the check-ins in Outlook, the plan in Planner');
    await eventually(async () => ((await connections()).get('files')?.waiting ?? 1) === 0, 'every paper in Files');
    expect(await told('The charter of ')).toEqual(news);
  });
});

import { ask } from '../fakes/asking';
import ICAL from 'ical.js';
import mammoth from 'mammoth';
import { meetingCalendar } from '../../bot/exports/downloads';
import { startGroup, type Group } from '../fakes/group';
import { eventually, type Actor } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
const year = new Date().getUTCFullYear() + 1;
const purpose = 'So that <b>everybody</b> & every **student** can show 👩‍👩‍👧‍👦 what they know. שלום';

beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world, { coreChat: false });
  const { amara, communityId } = group;
  await group.settle('purpose', { purpose, priorities: '- One\n- Two' });
  await amara.do(communityId, { type: 'publishCharter', fingerprint: (await amara.view(communityId)).charter.fingerprint });
  await amara.do(communityId, { type: 'scheduleMeetings', stepId: 'check-ins', firstOn: `${year}-03-04`, at: '10:00', minutes: 45, everyWeeks: 2, untilOn: `${year}-06-30` });
  await eventually(async () => (await amara.view(communityId)).checkIns?.state === 'booked', 'the booking');
});
afterAll(() => world.end());

async function download(who: Actor, name: string): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  const answer = await fetch(`${world.origin}/api/communities/${group.communityId}/${name}`, { headers: { authorization: `Bearer ${await who.token()}` } });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
}

describe('check-ins.ics', () => {
  test('is a calendar of one series, in the community’s zone, right across the change of the clocks', async () => {
    const { status, headers, bytes } = await download(group.amara, 'meetings/check-ins.ics');
    expect([status, headers.get('content-type'), headers.get('content-disposition')]).toEqual([200, 'text/calendar; charset=utf-8', 'attachment; filename="check-ins.ics"']);
    const calendar = new ICAL.Component(ICAL.parse(bytes.toString('utf8')) as ConstructorParameters<typeof ICAL.Component>[0]);
    for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
    const events = calendar.getAllSubcomponents('vevent');
    expect(events).toHaveLength(1);
    const event = new ICAL.Event(events[0]);
    expect([event.summary, event.duration.toSeconds(), event.startDate.zone.tzid]).toEqual(['Check-in: Inclusive Assessment', 45 * 60, 'Europe/London']);
    const starts: Date[] = [];
    const each = event.iterator();
    for (let next = each.next() as ICAL.Time | undefined; next && starts.length < 50; next = each.next() as ICAL.Time | undefined) starts.push(next.toJSDate());
    const view = await group.amara.view(group.communityId);
    expect(starts.slice(0, 5).map((one) => one.toISOString())).toEqual(view.checkIns?.next.map((one) => new Date(one).toISOString()));
    expect(new Set(starts.map((one) => one.toISOString().slice(11, 16)))).toEqual(new Set(['10:00', '09:00']));
  });

  test('names the organiser and invites the rest of the core group', async () => {
    const text = (await download(group.amara, 'meetings/check-ins.ics')).bytes.toString('utf8').replace(/\r\n[ \t]/g, '');
    expect(text.match(/^ORGANIZER.*$/gm)).toEqual([expect.stringContaining('mailto:amara.okafor@university.example')]);
    expect(text.match(/^ATTENDEE.*$/gm)).toHaveLength(4);
    expect(text).not.toContain('sam.adeyemi');
  });

  test('has the same times for a member without names and links, and has the same identity at each download', async () => {
    const uid = (bytes: Buffer): string | undefined => /^UID:(.*)$/m.exec(bytes.toString('utf8').replace(/\r\n[ \t]/g, ''))?.[1]?.trim();
    const [one, two] = [await download(group.amara, 'meetings/check-ins.ics'), await download(group.sam, 'meetings/check-ins.ics')];
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(uid(one.bytes)).toContain(group.communityId);
    expect(uid(two.bytes)).toBe(uid(one.bytes));
    expect(two.bytes.toString('utf8')).not.toMatch(/mailto:|^(?:URL|ATTENDEE|ORGANIZER)/m);
    expect(await group.sam.view(group.communityId)).toMatchObject({ checkIns: { webLink: null, joinUrl: null } });
  });

  test.each(['Europe/London', 'Europe/Dublin', 'Europe/Malta', 'Europe/Paris', 'Europe/Athens', 'Asia/Dubai', 'Asia/Kolkata', 'Asia/Shanghai', 'Asia/Singapore', 'Asia/Kuala_Lumpur', 'Africa/Lagos', 'Africa/Nairobi', 'America/New_York', 'America/Los_Angeles', 'Australia/Sydney', 'UTC', 'europe/london'])('can be made for %s, which the start form offers or takes', (zone) => {
    const series: Parameters<typeof meetingCalendar>[0] = { firstStart: `${year}-03-04T10:00`, minutes: 30, zone, everyWeeks: 1, monthly: null, times: null, place: '', exceptions: [], untilOn: `${year}-04-30`, scheduledAt: '2027-01-01T00:00:00.000Z', joinUrl: null, webLink: null };
    const text = meetingCalendar(series, { uid: 'one@cop-guide', title: 'A title', description: 'A text', organiser: { name: 'A', email: 'a@university.example' }, attendees: [] });
    expect(() => ICAL.parse(text) as unknown).not.toThrow();
    expect(text).toContain('DTSTART');
  });
});

describe('charter.docx', () => {
  test('is a Word document with headings, whose text is as it was agreed', async () => {
    const { status, headers, bytes } = await download(group.amara, 'charter.docx');
    expect([status, headers.get('content-type')]).toEqual([200, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document']);
    expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toContain('Charter - Inclusive Assessment.docx');
    const { value } = await mammoth.extractRawText({ buffer: bytes });
    expect(value).toContain(purpose);
    expect((await mammoth.convertToHtml({ buffer: bytes })).value).toMatch(/<h1/);
  });

  test('is there for members, and holds what was published and not what is being drafted', async () => {
    await group.amara.do(group.communityId, { type: 'nameHolder', stepId: 'roles', roleId: 'sponsor', name: 'Named after publishing' });
    const { status, bytes } = await download(group.sam, 'charter.docx');
    expect(status).toBe(200);
    expect((await mammoth.extractRawText({ buffer: bytes })).value).not.toContain('Named after publishing');
  });
});

describe('charters/:version', () => {
  test('is a published version as it was, as data and as a file; one that is not there is said to be missing', async () => {
    const { body } = await ask(world, group.sam, `communities/${group.communityId}/charters/1`);
    expect(body).toMatchObject({ version: 1, purpose });
    const { status, bytes } = await download(group.sam, 'charters/1.docx');
    expect(status).toBe(200);
    expect((await mammoth.extractRawText({ buffer: bytes })).value).toContain(purpose);
    for (const wrong of ['charters/2', 'charters/0.docx', 'charters/x', 'charters/1.pdf', 'charters/-1', 'charters/99999999']) expect((await download(group.sam, wrong)).status).toBe(404);
  });
});

describe('dates.ics', () => {
  const titles = (bytes: Buffer): string[] => new ICAL.Component(ICAL.parse(bytes.toString('utf8')) as ConstructorParameters<typeof ICAL.Component>[0]).getAllSubcomponents('vevent').map((one) => {
    const event = new ICAL.Event(one);
    return `${event.startDate.toString()} ${event.summary}`;
  }).sort();

  test('holds reviews and the talks with the sponsor that are planned, as whole days, for the core group alone', async () => {
    await group.amara.do(group.communityId, { type: 'setReviews', lightOn: `${year}-05-04`, fullOn: `${year}-11-02` });
    const talk = { type: 'saveContact', contactId: null, base: 0, about: 'Money', replyDays: null, asked: 0, fulfilled: 0 } as const;
    await group.amara.do(group.communityId, { ...talk, plannedOn: `${year}-03-09`, keptOn: null });
    const { status, headers, bytes } = await download(group.tom, 'dates.ics');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(titles(bytes)).toEqual([`${year}-03-09 Talk with the sponsor: Inclusive Assessment`, `${year}-05-04 Light review: Inclusive Assessment`, `${year}-11-02 Full review: Inclusive Assessment`]);
    expect(bytes.toString('utf8')).not.toContain('Money');
    expect([(await download(group.sam, 'dates.ics')).status, (await download(group.helen, 'dates.ics')).status]).toEqual([403, 404]);
  });
});

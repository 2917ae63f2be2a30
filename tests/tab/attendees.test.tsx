/** @jest-environment jsdom */
import { act } from 'react';
import { TextDecoder } from 'node:util';
import type { AttendeesAnswer, EventRow } from '../../bot/api/contract';
import { readAttendees } from '../../tab/pages/calendar/attendeesFile';
import { ReportPart } from '../../tab/pages/calendar/ReportPart';
import { textOf } from '../../tab/parts/fileText';
import { button, draw, settled, taking } from './drawing';
import { sampleCommunity } from './sampleCommunity';

Object.assign(globalThis, { TextDecoder });

/** As Teams writes it: parts with numbers, tabs between the columns. */
const report = (second = '2. Participants') => [
  '1. Summary', 'Meeting title\tMarking', 'Attended participants\t3', 'Start time\t9/9/26, 10:00:00 AM', '',
  second, 'Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole',
  'Amara Okafor\t9/9/26, 9:58:11 AM\t9/9/26, 11:01:02 AM\t1h 2m\tamara@university.example\tamara@university.example\tOrganizer',
  '"Tom ""T"" Whitfield"\t9/9/26, 10:00:11 AM\t9/9/26, 11:01:02 AM\t1h\ttom@university.example\ttom@university.example\tPresenter',
  'A guest (Guest)\t9/9/26, 10:00:11 AM\t9/9/26, 11:01:02 AM\t1h\t\t\tAttendee', '',
  '3. In-Meeting Activities', 'Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole', 'Amara Okafor\t9/9/26\t9/9/26\t1h\tamara@university.example\tOrganizer', 'Somebody Else\tx\tx\tx\telse@university.example\tAttendee',
].join('\r\n');
const people = [{ name: 'Amara Okafor', email: 'amara@university.example' }, { name: 'Tom "T" Whitfield', email: 'tom@university.example' }, { name: 'A guest (Guest)', email: '' }];
const utf16 = (text: string, big = false): Blob => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return new Blob([new Uint8Array(big ? bytes.swap16() : bytes)]);
};
const blobText = (blob: Blob): Promise<string> => textOf({ arrayBuffer: () => new Promise<ArrayBuffer>((resolve) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result as ArrayBuffer);
  reader.readAsArrayBuffer(blob);
}) } as Blob);

describe('the attendance report of Teams', () => {
  it('is read from its second part, in any language of its headings, and nobody twice', () => {
    expect(readAttendees(report())).toEqual(people);
    expect(readAttendees(report('2. Teilnehmende'))).toEqual(people);
    expect(readAttendees(`\uFEFF${report()}`.replaceAll('\r\n', '\n'))).toEqual(people);
  });

  it('is read in its older forms, where somebody has a line for each coming and going, and from a list of one’s own', () => {
    expect(readAttendees('Full Name\tUser Action\tTimestamp\nSam Reed\tJoined\t9/9/20\nSam Reed\tLeft\t9/9/20\nBea Lund\tJoined\t9/9/20')).toEqual([{ name: 'Sam Reed', email: '' }, { name: 'Bea Lund', email: '' }]);
    expect(readAttendees('Meeting Summary\nTotal Number of Participants\t1\n\nFull Name\tJoin Time\tEmail\nSam Reed\t9/9/21\tsam@university.example')).toEqual([{ name: 'Sam Reed', email: 'sam@university.example' }]);
    expect(readAttendees('Name,Email\n"Reed, Sam",sam@university.example')).toEqual([{ name: 'Reed, Sam', email: 'sam@university.example' }]);
  });

  it.each(['', 'hello', '1. Summary\nx', '2. Participants', '\u0000\u0001', 'Meeting\n\n\n'])('%j holds no list', (text) => expect(readAttendees(text)).toEqual([]));

  it('is text in UTF-16 of both orders, in UTF-8 and in the letters of Western Europe', async () => {
    for (const big of [false, true]) expect(readAttendees(await blobText(utf16(report(), big)))).toEqual(people);
    expect(await blobText(new Blob(['Zoë']))).toBe('Zoë');
    expect(await blobText(new Blob([new Uint8Array([0x5a, 0x6f, 0xeb])]))).toBe('Zoë');
  });
});

describe('who came, from Teams', () => {
  const event = (more: Partial<EventRow> = {}): EventRow => ({
    id: 'e1', kind: 'learning', title: 'Marking', startsAt: '2026-05-01T09:00:00Z', minutes: 60, place: '', hostId: null, hostName: null, plan: {}, state: 'planned', outcome: '', cancelReason: null,
    createdBy: 'ada', createdAt: '2026-04-01T09:00:00Z', booking: { state: 'booked', problem: null, webLink: null, joinUrl: 'https://teams.example/x' }, report: null, revision: 1, signedUp: 2, came: 0, mine: { signedUp: false, came: null }, ...more,
  });
  const part = async (one: EventRow, answer: AttendeesAnswer = { found: [], others: 0 }, who = 1) => {
    const { sent, command } = taking();
    const asked: unknown[] = [];
    const { place } = await draw(<ReportPart of={{ id: one.id, online: Boolean(one.booking?.joinUrl), report: one.report }} />, sampleCommunity().view(who), command, undefined, { attendees: (_id, _event, list) => {
      asked.push(list);
      return Promise.resolve(answer);
    } });
    return { sent, asked, place };
  };
  const give = async (place: HTMLElement, text: string): Promise<void> => {
    const field = place.querySelector<HTMLInputElement>('input[type=file]');
    const file = { arrayBuffer: () => Promise.resolve(new Uint8Array(Buffer.from(text)).buffer) };
    Object.defineProperty(field, 'files', { configurable: true, value: [file] });
    await act(async () => field?.dispatchEvent(new Event('change', { bubbles: true })));
  };

  it('is asked for by the core group, where the meeting was booked from here', async () => {
    const { place, sent } = await part(event());
    await act(async () => button(place, 'Read who came from Teams').click());
    expect(sent).toEqual([{ type: 'readReport', eventId: 'e1' }]);
    expect((await part(event({ booking: null }))).place.textContent).not.toContain('Read who came from Teams');
  });

  it('says how it stands, and why', async () => {
    const report = { problem: null, readAt: null, came: 0, others: 0 };
    expect((await part(event({ report: { ...report, state: 'waiting', problem: 'Teams has no report yet.' } }))).place.textContent).toContain('Reading who came waits. Teams has no report yet.');
    const read = (await part(event({ report: { ...report, state: 'read', came: 4, others: 1 } }))).place;
    expect(read.textContent).toContain('Read from Teams: 4 people of this community and 1 other.');
    expect(read.textContent).not.toContain('Read who came from Teams');
  });

  it('comes in from the file: looked at first, those who are new noted, the others left as they are', async () => {
    const { place, sent, asked } = await part(event(), { found: [{ personId: 'a', name: 'Amara Okafor', came: null }, { personId: 't', name: 'Tom Whitfield', came: false }], others: 1 });
    await give(place, report());
    await settled(() => place.querySelector('.preview') !== null);
    expect(asked).toEqual([people]);
    expect(place.querySelector('[role=status]')?.textContent).toBe('1 person of this community is in the file: 1 person is noted already, and stays as you have them. 1 other is not in this community, and nothing is kept of them.');
    expect(sent).toEqual([]);
    await act(async () => button(place, 'Note that this person came').click());
    expect(sent).toEqual([{ type: 'markCame', eventId: 'e1', personIds: ['a'], came: true }]);
  });

  it('says so when the file holds no list, and asks nobody', async () => {
    const { place, asked } = await part(event());
    await give(place, 'hello');
    await settled(() => place.textContent.includes('No list of people'));
    expect(place.textContent).toContain('No list of people is found in this file.');
    expect(asked).toEqual([]);
  });
});

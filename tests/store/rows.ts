import type { Change, Collection, Community, CommunityRecord, Row } from '../../bot/domain/record';
import { keys } from '../../bot/domain/record';
import { activityRows, appointment } from './activityRows';
import { at, awkward, later, longest } from './awkward';

export const community = (more: Partial<Community> = {}): Community => ({
  id: 'cop', name: awkward, topic: 'Assessment', mode: 'renew', zone: 'Europe/Malta', createdAt: at, createdBy: 'ada', revision: 1,
  coreConversation: '19:core', teamConversation: '19:team', groupId: 'group', path: 'fast',
  settings: { closed: [{ from: '2026-12-24', until: '2027-01-02', name: awkward }], terms: [{ from: '2026-09-21', until: '2026-12-11', name: awkward }], cutOffs: null, pausedUntil: '2027-01-04', coffee: { everyWeeks: 4, nextOn: '2027-02-01' }, helpDays: 5, counting: { since: at, by: 'ada' }, listed: true, hushed: [{ what: 'check-in', untilOn: '2027-03-01' }, { what: 'update', untilOn: null }], wentOn: { about: '2027-01-04T09:00:00.000Z', way: 'pause', by: 'p1', untilOn: '2027-02-01' }, placed: [{ key: 'prompt:review:light@2027-03-01', at }], revision: 2 },
  planner: { connectedBy: 'ada', connectedAt: at, state: 'waiting', problem: awkward, planId: 'plan', webUrl: 'https://university.example/p', buckets: { baseline: 'b1', 'nice-to-have': 'b2', other: 'b3' }, lastAt: later, kept: { at, texts: awkward } },
  log: { personId: 'ada', askedAt: at, state: 'waiting', problem: awkward, news: { text: awkward, at: later }, writtenAt: later, driveId: 'd', itemId: 'i', webUrl: 'https://university.example/x' },
  outlook: [{ personId: 'ada', link: 'https://graph.microsoft.com/v1.0/me/calendarView/delta?$deltatoken=x', until: later, readAt: at }, { personId: 'ben', link: null, until: later, readAt: later }],
  finding: { stepId: 'check-ins', personId: 'ada', askedAt: at, fromOn: '2027-03-04', minutes: 30, state: 'found', problem: awkward, slots: [{ startsAt: later, free: 3, of: 5 }] },
  files: { askedBy: 'ada', askedAt: at, state: 'waiting', problem: awkward, readAt: later, found: [{ itemId: 'i', gone: false, name: awkward, folder: null }] }, ...more,
});

const step = { stepId: 'purpose', version: 1 };
const charter = {
  title: awkward, topic: 'x', purpose: null, version: 1, madeAt: at, roles: [{ role: 'Coordinator', names: ['Ada'] }], reviews: [],
  sections: [{ id: 'aims', heading: 'Aims', lines: [{ text: awkward, source: 'purpose/1' }], gap: null, agreed: { names: ['Ada'], at, concerns: [] } }],
};

const paper = {
  title: awkward, number: 1, madeAt: at,
  sections: [{ id: 'progress', heading: 'Progress', lines: [{ text: awkward, source: 'purpose/1' }, { text: 'x', source: null }], gap: null }, { id: 'thanks', heading: 'Thanks', lines: [], gap: awkward }],
};

/** For each collection a row with everything in it, and one with every null that it may have. */
export const rows: { [K in Collection]: [full: Row<K>, bare: Row<K>] } = {
  members: [
    { personId: 'ada', name: awkward, email: 'ada@university.example', part: 'core', role: 'guest', joinedAt: at, leftAt: later },
    { personId: 'ben', name: 'Ben', email: null, part: 'sponsor', role: null, joinedAt: at, leftAt: null },
  ],
  rounds: [
    { ...step, openedAt: at, openedBy: 'ada', revealedAt: later, revealedBy: 'ben', skippedAt: at, skippedBy: 'ada', skipReason: awkward, parkedAt: later, parkedBy: 'ada', parkReason: awkward, doneAt: later, doneBy: 'ben' },
    { ...step, version: 2, openedAt: at, openedBy: 'ada', revealedAt: null, revealedBy: null, skippedAt: null, skippedBy: null, skipReason: null, parkedAt: null, parkedBy: null, parkReason: null, doneAt: null, doneBy: null },
  ],
  answers: [
    { ...step, questionId: 'why', personId: 'ada', text: longest, draft: awkward, state: 'given', revision: 7, savedAt: at, givenAt: later, afterReveal: true },
    { ...step, questionId: 'why', personId: 'ben', text: '', draft: null, state: 'passed', revision: 1, savedAt: at, givenAt: null, afterReveal: false },
  ],
  proposals: [
    { ...step, number: 1, texts: { purpose: awkward, priorities: longest, outcomes: '' }, proposedBy: 'ada', proposedAt: at, agreedAt: later, agreedBy: 'round' },
    { ...step, number: 2, texts: {}, proposedBy: 'ben', proposedAt: at, agreedAt: null, agreedBy: null },
  ],
  consents: [
    { ...step, number: 1, personId: 'ada', stance: 'object', reason: awkward, at: later },
    { ...step, number: 1, personId: 'ben', stance: 'agree', reason: null, at },
  ],
  holdings: [
    { roleId: 'sponsor', holder: `name:${awkward}`, name: awkward, part: 'deputy', hours: 12, untilOn: '2028-02-29', offeredBy: 'ada', acceptedAt: at, endedAt: later },
    { roleId: 'coordinator', holder: 'ben', name: 'Ben', part: 'holder', hours: null, untilOn: null, offeredBy: null, acceptedAt: null, endedAt: null },
  ],
  actions: [
    { id: 'a', title: awkward, ownerId: 'ada', dueOn: '2028-02-29', state: 'done', tier: 'nice-to-have', source: 'achievable/1/baseline', serves: awkward, createdAt: at, createdBy: 'ben', finishedAt: later, revision: 3, offeredTo: 'mo',
      task: { planId: 'plan', taskId: 't', etag: 'W/"x"', agreed: { title: awkward, dueOn: '2028-02-29', progress: 'done', tier: null, ownerId: 'ada', assigneeIds: ['ada'] }, gone: true, refused: 'ben' }, points: [{ id: 'p', title: awkward, done: true, agreed: null }, { id: 'q', title: 'x', done: false, agreed: true, removed: true }] },
    { id: 'b', title: 'Bare', ownerId: null, dueOn: null, state: 'to-do', tier: null, source: null, serves: null, createdAt: at, createdBy: 'ada', finishedAt: null, revision: 1, offeredTo: null, task: null, points: null },
  ],
  notes: [
    { ...step, fieldId: 'scope', text: longest, writtenBy: 'ada', writtenAt: at, revision: 2 },
    { ...step, fieldId: 'support', text: '', writtenBy: 'ben', writtenAt: later, revision: 1 },
  ],
  ticks: [
    { ...step, itemId: 'welcome', ticked: true, tickedBy: 'ada', tickedAt: at },
    { ...step, itemId: 'included', ticked: false, tickedBy: 'ben', tickedAt: later },
  ],
  themes: [
    { ...step, id: 't1', name: awkward, madeBy: 'ada', madeAt: at, removedAt: later, revision: 2 },
    { ...step, id: 't2', name: 'Bare', madeBy: 'ben', madeAt: at, removedAt: null, revision: 1 },
  ],
  placings: [
    { ...step, questionId: 'why', personId: 'ada', line: 0, themeId: 't1', movedBy: 'ben', movedAt: at },
    { ...step, questionId: 'why', personId: 'ada', line: 11, themeId: null, movedBy: 'ada', movedAt: later },
  ],
  options: [
    { ...step, id: 'o1', text: awkward, source: 'achievable/1', addedBy: 'ada', addedAt: at, withdrawnAt: later },
    { ...step, id: 'o2', text: 'Bare', source: null, addedBy: 'ben', addedAt: at, withdrawnAt: null },
  ],
  ballots: [
    { ...step, personId: 'ada', dots: { o1: 2, o2: 1 }, state: 'given', savedAt: at, revision: 3 },
    { ...step, personId: 'ben', dots: {}, state: 'passed', savedAt: later, revision: 1 },
  ],
  consultations: [
    { ...step, number: 1, days: 7, openedBy: 'ada', openedAt: at, announcedAt: later, problem: awkward },
    { ...step, number: 2, days: 60, openedBy: 'ben', openedAt: at, announcedAt: null, problem: null },
  ],
  voices: [
    { ...step, number: 1, personId: 'mo', stance: 'concern', reason: awkward, saidAt: at, takenBackAt: later },
    { ...step, number: 1, personId: 'ben', stance: 'object', reason: 'Bare', saidAt: later, takenBackAt: null },
  ],
  papers: [
    { stepId: 'update', number: 1, version: 1, publishedAt: at, publishedBy: 'ada', content: paper, told: true, state: 'filed', problem: awkward, fileName: 'Update.docx', driveId: 'd', itemId: 'i', webUrl: 'https://university.example/x' },
    { stepId: 'update', number: 2, version: 1, publishedAt: later, publishedBy: 'ben', content: { ...paper, number: 2 }, told: false, state: 'asked', problem: null, fileName: 'Update.docx', driveId: null, itemId: null, webUrl: null },
  ],
  paperMails: [
    { id: 'm1', stepId: 'purpose', number: 1, email: 'helen@university.example', name: awkward, askedBy: 'ada', askedAt: at, state: 'sent', problem: awkward, sentAt: later, questions: true, reply: { answer: 'question', text: longest, five: { scope: awkward, need: longest }, at: later } },
    { id: 'm2', stepId: 'purpose', number: 2, email: 'x@y.example', name: '', askedBy: 'ben', askedAt: at, state: 'asked', problem: null, sentAt: null, questions: null, reply: null },
  ],
  subGroups: [
    { id: 'g1', name: awkward.slice(0, 50), about: awkward, askedBy: 'ada', askedAt: at, state: 'made', problem: awkward, channelId: '19:x@thread.tacv2', webUrl: 'https://teams.example/x' },
    { id: 'g2', name: 'Bare', about: 'x', askedBy: 'ben', askedAt: later, state: 'asked', problem: null, channelId: null, webUrl: null },
  ],
  archivings: [
    { id: 'a1', askedBy: 'ada', askedAt: at, filesReadOnly: true, state: 'running', problem: awkward, operation: "/teams('g')/operations('o')", doneAt: later },
    { id: 'a2', askedBy: 'ben', askedAt: at, filesReadOnly: false, state: 'asked', problem: null, operation: null, doneAt: null },
  ],
  packs: [
    { id: 'k1', askedBy: 'ada', askedAt: at, state: 'filed', problem: awkward, fileName: awkward, driveId: 'd', itemId: 'i', webUrl: 'https://x.example/a', checkedBy: 'ben', checkedAt: later },
    { id: 'k2', askedBy: 'ben', askedAt: later, state: 'asked', problem: null, fileName: 'x.zip', driveId: null, itemId: null, webUrl: null, checkedBy: null, checkedAt: null },
  ],
  fileCopies: [
    { id: 'x1', fileId: 'charter', mark: 'charter/2', subGroupId: 'g1', channelId: null, channelName: null, askedBy: 'ada', askedAt: at, state: 'copying', problem: awkward, fileName: awkward, driveId: 'd', itemId: 'i', webUrl: 'https://university.example/x', begunAt: later, monitor: 'https://university.example/monitor/1' },
    { id: 'x2', fileId: 'log', mark: 'log/', subGroupId: null, channelId: '19:y@thread.tacv2', channelName: awkward, askedBy: 'ben', askedAt: later, state: 'asked', problem: null, fileName: 'x.xlsx', driveId: null, itemId: null, webUrl: null, begunAt: null, monitor: null },
  ],
  ownWords: [
    { key: 'events.field.purpose', heading: awkward, lead: awkward, hint: awkward, writtenBy: 'ada', writtenAt: at, revision: 4 },
    { key: 'events.field.people', heading: null, lead: null, hint: null, writtenBy: 'ben', writtenAt: later, revision: 1 },
  ],
  additions: [
    { id: 'a1', stepId: 'reading', heading: awkward, lead: awkward, url: 'https://university.example/x', addedBy: 'ada', addedAt: at, removedAt: later },
    { id: 'a2', stepId: 'purpose', heading: 'Bare', lead: null, url: null, addedBy: 'ben', addedAt: at, removedAt: null },
  ],
  turns: [
    { seriesId: 'check-ins', startsAt: at, personId: 'ada', setBy: 'ben', setAt: later },
    { seriesId: 'check-ins', startsAt: later, personId: 'ben', setBy: 'ben', setAt: at },
  ],
  timers: [
    { stepId: 'sponsor', begunAt: at, seconds: 300, runsFrom: at, setBy: 'ada', setAt: at, revision: 1 },
    { stepId: 'check-ins', begunAt: at, seconds: 42, runsFrom: null, setBy: 'ben', setAt: at, revision: 7 },
  ],
  checkIns: [
    { seriesId: 'check-ins', startsAt: later, personId: 'ada', done: awkward, next: awkward, blocked: awkward, help: awkward, saidAt: at },
    { seriesId: 'check-ins', startsAt: later, personId: 'ben', done: '', next: '', blocked: '', help: '', saidAt: later },
  ],
  series: [
    { id: 'check-ins', stepId: 'check-ins', title: awkward, firstStart: '2026-10-25T01:30', minutes: 30, zone: 'Europe/Malta', everyWeeks: 2, untilOn: '2027-03-28', monthly: { every: 2, by: 'weekday', nth: -1 }, times: 12, place: awkward, invited: ['ben@university.example'], telling: [{ emails: ['cleo@university.example'], untilOn: '2027-03-28', times: 12 }], takesOver: 'other', ending: { askedAt: at, state: 'waiting', problem: awkward },
      exceptions: [{ plannedAt: at, startsAt: later, minutes: 45, place: awkward, state: 'off', reason: awkward, by: null, at: later, outlook: { startsAt: at, minutes: 30, place: '' }, telling: [{ startsAt: later, minutes: 45, place: awkward }] }], held: [{ plannedAt: at, ledBy: 'ada', report: { askedBy: 'ben', askedAt: at, state: 'read', problem: awkward, readAt: later, came: 3, others: 2 } }, { plannedAt: later, ledBy: null, report: null }], organiserId: 'ada', state: 'booked', problem: awkward, graphEventId: 'AAMk=', webLink: 'https://outlook.example/x', joinUrl: 'https://teams.example/x', scheduledAt: at },
    { id: 'other', stepId: 'check-ins', title: 'x', firstStart: '2026-06-01T10:00', minutes: 30, zone: 'UTC', everyWeeks: 1, untilOn: '2026-07-01', monthly: null, times: null, place: '', invited: null, telling: null, takesOver: null, ending: null, exceptions: [], held: null, organiserId: 'ada', state: 'asked', problem: null, graphEventId: null, webLink: null, joinUrl: null, scheduledAt: at },
  ],
  reviews: [{ id: 'light', kind: 'light', onDate: '2026-11-04', appointment }, { id: 'full', kind: 'full', onDate: '2027-05-04', appointment: null }],
  charters: [
    { version: 1, publishedAt: at, publishedBy: 'ada', content: charter, state: 'filed', problem: awkward, fileName: 'Charter.docx', driveId: 'd', itemId: 'i', webUrl: 'https://university.example/x' },
    { version: 2, publishedAt: later, publishedBy: 'ben', content: { ...charter, purpose: awkward, version: 2 }, state: 'asked', problem: null, fileName: 'Charter.docx', driveId: null, itemId: null, webUrl: null },
  ],
  ...activityRows,
};

export const collections = Object.keys(keys) as Collection[];

/** Every row, as one command would write them. */
export const changes = (): Change[] => [
  { put: 'community', row: community() },
  ...collections.flatMap((put) => rows[put].map((row) => ({ put, row }) as Change)),
];

/** A record with its rows in the order of their keys: a database promises none. */
export function inOrder(record: CommunityRecord): CommunityRecord {
  const sorted = collections.map((collection) => {
    const key = (row: object): string => JSON.stringify(keys[collection].map((field) => (row as Record<string, unknown>)[field]));
    return [collection, [...record[collection]].sort((a, b) => (key(a) < key(b) ? -1 : 1))];
  });
  return { ...record, ...(Object.fromEntries(sorted) as Partial<CommunityRecord>) };
}

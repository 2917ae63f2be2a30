import type { Appointment, Booking, Collection, Row } from '../../bot/domain/record';
import { at, awkward, later, longest } from './awkward';

type Activity = 'events' | 'attendances' | 'resources' | 'contacts' | 'webCounts' | 'remarks' | 'choices' | 'surveys' | 'surveyTurns' | 'surveyAnswers' | 'coffeeRounds' | 'coffeeAnswers' | 'greetings' | 'helpRequests' | 'ideas' | 'thanks';

const booking: Booking = { organiserId: 'ada', askedAt: at, state: 'waiting', problem: awkward, graphEventId: 'g', webLink: 'https://university.example/w', joinUrl: null, sent: { title: awkward, startsAt: at, minutes: 60, place: awkward, emails: ['ben@university.example'] } };

/** An hour with everything in it. */
export const appointment: Appointment = { startsAt: at, minutes: 60, place: awkward, guests: ['helen@university.example'], state: 'cancelled', cancelReason: awkward, setAt: later, booking, revision: 3 };

/** Of what members do, a row with everything in it and one with every null that it may have. */
export const activityRows: { [K in Activity & Collection]: [full: Row<K>, bare: Row<K>] } = {
  events: [
    { id: 'e', kind: 'learning', title: awkward, startsAt: at, minutes: 60, place: awkward, hostId: 'ada', plan: { purpose: longest, people: awkward }, state: 'held', outcome: longest, cancelReason: awkward, createdBy: 'ada', createdAt: at, revision: 3, report: { askedBy: 'ada', askedAt: at, state: 'waiting', problem: awkward, readAt: later, came: 3, others: 2 }, invitation: { askedBy: 'ada', askedAt: at, words: awkward, postedAt: later },
      booking },
    { id: 'f', kind: 'other', title: 'Bare', startsAt: later, minutes: 5, place: '', hostId: null, plan: {}, state: 'planned', outcome: '', cancelReason: null, createdBy: 'ben', createdAt: at, booking: null, report: null, invitation: null, revision: 1 },
  ],
  attendances: [
    { eventId: 'e', personId: 'ada', signedUpAt: at, cancelledAt: later, came: true, imported: true },
    { eventId: 'e', personId: 'ben', signedUpAt: null, cancelledAt: null, came: null, imported: null },
  ],
  resources: [
    { id: 'r', kind: 'story', title: awkward, url: 'https://example.org/a?b=c&d=%20', about: awkward, tags: ['assessment', awkward], origin: 'experience', story: { happened: awkward, got: longest, did: '', led: 'x' }, addedBy: 'ada', addedAt: at, checkedBy: 'ben', checkedAt: later, reviewOn: '2028-02-29', removedAt: later, revision: 4 },
    { id: 's', kind: 'resource', title: 'Bare', url: null, about: '', tags: [], origin: 'external', story: null, addedBy: 'ben', addedAt: at, checkedBy: null, checkedAt: null, reviewOn: null, removedAt: null, revision: 1 },
  ],
  contacts: [
    { id: 'c', plannedOn: '2028-02-29', keptOn: '2028-03-01', about: awkward, replyDays: 3, asked: 2, fulfilled: 1, writtenBy: 'ada', writtenAt: at, removedAt: later, appointment, revision: 2 },
    { id: 'd', plannedOn: '2026-06-01', keptOn: null, about: '', replyDays: null, asked: 0, fulfilled: 0, writtenBy: 'ben', writtenAt: at, removedAt: null, appointment: null, revision: 1 },
  ],
  webCounts: [{ quarter: '2026-Q4', visits: 1_000_000_000, visitors: 12, writtenBy: 'ada', writtenAt: at, revision: 2 }, { quarter: '2026-Q3', visits: 0, visitors: 0, writtenBy: 'ben', writtenAt: later, revision: 1 }],
  remarks: [{ id: 'm', measureId: 'members', text: longest, writtenBy: 'ada', writtenAt: at, removedAt: later }, { id: 'n', measureId: 'web', text: awkward, writtenBy: 'ben', writtenAt: later, removedAt: null }],
  choices: [{ personId: 'ada', area: awkward, counted: false, knows: [awkward, 'rubrics'], photo: true, coffee: { since: at, pausedUntil: '2027-01-04' } }, { personId: 'ben', area: null, counted: true, knows: [], photo: null, coffee: null }],
  surveys: [{ id: 's', instrument: 'own', title: awkward, eventId: 'e', own: [{ id: 'q1', text: awkward, kind: 'text' }], openedBy: 'ada', openedAt: at, closesAt: later, closedAt: later, formsUrl: 'https://forms.office.com/r/x', importedAt: later, results: { n: 5, questions: [{ id: 'q1', n: 5, mean: 3.5, spread: [{ value: '1', count: null }], comments: null, nearly: null }], score: null } }, { id: 'u', instrument: 'pulse', title: '', eventId: null, own: [], openedBy: 'ada', openedAt: at, closesAt: later, closedAt: null, formsUrl: null, importedAt: null, results: null }],
  surveyTurns: [{ surveyId: 's', personId: 'ada' }, { surveyId: 'u', personId: 'ada' }],
  surveyAnswers: [{ surveyId: 's', id: 'random', answers: { q1: awkward, q2: 3 } }, { surveyId: 'u', id: 'other', answers: {} }],
  coffeeRounds: [{ id: 'coffee@2026-05-04', drawnOn: '2026-05-04', drawnAt: at, askAt: later, groups: [['ada', 'ben', 'mo'], ['x', 'y']], alone: null }, { id: 'coffee@2028-02-29', drawnOn: '2028-02-29', drawnAt: later, askAt: later, groups: [], alone: 'ada' }],
  coffeeAnswers: [{ roundId: 'coffee@2026-05-04', personId: 'ada', met: 'not-this-time', at }, { roundId: 'coffee@2028-02-29', personId: 'ada', met: 'yes', at: later }],
  greetings: [{ personId: 'ada', greetedBy: 'ben', greetedAt: at, takenBackAt: later }, { personId: 'ben', greetedBy: 'ada', greetedAt: later, takenBackAt: null }],
  helpRequests: [
    { id: 'h', askedBy: 'ada', askedAt: at, text: awkward, state: 'passed', takenBy: 'ben', takenAt: at, answer: awkward, settledAt: later, revision: 3 },
    { id: 'i', askedBy: 'ben', askedAt: later, text: 'Bare', state: 'open', takenBy: null, takenAt: null, answer: '', settledAt: null, revision: 1 },
  ],
  thanks: [
    { id: 't', byId: 'ada', toId: 'ben', text: awkward, saidAt: at, share: true, answer: 'yes', answeredAt: later, postedAt: later, takenBackAt: later, revision: 4 },
    { id: 'v', byId: 'ben', toId: 'ada', text: 'Bare', saidAt: later, share: false, answer: null, answeredAt: null, postedAt: null, takenBackAt: null, revision: 1 },
  ],
  ideas: [
    { id: 'k', authorId: 'ada', named: false, text: awkward, addedAt: at, state: 'planned', answer: awkward, answeredBy: 'ben', answeredAt: later, actionId: 'a', revision: 3 },
    { id: 'l', authorId: 'ben', named: true, text: 'Bare', addedAt: later, state: 'new', answer: '', answeredBy: null, answeredAt: null, actionId: null, revision: 1 },
  ],
};

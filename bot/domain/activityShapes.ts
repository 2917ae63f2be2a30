import { z } from 'zod';
import { count, date, id, line, shortText, text, webAddress, words } from './shapeParts';
import { formsAddress, mostForms } from './surveying/formsShape';
import { askedInstruments } from './surveying/instruments';

/** The commands about what members do: events, the shelf, evidence, surveys, choices. */
export const activityShapes = {
  /** Plans an event, or changes one (`base` is its revision then). `startsAt` is local, in the community's zone. */
  planEvent: z.strictObject({
    type: z.literal('planEvent'), eventId: id.nullable(), base: count, kind: z.enum(['learning', 'coffee', 'launch', 'review', 'other']), title: line,
    startsAt: z.iso.datetime({ local: true, offset: false, precision: -1, error: 'is not a date and time' }), minutes: z.number().int().min(5).max(1_440), place: words(shortText), hostId: id.nullable(), plan: z.record(id, text),
  }),
  /** Calls an event off with a reason, or, without one, puts it back into the calendar. */
  callOffEvent: z.strictObject({ type: z.literal('callOffEvent'), eventId: id, reason: line.nullable() }),
  /** Puts it into Outlook, in the calendar of whoever asks. */
  bookEvent: z.strictObject({ type: z.literal('bookEvent'), eventId: id, /** It is out of the former organiser's calendar. */ gone: z.boolean().optional() }),
  /** Invites the members by one post in their channel, or takes that back while it waits for its turn. */
  inviteTo: z.strictObject({ type: z.literal('inviteTo'), eventId: id, wanted: z.boolean(), words: words(600) }),
  /** Says that it was held and what came of it; may be said again. */
  /** Says what came of an event (`base` is its revision when that was begun). */
  closeEvent: z.strictObject({ type: z.literal('closeEvent'), eventId: id, base: count, outcome: text }),
  comeTo: z.strictObject({ type: z.literal('comeTo'), eventId: id, coming: z.boolean() }),
  /** Says oneself, at the event, that one is there. */
  signIn: z.strictObject({ type: z.literal('signIn'), eventId: id }),
  /** Notes who came to an event, or to a meeting of a series by its id. */
  markCame: z.strictObject({ type: z.literal('markCame'), eventId: id, personIds: z.array(id).min(1).max(500), came: z.boolean() }),
  /** Notes who facilitated a meeting of a series (`eventId` is its id); null for nobody. */
  noteFacilitator: z.strictObject({ type: z.literal('noteFacilitator'), eventId: id, personId: id.nullable() }),
  /** Reads who came from the organiser's report in Teams; of an event, or of a meeting of a series. */
  readReport: z.strictObject({ type: z.literal('readReport'), eventId: id }),
  saveResource: z.strictObject({
    type: z.literal('saveResource'), resourceId: id.nullable(), base: count, kind: z.enum(['resource', 'story']), title: line, url: z.union([z.literal(''), webAddress]), about: words(2_000),
    tags: z.array(z.string().trim().min(1, 'is empty').max(40)).max(12), origin: z.enum(['external', 'internal', 'experience']),
    story: z.strictObject({ happened: words(5_000), got: words(5_000), did: words(5_000), led: words(5_000) }).nullable(),
  }),
  removeResource: z.strictObject({ type: z.literal('removeResource'), resourceId: id, removed: z.boolean() }),
  /** Somebody of the core group has looked at it: it is still right, and is looked at again then. */
  checkResource: z.strictObject({ type: z.literal('checkResource'), resourceId: id, reviewOn: date }),
  saveContact: z.strictObject({
    type: z.literal('saveContact'), contactId: id.nullable(), base: count, plannedOn: date, keptOn: date.nullable(), about: words(2_000),
    replyDays: z.number().int().min(0).max(1_000).nullable(), asked: z.number().int().min(0).max(99), fulfilled: z.number().int().min(0).max(99),
  }),
  removeContact: z.strictObject({ type: z.literal('removeContact'), contactId: id, removed: z.boolean() }),
  saveWebCount: z.strictObject({ type: z.literal('saveWebCount'), quarter: z.string().regex(/^2\d{3}-Q[1-4]$/, 'is not a quarter such as 2026-Q4'), visits: z.number().int().min(0).max(1e9), visitors: z.number().int().min(0).max(1e9) }),
  /** Keeps a log of the community in the team's Files, in the name of whoever asks. */
  startLog: z.strictObject({ type: z.literal('startLog') }),
  stopLog: z.strictObject({ type: z.literal('stopLog') }),
  addRemark: z.strictObject({ type: z.literal('addRemark'), measureId: id, text: text.trim().min(1, 'is empty') }),
  removeRemark: z.strictObject({ type: z.literal('removeRemark'), remarkId: id, removed: z.boolean() }),
  /** What somebody chooses about themselves: their area, and whether they are in the counts. */
  chooseMine: z.strictObject({ type: z.literal('chooseMine'), area: words(80), counted: z.boolean(), /** As before where it is left out. */ knows: z.array(z.string().trim().min(1, 'is empty').max(60)).max(8).optional(), photo: z.boolean().optional() }),
  /** Asks the members something, without names. */
  openSurvey: z.strictObject({
    type: z.literal('openSurvey'), instrument: z.enum([...askedInstruments, 'own']), title: words(shortText), days: z.number().int().min(2).max(28), eventId: id.nullable(),
    own: z.array(z.strictObject({ text: line, kind: z.enum(['scale', 'text']) })).max(10),
    /** Also post it to the members. */
    tell: z.boolean().optional(),
    /** Where it is answered instead of here. */
    formsUrl: formsAddress.nullable().optional(),
  }),
  /** Takes over what was answered in Microsoft Forms, read from its file. */
  importForms: z.strictObject({ type: z.literal('importForms'), surveyId: id, rows: z.array(z.record(id, z.union([z.number().int(), z.string().max(2_000)]))).min(1).max(mostForms) }),
  answerSurvey: z.strictObject({ type: z.literal('answerSurvey'), surveyId: id, answers: z.record(id, z.union([z.number().int(), z.string().max(2_000)])) }),
  /** Answers the two questions for people who leave, in the survey of this year. */
  answerLeaving: z.strictObject({ type: z.literal('answerLeaving'), surveyId: id, answers: z.record(id, z.union([z.number().int(), z.string().max(2_000)])) }),
  closeSurvey: z.strictObject({ type: z.literal('closeSurvey'), surveyId: id }),
} as const;

import { z } from 'zod';
import { mostClosures, mostTerms } from '../toolkit/schema';
import { activityShapes } from './activityShapes';
import { dateShapes } from './dateShapes';
import { updateDraft } from './draftId';
import { coffeeDraw } from './helping/coffee';
import { helpingShapes } from './helping/shapes';
import { meetingShapes } from './meetingShapes';
import { planShapes } from './planShapes';
import { outsideShapes } from './outsideShapes';
import { filesShapes } from './filesShapes';
import { packShapes } from './packShapes';
import { mailContactId } from './paperMailIds';
import { promptShapes } from './prompting/promptShapes';
import { cutOffsShape } from './settingsShape';
import { count, date, id, line, longText, shortText, step, text, webAddress, words } from './shapeParts';

/**
 * Everything a person can ask for, whichever door they come through (a card, a dialog, the tab).
 * The shapes are checked at each door before the domain sees them; the limits are ours.
 */

const answerLine = { ...step, questionId: id, of: id, line: z.number().int().min(0).max(10_000) };
const rolePart = z.enum(['holder', 'deputy']);

export const zone = z.string().refine(isZone, 'is not a time zone such as Europe/London');

/** Days that a group names, both ends included: `Span`. */
const span = z.strictObject({ from: date, until: date, name: line });

export const commandShapes = {
  openStep: z.strictObject({ type: z.literal('openStep'), ...step }),
  saveDraft: z.strictObject({ type: z.literal('saveDraft'), ...step, questionId: id, text, base: z.number().int().min(0) }),
  /** `base` is the revision of the answer on which it was written; left out by who has not seen one. */
  giveAnswer: z.strictObject({ type: z.literal('giveAnswer'), ...step, questionId: id, text: text.refine((value) => value.trim() !== '', 'is empty'), base: z.number().int().min(0).optional() }),
  passAnswer: z.strictObject({ type: z.literal('passAnswer'), ...step, questionId: id }),
  takeBackAnswer: z.strictObject({ type: z.literal('takeBackAnswer'), ...step, questionId: id }),
  reveal: z.strictObject({ type: z.literal('reveal'), ...step }),
  propose: z.strictObject({ type: z.literal('propose'), ...step, texts: z.record(id, text), replaces: z.number().int().min(0) }),
  consent: z.strictObject({
    type: z.literal('consent'), ...step, number: z.number().int().min(1),
    stance: z.enum(['agree', 'concern', 'object']), reason: z.string().trim().max(longText).nullable(),
  }),
  settle: z.strictObject({ type: z.literal('settle'), ...step, number: z.number().int().min(1) }),
  /** Puts the agreed text to the members for some days. */
  askMembers: z.strictObject({ type: z.literal('askMembers'), ...step, number: z.number().int().min(1), days: z.number().int().min(2).max(60) }),
  /** What a member says to a text that was put to the members; who agrees need not say anything. */
  speakUp: z.strictObject({ type: z.literal('speakUp'), ...step, number: z.number().int().min(1), stance: z.enum(['concern', 'object']), reason: text.trim().min(1, 'is empty') }),
  takeBackVoice: z.strictObject({ type: z.literal('takeBackVoice'), ...step, number: z.number().int().min(1) }),
  skipStep: z.strictObject({ type: z.literal('skipStep'), ...step, reason: line }),
  /** Puts a step aside for now: it is neither over nor the next thing. */
  parkStep: z.strictObject({ type: z.literal('parkStep'), ...step, reason: line }),
  reopenStep: z.strictObject({ type: z.literal('reopenStep'), ...step }),
  /** The whole vote of a person: dots by option. */
  vote: z.strictObject({ type: z.literal('vote'), ...step, dots: z.record(id, z.number().int().min(0).max(10)) }),
  passVote: z.strictObject({ type: z.literal('passVote'), ...step }),
  takeBackVote: z.strictObject({ type: z.literal('takeBackVote'), ...step }),
  addOption: z.strictObject({ type: z.literal('addOption'), ...step, text: line }),
  withdrawOption: z.strictObject({ type: z.literal('withdrawOption'), ...step, optionId: id }),
  addTheme: z.strictObject({ type: z.literal('addTheme'), ...step, name: line }),
  renameTheme: z.strictObject({ type: z.literal('renameTheme'), ...step, themeId: id, name: line, base: z.number().int().min(1) }),
  /** Removes a theme, or brings it back with what was in it. */
  removeTheme: z.strictObject({ type: z.literal('removeTheme'), ...step, themeId: id, removed: z.boolean() }),
  /** Puts a line of the answer of somebody (`of`) into a theme, or takes it out of all. */
  placeLine: z.strictObject({ type: z.literal('placeLine'), ...answerLine, themeId: id.nullable() }),
  /** Keeps a line beside the agreed text as a different view, or no longer. */
  keepLine: z.strictObject({ type: z.literal('keepLine'), ...answerLine, kept: z.boolean() }),
  addQuestion: z.strictObject({ type: z.literal('addQuestion'), ...step, heading: line, lead: words(400) }),
  /** Takes a question of the group's own out, or brings it back. */
  removeQuestion: z.strictObject({ type: z.literal('removeQuestion'), ...step, questionId: id, removed: z.boolean() }),
  takeRole: z.strictObject({ type: z.literal('takeRole'), ...step, roleId: id, part: rolePart.optional() }),
  offerRole: z.strictObject({ type: z.literal('offerRole'), ...step, roleId: id, personId: id, part: rolePart.optional() }),
  /** What somebody can give to a role of theirs: hours a month, and until when. */
  setRoleTime: z.strictObject({ type: z.literal('setRoleTime'), ...step, roleId: id, hours: z.number().int().min(0).max(200).nullable(), untilOn: date.nullable() }),
  nameHolder: z.strictObject({ type: z.literal('nameHolder'), ...step, roleId: id, name: line }),
  leaveRole: z.strictObject({ type: z.literal('leaveRole'), ...step, roleId: id, holder: id.optional() }),
  writeNote: z.strictObject({ type: z.literal('writeNote'), ...step, fieldId: id, text, base: z.number().int().min(0), /** For the version that comes after one that is done. */ ahead: z.literal(true).optional() }),
  finishStep: z.strictObject({ type: z.literal('finishStep'), ...step }),
  tick: z.strictObject({ type: z.literal('tick'), ...step, itemId: id, ticked: z.boolean() }),
  addAction: z.strictObject({
    type: z.literal('addAction'), title: line, ownerId: id.nullable().default(null), dueOn: date.nullable().default(null),
    tier: z.enum(['baseline', 'nice-to-have']).nullable().default(null), serves: line.nullable().optional(),
  }),
  changeAction: z.strictObject({
    type: z.literal('changeAction'), actionId: id,
    title: line.optional(), dueOn: date.nullable().optional(),
    state: z.enum(['to-do', 'doing', 'done', 'dropped']).optional(),
    tier: z.enum(['baseline', 'nice-to-have']).nullable().optional(), serves: line.nullable().optional(),
  }),
  claimAction: z.strictObject({ type: z.literal('claimAction'), actionId: id }),
  releaseAction: z.strictObject({ type: z.literal('releaseAction'), actionId: id }),
  setReviews: z.strictObject({ type: z.literal('setReviews'), lightOn: date, fullOn: date }),
  publishCharter: z.strictObject({ type: z.literal('publishCharter'), fingerprint: z.string().max(100) }),
  /** The group's own words for a part of our reading; empty ones are ours again. */
  setWords: z.strictObject({ type: z.literal('setWords'), ...step, key: id, heading: words(170), lead: words(400), hint: words(300), base: z.number().int().min(0) }),
  addEntry: z.strictObject({ type: z.literal('addEntry'), ...step, heading: line, lead: words(400), url: z.union([z.literal(''), webAddress]) }),
  removeEntry: z.strictObject({ type: z.literal('removeEntry'), ...step, entryId: id }),
  /** Leaves a drawn line out of a paper, or takes it in again. */
  leaveOut: z.strictObject({ type: z.literal('leaveOut'), ...step, lineId: id, out: z.boolean() }),
  publishPaper: z.strictObject({ type: z.literal('publishPaper'), ...step, fingerprint: z.string().max(100), /** Also post it to the members. */ tell: z.boolean() }),
  /** All that the settings page holds; `base` is the revision of the settings it was opened with. */
  changeSettings: z.strictObject({
    type: z.literal('changeSettings'), base: count, name: z.string().trim().min(1, 'is empty').max(120), topic: line, zone,
    closed: z.array(span).max(mostClosures), terms: z.array(span).max(mostTerms).optional(), cutOffs: cutOffsShape.nullable(),
    /** Without it, as before. */
    listed: z.boolean().optional(),
  }),
  /** Sends nothing by itself before a date, or goes on. */
  pausePrompts: z.strictObject({ type: z.literal('pausePrompts'), untilOn: date.nullable() }),
  /** Counts that people write in the community's channels, or stops. */
  countMessages: z.strictObject({ type: z.literal('countMessages'), on: z.boolean() }),
  choosePath: z.strictObject({ type: z.literal('choosePath'), path: z.enum(['full', 'fast']) }),
  /** Facilitates one meeting of a step, or gives it back to the rota. */
  takeTurn: z.strictObject({ type: z.literal('takeTurn'), ...step, startsAt: z.iso.datetime('is not a moment'), take: z.boolean() }),
  /** Where somebody stands before a meeting of a step, in a line each. */
  checkIn: z.strictObject({ type: z.literal('checkIn'), ...step, startsAt: z.iso.datetime('is not a moment'), done: words(shortText), next: words(shortText), blocked: words(shortText), help: words(shortText) }),
  /** The clock of a meeting; `base` is its revision as the reader knew it. `seconds` is for a start. */
  runTimer: z.strictObject({ type: z.literal('runTimer'), ...step, act: z.enum(['start', 'pause', 'go-on', 'extend', 'clear']), base: count, seconds: z.number().int().min(1).max(10_800).nullable().default(null) }),
  ...meetingShapes,
  ...activityShapes,
  ...dateShapes,
  ...planShapes,
  ...outsideShapes,
  ...helpingShapes,
  ...packShapes,
  ...filesShapes,
  ...promptShapes,
  useHere: z.strictObject({ type: z.literal('useHere'), conversationId: id }),
  changeCore: z.strictObject({ type: z.literal('changeCore'), personId: id, part: z.enum(['core', 'member']) }),
} as const;

export type CommandType = keyof typeof commandShapes;
export type Command = { [T in CommandType]: z.output<(typeof commandShapes)[T]> }[CommandType];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;

/** The ids of the people and things that a command is about, which a turn has to read. */
export function aboutIds(command: Command): string[] {
  const named = command as { personId?: string; eventId?: string | null; resourceId?: string | null; contactId?: string | null; dateId?: string; remarkId?: string; quarter?: string; surveyId?: string; hostId?: string | null; personIds?: string[]; roundId?: string; requestId?: string; ideaId?: string; thanksId?: string };
  return [named.personId, named.eventId, named.resourceId, named.contactId, named.dateId, named.remarkId, named.quarter, named.surveyId, named.hostId, named.roundId, named.requestId, named.ideaId, named.thanksId, ...(named.personIds ?? []), command.type === 'mailPaper' ? mailContactId(command) : null, command.type === 'drawCoffee' ? coffeeDraw : null, command.type === 'publishPaper' ? updateDraft : null].filter((one) => typeof one === 'string');
}

/** What the start dialog asks; it makes a community, so it is not a command on one. */
export const startShape = z.strictObject({
  name: z.string().trim().min(1, 'is empty').max(120), topic: line, mode: z.enum(['new', 'renew']), zone, core: z.array(id).max(60),
  path: z.enum(['full', 'fast']).default('full'),
});
export type Start = z.output<typeof startShape>;

/** True for any IANA zone that this machine's time-zone data knows. Newer Nodes also take an offset such as `+01:00`: that is no zone, its clocks never change. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export type Parsed<T> = { ok: true; value: T } | { ok: false; problem: string };

/** Reads a command from untrusted data; the problem names the field, in words. */
export function parseCommand(data: unknown): Parsed<Command> {
  const type = typeof data === 'object' && data !== null ? (data as { type?: unknown }).type : undefined;
  if (typeof type !== 'string' || !Object.hasOwn(commandShapes, type)) return { ok: false, problem: 'unknown-command' };
  const shape = commandShapes[type as CommandType] as z.ZodType<Command>;
  return read(shape, data);
}

export function read<T>(shape: z.ZodType<T>, data: unknown): Parsed<T> {
  const result = shape.safeParse(data);
  if (result.success) return { ok: true, value: result.data };
  const issue = result.error.issues[0];
  if (!issue) return { ok: false, problem: 'is not readable' };
  const where = issue.path.join('.') || 'request';
  const number = (value: number | bigint): string => value.toLocaleString('en-GB');
  if (issue.code === 'too_big') return { ok: false, problem: issue.origin === 'string' ? `${where}: has more than ${number(issue.maximum)} characters` : `${where}: is more than ${number(issue.maximum)}` };
  if (issue.code === 'too_small') return { ok: false, problem: issue.origin === 'string' ? `${where}: is empty` : `${where}: is less than ${number(issue.minimum)}` };
  if (issue.code === 'invalid_type') return { ok: false, problem: `${where}: is missing or of another kind` };
  return { ok: false, problem: `${where}: ${issue.message}` };
}

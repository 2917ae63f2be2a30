import fc from 'fast-check';
import type { Command } from '../../../bot/domain/commands';
import { agreedProposal, latestProposal } from '../../../bot/domain/kinds/asking';
import { charterContent, fingerprint } from '../../../bot/domain/charter';
import { drawnLines, paperContent, paperMark } from '../../../bot/domain/paper';
import { optionsOf } from '../../../bot/domain/kinds/vote';
import { meetingField, rotaOf, seriesOf } from '../../../bot/domain/kinds/event';
import { occurrences } from '../../../bot/domain/recurrence';
import { withReviews } from '../../../bot/domain/kinds/document';
import type { StepData, StepOf } from '../../../bot/toolkit/schema';
import { member, sponsor, stranger, toolkit, type TestCommunity } from '../community';
import { currentRound } from '../../../bot/domain/rounds';
import { activityMoves, at } from './activityMoves';
import { meetingMove } from './meetingMoves';

/** What somebody tries; the numbers choose among what there is at that moment. */
export interface Move {
  who: number;
  what: number;
  step: number;
  part: number;
  /** Names an older text, or leaves something out. */
  odd: boolean;
  /** Hours that pass before it. */
  hours: number;
}

export type Try = [personId: string, command: Command];
/** Gives a text that is like no other: `<kind>-<number>-`. */
export type Marker = (kind: 'answer' | 'draft' | 'note' | 'proposal' | 'voice') => string;

export const steps: StepData[] = [...toolkit.steps.values()].map(({ step }) => step);

/** Tried more often than the others, so that a walk gets somewhere: one plain step, and those that make actions. */
const favourites = ['energy', 'working-together', 'achievable'].map((id) => steps.findIndex((one) => one.id === id));

const move: fc.Arbitrary<Move> = fc.record({
  who: fc.nat({ max: 29 }),
  what: fc.nat({ max: 99 }),
  step: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...favourites) }, { weight: 2, arbitrary: fc.nat({ max: steps.length - 1 }) }),
  part: fc.nat({ max: 9 }),
  odd: fc.integer({ min: 0, max: 4 }).map((one) => one === 0),
  hours: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 200 }) }),
});

export const moves = (most: number): fc.Arbitrary<Move[]> => fc.array(move, { minLength: Math.floor(most / 4), maxLength: most, size: 'max' });

/** The acts that a move stands for, in the community as it is now. */
export function triesOf(community: TestCommunity, one: Move, mark: Marker): Try[] {
  const people = [...community.core, ...community.core, ...community.core, member, sponsor, stranger];
  const who = people[one.who % people.length] ?? stranger;
  const step = steps[one.step % steps.length];
  if (!step) return [];
  if (one.what < 20) return common(community, step, who, one);
  if (one.what > 95 && (step.kind === 'ask' || step.kind === 'agree' || step.kind === 'decide')) return consulting(community, step, who, one, mark);
  if (one.what < 48 && step.kind === 'ask') return onwards(community, step, who, one.odd, mark);
  switch (step.kind) {
    case 'ask': return asking(community, step, who, one, mark);
    case 'assign': return assigning(community, step, who, one);
    case 'meeting': return one.what < 40 ? [[who, { type: 'finishStep', stepId: step.id }]] : noting(community, step, step.fields, who, one, mark);
    case 'checks': return one.what < 70 ? checking(step, who, one) : noting(community, step, step.items, who, one, mark);
    case 'agree': {
      const texts = Object.fromEntries(step.slots.map((slot) => [slot.id, one.odd ? '' : mark('proposal')]));
      return agreeing(community, step, texts, who, one, mark);
    }
    case 'decide': return deciding(community, step, who, one, mark);
    case 'paper': {
      const { sections } = step;
      const own = sections.filter((section) => section.own);
      if (one.what < 60 && own.length > 0) return noting(community, step, own, who, one, mark);
      const [line] = sections.flatMap((section) => drawnLines(community.reading, step, section));
      if (one.what < 75) return [[who, { type: 'leaveOut', stepId: step.id, lineId: line?.id ?? '0123456789abcdef', out: one.odd }]];
      return [[who, { type: 'publishPaper', stepId: step.id, fingerprint: one.odd ? 'older' : paperMark(paperContent(community.reading, step)), tell: one.part % 2 === 0 && step.audience === 'members' }]];
    }
    case 'vote': return [[who, voting(community, step, one)]];
    case 'read': return [[who, at<Command>([
      { type: 'finishStep', stepId: step.id },
      { type: 'addEntry', stepId: step.id, heading: `Book ${one.part}`, lead: '', url: one.odd ? '' : 'https://example.org/' },
      { type: 'removeEntry', stepId: step.id, entryId: at(community.record.additions, one.part)?.id ?? 'none' },
    ], one.what) as Command]];
    case 'event': {
      const series = seriesOf(community.record, step.id);
      const [next] = series ? rotaOf(community.record, series, community.now) : [];
      if (one.what > 94 && series) return [[who, meetingMove(series, community.now, who, one)]];
      if (one.what > 70 && next) return [[who, { type: 'takeTurn', stepId: step.id, startsAt: next.startsAt, take: !one.odd }]];
      if (one.what > 85 && step.fields.length > 0) return noting(community, step, step.fields, who, one, mark);
      return [[who, { type: 'scheduleMeetings', stepId: step.id, firstOn: community.now.slice(0, 10), at: '10:00', minutes: 30, everyWeeks: 2, untilOn: one.odd ? '2020-01-01' : '2027-06-30' }]];
    }
    case 'document': return [[who, { type: 'publishCharter', fingerprint: one.odd ? 'older' : fingerprint(charterContent({ ...community.reading, record: withReviews(community.reading, step, community.now) }, step)) }]];
  }
}

/** What does not depend on the kind of the step. */
function common({ record, core, now }: TestCommunity, { id: stepId }: StepData, who: string, { what, part, odd }: Move): Try[] {
  const action = at(record.actions, part)?.id ?? 'none';
  const all: Command[] = [
    { type: 'skipStep', stepId, reason: `reason ${part}` },
    { type: 'skipStep', stepId, reason: 'no time' },
    { type: 'parkStep', stepId, reason: `later ${part}` },
    { type: 'reopenStep', stepId },
    { type: 'reopenStep', stepId },
    { type: 'openStep', stepId },
    { type: 'openStep', stepId },
    { type: 'addAction', title: `Action ${part}`, ownerId: odd ? (at(core, part) ?? null) : null, dueOn: null, tier: null },
    { type: 'changeAction', actionId: action, state: odd ? 'dropped' : 'done' },
    { type: 'claimAction', actionId: action },
    { type: 'releaseAction', actionId: action },
    { type: 'writeNote', stepId, fieldId: odd ? 'example' : 'feedback', text: `feedback ${part}`, base: odd ? 0 : part },
    { type: 'setWords', stepId, key: odd ? `${stepId}.q.none` : stepId, heading: `Our heading ${part}`, lead: '', hint: '', base: odd ? part : 0 },
    { type: 'choosePath', path: odd ? 'fast' : 'full' },
    ...activityMoves(record, now, who, part, odd),
    { type: 'setReviews', lightOn: odd ? '2020-01-01' : now.slice(0, 10), fullOn: '2028-01-01' },
    { type: 'useHere', conversationId: `19:${part}` },
    { type: 'changeCore', personId: odd ? member : who, part: odd ? 'core' : 'member' },
    { type: 'changeCore', personId: at(core, part) ?? '', part: 'core' },
  ];
  // There are more of them than moves of this kind.
  const command = at(all, what + 20 * (part % 2));
  return command ? [[who, command]] : [];
}

/** What the core group does next, so that walks get to the end of steps too; now and then somebody objects. */
function onwards(community: TestCommunity, step: StepOf<'ask'>, who: string, objects: boolean, mark: Marker): Try[] {
  const { record, core } = community;
  const stepId = step.id;
  const { status, round } = community.state(stepId);
  const latest = round && latestProposal(record, stepId, round.version);
  switch (status) {
    case 'ready': return [[who, { type: 'reveal', stepId }]];
    case 'revealed': return [[who, { type: 'propose', stepId, texts: Object.fromEntries(step.slots.map((one) => [one.id, `- ${mark('proposal')}\n- ${mark('proposal')}`])), replaces: 0 }]];
    case 'proposed': return core.map((personId) => {
      const against = objects && personId === who;
      return [personId, { type: 'consent', stepId, number: latest?.number ?? 0, stance: against ? 'object' : 'agree', reason: against ? mark('proposal') : null }];
    });
    case 'done': case 'skipped': return [[who, { type: 'reopenStep', stepId }]];
    default: return core.flatMap((personId) => step.questions.map((one): Try => [personId, { type: 'giveAnswer', stepId, questionId: one.id, text: mark('answer') }]));
  }
}

function asking(community: TestCommunity, step: StepOf<'ask'>, who: string, { what, part, odd }: Move, mark: Marker): Try[] {
  const { record } = community;
  const stepId = step.id;
  const questionId = odd ? 'no-such' : (at(step.questions, part)?.id ?? '');
  const round = currentRound(record, stepId);
  const number = (round && latestProposal(record, stepId, round.version)?.number) ?? 0;
  const mine = record.answers.find((one) => one.stepId === stepId && one.version === round?.version && one.questionId === questionId && one.personId === who);
  if (what < 51) return [[who, grouping(community, step, { part, odd })]];
  if (what < 56) return [[who, { type: 'saveDraft', stepId, questionId, text: mark('draft'), base: odd ? 999 : (mine?.revision ?? 0) }]];
  if (what < 62) return [[who, { type: 'giveAnswer', stepId, questionId, text: mark('answer') }]];
  if (what < 67) return [[who, { type: 'passAnswer', stepId, questionId }]];
  if (what < 72) return [[who, { type: 'takeBackAnswer', stepId, questionId }]];
  if (what < 80) return [[who, { type: 'reveal', stepId }]];
  if (what < 87) return [[who, { type: 'propose', stepId, texts: Object.fromEntries(step.slots.slice(odd ? 1 : 0).map((one) => [one.id, mark('proposal')])), replaces: odd ? 99 : number }]];
  if (what < 95) return [[who, { type: 'consent', stepId, number, stance: odd ? 'object' : 'agree', reason: odd ? mark('proposal') : null }]];
  return [[who, { type: 'settle', stepId, number }]];
}

function voting(community: TestCommunity, step: StepOf<'vote'>, { what, part, odd }: Move): Command {
  const stepId = step.id;
  const option = at(optionsOf(community.record, step, currentRound(community.record, stepId), community.now), part)?.id ?? 'none';
  const all: Command[] = [
    { type: 'addOption', stepId, text: `Option ${part}` },
    { type: 'vote', stepId, dots: { [option]: odd ? 3 : (part % 2) + 1 } },
    { type: 'vote', stepId, dots: { [option]: 1 } },
    { type: 'passVote', stepId },
    { type: 'takeBackVote', stepId },
    { type: 'withdrawOption', stepId, optionId: option },
    { type: 'reveal', stepId },
  ];
  return at(all, what) as Command;
}

/** Themes, lines kept beside the text, and questions of the group's own. */
function grouping({ record }: TestCommunity, { id: stepId }: StepOf<'ask'>, { part, odd }: Pick<Move, 'part' | 'odd'>): Command {
  const line = at(record.answers.filter((one) => one.stepId === stepId), part);
  const theme = at(record.themes.filter((one) => one.stepId === stepId), part);
  const about = { stepId, questionId: line?.questionId ?? 'none', of: line?.personId ?? 'none', line: odd ? 1 : 0 };
  const all: Command[] = [
    { type: 'addTheme', stepId, name: `Theme ${part}` },
    { type: 'placeLine', ...about, themeId: odd ? null : (theme?.id ?? 'none') },
    { type: 'renameTheme', stepId, themeId: theme?.id ?? 'none', name: `Renamed ${part}`, base: odd ? 99 : (theme?.revision ?? 1) },
    { type: 'removeTheme', stepId, themeId: theme?.id ?? 'none', removed: odd },
    { type: 'keepLine', ...about, kept: !odd },
    { type: 'addQuestion', stepId, heading: `Our question ${part}`, lead: '' },
    { type: 'removeQuestion', stepId, questionId: at(record.additions.filter((one) => one.stepId === stepId), part)?.id ?? 'none', removed: !odd },
  ];
  return at(all, part) as Command;
}

function assigning({ core }: TestCommunity, step: StepOf<'assign'>, who: string, { what, part, odd }: Move): Try[] {
  const stepId = step.id;
  const roleId = at(step.roles, part)?.id ?? '';
  const all: Command[] = [
    { type: 'takeRole', stepId, roleId },
    { type: 'offerRole', stepId, roleId, personId: odd ? member : (at(core, part + 1) ?? '') },
    { type: 'nameHolder', stepId, roleId, name: `Outside ${part}` },
    { type: 'leaveRole', stepId, roleId },
    { type: 'takeRole', stepId, roleId, part: odd ? 'holder' : 'deputy' },
    { type: 'setRoleTime', stepId, roleId, hours: odd ? null : part, untilOn: odd ? '2020-01-01' : '2028-01-01' },
    { type: 'leaveRole', stepId, roleId, holder: odd ? `name:Outside ${part}` : (at(core, part + 1) ?? '') },
    { type: 'finishStep', stepId },
  ];
  const command = at(all, what);
  return command ? [[who, command]] : [];
}

function checking({ id: stepId, items }: StepOf<'checks'>, who: string, { what, part, odd }: Move): Try[] {
  if (what < 30) return [[who, { type: 'finishStep', stepId }]];
  // Now and then the whole list at once, so that walks come to the end of it.
  const chosen = what < 45 ? items : items.slice(part % items.length).slice(0, 1);
  return chosen.map((one): Try => [who, { type: 'tick', stepId, itemId: one.id, ticked: !odd }]);
}

const deciding = (community: TestCommunity, step: StepOf<'decide'>, who: string, one: Move, mark: Marker): Try[] =>
  agreeing(community, step, { choice: at(step.options, one.part)?.id ?? '', why: one.odd ? '' : mark('proposal') }, who, one, mark);

function agreeing({ record, core }: TestCommunity, { id: stepId }: StepData, texts: Record<string, string>, who: string, { what, odd }: Move, mark: Marker): Try[] {
  const round = currentRound(record, stepId);
  const number = (round && latestProposal(record, stepId, round.version)?.number) ?? 0;
  if (what < 60) return [[who, { type: 'propose', stepId, texts, replaces: number }]];
  if (what < 90) return core.map((personId): Try => [personId, { type: 'consent', stepId, number, stance: odd && personId === who ? 'object' : 'agree', reason: odd && personId === who ? mark('proposal') : null }]);
  return [[who, { type: 'settle', stepId, number }]];
}

/** The members are asked about what is agreed, and speak. */
function consulting({ record }: TestCommunity, { id: stepId }: StepData, who: string, { what, part, odd }: Move, mark: Marker): Try[] {
  const number = (agreedProposal(record, stepId)?.number ?? 1) + (odd ? 1 : 0);
  const command = at<Command>([
    { type: 'askMembers', stepId, number, days: 7 },
    { type: 'speakUp', stepId, number, stance: part % 2 === 0 ? 'concern' : 'object', reason: mark('voice') },
    { type: 'speakUp', stepId, number, stance: 'object', reason: mark('voice') },
    { type: 'takeBackVoice', stepId, number },
  ], what);
  return command ? [[command.type === 'askMembers' ? who : member, command]] : [];
}

function noting({ record }: TestCommunity, step: StepData, parts: readonly { id: string }[], who: string, { part, odd }: Move, mark: Marker): Try[] {
  const field = at(parts, part)?.id ?? '';
  // Of meetings that come again, now the notes of one, now those of all.
  const series = step.kind === 'event' && odd ? seriesOf(record, step.id) : null;
  const startsAt = series && occurrences(series)[0];
  const fieldId = startsAt ? meetingField(field, startsAt) : field;
  const version = currentRound(record, step.id)?.version;
  const base = record.notes.find((one) => one.stepId === step.id && one.version === version && one.fieldId === fieldId)?.revision ?? 0;
  return [[who, { type: 'writeNote', stepId: step.id, fieldId, text: mark('note'), base: odd ? 99 : base }], [who, { type: 'writeNote', stepId: step.id, fieldId, text: mark('note'), base: 0, ahead: true }]];
}

import { actionsFromLines } from '../actionPlan';
import type { CommandOf } from '../commands';
import { already, done, refuse, type Decision, type Situation } from '../decision';
import { coreGroup, nameOf } from '../people';
import type { Answer, Change, CommunityRecord, Member, Round } from '../record';
import { currentRound, isAside, workingRound } from '../rounds';
import { dateWords } from '../times';
import { answersOf, cardOf, latestProposal, missing, questionsOf, revealFrom, type Ask } from './asking';
import { dateIn } from './event';
import type { Standing } from './kind';

/** A private draft, an answer given or a question passed: the author's own row, and nobody else's. */
export function writeAnswer(situation: Situation, step: Ask, command: CommandOf<'saveDraft' | 'giveAnswer' | 'passAnswer'>): Decision {
  const { record, act } = situation;
  if (!questionsOf(record, step).some((one) => one.id === command.questionId)) return refuse('not-found', 'refuse.no-question');
  const { round, opening } = workingRound(situation, step);
  if (latestProposal(record, step.id, round.version)?.agreedAt) return refuse('not-now', 'refuse.agreed-already');
  const before = answersOf(record, round).find((one) => one.personId === act.personId && one.questionId === command.questionId);
  if (round.revealedAt !== null && before !== undefined && before.state !== 'draft') {
    if (command.type === 'giveAnswer' && before.state === 'given' && before.text === command.text) return already('said.given');
    return refuse('not-now', 'refuse.revealed');
  }
  const revision = (before?.revision ?? 0) + 1;
  const row: Answer = {
    stepId: step.id, version: round.version, questionId: command.questionId, personId: act.personId,
    text: before?.text ?? '', draft: before?.draft ?? null, state: before?.state ?? 'draft',
    revision, savedAt: act.now, givenAt: before?.givenAt ?? null, afterReveal: round.revealedAt !== null,
  };
  const current = before === undefined ? '' : (before.draft ?? before.text);
  // Written on another device meanwhile: its author chooses, and neither text is lost.
  const elsewhere = (base: number | undefined): Decision | null => (before === undefined || base === undefined || base === before.revision || command.type === 'passAnswer' || current === command.text ? null
    : { ok: false, refusal: { code: 'changed-meanwhile', because: { key: 'refuse.draft-changed' }, theirs: { text: current, revision: before.revision, by: null } } });
  if (command.type === 'saveDraft') {
    const differs = elsewhere(command.base);
    if (differs) return differs;
    if (before !== undefined && command.base !== before.revision) return { ...done([]), saved: { revision: before.revision, at: before.savedAt } };
    row.draft = row.state === 'given' && command.text === row.text ? null : command.text;
  } else if (command.type === 'giveAnswer') {
    if (before?.state === 'given' && before.text === command.text && before.draft === null) return already('said.given');
    const differs = elsewhere(command.base);
    if (differs) return differs;
    Object.assign(row, { text: command.text, draft: null, state: 'given', givenAt: act.now });
  } else {
    if (before?.state === 'passed') return already('said.passed');
    Object.assign(row, { text: '', draft: before?.draft ?? (before?.text || null), state: 'passed', givenAt: act.now });
  }
  const changes: Change[] = [...opening, { put: 'answers', row }];
  // The card of a step that is skipped or put aside says so, until somebody takes it up again.
  const standing = currentRound(record, step.id);
  const takenUp = standing !== null && isAside(standing);
  if (command.type === 'saveDraft') return { ok: true, changes, effects: takenUp ? cardOf(step) : [], said: null, saved: { revision, at: act.now }, ...(opening.length === 0 ? { quiet: true as const } : {}) };
  if (row.afterReveal && row.state === 'given') changes.push(...signUps(situation, step, [row]));
  return { ...done(changes, cardOf(step), { key: command.type === 'giveAnswer' ? 'said.given' : 'said.passed' }), saved: { revision, at: act.now } };
}

/** Until the reveal, what was given becomes a draft again. */
export function takeBackAnswer(situation: Situation, step: Ask, command: CommandOf<'takeBackAnswer'>): Decision {
  const round = currentRound(situation.record, step.id);
  const before = round && answersOf(situation.record, round).find((one) => one.personId === situation.act.personId && one.questionId === command.questionId);
  if (!round || !before) return refuse('not-found', 'refuse.no-answer');
  if (before.state === 'draft') return already('said.taken-back');
  if (round.revealedAt !== null) return refuse('not-now', 'refuse.revealed');
  const row: Answer = { ...before, state: 'draft', text: '', draft: before.draft ?? before.text, givenAt: null, revision: before.revision + 1, savedAt: situation.act.now };
  return { ...done([{ put: 'answers', row }], cardOf(step), { key: 'said.taken-back' }), saved: { revision: row.revision, at: row.savedAt } };
}

/** Why private things are not shown to all yet: somebody is missing, and it is early or there are fewer than two. */
export function notYetOpen(record: CommunityRecord, round: Round, left: readonly Member[], given: number, now: string): Decision | null {
  if (left.length === 0) return null;
  if (given < 2) return refuse('not-now', 'refuse.reveal-waits', { names: left.map((one) => one.name) });
  if (now < revealFrom(round)) return refuse('not-now', 'refuse.reveal-early', { names: left.map((one) => one.name), date: dateWords(dateIn(record.community.zone, revealFrom(round))) });
  return null;
}

/** Shows all answers at once: when everybody has given or passed, or after the deadline with two at least. */
export function reveal(situation: Situation, step: Ask): Decision {
  const { record, act } = situation;
  const round = currentRound(record, step.id);
  if (!round || round.skippedAt) return refuse('not-now', 'refuse.nothing-given');
  if (round.revealedAt) return already('said.revealed-already', { name: nameOf(record, round.revealedBy ?? '') ?? '' });
  const at: Standing<Ask> = { record, step, round, core: coreGroup(record) };
  const left = missing(at);
  const given = new Set(answersOf(record, round).filter((one) => one.state === 'given').map((one) => one.personId));
  const waits = notYetOpen(record, round, left, given.size, act.now);
  if (waits) return waits;
  const row: Round = { ...round, revealedAt: act.now, revealedBy: act.personId };
  const answers = answersOf(record, round).filter((one) => one.state === 'given');
  return done([{ put: 'rounds', row }, ...signUps(situation, step, answers)], cardOf(step), { key: 'said.revealed' });
}

/** What people signed up to becomes their own action, once it is visible to all. */
function signUps(situation: Situation, step: Ask, answers: Answer[]): Change[] {
  return answers
    .filter((one) => step.questions.some((question) => question.signsUp && question.id === one.questionId))
    .flatMap((one) => actionsFromLines(situation, one.text, { ownerId: one.personId, tier: null, source: `${step.id}/${one.version}/${one.questionId}` }));
}

import { linesOf } from '../actionPlan';
import { markOf } from '../marks';
import type { CommandOf } from '../commands';
import { already, done, refuse, type Decision, type Situation } from '../decision';
import { coreGroup, nameOf } from '../people';
import type { Ballot, Change, CommunityRecord, Option, PersonId, Round } from '../record';
import { currentRound, workingRound } from '../rounds';
import type { StepOf } from '../../toolkit/schema';
import { notYetOpen } from './answering';
import { agreedProposal, cardOf } from './asking';
import type { Kind, Standing } from './kind';

export type Vote = StepOf<'vote'>;

/** Most dots of one person on one option. */
export const mostOnOne = 2;
const mostDots = 5;
const mostOptions = 40;

/** Dots that each person has: a third of the options, two at least and five at most. From the usual practice of dot voting. */
export const dotsFor = (options: number): number => Math.min(mostDots, Math.max(2, Math.ceil(options / 3)));

export const ballotsOf = (record: CommunityRecord, round: Round | null): Ballot[] =>
  round === null ? [] : record.ballots.filter((one) => one.stepId === round.stepId && one.version === round.version && one.state !== 'draft');

const rowsOf = (record: CommunityRecord, stepId: string, version: number): Option[] => record.options.filter((one) => one.stepId === stepId && one.version === version);

/** Lines of the agreed texts, as options that nobody has written down yet. */
function derived({ record, step, version, now }: { record: CommunityRecord; step: Vote; version: number; now: string }): Option[] {
  const lines = step.from.flatMap((ref) => {
    const [stepId = '', slotId = ''] = ref.split('.');
    const proposal = agreedProposal(record, stepId);
    return proposal ? linesOf(proposal.texts[slotId] ?? '').map((text) => ({ text, source: `${stepId}/${proposal.version}`, addedBy: proposal.proposedBy })) : [];
  });
  return [...new Map(lines.map((line) => [line.text, line])).values()].slice(0, mostOptions)
    // The number in front keeps them in the order of the text.
    .map((line, i) => ({ stepId: step.id, version, id: `${String(i).padStart(2, '0')}-${markOf(line.text)}`, ...line, addedAt: now, withdrawnAt: null }));
}

/**
 * What can be voted for in a version. The lines of the agreed texts follow those texts until somebody has
 * voted; from then on they are written down, so that a vote does not move under people.
 */
export function optionsOf(record: CommunityRecord, step: Vote, round: Round | null, now: string): Option[] {
  const version = round?.version ?? 1;
  const rows = rowsOf(record, step.id, version);
  const settled = rows.some((one) => one.source !== null);
  const own = rows.filter((one) => one.source === null || settled).sort((a, b) => Number(a.source === null) - Number(b.source === null) || a.addedAt.localeCompare(b.addedAt) || a.id.localeCompare(b.id));
  return [...(settled ? [] : derived({ record, step, version, now })), ...own].filter((one) => one.withdrawnAt === null);
}

const hasVoted = (at: Standing<Vote>, personId: PersonId): boolean => ballotsOf(at.record, at.round).some((one) => one.personId === personId);

/** Each vote private, the sums shown together; ties stay ties. */
export const vote: Kind<Vote> = {
  status(at) {
    if (at.round.revealedAt) return 'done';
    return at.core.length > 0 && at.core.every((one) => hasVoted(at, one.personId)) ? 'ready' : 'open';
  },
  waitsFor: (at) => (at.round.revealedAt ? [] : at.core.filter((one) => !hasVoted(at, one.personId))),
  given: (at) => at.core.filter((one) => hasVoted(at, one.personId)),
  nextAct(at, personId) {
    if (at.round.revealedAt) return null;
    if (!hasVoted(at, personId)) return 'act.vote';
    return vote.status(at) === 'ready' ? 'act.close-vote' : null;
  },
  commands: { vote: castVote, passVote, takeBackVote, addOption, withdrawOption, reveal: closeVote },
};

function ballot({ record, act }: Situation, round: Round, dots: Record<string, number>, state: Ballot['state']): Ballot {
  const before = record.ballots.find((one) => one.stepId === round.stepId && one.version === round.version && one.personId === act.personId);
  return { stepId: round.stepId, version: round.version, personId: act.personId, dots, state, savedAt: act.now, revision: (before?.revision ?? 0) + 1 };
}

/** The open version, or why nobody can vote in it any more. */
function open(situation: Situation, step: Vote): { round: Round; opening: Change[] } | Decision {
  const working = workingRound(situation, step);
  return working.round.revealedAt === null ? working : refuse('not-now', 'refuse.vote-closed');
}

const same = (a: Record<string, number>, b: Record<string, number>): boolean => markOf(a) === markOf(b);

function castVote(situation: Situation, step: Vote, command: CommandOf<'vote'>): Decision {
  const working = open(situation, step);
  if ('ok' in working) return working;
  const { record, act } = situation;
  const { round, opening } = working;
  const options = optionsOf(record, step, round, act.now);
  const dots = Object.fromEntries(Object.entries(command.dots).filter(([, count]) => count > 0));
  if (Object.keys(dots).some((id) => !options.some((one) => one.id === id))) return refuse('changed-meanwhile', 'refuse.vote-options');
  const placed = Object.values(dots).reduce((sum, count) => sum + count, 0);
  const count = dotsFor(options.length);
  if (placed === 0) return refuse('not-readable', 'refuse.no-dots');
  if (placed > count || Object.values(dots).some((one) => one > mostOnOne)) return refuse('not-readable', 'refuse.too-many-dots', { count, most: mostOnOne });
  const before = ballotsOf(record, round).find((one) => one.personId === act.personId);
  if (before?.state === 'given' && same(before.dots, dots)) return already('said.voted');
  // From the first vote on, the options stand.
  const written: Change[] = rowsOf(record, step.id, round.version).some((one) => one.source !== null) ? [] : options.filter((one) => one.source !== null).map((row) => ({ put: 'options', row }));
  return done([...opening, ...written, { put: 'ballots', row: ballot(situation, round, dots, 'given') }], cardOf(step), { key: 'said.voted' });
}

function passVote(situation: Situation, step: Vote): Decision {
  const working = open(situation, step);
  if ('ok' in working) return working;
  if (ballotsOf(situation.record, working.round).some((one) => one.personId === situation.act.personId && one.state === 'passed')) return already('said.passed');
  return done([...working.opening, { put: 'ballots', row: ballot(situation, working.round, {}, 'passed') }], cardOf(step), { key: 'said.passed' });
}

function takeBackVote(situation: Situation, step: Vote): Decision {
  const working = open(situation, step);
  if ('ok' in working) return working;
  const before = ballotsOf(situation.record, working.round).find((one) => one.personId === situation.act.personId);
  if (!before) return already('said.taken-back');
  return done([{ put: 'ballots', row: ballot(situation, working.round, before.dots, 'draft') }], cardOf(step), { key: 'said.taken-back' });
}

function addOption(situation: Situation, step: Vote, command: CommandOf<'addOption'>): Decision {
  const working = open(situation, step);
  if ('ok' in working) return working;
  const { record, act } = situation;
  const options = optionsOf(record, step, working.round, act.now);
  if (options.some((one) => one.text === command.text)) return already('said.option-added');
  if (options.length >= mostOptions) return refuse('not-now', 'refuse.options-full', { count: mostOptions });
  const row: Option = { stepId: step.id, version: working.round.version, id: act.id, text: command.text, source: null, addedBy: act.personId, addedAt: act.now, withdrawnAt: null };
  return done([...working.opening, { put: 'options', row }], cardOf(step), { key: 'said.option-added' });
}

/** One's own, while nobody has voted: a vote that was given is not made void by it. */
function withdrawOption(situation: Situation, step: Vote, command: CommandOf<'withdrawOption'>): Decision {
  const { record, act } = situation;
  const round = currentRound(record, step.id);
  const row = round && rowsOf(record, step.id, round.version).find((one) => one.id === command.optionId);
  if (!row || row.withdrawnAt !== null) return already('said.option-withdrawn');
  if (row.source !== null || row.addedBy !== act.personId) return refuse('not-allowed', 'refuse.option-of-other', { name: nameOf(record, row.addedBy) ?? '' });
  if (ballotsOf(record, round).length > 0) return refuse('not-now', 'refuse.vote-begun');
  return done([{ put: 'options', row: { ...row, withdrawnAt: act.now } }], cardOf(step), { key: 'said.option-withdrawn' });
}

function closeVote(situation: Situation, step: Vote): Decision {
  const { record, act } = situation;
  const round = currentRound(record, step.id);
  if (!round || round.skippedAt) return refuse('not-now', 'refuse.no-votes');
  if (round.revealedAt) return already('said.vote-closed');
  const at: Standing<Vote> = { record, step, round, core: coreGroup(record) };
  const given = ballotsOf(record, round).filter((one) => one.state === 'given').length;
  const waits = notYetOpen(record, round, vote.waitsFor(at), given, act.now);
  if (waits) return waits;
  if (given === 0) return refuse('not-now', 'refuse.no-votes');
  return done([{ put: 'rounds', row: { ...round, revealedAt: act.now, revealedBy: act.personId } }], cardOf(step), { key: 'said.vote-closed' });
}

/** The sums of a closed vote, most dots first; options with as many dots share a rank. Nobody's own vote is in it. */
export function resultOf(options: readonly Option[], ballots: readonly Ballot[]): { id: string; total: number; rank: number; tied: boolean }[] {
  const totals = options.map(({ id }) => ({ id, total: ballots.reduce((sum, one) => sum + (one.state === 'given' ? (one.dots[id] ?? 0) : 0), 0) }));
  return totals.sort((a, b) => b.total - a.total)
    .map((one) => ({ ...one, rank: totals.filter((other) => other.total > one.total).length + 1, tied: one.total > 0 && totals.filter((other) => other.total === one.total).length > 1 }));
}

import type { CommandOf } from '../commands';
import { linesOf } from '../actionPlan';
import { already, done, refuse, type Decision, type Situation } from '../decision';
import { nameOf } from '../people';
import type { CommunityRecord, PersonId, Placing, Round, Theme, Tick } from '../record';
import { currentRound } from '../rounds';
import { answersOf, type Ask } from './asking';

/** One line of a revealed answer: what is put into a theme, or kept beside the agreed text. */
export interface AnswerLine {
  questionId: string;
  personId: PersonId;
  /** From 0, among the lines that say something. */
  line: number;
  text: string;
}

/** A wall with more themes than this is a list again. */
const mostThemes = 30;

/** The lines of everybody's answers in a version; empty before the reveal. */
export function answerLines(record: CommunityRecord, round: Round): AnswerLine[] {
  if (round.revealedAt === null) return [];
  return answersOf(record, round).filter((one) => one.state === 'given')
    .flatMap(({ questionId, personId, text }) => linesOf(text).map((line, i) => ({ questionId, personId, line: i, text: line })));
}

export const themesOf = (record: CommunityRecord, round: Pick<Round, 'stepId' | 'version'>): Theme[] =>
  record.themes.filter((one) => one.stepId === round.stepId && one.version === round.version).sort((a, b) => a.madeAt.localeCompare(b.madeAt) || a.id.localeCompare(b.id));

const isSame = (a: Omit<AnswerLine, 'text'>, b: Omit<AnswerLine, 'text'>): boolean => a.questionId === b.questionId && a.personId === b.personId && a.line === b.line;

/** The theme in which a line lies; null for one that lies in none, or in one that was removed. */
export function themeOf(record: CommunityRecord, round: Round, line: AnswerLine): string | null {
  const placing = record.placings.find((one) => one.stepId === round.stepId && one.version === round.version && isSame(one, line));
  return placing?.themeId && themesOf(record, round).some((one) => one.id === placing.themeId && one.removedAt === null) ? placing.themeId : null;
}

/** In `ticks`, the id of a line that is kept beside the agreed text. */
const keepKey = ({ questionId, personId, line }: Omit<AnswerLine, 'text'>): string => `keep:${questionId}:${personId}:${line}`;

/** The lines that stand beside the agreed text of a version, though the text says something else (S2A.6, S2C.4). */
export function keptLines(record: CommunityRecord, round: Round): AnswerLine[] {
  const kept = new Set(record.ticks.filter((one) => one.stepId === round.stepId && one.version === round.version && one.ticked).map((one) => one.itemId));
  return kept.size === 0 ? [] : answerLines(record, round).filter((one) => kept.has(keepKey(one)));
}

/** The version whose answers are on the table, or why there are none. */
function revealed({ record }: Situation, step: Ask): Round | Decision {
  const round = currentRound(record, step.id);
  return round?.revealedAt ? round : refuse('not-now', 'refuse.not-revealed');
}

const theme = (record: CommunityRecord, round: Round, id: string): Theme | undefined => themesOf(record, round).find((one) => one.id === id);

export function addTheme(situation: Situation, step: Ask, command: CommandOf<'addTheme'>): Decision {
  const round = revealed(situation, step);
  if ('ok' in round) return round;
  const { record, act } = situation;
  const live = themesOf(record, round).filter((one) => one.removedAt === null);
  if (live.some((one) => one.name === command.name)) return already('said.theme-added');
  if (live.length >= mostThemes) return refuse('not-now', 'refuse.themes-full', { count: mostThemes });
  const row: Theme = { stepId: step.id, version: round.version, id: act.id, name: command.name, madeBy: act.personId, madeAt: act.now, removedAt: null, revision: 1 };
  return done([{ put: 'themes', row }], [], { key: 'said.theme-added' });
}

export function renameTheme(situation: Situation, step: Ask, command: CommandOf<'renameTheme'>): Decision {
  const round = revealed(situation, step);
  if ('ok' in round) return round;
  const before = theme(situation.record, round, command.themeId);
  if (!before || before.removedAt !== null) return refuse('not-found', 'refuse.no-theme');
  if (before.name === command.name) return already('said.theme-renamed');
  if (before.revision !== command.base) {
    return { ok: false, refusal: { code: 'changed-meanwhile', because: { key: 'refuse.theme-changed' }, theirs: { text: before.name, revision: before.revision, by: nameOf(situation.record, before.madeBy) } } };
  }
  return done([{ put: 'themes', row: { ...before, name: command.name, revision: before.revision + 1 } }], [], { key: 'said.theme-renamed' });
}

/** What lies in a removed theme lies in none, until it is brought back. */
export function removeTheme(situation: Situation, step: Ask, command: CommandOf<'removeTheme'>): Decision {
  const round = revealed(situation, step);
  if ('ok' in round) return round;
  const before = theme(situation.record, round, command.themeId);
  if (!before) return refuse('not-found', 'refuse.no-theme');
  if ((before.removedAt !== null) === command.removed) return already(command.removed ? 'said.theme-removed' : 'said.theme-restored');
  return done([{ put: 'themes', row: { ...before, removedAt: command.removed ? situation.act.now : null, revision: before.revision + 1 } }], [], { key: command.removed ? 'said.theme-removed' : 'said.theme-restored' });
}

export function placeLine(situation: Situation, step: Ask, command: CommandOf<'placeLine'>): Decision {
  const round = revealed(situation, step);
  if ('ok' in round) return round;
  const { record, act } = situation;
  const line = answerLines(record, round).find((one) => isSame(one, { ...command, personId: command.of }));
  if (!line) return refuse('not-found', 'refuse.no-answer-line');
  if (command.themeId !== null && theme(record, round, command.themeId)?.removedAt !== null) return refuse('not-found', 'refuse.no-theme');
  if (themeOf(record, round, line) === command.themeId) return already('said.line-placed');
  const row: Placing = { stepId: step.id, version: round.version, questionId: line.questionId, personId: line.personId, line: line.line, themeId: command.themeId, movedBy: act.personId, movedAt: act.now };
  return done([{ put: 'placings', row }], [], { key: 'said.line-placed' });
}

/** A different view stays visible: beside the agreed text, and in the charter. */
export function keepLine(situation: Situation, step: Ask, command: CommandOf<'keepLine'>): Decision {
  const round = revealed(situation, step);
  if ('ok' in round) return round;
  const { record, act } = situation;
  const line = answerLines(record, round).find((one) => isSame(one, { ...command, personId: command.of }));
  if (!line) return refuse('not-found', 'refuse.no-answer-line');
  if (keptLines(record, round).some((one) => isSame(one, line)) === command.kept) return already(command.kept ? 'said.line-kept' : 'said.line-let-go');
  const row: Tick = { stepId: step.id, version: round.version, itemId: keepKey(line), ticked: command.kept, tickedBy: act.personId, tickedAt: act.now };
  return done([{ put: 'ticks', row }], [{ kind: 'card', stepId: step.id }], { key: command.kept ? 'said.line-kept' : 'said.line-let-go' });
}

import type { CommandOf } from '../commands';
import { already, done, refuse, type Decision, type Situation } from '../decision';
import type { Addition } from '../record';
import { currentRound } from '../rounds';
import { propose, type Terms } from './agreeing';
import { reveal, takeBackAnswer, writeAnswer } from './answering';
import { additionsTo } from './adding';
import { cardOf, consentAct, finished, hasFinished, latestProposal, missing, withoutStance, type Ask } from './asking';
import { consentCommands } from './byConsent';
import type { Kind } from './kind';
import { addTheme, keepLine, placeLine, removeTheme, renameTheme } from './theming';

const terms = (step: Ask): Terms => ({ step, slots: step.slots });

/** A text from the answers: only once they have been revealed. */
function proposeFromAnswers(situation: Situation, step: Ask, command: CommandOf<'propose'>): Decision {
  const round = currentRound(situation.record, step.id);
  if (!round?.revealedAt || round.skippedAt) return refuse('not-now', 'refuse.propose-before-reveal');
  return propose(situation, terms(step), round, command);
}

/** Questions answered in private, revealed together, and a text agreed from them. */
export const ask: Kind<Ask> = {
  status(at) {
    const proposal = latestProposal(at.record, at.round.stepId, at.round.version);
    if (proposal?.agreedAt) return 'done';
    if (proposal) return 'proposed';
    if (at.round.revealedAt) return 'revealed';
    return at.core.length > 0 && missing(at).length === 0 ? 'ready' : 'open';
  },
  waitsFor(at) {
    const proposal = latestProposal(at.record, at.round.stepId, at.round.version);
    if (proposal?.agreedAt) return [];
    if (proposal) return withoutStance(at, proposal);
    return at.round.revealedAt ? [] : missing(at);
  },
  given: finished,
  nextAct(at, personId) {
    const proposal = latestProposal(at.record, at.round.stepId, at.round.version);
    if (proposal?.agreedAt) return null;
    if (proposal) return consentAct(at, proposal, personId);
    if (at.round.revealedAt) return 'act.propose';
    if (!hasFinished(at, personId)) return 'act.answer';
    return missing(at).length === 0 ? 'act.reveal' : null;
  },
  commands: {
    saveDraft: (situation, step, command) => writeAnswer(situation, step, command),
    giveAnswer: (situation, step, command) => writeAnswer(situation, step, command),
    passAnswer: (situation, step, command) => writeAnswer(situation, step, command),
    takeBackAnswer,
    reveal,
    propose: proposeFromAnswers,
    ...consentCommands(terms),
    addTheme,
    renameTheme,
    removeTheme,
    placeLine,
    keepLine,
    addQuestion,
    removeQuestion,
  },
};

/** Together with the toolkit's own, more than anybody answers in one sitting. */
const mostOwn = 10;

/** A question of the group's own, asked beside the toolkit's; after the reveal it has to wait for the next version. */
function addQuestion(situation: Situation, step: Ask, command: CommandOf<'addQuestion'>): Decision {
  const { record, act } = situation;
  const there = additionsTo(record, step.id);
  if (there.some((one) => one.heading === command.heading)) return already('said.question-added');
  if (currentRound(record, step.id)?.revealedAt) return refuse('not-now', 'refuse.question-late');
  if (there.length >= mostOwn) return refuse('not-now', 'refuse.questions-full', { count: mostOwn });
  const row: Addition = { id: act.id, stepId: step.id, heading: command.heading, lead: command.lead === '' ? null : command.lead, url: null, addedBy: act.personId, addedAt: act.now, removedAt: null };
  return done([{ put: 'additions', row }], cardOf(step), { key: 'said.question-added' });
}

/** Taken out, its answers are kept: it can be brought back with them. */
function removeQuestion({ record, act }: Situation, step: Ask, command: CommandOf<'removeQuestion'>): Decision {
  const row = record.additions.find((one) => one.stepId === step.id && one.id === command.questionId);
  if (!row) return refuse('not-found', 'refuse.no-question');
  if ((row.removedAt !== null) === command.removed) return already(command.removed ? 'said.question-removed' : 'said.question-added');
  if (currentRound(record, step.id)?.revealedAt) return refuse('not-now', 'refuse.question-late');
  return done([{ put: 'additions', row: { ...row, removedAt: command.removed ? act.now : null } }], cardOf(step), { key: command.removed ? 'said.question-removed' : 'said.question-added' });
}

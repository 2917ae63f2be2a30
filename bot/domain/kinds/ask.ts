import type { CommandOf } from '../commands';
import { refuse, type Decision, type Situation } from '../decision';
import { currentRound } from '../rounds';
import { consent, propose, settle, type Terms } from './agreeing';
import { reveal, takeBackAnswer, writeAnswer } from './answering';
import { consentAct, finished, hasFinished, latestProposal, missing, withoutStance, type Ask } from './asking';
import type { Kind } from './kind';

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
    consent: (situation, step, command) => consent(situation, terms(step), command),
    settle: (situation, step, command) => settle(situation, terms(step), command),
  },
};

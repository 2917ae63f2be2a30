import type { PersonId, Proposal } from '../record';
import { consent, propose, settle } from './agreeing';
import { reveal, takeBackAnswer, writeAnswer } from './answering';
import { canSettle, finished, hasFinished, latestProposal, missing, withoutStance, type Ask } from './asking';
import type { Kind, Standing } from './kind';

/** Where everybody has spoken and it is still not agreed, an objection asks for another text, or the last one missing has left. */
function consentAct(at: Standing<Ask>, proposal: Proposal, personId: PersonId): 'act.consent' | 'act.propose' | null {
  const left = withoutStance(at, proposal);
  if (left.length > 0) return left.some((one) => one.personId === personId) ? 'act.consent' : null;
  return canSettle(at, proposal) ? 'act.consent' : 'act.propose';
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
    propose,
    consent,
    settle,
  },
};

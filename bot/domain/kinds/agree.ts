import type { StepOf } from '../../toolkit/schema';
import type { CommandOf } from '../commands';
import type { Decision, Situation } from '../decision';
import { workingRound } from '../rounds';
import { consent, propose, settle, type Terms } from './agreeing';
import { consentAct, latestProposal, withoutStance } from './asking';
import { consulting } from './consulting';
import type { Kind } from './kind';

type Agree = StepOf<'agree'>;

const terms = (step: Agree): Terms => ({ step, slots: step.slots });

/** A text by consent, without questions before it. */
export const agree: Kind<Agree> = {
  status(at) {
    const proposal = latestProposal(at.record, at.round.stepId, at.round.version);
    if (proposal?.agreedAt) return 'done';
    return proposal ? 'proposed' : 'open';
  },
  waitsFor(at) {
    const proposal = latestProposal(at.record, at.round.stepId, at.round.version);
    return proposal && proposal.agreedAt === null ? withoutStance(at, proposal) : [];
  },
  given: () => [],
  nextAct(at, personId) {
    const proposal = latestProposal(at.record, at.round.stepId, at.round.version);
    if (proposal?.agreedAt) return null;
    return proposal ? consentAct(at, proposal, personId) : 'act.propose';
  },
  commands: {
    propose: proposeText,
    consent: (situation, step, command) => consent(situation, terms(step), command),
    settle: (situation, step, command) => settle(situation, terms(step), command),
    ...consulting,
  },
};

function proposeText(situation: Situation, step: Agree, command: CommandOf<'propose'>): Decision {
  const { round, opening } = workingRound(situation, step);
  const decision = propose(situation, terms(step), round, command);
  return decision.ok && decision.changes.length > 0 ? { ...decision, changes: [...opening, ...decision.changes] } : decision;
}

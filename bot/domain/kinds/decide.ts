import type { StepOf } from '../../toolkit/schema';
import type { CommandOf } from '../commands';
import { refuse, type Decision, type Situation } from '../decision';
import { workingRound } from '../rounds';
import { consent, propose, settle, type Terms } from './agreeing';
import { consentAct, latestProposal, withoutStance } from './asking';
import { consulting } from './consulting';
import type { Kind } from './kind';

type Decide = StepOf<'decide'>;

/** A proposal of a decision has two parts: the option's id, and why. */
export const choicePart = 'choice';
export const whyPart = 'why';

const terms = (step: Decide): Terms => ({ step, slots: [{ id: choicePart }, { id: whyPart }] });

/** One of a few ways to go, by consent of the core group. */
export const decide: Kind<Decide> = {
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
    return proposal ? consentAct(at, proposal, personId) : 'act.decide';
  },
  commands: {
    propose: proposeOption,
    consent: (situation, step, command) => consent(situation, terms(step), command),
    settle: (situation, step, command) => settle(situation, terms(step), command),
    ...consulting,
  },
};

function proposeOption(situation: Situation, step: Decide, command: CommandOf<'propose'>): Decision {
  if (!step.options.some((one) => one.id === command.texts[choicePart])) return refuse('not-readable', 'refuse.no-option');
  if ((command.texts[whyPart] ?? '').trim() === '') return refuse('not-readable', 'refuse.why-missing');
  const { round, opening } = workingRound(situation, step);
  const decision = propose(situation, terms(step), round, command);
  return decision.ok && decision.changes.length > 0 ? { ...decision, changes: [...opening, ...decision.changes] } : decision;
}

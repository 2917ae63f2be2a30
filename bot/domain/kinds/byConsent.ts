import type { StepData } from '../../toolkit/schema';
import type { CommandOf } from '../commands';
import type { Decision, Situation } from '../decision';
import { workingRound } from '../rounds';
import { consent, propose, settle, type Terms } from './agreeing';
import { consentAct, latestProposal, withoutStance } from './asking';
import { consulting } from './consulting';
import type { Kind, NextAct } from './kind';

/** What can be said to a proposal, and to the text once it is agreed, whatever comes before it. */
export function consentCommands<S extends StepData>(terms: (step: S) => Terms) {
  return {
    consent: (situation: Situation, step: S, command: CommandOf<'consent'>): Decision => consent(situation, terms(step), command),
    settle: (situation: Situation, step: S, command: CommandOf<'settle'>): Decision => settle(situation, terms(step), command),
    ...consulting,
  };
}

interface ByConsent<S extends StepData> {
  terms: (step: S) => Terms;
  /** The button with which it begins. */
  first: NextAct;
  /** Why a proposal cannot be taken, before anything else is asked of it. */
  refusal?: (step: S, command: CommandOf<'propose'>) => Decision | null;
}

/** A kind whose whole work is one proposal and the core group's consent to it. */
export function byConsent<S extends StepData>({ terms, first, refusal = () => null }: ByConsent<S>): Kind<S> {
  return {
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
      return proposal ? consentAct(at, proposal, personId) : first;
    },
    commands: {
      propose(situation, step, command) {
        const refused = refusal(step, command);
        if (refused) return refused;
        const { round, opening } = workingRound(situation, step);
        const decision = propose(situation, terms(step), round, command);
        return decision.ok && decision.changes.length > 0 ? { ...decision, changes: [...opening, ...decision.changes] } : decision;
      },
      ...consentCommands(terms),
    },
  };
}

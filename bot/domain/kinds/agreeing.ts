import { actionsFromLines } from '../actionPlan';
import type { CommandOf } from '../commands';
import { already, done, refuse, type Decision, type Situation } from '../decision';
import { coreGroup, nameOf } from '../people';
import type { Change, CommunityRecord, Consent, Proposal, Round } from '../record';
import { currentRound } from '../rounds';
import type { StepData } from '../../toolkit/schema';
import { canSettle, cardOf, consentsOf, latestProposal } from './asking';

/** What a step asks the group to agree: the parts of a proposal, each a text by its id. */
export interface Terms {
  step: StepData;
  slots: readonly { id: string; makesActions?: 'baseline' | 'nice-to-have' | undefined }[];
}

/** A text that the group is asked to agree, in an open version of the step; a competing one is answered with what stands. */
export function propose(situation: Situation, { step, slots }: Terms, round: Round, command: CommandOf<'propose'>): Decision {
  const { record, act } = situation;
  const unknown = Object.keys(command.texts).find((id) => !slots.some((slot) => slot.id === id));
  if (unknown !== undefined) return refuse('not-found', 'refuse.no-slot');
  if (Object.values(command.texts).every((text) => text.trim() === '')) return refuse('not-readable', 'refuse.empty-proposal');
  const latest = latestProposal(record, step.id, round.version);
  if (latest?.agreedAt) return refuse('not-now', 'refuse.agreed-already');
  const texts = Object.fromEntries(slots.map((slot) => [slot.id, (command.texts[slot.id] ?? '').trim()]));
  if (latest && slots.every((slot) => latest.texts[slot.id] === texts[slot.id])) return already('said.proposed');
  if (latest && latest.number !== command.replaces) {
    return {
      ok: false,
      refusal: {
        code: 'changed-meanwhile', because: { key: 'refuse.proposal-changed', values: { name: nameOf(record, latest.proposedBy) ?? '' } },
        theirs: { text: slots.map((slot) => latest.texts[slot.id] ?? '').join('\n\n'), revision: latest.number, by: nameOf(record, latest.proposedBy) },
      },
    };
  }
  const proposal: Proposal = {
    // Numbers go on over the versions of a step: an old card's consent never meets a new text.
    stepId: step.id, version: round.version, number: Math.max(0, ...record.proposals.filter((one) => one.stepId === step.id).map((one) => one.number)) + 1, texts,
    proposedBy: act.personId, proposedAt: act.now, agreedAt: null, agreedBy: null,
  };
  const own: Consent = { stepId: step.id, version: round.version, number: proposal.number, personId: act.personId, stance: 'agree', reason: null, at: act.now };
  const alone = coreGroup(record).every((one) => one.personId === act.personId);
  const changes: Change[] = alone ? agreeTo(situation, { step, slots }, proposal, 'round') : [{ put: 'proposals', row: proposal }];
  return done([...changes, { put: 'consents', row: own }], cardOf(step), { key: alone ? 'said.agreed' : 'said.proposed' });
}

/** The proposal that stands, if it is the one that was read; else why nothing can be said to it. */
function proposalFor(record: CommunityRecord, step: StepData, number: number): { round: Round; proposal: Proposal } | Decision {
  const round = currentRound(record, step.id);
  const proposal = round && latestProposal(record, step.id, round.version);
  if (!round || !proposal || round.skippedAt) return refuse('not-now', 'refuse.no-proposal');
  if (proposal.number !== number) return refuse('changed-meanwhile', 'refuse.newer-proposal');
  return { round, proposal };
}

/** Where somebody stands; agreed once the whole core group has spoken and nobody objects. */
export function consent(situation: Situation, terms: Terms, command: CommandOf<'consent'>): Decision {
  const { record, act } = situation;
  const { step } = terms;
  const found = proposalFor(record, step, command.number);
  if ('ok' in found) return found;
  const { round, proposal } = found;
  if (command.stance !== 'agree' && !command.reason) return refuse('not-readable', 'refuse.reason-missing');
  const stances = consentsOf(record, proposal);
  const before = stances.find((one) => one.personId === act.personId);
  const same = before?.stance === command.stance && before.reason === command.reason;
  if (same && proposal.agreedAt) return already('said.stance');
  if (proposal.agreedAt) return refuse('not-now', 'refuse.agreed-already');
  const row: Consent = { stepId: step.id, version: round.version, number: proposal.number, personId: act.personId, stance: command.stance, reason: command.reason, at: act.now };
  const all = [...stances.filter((one) => one.personId !== act.personId), row];
  const everybody = coreGroup(record).every((member) => all.some((one) => one.personId === member.personId && one.stance !== 'object'));
  const changes: Change[] = [{ put: 'consents', row }];
  if (same && !everybody) return already('said.stance');
  if (!everybody) return done(changes, cardOf(step), { key: 'said.stance' });
  return done([...changes, ...agreeTo(situation, terms, proposal, 'round')], cardOf(step), { key: 'said.agreed' });
}

/** Closes the round with those who have spoken, so that somebody away does not hold it up. */
export function settle(situation: Situation, terms: Terms, command: CommandOf<'settle'>): Decision {
  const { record, act } = situation;
  const { step } = terms;
  const found = proposalFor(record, step, command.number);
  if ('ok' in found) return found;
  const { round, proposal } = found;
  if (proposal.agreedAt) return already('said.agreed');
  if (!canSettle({ record, step, round, core: coreGroup(record) }, proposal)) return refuse('not-now', 'refuse.settle-early');
  return done(agreeTo(situation, terms, proposal, act.personId), cardOf(step), { key: 'said.agreed' });
}

function agreeTo(situation: Situation, { step, slots }: Terms, proposal: Proposal, by: Proposal['agreedBy']): Change[] {
  const changes: Change[] = [{ put: 'proposals', row: { ...proposal, agreedAt: situation.act.now, agreedBy: by } }];
  for (const slot of slots) {
    if (slot.makesActions === undefined) continue;
    changes.push(...actionsFromLines(situation, proposal.texts[slot.id] ?? '', { ownerId: null, tier: slot.makesActions, source: `${step.id}/${proposal.version}/${slot.id}` }));
  }
  return changes;
}

import type { StepData, StepOf } from '../../toolkit/schema';
import type { Effect } from '../decision';
import { additionsTo } from './adding';
import type { Addition, Answer, CommunityRecord, Consent, Member, PersonId, Proposal, Round } from '../record';
import type { Standing } from './kind';

export type Ask = StepOf<'ask'>;

/** Days from opening after which two answers are enough for a reveal. Our default; the toolkit names none. */
export const revealAfterDays = 7;

export const answersOf = (record: CommunityRecord, round: Round): Answer[] =>
  record.answers.filter((one) => one.stepId === round.stepId && one.version === round.version);

/** The proposal that counts in a version: the latest one. */
export function latestProposal(record: CommunityRecord, stepId: string, version: number): Proposal | null {
  let latest: Proposal | null = null;
  for (const one of record.proposals) {
    if (one.stepId === stepId && one.version === version && (latest === null || one.number > latest.number)) latest = one;
  }
  return latest;
}

/** The text that stands agreed for a step, from whichever version it is: reopening does not undo it. */
export function agreedProposal(record: CommunityRecord, stepId: string): Proposal | null {
  let latest: Proposal | null = null;
  for (const one of record.proposals) {
    if (one.stepId !== stepId || one.agreedAt === null) continue;
    if (latest === null || one.version > latest.version || (one.version === latest.version && one.number > latest.number)) latest = one;
  }
  return latest;
}

type About = Pick<Proposal, 'stepId' | 'version' | 'number'>;

/** True for what is about the same proposal. */
export const isAbout = (proposal: About) => (one: About): boolean => one.stepId === proposal.stepId && one.version === proposal.version && one.number === proposal.number;

export const consentsOf = (record: CommunityRecord, proposal: Proposal): Consent[] => record.consents.filter(isAbout(proposal));

/** A question as it is asked: of the toolkit, or of the group's own. */
export type AskedQuestion = Ask['questions'][number] & { /** For one of the group's own. */ added: Addition | null };

/** The toolkit's questions of a step that are asked in this community. */
const toolkitQuestions = (record: CommunityRecord, step: Ask): Ask['questions'] => step.questions.filter((one) => isAsked(record, step, one.id));

/** The questions of a step, the toolkit's first. */
export const questionsOf = (record: CommunityRecord, step: Ask): AskedQuestion[] => [
  ...toolkitQuestions(record, step).map((one) => ({ ...one, added: null })),
  ...additionsTo(record, step.id).map((added) => ({ id: added.id, covers: [], important: false, signsUp: false, added })),
];

/** On the thirty-minute path only its own questions, and what somebody has answered already. */
function isAsked({ community, answers }: CommunityRecord, step: Ask, questionId: string): boolean {
  const chosen = community.path === 'fast' ? step.fast?.questions : undefined;
  return chosen === undefined || chosen.includes(questionId) || answers.some((one) => one.stepId === step.id && one.questionId === questionId && one.state !== 'draft');
}

/** True if the person has given or passed every question. */
export function hasFinished(at: Standing<Ask>, personId: PersonId): boolean {
  const mine = answersOf(at.record, at.round).filter((one) => one.personId === personId && one.state !== 'draft');
  // Asked of everybody in every step at each turn: it makes no list of the questions.
  const has = ({ id }: { id: string }): boolean => mine.some((one) => one.questionId === id);
  return toolkitQuestions(at.record, at.step).every(has) && additionsTo(at.record, at.step.id).every(has);
}

/** Who has given or passed every question, and who has not. */
export const finished = (at: Standing<Ask>): Member[] => at.core.filter((one) => hasFinished(at, one.personId));
export const missing = (at: Standing<Ask>): Member[] => at.core.filter((one) => !hasFinished(at, one.personId));

/** From when two answers are enough, ISO 8601 UTC. */
export const revealFrom = (round: Round): string => new Date(Date.parse(round.openedAt) + revealAfterDays * 86_400_000).toISOString();

/** Members of the core group who have not said where they stand. */
export function withoutStance(at: Standing, proposal: Proposal): Member[] {
  const stances = consentsOf(at.record, proposal);
  return at.core.filter((one) => !stances.some((consent) => consent.personId === one.personId));
}

/** Two agree (or all, where there are fewer), and nobody in the core group objects. */
export function canSettle(at: Standing, proposal: Proposal): boolean {
  const stances = consentsOf(at.record, proposal).filter((one) => at.core.some((member) => member.personId === one.personId));
  return !stances.some((one) => one.stance === 'object') && stances.length >= Math.min(2, at.core.length);
}

/** Where everybody has spoken and it is still not agreed, an objection asks for another text, or the last one missing has left. */
export function consentAct(at: Standing, proposal: Proposal, personId: PersonId): 'act.consent' | 'act.propose' | null {
  const left = withoutStance(at, proposal);
  if (left.some((one) => one.personId === personId)) return 'act.consent';
  // An objection asks for another text at once, also while others are still to speak.
  if (left.length > 0) return consentsOf(at.record, proposal).some((one) => one.stance === 'object') ? 'act.propose' : null;
  return canSettle(at, proposal) ? 'act.consent' : 'act.propose';
}

export const cardOf = (step: StepData): Effect[] => [{ kind: 'card', stepId: step.id }];

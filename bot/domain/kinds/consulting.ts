import type { StepData } from '../../toolkit/schema';
import type { CommandOf } from '../commands';
import { already, done, refuse, type Decision, type Situation } from '../decision';
import type { CommunityRecord, Consultation, Proposal, Voice } from '../record';
import { agreedProposal, cardOf, isAbout } from './asking';

/**
 * An agreed text is put to the members: they are told until when, and that silence counts as
 * agreement. In the core group only what is said counts (see `agreeing.ts`).
 */

export const consultationOf = (record: CommunityRecord, proposal: Proposal): Consultation | null => record.consultations.find(isAbout(proposal)) ?? null;

/** What the members say to a text, without what they took back; in the order in which it was said. */
export const voicesOf = (record: CommunityRecord, consultation: Consultation): Voice[] =>
  record.voices.filter(isAbout(consultation)).filter((one) => one.takenBackAt === null).sort((a, b) => a.saidAt.localeCompare(b.saidAt));

/** Until when members can speak, ISO 8601 UTC: the days count from the post that told them. Null as long as they have not been told. */
export const endsAt = ({ announcedAt, days }: Pick<Consultation, 'announcedAt' | 'days'>): string | null =>
  (announcedAt === null ? null : new Date(Date.parse(announcedAt) + days * 86_400_000).toISOString());

export const isOverAt = (consultation: Consultation, now: string): boolean => {
  const end = endsAt(consultation);
  return end !== null && end <= now;
};

/** Milliseconds that a post may take; after them it is lost, or held up where the list of what is on its way shows it. */
const postTakes = 10 * 60_000;

/** The members were not told, as far as anybody knows. */
export const mayAskAgain = ({ announcedAt, problem, openedAt }: Consultation, now: string): boolean =>
  announcedAt === null && (problem !== null || Date.parse(now) - Date.parse(openedAt) > postTakes);

/** Tells the members what was agreed, and asks those who see it otherwise to say so within some days. */
function askMembers({ record, act }: Situation, step: StepData, command: CommandOf<'askMembers'>): Decision {
  const proposal = agreedProposal(record, step.id);
  if (!proposal) return refuse('not-now', 'refuse.members-before-agreed');
  if (proposal.number !== command.number) return refuse('changed-meanwhile', 'refuse.newer-proposal');
  const before = consultationOf(record, proposal);
  if (before && !mayAskAgain(before, act.now)) return already('said.members-asked');
  // Silence means nothing where nobody was told.
  if (record.community.teamConversation === null) return refuse('not-now', 'refuse.no-team-place');
  const row: Consultation = { stepId: step.id, version: proposal.version, number: proposal.number, days: command.days, openedBy: act.personId, openedAt: act.now, announcedAt: null, problem: null };
  return done([{ put: 'consultations', row }], [{ kind: 'announce-consultation', stepId: step.id, number: proposal.number }, ...cardOf(step)], { key: 'said.members-asked' });
}

/** The text that the members are asked about, if it is the one that was read; else why nothing can be said to it. */
function askedText({ record, act }: Situation, step: StepData, number: number): Consultation | Decision {
  const proposal = agreedProposal(record, step.id);
  const consultation = proposal && consultationOf(record, proposal);
  if (!consultation) return refuse('not-now', 'refuse.members-not-asked');
  if (consultation.number !== number) return refuse('changed-meanwhile', 'refuse.newer-proposal');
  return isOverAt(consultation, act.now) ? refuse('not-now', 'refuse.members-over') : consultation;
}

/** A concern is written beside the text; an objection asks the core group for another one. */
function speakUp(situation: Situation, step: StepData, command: CommandOf<'speakUp'>): Decision {
  const { record, act } = situation;
  const asked = askedText(situation, step, command.number);
  if ('ok' in asked) return asked;
  const mine = voicesOf(record, asked).find((one) => one.personId === act.personId);
  if (mine?.stance === command.stance && mine.reason === command.reason) return already('said.spoken');
  const row: Voice = { stepId: step.id, version: asked.version, number: asked.number, personId: act.personId, stance: command.stance, reason: command.reason, saidAt: act.now, takenBackAt: null };
  return done([{ put: 'voices', row }], cardOf(step), { key: 'said.spoken' });
}

function takeBackVoice(situation: Situation, step: StepData, command: CommandOf<'takeBackVoice'>): Decision {
  const { record, act } = situation;
  const asked = askedText(situation, step, command.number);
  if ('ok' in asked) return asked;
  const mine = voicesOf(record, asked).find((one) => one.personId === act.personId);
  if (!mine) return already('said.voice-back');
  return done([{ put: 'voices', row: { ...mine, takenBackAt: act.now } }], cardOf(step), { key: 'said.voice-back' });
}

/** The commands of every kind that agrees a text. */
export const consulting = { askMembers, speakUp, takeBackVoice };

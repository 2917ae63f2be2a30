import type { CommandOf } from '../commands';
import { already, done, refuse, type Decision, type Effect, type Situation } from '../decision';
import { memberOf } from '../people';
import type { CommunityRecord, Thanks } from '../record';

/**
 * Thanks from one person to another. They are read by whom they are for; the members read them only where their author
 * would like that and the person who is thanked has said yes. Either takes it back at any time, also once it is posted.
 */

const thanksOf = ({ record }: Situation, id: string): Thanks | undefined => record.thanks.find((one) => one.id === id && one.takenBackAt === null);

export function sayThanks({ record, act }: Situation, { personId, text, share }: CommandOf<'sayThanks'>): Decision {
  if (record.thanks.some((one) => one.id === act.id)) return already('said.thanks');
  const to = memberOf(record, personId);
  if (!to || to.part === 'sponsor') return refuse('not-found', 'refuse.no-person');
  if (personId === act.personId) return refuse('not-now', 'refuse.thanks-oneself');
  if (share && record.community.teamConversation === null) return refuse('not-now', 'refuse.thanks-no-team');
  const row: Thanks = { id: act.id, byId: act.personId, toId: personId, text, saidAt: act.now, share, answer: null, answeredAt: null, postedAt: null, takenBackAt: null, revision: 1 };
  return done([{ put: 'thanks', row }], [], { key: share ? 'said.thanks-asked' : 'said.thanks', values: { name: to.name } });
}

/** What the person who is thanked says to its being posted. For anybody else it is not there. */
export function answerThanks(situation: Situation, { thanksId, base, answer }: CommandOf<'answerThanks'>): Decision {
  const { act } = situation;
  const before = thanksOf(situation, thanksId);
  if (before?.toId !== act.personId) return refuse('not-found', 'refuse.no-thanks');
  if (!before.share) return refuse('not-now', 'refuse.thanks-not-asked');
  if (before.answer === answer) return already(`said.thanks-${answer}`);
  if (before.revision !== base) return refuse('changed-meanwhile', 'refuse.thanks-changed');
  const row: Thanks = { ...before, answer, answeredAt: act.now, revision: before.revision + 1 };
  return done([{ put: 'thanks', row }], posting(before, answer === 'yes'), { key: `said.thanks-${answer}` });
}

export function takeBackThanks(situation: Situation, { thanksId }: CommandOf<'takeBackThanks'>): Decision {
  const { record, act } = situation;
  const before = record.thanks.find((one) => one.id === thanksId);
  if (before?.byId !== act.personId) return refuse('not-found', 'refuse.no-thanks');
  if (before.takenBackAt !== null) return already('said.thanks-back');
  return done([{ put: 'thanks', row: { ...before, text: '', takenBackAt: act.now, revision: before.revision + 1 } }], posting(before, false), { key: 'said.thanks-back' });
}

/** The post is made, or what is posted is brought up to date. */
const posting = ({ id, postedAt }: Thanks, wanted: boolean): Effect[] => (wanted || postedAt !== null ? [{ kind: 'post-thanks', thanksId: id }] : []);

/** Whether the members may read it: both want it, and both are there. */
export const isCelebrated = (record: CommunityRecord, one: Thanks): boolean =>
  one.share && one.answer === 'yes' && one.takenBackAt === null && [one.byId, one.toId].every((id) => memberOf(record, id) !== undefined);

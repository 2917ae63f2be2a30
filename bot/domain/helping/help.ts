import type { Toolkit } from '../../toolkit/schema';
import type { CommandOf } from '../commands';
import { settingsOf } from '../communitySettings';
import { already, done, refuse, type Decision, type Situation } from '../decision';
import { dateIn, laterDate } from '../kinds/event';
import { isOpenDay, whenAsked } from '../prompting/manners';
import { coreHours } from '../prompting/plan';
import type { CommunityRecord, HelpRequest } from '../record';
import { helpDesk, mayReadHelp } from './desk';

/** Help that members ask for, and what becomes of it. */

/** Days that are looked through for working days; a year of closures is none. */
const farthest = 400;

/** The last day on which a first answer is within the community's goal, `YYYY-MM-DD`. */
export function helpDueOn(record: Pick<CommunityRecord, 'community'>, toolkit: Pick<Toolkit, 'about'>, askedAt: string): string {
  const hours = whenAsked(coreHours(record, toolkit));
  let left = settingsOf(record.community).helpDays;
  let on = dateIn(record.community.zone, askedAt);
  for (let n = 0; left > 0 && n < farthest; n += 1) {
    on = laterDate(on, { days: 1 });
    if (isOpenDay(on, hours)) left -= 1;
  }
  return on;
}

/** Open past its day. */
export const isOverdue = (record: Pick<CommunityRecord, 'community'>, toolkit: Pick<Toolkit, 'about'>, { state, askedAt }: Pick<HelpRequest, 'state' | 'askedAt'>, now: string): boolean =>
  state === 'open' && helpDueOn(record, toolkit, askedAt) < dateIn(record.community.zone, now);

export function askHelp({ record, act }: Situation, { text }: CommandOf<'askHelp'>): Decision {
  if (record.helpRequests.some((one) => one.id === act.id)) return already('said.help-asked', { count: settingsOf(record.community).helpDays });
  const row: HelpRequest = { id: act.id, askedBy: act.personId, askedAt: act.now, text, state: 'open', takenBy: null, takenAt: null, answer: '', settledAt: null, revision: 1 };
  return done([{ put: 'helpRequests', row }], [], { key: 'said.help-asked', values: { count: settingsOf(record.community).helpDays } });
}

export function moveHelp({ record, act }: Situation, { requestId, base, act: move, note }: CommandOf<'moveHelp'>): Decision {
  const before = record.helpRequests.find((one) => one.id === requestId);
  // To anybody else it is not there.
  if (!before || !mayReadHelp(record, act.personId, before)) return refuse('not-found', 'refuse.no-help');
  if (move !== 'close' && move !== 'reopen' && !helpDesk(record).includes(act.personId)) return refuse('not-allowed', 'refuse.not-desk');
  const next = moved(before, move, note, act.personId, act.now);
  if (next === null) return already(`said.help-${move}`);
  if (before.revision !== base) return refuse('changed-meanwhile', 'refuse.help-changed');
  if ((move === 'answer' || move === 'pass') && note === '') return refuse('not-readable', move === 'answer' ? 'refuse.help-answer' : 'refuse.help-pass');
  return done([{ put: 'helpRequests', row: { ...next, revision: before.revision + 1 } }], [], { key: `said.help-${move}` });
}

/** The request after an act; null where it is so already. */
function moved(before: HelpRequest, move: CommandOf<'moveHelp'>['act'], note: string, by: string, now: string): HelpRequest | null {
  const taken = { takenBy: before.takenBy ?? by, takenAt: before.takenAt ?? now };
  switch (move) {
    case 'take': return before.takenBy === by && before.state === 'open' ? null : { ...before, takenBy: by, takenAt: now, state: 'open', settledAt: null };
    case 'answer': return before.state === 'answered' && before.answer === note ? null : { ...before, ...taken, state: 'answered', answer: note, settledAt: now };
    case 'pass': return before.state === 'passed' && before.answer === note ? null : { ...before, ...taken, state: 'passed', answer: note, settledAt: now };
    case 'close': return before.state === 'closed' ? null : { ...before, state: 'closed', settledAt: now };
    case 'reopen': return before.state === 'open' ? null : { ...before, state: 'open', settledAt: null };
  }
}

export function setHelpGoal({ record }: Situation, { days }: CommandOf<'setHelpGoal'>): Decision {
  const { community } = record;
  const before = settingsOf(community);
  if (before.helpDays === days) return already('said.help-goal');
  return done([{ put: 'community', row: { ...community, settings: { ...before, helpDays: days } } }], [], { key: 'said.help-goal' });
}

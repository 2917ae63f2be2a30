import type { Toolkit } from '../toolkit/schema';
import type { CommandOf } from './commands';
import { already, done, refuse, type Decision, type Effect, type Situation } from './decision';
import { isOver, journey } from './journey';
import { hasOtherGuests } from './outlook/series';
import { coreGroup, memberOf } from './people';
import { applyChanges, type Change, type CommunityRecord } from './record';
import { occurrences } from './recurrence';

/**
 * Who is in the core group. It chooses itself: it asks others in, one leaves by one's own act, and
 * nobody is put out by a colleague. Only where nobody is left in it, a member takes it up unasked.
 */
export function changeCore(situation: Situation, command: CommandOf<'changeCore'>): Decision {
  const { record, toolkit, act } = situation;
  const mine = command.personId === act.personId;
  if (!mine && memberOf(record, act.personId)?.part !== 'core') return refuse('not-allowed', 'refuse.not-allowed');
  const before = memberOf(record, command.personId);
  if (!before || before.part === 'sponsor') return refuse('not-found', 'refuse.no-person');
  if (before.part === command.part) return already('said.core-changed');
  if (command.part === 'member' && !mine) return refuse('not-allowed', 'refuse.core-of-other');
  if (command.part === 'member' && coreGroup(record).length === 1) return refuse('not-now', 'refuse.last-of-core');
  const next: Change = { put: 'members', row: { ...before, part: command.part } };
  const said = command.part === 'member' ? 'said.core-left' : mine ? 'said.core-taken-up' : 'said.core-asked-in';
  return done([next], [...coreCards(record, toolkit), ...invitations(applyChanges(record, [next]), act.now)], { key: said, values: { name: before.name } });
}

/** Who comes into the core group is invited to the meetings that are to come; who leaves it is taken off them. */
const invitations = (record: CommunityRecord, now: string): Effect[] =>
  record.series.filter((one) => hasOtherGuests(record, one) && (occurrences(one).at(-1) ?? '') > now).map((one) => ({ kind: 'book-series', seriesId: one.id }));

/** The cards that name the core group, or those of it whom a step waits for. */
export function coreCards(record: CommunityRecord, toolkit: Toolkit): Effect[] {
  const waiting = journey(record, toolkit).filter(({ step, round, status }) => (step.kind === 'ask' || step.kind === 'decide') && round !== null && !isOver(status));
  return [{ kind: 'start-card' }, ...waiting.map(({ step }): Effect => ({ kind: 'card', stepId: step.id }))];
}

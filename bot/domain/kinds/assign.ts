import type { StepOf } from '../../toolkit/schema';
import type { CommandOf } from '../commands';
import { already, done, refuse, type Decision, type Situation } from '../decision';
import { memberOf, nameOf } from '../people';
import type { Change, Holding } from '../record';
import { workingRound } from '../rounds';
import { dateIn } from './event';
import { finishStep } from './finishing';
import type { Kind, Standing } from './kind';

type Assign = StepOf<'assign'>;

const held = (at: Pick<Standing<Assign>, 'record'>, roleId: string): Holding[] => at.record.holdings.filter((one) => one.roleId === roleId && one.endedAt === null);
const isFilled = (at: Standing<Assign>, roleId: string): boolean => held(at, roleId).some((one) => one.acceptedAt !== null && one.part === 'holder');

export const assign: Kind<Assign> = {
  // A role may stay empty: the group may also say that the roles are settled as they are.
  // Reopened, only they can say so: the roles are as full as they were.
  status: (at) => (at.round.doneAt !== null || (at.round.version === 1 && at.step.roles.every((role) => isFilled(at, role.id))) ? 'done' : 'open'),
  waitsFor: (at) => at.core.filter((one) => at.step.roles.some((role) => held(at, role.id).some((holding) => holding.holder === one.personId && holding.acceptedAt === null))),
  given: (at) => at.core.filter((one) => at.step.roles.some((role) => held(at, role.id).some((holding) => holding.holder === one.personId && holding.acceptedAt !== null))),
  nextAct(at, personId) {
    if (assign.status(at) === 'done') return null;
    const offered = at.step.roles.some((role) => held(at, role.id).some((one) => one.holder === personId && one.acceptedAt === null));
    return offered ? 'act.accept-role' : 'act.roles';
  },
  commands: { takeRole, offerRole, setRoleTime, nameHolder, leaveRole, finishStep },
};

const noTime = { hours: null, untilOn: null };

const card = (step: Assign) => [{ kind: 'card' as const, stepId: step.id }];

function place(situation: Situation, step: Assign, holding: Holding, said: 'said.role-taken' | 'said.deputy-taken' | 'said.role-offered' | 'said.role-named'): Decision {
  // A volunteer from outside the core group does not take up again what the core group skipped.
  const opening = memberOf(situation.record, situation.act.personId)?.part === 'core' ? workingRound(situation, step).opening : [];
  const changes: Change[] = [...opening, { put: 'holdings', row: holding }];
  return done(changes, card(step), { key: said, values: { name: holding.name } });
}

function takeRole(situation: Situation, step: Assign, command: CommandOf<'takeRole'>): Decision {
  const { record, act } = situation;
  if (!step.roles.some((role) => role.id === command.roleId)) return refuse('not-found', 'refuse.no-role');
  const before = held({ record }, command.roleId).find((one) => one.holder === act.personId);
  const part = command.part ?? before?.part ?? 'holder';
  if (before?.acceptedAt && before.part === part) return already(part === 'deputy' ? 'said.deputy-taken' : 'said.role-taken');
  const name = nameOf(record, act.personId) ?? '';
  const time = before ? { hours: before.hours, untilOn: before.untilOn } : noTime;
  return place(situation, step, { roleId: command.roleId, holder: act.personId, name, part, ...time, offeredBy: before?.offeredBy ?? null, acceptedAt: act.now, endedAt: null }, part === 'deputy' ? 'said.deputy-taken' : 'said.role-taken');
}

function offerRole(situation: Situation, step: Assign, command: CommandOf<'offerRole'>): Decision {
  const { record, act } = situation;
  if (!step.roles.some((role) => role.id === command.roleId)) return refuse('not-found', 'refuse.no-role');
  const person = memberOf(record, command.personId);
  if (!person) return refuse('not-found', 'refuse.no-person');
  if (person.personId === act.personId) return takeRole(situation, step, { type: 'takeRole', stepId: step.id, roleId: command.roleId, ...(command.part ? { part: command.part } : {}) });
  if (held({ record }, command.roleId).some((one) => one.holder === person.personId)) return already('said.role-offered', { name: person.name });
  return place(situation, step, { roleId: command.roleId, holder: person.personId, name: person.name, part: command.part ?? 'holder', ...noTime, offeredBy: act.personId, acceptedAt: null, endedAt: null }, 'said.role-offered');
}

function setRoleTime(situation: Situation, step: Assign, command: CommandOf<'setRoleTime'>): Decision {
  const { record, act } = situation;
  const mine = held({ record }, command.roleId).find((one) => one.holder === act.personId && one.acceptedAt !== null);
  if (!mine || !step.roles.some((role) => role.id === command.roleId)) return refuse('not-now', 'refuse.role-not-mine');
  if (mine.hours === command.hours && mine.untilOn === command.untilOn) return already('said.role-time');
  if (command.untilOn !== null && command.untilOn < dateIn(record.community.zone, act.now)) return refuse('not-readable', 'refuse.date-past');
  return done([{ put: 'holdings', row: { ...mine, hours: command.hours, untilOn: command.untilOn } }], card(step), { key: 'said.role-time' });
}

function nameHolder(situation: Situation, step: Assign, command: CommandOf<'nameHolder'>): Decision {
  const role = step.roles.find((one) => one.id === command.roleId);
  if (!role) return refuse('not-found', 'refuse.no-role');
  if (!role.outside) return refuse('not-allowed', 'refuse.role-inside');
  const holder = `name:${command.name}`;
  if (held(situation, command.roleId).some((one) => one.holder === holder)) return already('said.role-named', { name: command.name });
  return place(situation, step, { roleId: role.id, holder, name: command.name, part: 'holder', ...noTime, offeredBy: situation.act.personId, acceptedAt: situation.act.now, endedAt: null }, 'said.role-named');
}

function leaveRole(situation: Situation, step: Assign, command: CommandOf<'leaveRole'>): Decision {
  const { record, act } = situation;
  const holder = command.holder ?? act.personId;
  // One's own role, an offer still open, a name from outside, or the role of somebody who has left: nobody takes a role from a colleague.
  const before = held({ record }, command.roleId).find((one) => one.holder === holder);
  if (!before) return already('said.role-left');
  if (holder !== act.personId && memberOf(record, act.personId)?.part !== 'core') return refuse('not-allowed', 'refuse.not-allowed');
  if (holder !== act.personId && memberOf(record, holder) && before.acceptedAt !== null) return refuse('not-allowed', 'refuse.role-of-other', { name: before.name });
  return done([{ put: 'holdings', row: { ...before, endedAt: act.now } }], card(step), { key: 'said.role-left' });
}

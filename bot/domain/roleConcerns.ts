import type { StepOf } from '../toolkit/schema';
import type { Reading } from './decision';
import { dateIn } from './kinds/event';
import type { Holding } from './record';
import { dateWords } from './times';
import { wordsFor } from './words';

/**
 * What the group may want to look at in its roles, as sentences; advice, which never holds anything up.
 * The toolkit finds two or three people with time helpful (S2B.3); more than half of the roles with one
 * person is our measure of too much. Roles that somebody outside the team may hold are left out.
 */
export function roleConcerns({ record, toolkit, say, now }: Reading, step: StepOf<'assign'>): string[] {
  const heading = (roleId: string): string => wordsFor(toolkit, `${step.id}.role.${roleId}`).heading;
  const inside = step.roles.filter((role) => !role.outside);
  const accepted = record.holdings.filter((one) => one.endedAt === null && one.acceptedAt !== null && step.roles.some((role) => role.id === one.roleId));
  const holders = accepted.filter((one) => one.part === 'holder');
  // Before anybody has taken a role there is nothing to say that the list does not show.
  if (holders.length === 0) return [];
  const held = (roleId: string): Holding[] => holders.filter((one) => one.roleId === roleId);
  const listed = (roles: readonly { id: string }[]): string[] => roles.map((role) => heading(role.id));
  const concerns: string[] = [];

  const theirs = holders.filter((one) => inside.some((role) => role.id === one.roleId));
  const people = [...new Map(theirs.map((one) => [one.holder, one])).values()];
  if (people.length === 1) concerns.push(say('roles.one-person', { name: people[0]?.name ?? '' }));
  else for (const { holder, name } of people) {
    const count = theirs.filter((one) => one.holder === holder).length;
    if (count > 1 && count * 2 > inside.length) concerns.push(say('roles.too-much', { name, count, total: inside.length }));
  }

  const empty = step.roles.filter((role) => held(role.id).length === 0);
  if (empty.length > 0) concerns.push(say('roles.empty', { count: empty.length, roles: listed(empty) }));

  const today = dateIn(record.community.zone, now);
  for (const one of accepted) if (one.untilOn !== null && one.untilOn < today) concerns.push(say('roles.until-past', { name: one.name, role: heading(one.roleId), date: dateWords(one.untilOn) }));

  const alone = inside.filter((role) => held(role.id).length === 1 && !accepted.some((one) => one.roleId === role.id && one.part === 'deputy'));
  if (alone.length > 0) concerns.push(say('roles.no-deputy', { count: alone.length, roles: listed(alone) }));
  return concerns;
}

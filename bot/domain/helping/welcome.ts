import type { CommandOf } from '../commands';
import { already, done, refuse, type Decision, type Reading, type Situation } from '../decision';
import { latestCharter } from '../kinds/document';
import { memberOf, nameOf } from '../people';
import { timeWords } from '../times';
import { welcomeDesk } from './desk';

/** The welcome of newcomers: written by a person, who finds a draft. */

/** Days for which somebody is a newcomer. */
export const newcomerDays = 30;

export function greet({ record, act }: Situation, { personId, greeted }: CommandOf<'greet'>): Decision {
  if (!welcomeDesk(record).includes(act.personId)) return refuse('not-allowed', 'refuse.not-desk');
  if (!memberOf(record, personId) || personId === act.personId) return refuse('not-found', 'refuse.no-person');
  const name = nameOf(record, personId) ?? '';
  const before = record.greetings.find((one) => one.personId === personId);
  const standing = before !== undefined && before.takenBackAt === null;
  if (standing && before.greetedBy !== act.personId) return refuse('changed-meanwhile', 'refuse.greeted', { name, by: nameOf(record, before.greetedBy) ?? '' });
  if (standing === greeted) return already(greeted ? 'said.greeted' : 'said.greeting-back', { name });
  if (!greeted) return done([{ put: 'greetings', row: { ...before as NonNullable<typeof before>, takenBackAt: act.now } }], [], { key: 'said.greeting-back', values: { name } });
  return done([{ put: 'greetings', row: { personId, greetedBy: act.personId, greetedAt: act.now, takenBackAt: null } }], [], { key: 'said.greeted', values: { name } });
}

/**
 * What member support may want to write to a newcomer: the group's own purpose, the next event, where the charter is. Drafted to be
 * changed, in the voice of whoever sends it; what the group has not agreed yet is not in it.
 */
export function welcomeText(reading: Reading, readerId: string, newcomer: string, next: { title: string; startsAt: string } | null): string {
  const { record, say } = reading;
  const { community } = record;
  const purpose = latestCharter(record)?.content.purpose ?? null;
  const charter = record.charters.length > 0;
  const first = (name: string): string => name.trim().split(/\s+/)[0] ?? name;
  return [
    say('welcome.hello', { name: first(newcomer), community: community.name }),
    purpose === null ? say('welcome.topic', { topic: community.topic }) : say('welcome.purpose', { purpose }),
    next === null ? null : say('welcome.next', { title: next.title, when: timeWords(next.startsAt, community.zone) }),
    say(charter ? 'welcome.charter' : 'welcome.tab'),
    say('welcome.ask'),
    first(nameOf(record, readerId) ?? ''),
  ].filter((line) => line !== null && line !== '').join('\n\n');
}

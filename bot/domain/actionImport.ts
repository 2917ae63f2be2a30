import { newAction } from './actionPlan';
import type { CommandOf } from './commands';
import { already, done, type Decision, type Situation } from './decision';
import type { Action, Change, CommunityRecord, PersonId } from './record';

/** Two titles that people would call the same. */
export const sameTitle = (title: string): string => title.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

/**
 * Adds the lines of a file to the plan. What is there already is not added twice. A line that names the person who
 * imports is theirs; one that names somebody else of the community is offered to them; any other name is left out.
 */
export function importActions(situation: Situation, { rows }: CommandOf<'importActions'>): Decision {
  const { record, act } = situation;
  const known = new Set(record.actions.map((one) => sameTitle(one.title)));
  const fresh = rows.filter(({ title }) => {
    const isNew = !known.has(sameTitle(title));
    known.add(sameTitle(title));
    return isNew;
  });
  if (fresh.length === 0) return already('said.imported-none');
  const changes = fresh.map(({ title, owner, dueOn, state, tier }, i): Change => {
    const named = personNamed(record, owner);
    const row: Action = {
      ...newAction(situation, `${act.id}.${i + 1}`, { title, ownerId: named === act.personId ? named : null, dueOn, tier, source: null }),
      state, finishedAt: state === 'done' ? act.now : null, offeredTo: named === act.personId ? null : named,
    };
    return { put: 'actions', row };
  });
  const left = rows.length - fresh.length;
  return done(changes, [], left === 0 ? { key: 'said.imported-all', values: { added: fresh.length } } : { key: 'said.imported', values: { added: fresh.length, left } });
}

/** Who is meant by a name, if it is that of one person in the community. */
function personNamed({ members }: CommunityRecord, name: string): PersonId | null {
  const meant = members.filter((one) => one.leftAt === null && one.part !== 'sponsor' && sameTitle(one.name) === sameTitle(name));
  return meant.length === 1 ? (meant[0]?.personId ?? null) : null;
}

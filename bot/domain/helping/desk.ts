import { coreGroup, memberOf } from '../people';
import type { CommunityRecord, HelpRequest, PersonId } from '../record';

/** Who looks after the others. Ids of the toolkit's roles. */
const support = 'member-support';
export const coordinator = 'coordinator';

/** People of the team who hold a role or stand in for its holder. */
const holding = (record: CommunityRecord, roleId: string): PersonId[] =>
  [...new Set(record.holdings.filter((one) => one.roleId === roleId && one.acceptedAt !== null && one.endedAt === null && memberOf(record, one.holder)).map((one) => one.holder))];

const whole = (record: CommunityRecord): PersonId[] => coreGroup(record).map((one) => one.personId);

/** Who welcomes newcomers: member support, else the coordinator, else the core group. */
export function welcomeDesk(record: CommunityRecord): PersonId[] {
  const [first, second] = [holding(record, support), holding(record, coordinator)];
  return first.length > 0 ? first : second.length > 0 ? second : whole(record);
}

/** Who reads what is asked: member support and the coordinator; the core group only where nobody holds either role. */
export function helpDesk(record: CommunityRecord): PersonId[] {
  const held = [...new Set([...holding(record, support), ...holding(record, coordinator)])];
  return held.length > 0 ? held : whole(record);
}

export const mayReadHelp = (record: CommunityRecord, personId: PersonId, { askedBy }: Pick<HelpRequest, 'askedBy'>): boolean => askedBy === personId || helpDesk(record).includes(personId);

import type { CommunityRecord, Member, PersonId } from './record';
import type { PersonRef } from './view';

/** The core group as it is now, in order of name. */
export function coreGroup(record: CommunityRecord): Member[] {
  return record.members.filter((one) => one.part === 'core' && one.leftAt === null).sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

export function memberOf(record: CommunityRecord, personId: PersonId): Member | undefined {
  return record.members.find((one) => one.personId === personId && one.leftAt === null);
}

/** The name of somebody, also of those who have left. */
export function nameOf(record: CommunityRecord, personId: PersonId): string | null {
  return record.members.find((one) => one.personId === personId)?.name ?? null;
}

export function refOf(record: CommunityRecord, personId: PersonId, unknown: string): PersonRef {
  return { id: personId, name: nameOf(record, personId) ?? unknown };
}

export const asRef = (member: Member): PersonRef => ({ id: member.personId, name: member.name });

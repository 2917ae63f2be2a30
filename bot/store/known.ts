import { applyChanges, type Change, type CommunityRecord } from '../domain/record';
import { readOf, wholeRow } from './recordSql';

/**
 * Records as they were last read or written here, so that a turn need not read them again. They hold what
 * every member of the core group reads alike. Another instance may have changed a record meanwhile: its
 * revision, which every writer moves on, tells.
 */
export interface Known {
  /** Null where it is not known, or not for this reader, who may be nobody (''). */
  recall(tenantId: string, communityId: string, readerId: string): CommunityRecord | null;
  /** What was read for a reader, without things that a command is about. */
  learn(tenantId: string, record: CommunityRecord, readerId: string): void;
  /** What brought the record to `revision`. */
  follow(tenantId: string, communityId: string, changes: readonly Change[], revision: number): void;
}

/** Communities that are kept in mind, those of the latest turns. A record takes some hundred kilobytes. */
const mostKnown = 100;

export function createKnown(): Known {
  // In the order of their last use.
  const records = new Map<string, CommunityRecord>();
  const nameOf = (tenantId: string, communityId: string): string => JSON.stringify([tenantId, communityId]);

  function keep(name: string, record: CommunityRecord): void {
    records.delete(name);
    // It is shared by all who read it: whoever would sort or fill a list of it in place is told at once.
    for (const rows of Object.values(record)) Object.freeze(rows);
    records.set(name, record);
    const [oldest] = records.keys();
    if (records.size > mostKnown && oldest !== undefined) records.delete(oldest);
  }

  return {
    recall(tenantId, communityId, readerId) {
      const name = nameOf(tenantId, communityId);
      const record = records.get(name);
      if (!record || !readsAll(record, readerId)) return null;
      records.delete(name);
      records.set(name, record);
      return record;
    },
    learn(tenantId, record, readerId) {
      if (readsAll(record, readerId)) keep(nameOf(tenantId, record.community.id), record);
    },
    follow(tenantId, communityId, changes, revision) {
      const name = nameOf(tenantId, communityId);
      const before = records.get(name);
      if (!before) return;
      // What no reading holds by itself is left to the queries that ask for it.
      const held = changes.filter((one) => one.put === 'community' || readOf(one.put) !== 'what-a-command-is-about');
      if (held.length === 0 && before.community.revision === revision) return;
      if (before.community.revision !== revision - 1 || held.some((one) => widens(before, one))) {
        records.delete(name);
        return;
      }
      const next = applyChanges(before, held.map((one) => ({ ...one, row: wholeRow(one.put, one.row) }) as Change));
      keep(name, { ...next, community: { ...next.community, revision } });
    },
  };
}

/** Plain members read their own rows besides, and strangers are not known. */
const readsAll = (record: CommunityRecord, readerId: string): boolean =>
  readerId === '' || record.members.some((one) => one.personId === readerId && one.part !== 'member');

/** True if a reading after the change may hold other rows besides: of what is read in part, or the member who is named for the first time. */
function widens(record: CommunityRecord, change: Change): boolean {
  const isNew = (one: unknown): boolean => typeof one === 'string' && !record.members.some((member) => member.personId === one);
  if (change.put === 'community') return (change.row.outlook ?? []).some((one) => isNew(one.personId));
  if (readOf(change.put) === 'some') return true;
  const { personId, ownerId, offeredTo, holder, organiserId } = change.row as { personId?: string; ownerId?: string | null; offeredTo?: string | null; holder?: string; organiserId?: string };
  return [personId, ownerId, offeredTo, holder, organiserId].some(isNew);
}

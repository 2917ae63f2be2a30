import type { Pool } from 'pg';
import type { Change, CommunityRecord } from '../domain/record';
import { keys } from '../domain/record';
import { createKnown } from './known';
import { loadRecord, recordStands, writeRecord, type Target } from './recordSql';

/** What was answered to a command, kept so that the same command gets the same answer. */
export interface Outcome {
  said: string | null;
  saved?: { revision: number; at: string };
}

export interface Loaded {
  record: CommunityRecord;
  /** The outcome of the command that was asked about, if it has been carried out already. */
  repeated: Outcome | null;
}

export interface Commit {
  commandId: string;
  personId: string;
  type: string;
  at: string;
  outcome: Outcome;
  changes: readonly Change[];
  deliveries: readonly { key: string; effect: unknown; wantedAt: string }[];
  /** No log row, and nobody who waits for changes is woken. */
  quiet?: boolean;
  /** The revision stays what it is. */
  still?: boolean;
}

export interface RecordStore {
  /**
   * The record with the members who count for the reader, and with the people and things that a command is about.
   * `revision` is at which it stands as the caller has just read; it spares the question whether what is known here is still true.
   */
  load(tenantId: string, communityId: string, readerId: string, commandId?: string, about?: readonly string[], revision?: number): Promise<Loaded | null>;
  /** The record as it is known here, which another instance may have changed: what is decided from it counts only once it is committed. Null if it is not known for the reader. */
  recall(tenantId: string, communityId: string, readerId: string, about?: readonly string[]): CommunityRecord | null;
  /**
   * Writes a command in one transaction if the record is still at `revision`; gives the new revision,
   * or null when another command came first (load again and decide again). A community that does
   * not exist yet is at revision 0.
   */
  commit(tenantId: string, communityId: string, revision: number, commit: Commit): Promise<number | null>;
}

const uniqueViolation = '23505';

export function createRecordStore(pool: Pool): RecordStore {
  const known = createKnown();

  /** What is known here, if it is how the record stands. */
  async function standing(tenantId: string, communityId: string, record: CommunityRecord, commandId: string | undefined, revision: number | undefined): Promise<Loaded | null> {
    const stands = revision === undefined || commandId !== undefined
      ? (await pool.query<{ revision: number; repeated: Outcome | null }>({ ...recordStands, values: [tenantId, communityId, commandId ?? null] })).rows[0]
      : { revision, repeated: null };
    return stands?.revision === record.community.revision ? { record, repeated: stands.repeated } : null;
  }

  return {
    recall: (tenantId, communityId, readerId, about = []) => (about.length === 0 ? known.recall(tenantId, communityId, readerId) : null),
    async load(tenantId, communityId, readerId, commandId, about = [], revision) {
      const recalled = this.recall(tenantId, communityId, readerId, about);
      const still = recalled && await standing(tenantId, communityId, recalled, commandId, revision);
      if (still) return still;
      const { rows } = await pool.query<Record<string, unknown>>({ ...loadRecord, values: [tenantId, communityId, readerId, commandId ?? null, about] });
      const row = rows[0];
      if (!row) return null;
      const { repeated, ...rest } = row;
      const record = rest as unknown as CommunityRecord;
      if (about.length === 0) known.learn(tenantId, record, readerId);
      return { record, repeated: (repeated as Outcome | null) ?? null };
    },
    async commit(tenantId, communityId, revision, commit) {
      const rows = rowsByTarget(commit.changes);
      const order = [...rows.keys()];
      const statement = writeRecord(order, revision === 0 ? 'new' : commit.still === true ? 'still' : 'old');
      const log = { quiet: commit.quiet ?? false, commandId: commit.commandId, personId: commit.personId, type: commit.type, at: commit.at, outcome: commit.outcome };
      try {
        const result = await pool.query<{ revision: number }>({
          ...statement,
          values: [tenantId, communityId, revision, JSON.stringify(log), JSON.stringify(commit.deliveries), ...order.map((target) => JSON.stringify(rows.get(target)))],
        });
        const written = result.rows[0]?.revision ?? null;
        if (written !== null) known.follow(tenantId, communityId, commit.changes, written);
        return written;
      } catch (error) {
        // The same command in another connection: its outcome is found at the next load.
        if ((error as { code?: string }).code === uniqueViolation) return null;
        throw error;
      }
    },
  };
}

/** Rows by table, in snake case, the last one for a key winning: one statement may not touch a row twice. */
function rowsByTarget(changes: readonly Change[]): Map<Target, Record<string, unknown>[]> {
  const byTarget = new Map<Target, Map<string, Record<string, unknown>>>();
  for (const change of changes) {
    const row = change.row as unknown as Record<string, unknown>;
    const key = change.put === 'community' ? 'one' : keys[change.put].map((field) => String(row[field])).join('\u0000');
    const rows = byTarget.get(change.put) ?? new Map<string, Record<string, unknown>>();
    rows.set(key, snakeKeys(change.put === 'community' ? { ...row, revision: 1 } : row));
    byTarget.set(change.put, rows);
  }
  return new Map([...byTarget].sort(([a], [b]) => a.localeCompare(b)).map(([target, rows]) => [target, [...rows.values()]]));
}

const snakeKeys = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]));

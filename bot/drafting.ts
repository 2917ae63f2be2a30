import { drawnUpon, updateDraft } from './domain/draftId';
import { keys, type CommunityRecord } from './domain/record';
import type { Store } from './store/store';

/** Communities whose rows are kept in memory between two looks. */
const mostKept = 200;

type Drawn = Pick<CommunityRecord, (typeof drawnUpon)[number]>;

/** Brings into a record what the draft of a text for members is drawn from, as publishing it reads it. */
export interface Drafting {
  drawnInto(tenantId: string, record: CommunityRecord): Promise<CommunityRecord>;
}

/** Read once for each revision of a community: everything of it changes with a command. */
export function createDrafting({ records }: Pick<Store, 'records'>): Drafting {
  const kept = new Map<string, { revision: number; drawn: Drawn }>();
  return {
    async drawnInto(tenantId, record) {
      const key = `${tenantId}/${record.community.id}`;
      const known = kept.get(key);
      if (known?.revision === record.community.revision) return merged(record, known.drawn);
      const loaded = await records.load(tenantId, record.community.id, '', undefined, [updateDraft]);
      if (!loaded) return record;
      kept.delete(key);
      kept.set(key, { revision: loaded.record.community.revision, drawn: loaded.record });
      for (const oldest of kept.keys()) {
        if (kept.size <= mostKept) break;
        kept.delete(oldest);
      }
      return merged(record, loaded.record);
    },
  };
}

/** What the record has stays; what it has not is added. */
function merged(record: CommunityRecord, drawn: Drawn): CommunityRecord {
  const next: CommunityRecord = { ...record };
  for (const one of drawnUpon) {
    const id = keys[one][0] as string;
    const rows = record[one] as unknown as Record<string, unknown>[];
    const known = new Set(rows.map((row) => row[id]));
    Object.assign(next, { [one]: [...rows, ...(drawn[one] as unknown as Record<string, unknown>[]).filter((row) => !known.has(row[id]))] });
  }
  return next;
}

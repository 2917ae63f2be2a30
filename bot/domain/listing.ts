import { likeness } from './portfolio';

/** A community that its core group has put into the list for everybody of the tenant. */
export interface ListedCommunity {
  id: string;
  name: string;
  topic: string;
  /** As the charter published last says it. */
  purpose: string | null;
  /** Whom one may write to: the coordinator, else the first of the core group; null where nobody has an address. */
  contact: { name: string; email: string } | null;
}

export interface ListedRow extends ListedCommunity {
  /** The reader is in it. */
  mine: boolean;
  /** The one of the reader's own communities that it has most words in common with, if any. */
  near: { name: string; shared: string[] } | null;
}

/** The list as one person reads it: what is close to their own communities first, then by name. */
export function listedRows(listed: readonly ListedCommunity[], mine: readonly Pick<ListedCommunity, 'id' | 'name' | 'topic'>[]): ListedRow[] {
  const own = new Set(mine.map((one) => one.id));
  const rows = listed.map((one): ListedRow => {
    const [best] = own.has(one.id) ? [] : mine.map((other) => ({ name: other.name, ...likeness(one, other) })).filter((other) => other.close).sort((a, b) => b.share - a.share || a.name.localeCompare(b.name, 'en'));
    return { ...one, mine: own.has(one.id), near: best ? { name: best.name, shared: best.shared } : null };
  });
  return rows.sort((a, b) => Number(b.near !== null) - Number(a.near !== null) || a.name.localeCompare(b.name, 'en') || a.id.localeCompare(b.id));
}

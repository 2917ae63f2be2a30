import type { Say } from '../toolkit/phrases';
import type { CommandOf } from './commands';
import { already, done, refuse, type Decision, type Reading, type Situation } from './decision';
import { nameOf } from './people';
import type { CommunityRecord, Pack, PersonId } from './record';
import type { PackView } from './view';

/** The pack with which a community takes everything along: asked for by one of the core group, opened and checked by another. */

/** The latest wish for a pack: what it became is what lies in Files. */
export const latestPack = (record: CommunityRecord): Pack | null =>
  [...record.packs].sort((a, b) => b.askedAt.localeCompare(a.askedAt) || b.id.localeCompare(a.id))[0] ?? null;

/** One at a time; asked for again while it waits, it goes on in the name of whoever asked last. */
export function makePack({ record, act }: Situation, say: Say): Decision {
  const before = latestPack(record);
  if (before?.state === 'asked') return already('said.pack-asked');
  const row: Pack = {
    id: before?.state === 'waiting' ? before.id : act.id, askedBy: act.personId, askedAt: act.now, state: 'asked', problem: null,
    fileName: say('pack.file', { name: record.community.name }), driveId: null, itemId: null, webUrl: null, checkedBy: null, checkedAt: null,
  };
  return done([{ put: 'packs', row }], [{ kind: 'file-pack', packId: row.id }], { key: 'said.pack-asked' });
}

/** Two people: who asked for it does not say alone that it is complete. Anybody in the core group can take it back. */
export function checkPack({ record, act }: Situation, { packId, complete }: CommandOf<'checkPack'>): Decision {
  const pack = record.packs.find((one) => one.id === packId);
  if (!pack) return refuse('not-found', 'refuse.no-pack');
  // Of an older one there is a version in Files, and nobody opens that.
  if (latestPack(record)?.id !== packId) return refuse('changed-meanwhile', 'refuse.pack-newer');
  if ((pack.checkedBy !== null) === complete) return already(complete ? 'said.pack-checked' : 'said.pack-unchecked');
  if (!complete) return done([{ put: 'packs', row: { ...pack, checkedBy: null, checkedAt: null } }], [], { key: 'said.pack-unchecked' });
  if (pack.askedBy === act.personId) return refuse('not-allowed', 'refuse.pack-own');
  // One that did not get into Files was downloaded and kept by hand.
  if (pack.state === 'asked' || pack.state === 'waiting') return refuse('not-now', 'refuse.pack-not-there');
  return done([{ put: 'packs', row: { ...pack, checkedBy: act.personId, checkedAt: act.now } }], [], { key: 'said.pack-checked' });
}

/** How the latest stands, for the core group. */
export function packView({ record, say }: Reading, personId: PersonId): PackView | null {
  const pack = latestPack(record);
  if (!pack) return null;
  const by = (id: PersonId): string => nameOf(record, id) ?? say('person.left');
  const { id, askedBy, askedAt, state, problem, fileName, webUrl, checkedBy, checkedAt } = pack;
  return { id, by: by(askedBy), mine: askedBy === personId, at: askedAt, state, problem, fileName, webUrl, checked: checkedBy === null || checkedAt === null ? null : { by: by(checkedBy), at: checkedAt } };
}

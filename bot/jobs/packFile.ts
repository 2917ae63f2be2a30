import type { CommunityRecord, Pack } from '../domain/record';
import { thereOf } from '../domain/keptFiles';
import { packOf, zipType } from '../exports/pack';
import type { Carriage, CarrierParts } from './carrier';
import type { ClientFor } from './graphWork';
import { fileInTeam } from './teamFile';

const find = (record: CommunityRecord, packId: string): Pack | undefined => record.packs.find((one) => one.id === packId);

/** Puts the pack into the team's Files in the name of who asked for it; a later one is the next version of the same file. Nothing is posted. */
export function packCarriage({ commands, store, say }: CarrierParts, clientFor: ClientFor): Carriage<'file-pack'> {
  return {
    repeatable: () => Promise.resolve(true),
    async carry(claim, { packId }, record) {
      const pack = find(record, packId);
      if (!pack) return { state: 'suppressed', reason: say('pack.gone') };
      const write = (part: Partial<Pack>, mark: string): Promise<void> =>
        commands.settle(claim.tenantId, record.community.id, `pack-${packId}-${mark}`, (now) => {
          const standing = find(now, packId);
          // Asked for anew meanwhile, it goes on in somebody else's name.
          if (!standing || standing.state === 'filed' || standing.askedAt !== pack.askedAt) return null;
          return { ok: true, said: null, changes: [{ put: 'packs', row: { ...standing, ...part } }], effects: [] };
        });
      return fileInTeam(clientFor, claim, record, {
        ...pack, publishedBy: pack.askedBy, before: thereOf(record, 'pack', say), noTeam: say('pack.no-team'), contentType: zipType,
        bytes: () => packOf({ store, tenantId: claim.tenantId, reading: commands.reading(record) }),
        filed: (file) => write({ state: 'filed', problem: null, fileName: file.name, driveId: file.driveId, itemId: file.itemId, webUrl: file.webUrl }, `filed-${claim.wanted}`),
        troubled: (state, problem, mark) => write({ state, problem }, mark),
      });
    },
  };
}

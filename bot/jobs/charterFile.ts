import { charterDocument } from '../graph/documents/charter';
import { englishCharterWords } from '../graph/documents/charter-words';
import { effectKey } from '../commands';
import { charterStep } from '../domain/charter';
import { thereOf } from '../domain/keptFiles';
import type { PublishedCharter } from '../domain/record';
import type { Carriage, CarrierParts } from './carrier';
import type { ClientFor } from './graphWork';
import { fileInTeam } from './teamFile';

const noTeam = 'The community has no team, so there are no Files to put the charter in. Download it from the tab and share it where you work.';

/**
 * Puts a published charter into the team's Files, writes down where it is, and wants the card that links it. Where
 * nobody has allowed the app to write there, the members are told without a file: it may never come.
 */
export function charterFileCarriage({ commands, store, say }: CarrierParts, clientFor: ClientFor): Carriage<'file-charter'> {
  return {
    repeatable: () => Promise.resolve(true),
    async carry(claim, effect, record) {
      const charter = record.charters.find((one) => one.version === effect.version);
      if (!charter) return { state: 'suppressed', reason: 'This version of the charter is not there.' };
      // A newer version is in the file: this one would come on top of it.
      if (charter.state === 'failed' && record.charters.some((one) => one.version > charter.version && one.state === 'filed')) return { state: 'suppressed', reason: charter.problem ?? '' };
      const { zone, id } = record.community;
      const step = charterStep(commands.reading(record).toolkit);
      const news = { kind: 'announce-charter', version: effect.version } as const;
      const untold = async (): Promise<boolean> => !(await store.deliveries.known({ tenantId: claim.tenantId, communityId: id, key: effectKey(news) }));
      const write = async (part: Partial<PublishedCharter>, mark: string, announce: boolean): Promise<void> =>
        commands.settle(claim.tenantId, id, `charter-${effect.version}-${mark}`, (now) => {
          const standing = now.charters.find((one) => one.version === effect.version);
          if (!standing || standing.state === 'filed') return null;
          // One that was overtaken on its way stays so, unless it arrived after all.
          if (part.state !== 'filed' && now.charters.some((one) => one.version > effect.version)) return null;
          return {
            ok: true, said: null, changes: [{ put: 'charters', row: { ...standing, ...part } }],
            effects: [...(announce ? [news] : []), ...(step ? [{ kind: 'card' as const, stepId: step.id }] : [])],
          };
        });
      return fileInTeam(clientFor, claim, record, {
        ...charter, noTeam, before: thereOf(record, 'charter', say),
        bytes: () => charterDocument(charter.content, englishCharterWords, 'en-GB', zone),
        filed: async (file) => write({ state: 'filed', problem: null, fileName: file.name, driveId: file.driveId, itemId: file.itemId, webUrl: file.webUrl }, 'filed', await untold()),
        troubled: async (state, problem, mark, refused) => write({ state, problem }, mark, refused && await untold()),
      });
    },
  };
}

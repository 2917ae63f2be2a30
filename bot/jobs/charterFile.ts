import { charterDocument } from '../graph/documents/charter';
import { englishCharterWords } from '../graph/documents/charter-words';
import { charterStep } from '../domain/charter';
import type { PublishedCharter } from '../domain/record';
import type { Carriage, CarrierParts } from './carrier';
import type { ClientFor } from './graphWork';
import { fileInTeam } from './teamFile';

const noTeam = 'The community has no team, so there are no Files to put the charter in. Download it from the tab and share it where you work.';

/** Puts a published charter into the team's Files, writes down where it is, and wants the card that links it. */
export function charterFileCarriage({ commands }: CarrierParts, clientFor: ClientFor): Carriage<'file-charter'> {
  return {
    repeatable: () => Promise.resolve(true),
    async carry(claim, effect, record) {
      const charter = record.charters.find((one) => one.version === effect.version);
      if (!charter) return { state: 'suppressed', reason: 'This version of the charter is not there.' };
      const { zone, id } = record.community;
      const step = charterStep(commands.reading(record).toolkit);
      const write = async (part: Partial<PublishedCharter>, mark: string, announce: boolean): Promise<void> =>
        commands.settle(claim.tenantId, id, `charter-${effect.version}-${mark}`, (now) => {
          const standing = now.charters.find((one) => one.version === effect.version);
          if (!standing || standing.state === 'filed') return null;
          // One that was overtaken on its way stays so, unless it arrived after all.
          if (part.state !== 'filed' && now.charters.some((one) => one.version > effect.version)) return null;
          return {
            ok: true, said: null, changes: [{ put: 'charters', row: { ...standing, ...part } }],
            effects: [...(announce ? [{ kind: 'announce-charter' as const, version: effect.version }] : []), ...(step ? [{ kind: 'card' as const, stepId: step.id }] : [])],
          };
        });
      return fileInTeam(clientFor, claim, record, {
        ...charter, noTeam,
        bytes: () => charterDocument(charter.content, englishCharterWords, 'en-GB', zone),
        filed: (file) => write({ state: 'filed', problem: null, fileName: file.name, driveId: file.driveId, itemId: file.itemId, webUrl: file.webUrl }, 'filed', true),
        troubled: (state, problem, mark) => write({ state, problem }, mark, false),
      });
    },
  };
}

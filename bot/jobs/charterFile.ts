import { charterDocument } from '../graph/documents/charter';
import { englishCharterWords } from '../graph/documents/charter-words';
import { channelFolder, docxType, fileScopes, putDocument } from '../graph/files';
import { GraphProblem } from '../graph/problems';
import { charterStep } from '../domain/charter';
import type { PublishedCharter } from '../domain/record';
import type { Carriage, CarrierParts, Fate } from './carrier';
import { fateOfProblem, type ClientFor } from './graphWork';

const noTeam = 'The community has no team, so there are no Files to put the charter in. Download it from the tab and share it where you work.';

/** Puts a published charter into the team's Files, writes down where it is, and wants the card that links it. */
export function charterFileCarriage({ commands }: CarrierParts, clientFor: ClientFor): Carriage<'file-charter'> {
  return {
    // A repeat makes one more version of the same content in SharePoint, never a second file.
    repeatable: () => Promise.resolve(true),
    async carry(claim, effect, record) {
      const charter = record.charters.find((one) => one.version === effect.version);
      if (!charter) return { state: 'suppressed', reason: 'This version of the charter is not there.' };
      if (charter.state === 'filed') return { state: 'sent' };
      const { groupId, teamConversation, zone, id } = record.community;
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
      if (groupId === null || teamConversation === null) {
        await write({ state: 'failed', problem: noTeam }, 'no-team', false);
        return { state: 'failed', reason: noTeam };
      }
      try {
        const client = clientFor(charter.publishedBy, fileScopes);
        const folder = await channelFolder(client, { groupId, channelId: teamConversation });
        const bytes = await charterDocument(charter.content, englishCharterWords, 'en-GB', zone);
        const filed = await putDocument(client, folder, { name: charter.fileName, bytes, contentType: docxType });
        await write({ state: 'filed', problem: null, fileName: filed.name, driveId: filed.driveId, itemId: filed.itemId, webUrl: filed.webUrl }, 'filed', true);
        return { state: 'sent' };
      } catch (error) {
        if (!(error instanceof GraphProblem)) throw error;
        const fate: Fate = fateOfProblem(error, claim);
        const state = fate.state === 'failed' ? 'failed' : 'waiting';
        if (charter.problem !== error.sentence || charter.state !== state) await write({ state, problem: error.sentence }, `${state}-${claim.wanted}-${claim.attempts}`, false);
        return fate;
      }
    },
  };
}

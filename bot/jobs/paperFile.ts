import { paperDocument } from '../graph/documents/paper';
import { englishCharterWords } from '../graph/documents/charter-words';
import { effectKey } from '../commands';
import type { Effect } from '../domain/decision';
import type { CommunityRecord, Paper } from '../domain/record';
import { paperCard } from '../teams/cards/paperCard';
import type { Carriage, CarrierParts } from './carrier';
import { postNews } from './cards';
import type { ClientFor } from './graphWork';
import { fileInTeam } from './teamFile';

const find = (record: CommunityRecord, { stepId, number }: { stepId: string; number: number }): Paper | undefined =>
  record.papers.find((one) => one.stepId === stepId && one.number === number);
const gone = { state: 'suppressed', reason: 'This text is not there.' } as const;

/** Puts a published paper into the team's Files; the post to the members, where it was asked for, follows whether or not there is a file, and once. */
export function paperFileCarriage({ commands, say, store }: CarrierParts, clientFor: ClientFor): Carriage<'file-paper'> {
  return {
    repeatable: () => Promise.resolve(true),
    async carry(claim, effect, record) {
      const paper = find(record, effect);
      if (!paper) return gone;
      const { zone, id } = record.community;
      const news: Effect = { ...effect, kind: 'announce-paper' };
      const write = async (part: Partial<Paper>, mark: string, tells: boolean): Promise<void> => {
        const untold = tells && !(await store.deliveries.known({ tenantId: claim.tenantId, communityId: id, key: effectKey(news) }));
        return commands.settle(claim.tenantId, id, `paper-${effect.stepId}-${effect.number}-${mark}`, (now) => {
          const standing = find(now, effect);
          if (!standing || standing.state === 'filed') return null;
          return { ok: true, said: null, changes: [{ put: 'papers', row: { ...standing, ...part } }], effects: [...(standing.told && untold ? [news] : []), { kind: 'card', stepId: effect.stepId }] };
        });
      };
      return fileInTeam(clientFor, claim, record, {
        ...paper, before: null, noTeam: say('paper.no-team'),
        bytes: () => paperDocument(paper.content, englishCharterWords, 'en-GB', zone),
        filed: (file) => write({ state: 'filed', problem: null, fileName: file.name, driveId: file.driveId, itemId: file.itemId, webUrl: file.webUrl }, 'filed', true),
        troubled: (state, problem, mark, refused) => write({ state, problem }, mark, state === 'failed' || refused),
      });
    },
  };
}

/** The one post with which the members are told of a paper. */
export function paperNewsCarriage(parts: CarrierParts): Carriage<'announce-paper'> {
  return {
    repeatable: () => Promise.resolve(false),
    carry(claim, effect, record) {
      const paper = find(record, effect);
      return paper ? postNews(parts, claim, record.community.teamConversation, paperCard(parts.commands.reading(record), paper)) : Promise.resolve(gone);
    },
  };
}

import { channelFolder, docxType, fileScopes, putDocument, type FiledDocument } from '../graph/files';
import { GraphProblem } from '../graph/problems';
import type { CommunityRecord } from '../domain/record';
import type { Claim } from '../store/deliveries';
import type { Fate } from './carrier';
import { fateOfProblem, type ClientFor } from './graphWork';

/** A document that somebody has published, on its way into the team's Files. */
export interface Filing {
  publishedBy: string;
  fileName: string;
  /** Word's unless told otherwise. */
  contentType?: string;
  state: 'asked' | 'filed' | 'waiting' | 'failed';
  problem: string | null;
  /** Said where the community has no team. */
  noTeam: string;
  bytes(): Promise<Buffer>;
  filed(file: FiledDocument): Promise<void>;
  /** Writes down what it waits for, or why it failed; `mark` is the same for one occasion. `refused`: nobody has allowed it, which may stay so. */
  troubled(state: 'waiting' | 'failed', problem: string, mark: string, refused: boolean): Promise<void>;
}

/** Puts a published document into the team's Files in the name of who published it. A repeat makes one more version of the same content in SharePoint, never a second file. */
export async function fileInTeam(clientFor: ClientFor, claim: Claim, { community }: CommunityRecord, filing: Filing): Promise<Fate> {
  if (filing.state === 'filed') return { state: 'sent' };
  const { groupId, teamConversation } = community;
  if (groupId === null || teamConversation === null) {
    await filing.troubled('failed', filing.noTeam, 'no-team', false);
    return { state: 'failed', reason: filing.noTeam };
  }
  try {
    const client = clientFor(filing.publishedBy, fileScopes);
    const folder = await channelFolder(client, { groupId, channelId: teamConversation });
    await filing.filed(await putDocument(client, folder, { name: filing.fileName, bytes: await filing.bytes(), contentType: filing.contentType ?? docxType }));
    return { state: 'sent' };
  } catch (error) {
    if (!(error instanceof GraphProblem)) throw error;
    const fate = fateOfProblem(error, claim);
    const state = fate.state === 'failed' ? 'failed' : 'waiting';
    if (filing.problem !== error.sentence || filing.state !== state) await filing.troubled(state, error.sentence, `${state}-${claim.wanted}-${claim.attempts}`, error.code === 'consent-needed');
    return fate;
  }
}

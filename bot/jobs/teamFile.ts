import { channelFolder, docxType, fileScopes, putDocument, putVersion, type FiledDocument } from '../graph/files';
import { GraphProblem } from '../graph/problems';
import type { CommunityRecord } from '../domain/record';
import type { Claim } from '../store/deliveries';
import type { Fate } from './carrier';
import { fateOfProblem, type ClientFor } from './graphWork';

/** A document that somebody has published, on its way into the team's Files. */
export interface Filing {
  publishedBy: string;
  fileName: string;
  /** The file with the versions before, of which this is the next; null for the first. */
  before: Pick<FiledDocument, 'driveId' | 'itemId'> | null;
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

/**
 * Puts a published document into the team's Files in the name of who published it: as the next version of the file
 * with the versions before, whatever people have named it and wherever they have moved it; else into the channel's
 * folder. A repeat makes one more version of the same content in SharePoint, never a second file.
 */
export async function fileInTeam(clientFor: ClientFor, claim: Claim, { community }: CommunityRecord, filing: Filing): Promise<Fate> {
  if (filing.state === 'filed') return { state: 'sent' };
  const { groupId, teamConversation } = community;
  if (groupId === null || teamConversation === null) {
    await filing.troubled('failed', filing.noTeam, 'no-team', false);
    return { state: 'failed', reason: filing.noTeam };
  }
  try {
    const client = clientFor(filing.publishedBy, fileScopes);
    const document = { name: filing.fileName, bytes: await filing.bytes(), contentType: filing.contentType ?? docxType };
    const next = filing.before && await putVersion(client, filing.before, document);
    await filing.filed(next ?? await putDocument(client, await channelFolder(client, { groupId, channelId: teamConversation }), document));
    return { state: 'sent' };
  } catch (error) {
    if (!(error instanceof GraphProblem)) throw error;
    const fate = fateOfProblem(error, claim);
    const state = fate.state === 'failed' ? 'failed' : 'waiting';
    if (filing.problem !== error.sentence || filing.state !== state) await filing.troubled(state, error.sentence, `${state}-${claim.wanted}-${claim.attempts}`, error.code === 'consent-needed');
    return fate;
  }
}

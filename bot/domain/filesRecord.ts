import type { Filed } from './filedRecord';
import type { PersonId } from './record';

/** What was last seen in SharePoint of the files that were put there from here. */
export interface FilesLook {
  /** In whose name it is looked. */
  askedBy: PersonId;
  askedAt: string;
  state: 'asked' | 'read' | 'waiting' | 'failed';
  /** Why it waits or failed, as a sentence for people. */
  problem: string | null;
  /** When everything was last looked at; null before. */
  readAt: string | null;
  /** Of the files that are not as they were put there. */
  found: FileFound[];
}

export interface FileFound {
  itemId: string;
  /** Deleted, or moved out of the library, which to Graph is the same. */
  gone: boolean;
  /** Where somebody has renamed it. */
  name: string | null;
  /** Where somebody has moved it: the folder's name. */
  folder: string | null;
}

/** A copy of a file for a channel of the team, asked for by a person. */
export interface FileCopy extends Omit<Filed, 'state'> {
  id: string;
  /** The file as `keptFiles` names it, and the mark of what of it is copied. */
  fileId: string;
  mark: string;
  /** Whose channel it is for; null for another channel of the team, which the next two name. */
  subGroupId: string | null;
  channelId: string | null;
  channelName: string | null;
  /** In whose name it is made. */
  askedBy: PersonId;
  askedAt: string;
  /** `copying`: Microsoft is at it. */
  state: 'asked' | 'copying' | 'filed' | 'waiting' | 'failed';
  /** Written before Microsoft is asked: from then on a file of this name may be the copy. */
  begunAt: string | null;
  /** The address at which Microsoft tells how the copy stands; shown to nobody. */
  monitor: string | null;
}

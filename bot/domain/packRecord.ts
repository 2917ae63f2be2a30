import type { PersonId } from './record';

/** That a person asked to put everything that members may keep into one file in the team's Files. */
export interface Pack {
  id: string;
  /** In whose name it is filed. */
  askedBy: PersonId;
  askedAt: string;
  state: 'asked' | 'filed' | 'waiting' | 'failed';
  /** Why it waits or failed, as a sentence for people. */
  problem: string | null;
  /** The same each time, so that the next one is a version of the same file. */
  fileName: string;
  driveId: string | null;
  itemId: string | null;
  webUrl: string | null;
  /** Somebody else than who asked for it, who has opened it and found it complete. */
  checkedBy: PersonId | null;
  checkedAt: string | null;
}

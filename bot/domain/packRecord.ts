import type { Filed } from './filedRecord';
import type { PersonId } from './record';

/** That a person asked to put everything that members may keep into one file in the team's Files. Its name is the same each time, so that the next one is a version of the same file. */
export interface Pack extends Filed {
  id: string;
  /** In whose name it is filed. */
  askedBy: PersonId;
  askedAt: string;
  /** Somebody else than who asked for it, who has opened it and found it complete. */
  checkedBy: PersonId | null;
  checkedAt: string | null;
}

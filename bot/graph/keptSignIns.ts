/** Where the sign-ins of people are kept, each sealed and for one person, so that any instance can go on in their name while they are away. */
export interface KeptSignIns {
  /** Whether something is to be kept for this person: they are in a core group, and have not said no. */
  wants(personId: string): Promise<boolean>;
  /** What was written last; null when nothing is, when it is too old, or when it cannot be opened with the key of today. */
  read(personId: string): Promise<string | null>;
  /** Keeps it where it is wanted. `isNew`: they were in the tab just now, from when its age counts. */
  write(personId: string, cache: string, isNew: boolean): Promise<void>;
  drop(personId: string): Promise<void>;
}

/** For an app without a key: nothing outlives the process, or the hour. */
export const nothingKept: KeptSignIns = {
  wants: () => Promise.resolve(false),
  read: () => Promise.resolve(null),
  write: () => Promise.resolve(),
  drop: () => Promise.resolve(),
};

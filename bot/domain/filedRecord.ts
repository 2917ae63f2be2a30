/** What became of a file that somebody has put into the team's Files. */
export interface Filed {
  state: 'asked' | 'filed' | 'waiting' | 'failed';
  /** Why it waits or failed, as a sentence for people. */
  problem: string | null;
  fileName: string;
  driveId: string | null;
  itemId: string | null;
  webUrl: string | null;
}

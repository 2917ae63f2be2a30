import type { PersonId } from './record';

/** A channel for a sub-group, made in the team because a person asked for it. */
export interface SubGroup {
  id: string;
  name: string;
  /** What it is for; members read it beside the channel's name. */
  about: string;
  askedBy: PersonId;
  askedAt: string;
  state: 'asked' | 'made' | 'waiting' | 'failed';
  /** Why it waits or failed, as a sentence for people. */
  problem: string | null;
  channelId: string | null;
  webUrl: string | null;
}

/** That a person asked to archive the team. */
export interface TeamArchiving {
  id: string;
  askedBy: PersonId;
  askedAt: string;
  /** Whether the team's files become read-only for members too. */
  filesReadOnly: boolean;
  state: 'asked' | 'running' | 'waiting' | 'done' | 'failed';
  problem: string | null;
  /** Names what is under way at Microsoft, for the next look. */
  operation: string | null;
  doneAt: string | null;
}

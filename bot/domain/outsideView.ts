import type { Action, Pack, PlannerLink, SubGroup, TeamArchiving } from './record';
import type { PersonRef } from './view';

/** The parts of a view that stand in the team as well: the plan, the log, sub-groups and the end of the team. */

/** What the core group makes in the team and how it ends it. */
export interface TeamView {
  hasTeam: boolean;
  /** The step from which the team is archived. */
  archiveStepId: string | null;
  subGroups: (Pick<SubGroup, 'id' | 'name' | 'about' | 'state' | 'problem' | 'webUrl'> & { by: string; at: string })[];
  archiving: (Pick<TeamArchiving, 'state' | 'problem' | 'filesReadOnly'> & { by: string; at: string }) | null;
  /** Null before one was asked for. */
  pack: PackView | null;
}

/** How the latest pack stands with which the community takes everything along. Moments are ISO 8601 UTC. */
export interface PackView extends Pick<Pack, 'id' | 'state' | 'problem' | 'fileName' | 'webUrl'> {
  by: string;
  /** The reader asked for it, so that somebody else has to check it. */
  mine: boolean;
  at: string;
  checked: { by: string; at: string } | null;
}

export interface ActionView extends Omit<Action, 'task' | 'offeredTo' | 'points'> {
  ownerName: string | null;
  /** Past its date in the community's zone and not finished. */
  overdue: boolean;
  mine: boolean;
  /** The step it came from, in words. */
  sourceHeading: string | null;
  /** Somebody deleted its task in Planner, and the core group is asked what is to become of it. */
  deletedThere: boolean;
  /** Who was named for it elsewhere and has not claimed it. */
  offeredTo: PersonRef | null;
  /** Its check list, in order of its words; empty without one. */
  points: { id: string; title: string; done: boolean }[];
}

/** How the action plan stands in Planner. */
export interface PlannerView {
  /** `no-group`: there is no team, so there is no plan to connect. */
  state: 'no-group' | 'off' | PlannerLink['state'];
  /** In whose name it is kept up to date. */
  by: PersonRef | null;
  /** ISO 8601 UTC. */
  since: string | null;
  lastAt: string | null;
  /** For the core group. */
  problem: string | null;
  webUrl: string | null;
  /** It waits for somebody else, and the reader can keep it in their own name. */
  takeOver: boolean;
  /** What Planner said lately when both sides had changed the same, and was not taken over. */
  kept: { at: string; texts: string } | null;
}

/** The log of the community in the team's Files. Moments are ISO 8601 UTC. */
export interface LogView {
  on: boolean;
  /** Null before there is a file. */
  webUrl: string | null;
  writtenAt: string | null;
  /** False without a team: there are no Files to keep it in. */
  hasFiles: boolean;
  /** What follows is for the core group; null for others. */
  state: 'asked' | 'written' | 'waiting' | 'failed' | 'off' | null;
  problem: string | null;
  news: { text: string; at: string } | null;
  /** In whose name it is written; null also for somebody who has left the core group. */
  by: string | null;
  isMine: boolean;
}

import type { PersonId } from './record';

/** The action plan as rows of the record, and what is kept of its twin in Planner. Times are ISO 8601 in UTC, dates `YYYY-MM-DD` in the community's zone. */

export type ActionState = 'to-do' | 'doing' | 'done' | 'dropped';

/** What Planner knows of a state: a task that was dropped is not there. */
export type Progress = Exclude<ActionState, 'dropped'>;

export type Tier = 'baseline' | 'nice-to-have' | null;

export interface Action {
  id: string;
  title: string;
  ownerId: PersonId | null;
  /** `YYYY-MM-DD` in the community's zone. */
  dueOn: string | null;
  state: ActionState;
  tier: Tier;
  /** Where it came from: `<stepId>/<version>/<slotId>`, or null when added by hand. */
  source: string | null;
  /** The priority that it serves, in the words that the group agreed; null where nobody has said. */
  serves: string | null;
  createdAt: string;
  createdBy: PersonId;
  finishedAt: string | null;
  revision: number;
  /** Somebody who was named for it elsewhere, in Planner or in a file. It is theirs when they claim it, and not before. */
  offeredTo: PersonId | null;
  /** Its task in Planner; null where it has none. */
  task: ActionTask | null;
  /** Its check list, as both sides last had it, with what people did here since; null for none. */
  points?: CheckPoint[] | null;
}

/** What both sides say of an action. */
export interface TaskFacts {
  title: string;
  dueOn: string | null;
  progress: Progress;
  tier: Tier;
}

/** What was so on both sides when they were last compared. */
export interface Agreed extends TaskFacts {
  /** The owner here. */
  ownerId: PersonId | null;
  /** Entra object ids of who was assigned in Planner. */
  assigneeIds: PersonId[];
}

/** A point of an action's check list (`planChecks.ts`). */
export interface CheckPoint {
  /** A GUID, the same in Planner. */
  id: string;
  title: string;
  done: boolean;
  /** What both sides last said of it; null while Planner does not have it. */
  agreed: boolean | null;
  /** Taken off here, which Planner has not heard of yet. */
  removed?: boolean;
}

export interface ActionTask {
  /** A task of another plan than the connected one counts as none. */
  planId: string;
  taskId: string;
  /** As Planner gave it last. */
  etag: string;
  agreed: Agreed;
  /** Somebody deleted it in Planner: the core group is asked what is to become of the action. */
  gone: boolean;
  /** Whom Planner does not take as an assignee: it is not asked again for the same person. */
  refused: PersonId | null;
}

/** The buckets of the plan by the tier that they stand for. */
export type Buckets = Record<'baseline' | 'nice-to-have' | 'other', string>;

/** The connection of the action plan with a basic plan of the team in Planner. */
export interface PlannerLink {
  /** In whose name it is kept up to date. */
  connectedBy: PersonId;
  connectedAt: string;
  state: 'asked' | 'on' | 'waiting' | 'failed';
  /** Why it waits or failed, or what Planner did not take, as a sentence for people. */
  problem: string | null;
  planId: string | null;
  webUrl: string | null;
  buckets: Buckets | null;
  /** When both sides were last found or made the same. */
  lastAt: string | null;
  /** What Planner said when both sides had last changed the same, and was not taken over. */
  kept: { at: string; texts: string } | null;
}

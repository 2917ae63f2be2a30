import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writeJson } from './disk';

export interface StoredBucket {
  id: string;
  name: string;
  orderHint: string;
  revision: number;
}

export interface StoredChecklistItem {
  title: string;
  isChecked: boolean;
  orderHint: string;
  modifiedBy: string;
  modifiedAt: string;
}

export interface StoredReference {
  alias: string;
  type: string;
  previewPriority: string;
  modifiedBy: string;
  modifiedAt: string;
}

/** Large properties of a task; a resource of its own with an etag of its own. */
export interface StoredTaskDetails {
  revision: number;
  description: string;
  previewType: string;
  checklist: Record<string, StoredChecklistItem>;
  /** By the encoded address. */
  references: Record<string, StoredReference>;
}

export interface StoredTask {
  id: string;
  bucketId: string | null;
  title: string;
  /** 0 to 100. */
  percentComplete: number;
  /** ISO 8601 in UTC. */
  startDateTime: string | null;
  dueDateTime: string | null;
  /** 0 (urgent) to 10. */
  priority: number;
  /** By the assignee's Entra object id. */
  assignments: Record<string, { orderHint: string; assignedBy: string; assignedAt: string }>;
  appliedCategories: Record<string, true>;
  conversationThreadId: string | null;
  assigneePriority: string;
  orderHint: string;
  createdBy: string;
  createdAt: string;
  completedBy: string | null;
  completedAt: string | null;
  revision: number;
  details: StoredTaskDetails;
}

export interface StoredPlan {
  id: string;
  title: string;
  groupId: string;
  createdBy: string;
  createdAt: string;
  revision: number;
  detailsRevision: number;
  /** Names of the labels, by `category1` to `category25`. */
  categoryDescriptions: Record<string, string | null>;
  sharedWith: Record<string, true>;
  buckets: StoredBucket[];
  tasks: StoredTask[];
}

export interface PlannerStore {
  plans(): StoredPlan[];
  /** Keeps a new or a changed plan with all that is in it; on the disk when this returns. */
  put(plan: StoredPlan): void;
  remove(planId: string): void;
}

/** Ids of Planner are 28 characters long and case-sensitive (Graph, plannerTask resource). */
export const newPlannerId = (): string => randomBytes(21).toString('base64url');

/** `folder/Planner/<plan id>.json` holds a plan with its buckets and tasks, oldest first. */
export function openPlannerStore(folder: string): PlannerStore {
  const planner = join(folder, 'Planner');
  mkdirSync(planner, { recursive: true });
  const plans = new Map<string, StoredPlan>();
  for (const name of readdirSync(planner).filter((one) => one.endsWith('.json'))) {
    const plan = readJson<StoredPlan>(join(planner, name));
    if (plan) plans.set(plan.id, plan);
  }
  const file = (planId: string): string => join(planner, `${planId}.json`);

  return {
    plans: () => [...plans.values()].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1)),
    put(plan) {
      writeJson(file(plan.id), plan);
      plans.set(plan.id, plan);
    },
    remove(planId) {
      rmSync(file(planId), { force: true });
      plans.delete(planId);
    },
  };
}

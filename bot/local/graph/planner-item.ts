import { graphRoot, Refusal, type Ask } from './answers';
import type { StoredBucket, StoredPlan, StoredTask } from './planner-store';

type Kind = 'Plan' | 'PlanDetails' | 'Bucket' | 'Task' | 'TaskDetails';

/** Each resource has an etag of its own: that of a task is never that of its details. */
const etag = (kind: Kind, id: string, revision: number): string => `W/"${Buffer.from(`'1-${kind} ${id.slice(0, 8)} ${revision}'`).toString('base64')}"`;

export const planEtag = (plan: StoredPlan): string => etag('Plan', plan.id, plan.revision);
export const planDetailsEtag = (plan: StoredPlan): string => etag('PlanDetails', plan.id, plan.detailsRevision);
export const bucketEtag = (bucket: StoredBucket): string => etag('Bucket', bucket.id, bucket.revision);
export const taskEtag = (task: StoredTask): string => etag('Task', task.id, task.revision);
export const taskDetailsEtag = (task: StoredTask): string => etag('TaskDetails', task.id, task.details.revision);

/**
 * Planner wants the etag that was read with every change: without it, or with an older one, 412; anything
 * that is no weak etag, `*` included, 400 (Graph, Planner overview, "Planner resource versioning").
 */
export function checkEtag(ask: Ask, current: string): void {
  const given = ask.headers['if-match'];
  if (given === undefined) throw new Refusal(412, 'PreconditionFailed', 'The If-Match header must be specified for this type of request.');
  if (!/^W\/"[^"\\]*"$/.test(given)) throw new Refusal(400, 'BadRequest', 'The If-Match header contains an invalid value.');
  if (given !== current) throw new Refusal(412, 'PreconditionFailed', 'The version that the If-Match header names is not the latest one.');
}

const by = (personId: string) => ({ user: { id: personId, displayName: null } });
const byOrNull = (personId: string | null) => (personId === null ? null : by(personId));

export const planJson = (plan: StoredPlan) => ({
  '@odata.etag': planEtag(plan), id: plan.id, title: plan.title, owner: plan.groupId, createdDateTime: plan.createdAt, createdBy: by(plan.createdBy),
  container: { containerId: plan.groupId, type: 'group', url: `${graphRoot}/groups/${plan.groupId}` },
});

export const planDetailsJson = (plan: StoredPlan) => ({
  '@odata.etag': planDetailsEtag(plan), id: plan.id, sharedWith: plan.sharedWith,
  categoryDescriptions: Object.fromEntries(Array.from({ length: 25 }, (_none, at) => [`category${at + 1}`, plan.categoryDescriptions[`category${at + 1}`] ?? null])),
});

export const bucketJson = (plan: StoredPlan, bucket: StoredBucket) => ({
  '@odata.etag': bucketEtag(bucket), id: bucket.id, name: bucket.name, planId: plan.id, orderHint: bucket.orderHint,
});

export function taskJson(plan: StoredPlan, task: StoredTask) {
  const items = Object.values(task.details.checklist);
  return {
    '@odata.etag': taskEtag(task), id: task.id, planId: plan.id, bucketId: task.bucketId, title: task.title, orderHint: task.orderHint,
    assigneePriority: task.assigneePriority, percentComplete: task.percentComplete, priority: task.priority,
    startDateTime: task.startDateTime, dueDateTime: task.dueDateTime, createdDateTime: task.createdAt, createdBy: by(task.createdBy),
    completedDateTime: task.completedAt, completedBy: byOrNull(task.completedBy), conversationThreadId: task.conversationThreadId,
    hasDescription: task.details.description !== '', previewType: task.details.previewType, referenceCount: Object.keys(task.details.references).length,
    checklistItemCount: items.length, activeChecklistItemCount: items.filter((one) => !one.isChecked).length,
    appliedCategories: task.appliedCategories,
    assignments: Object.fromEntries(Object.entries(task.assignments).map(([personId, one]) => [personId, {
      '@odata.type': '#microsoft.graph.plannerAssignment', assignedDateTime: one.assignedAt, orderHint: one.orderHint, assignedBy: by(one.assignedBy),
    }])),
  };
}

export const taskDetailsJson = (task: StoredTask) => ({
  '@odata.etag': taskDetailsEtag(task), id: task.id, description: task.details.description, previewType: task.details.previewType,
  checklist: Object.fromEntries(Object.entries(task.details.checklist).map(([id, one]) => [id, {
    '@odata.type': '#microsoft.graph.plannerChecklistItem', title: one.title, isChecked: one.isChecked, orderHint: one.orderHint,
    lastModifiedDateTime: one.modifiedAt, lastModifiedBy: by(one.modifiedBy),
  }])),
  references: Object.fromEntries(Object.entries(task.details.references).map(([key, one]) => [key, {
    '@odata.type': '#microsoft.graph.plannerExternalReference', alias: one.alias, type: one.type, previewPriority: one.previewPriority,
    lastModifiedDateTime: one.modifiedAt, lastModifiedBy: by(one.modifiedBy),
  }])),
});

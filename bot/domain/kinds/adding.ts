import type { Addition, CommunityRecord } from '../record';

/** What the group has added to a step and not taken out again, in the order in which it was added. */
export const additionsTo = (record: CommunityRecord, stepId: string): Addition[] =>
  record.additions.filter((one) => one.stepId === stepId && one.removedAt === null).sort((a, b) => a.addedAt.localeCompare(b.addedAt) || a.id.localeCompare(b.id));

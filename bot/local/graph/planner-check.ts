import { Refusal } from './answers';
import { checkNames, givenObject, givenText } from './given';

export const badPlanner = (message: string): Refusal => new Refusal(400, 'BadRequest', message);

/** A limit of the service is answered with 403 and its own code (Graph, Planner overview, "403 Forbidden"). */
const overLimit = (code: string, what: string): Refusal => new Refusal(403, code, `The maximum number of ${what} has been exceeded.`);

/** Microsoft's "Planner limits" page; of two published numbers the smaller. */
export const plannerLimits = { plansOfGroup: 200, bucketsInPlan: 200, tasksInPlan: 9_000, activeTasksInPlan: 3_000, assigneesOfTask: 11, checklistItems: 20, references: 10 } as const;

export function checkLimit(count: number, limit: keyof typeof plannerLimits): void {
  if (count > plannerLimits[limit]) throw overLimit(...limitCodes[limit]);
}

const limitCodes: Record<keyof typeof plannerLimits, [code: string, what: string]> = {
  plansOfGroup: ['MaximumProjectsOwnedByUser', 'plans owned by a group'],
  bucketsInPlan: ['MaximumBucketsInProject', 'buckets in a plan'],
  tasksInPlan: ['MaximumTasksInProject', 'tasks in a plan'],
  activeTasksInPlan: ['MaximumActiveTasksInProject', 'tasks that are not completed in a plan'],
  assigneesOfTask: ['MaximumAssigneesInTasks', 'assignees of a task'],
  checklistItems: ['MaximumChecklistItemsOnTask', 'checklist items on a task'],
  references: ['MaximumReferencesOnTask', 'references on a task'],
};

const longestTitle = 255;

/** A title or a name: 1 to 255 characters. */
export function plannerTitle(value: unknown, name: string): string {
  const text = givenText(value, name, longestTitle, badPlanner);
  if (text.trim() === '') throw badPlanner(`The property '${name}' must not be empty.`);
  return text;
}

/** An order hint is sent as `<before> <after>!`, never as a value that was read (Graph, "Using order hints in Planner"). */
export function checkHint(value: unknown, name: string): void {
  if (typeof value !== 'string' || !/^\S* \S*!$/.test(value)) throw badPlanner(`The property '${name}' does not hold a valid order hint.`);
}

/** The service makes the hints that are kept; later ones sort later. */
export const madeHint = (): string => `85${process.hrtime.bigint().toString().padStart(20, '0')}P|`;

/** Who changes something, and when. */
export interface Changing {
  personId: string;
  now: Date;
}

/** Values of an open type name their own type. */
export function openType(value: unknown, at: string, type: string, names: ReadonlySet<string>): Record<string, unknown> {
  const given = givenObject(value, at, badPlanner);
  if (!new RegExp(`^#?microsoft\\.graph\\.${type}$`, 'i').test(String(given['@odata.type']))) throw badPlanner(`The value of '${at}' does not declare the type microsoft.graph.${type}.`);
  checkNames(given, names, type, badPlanner);
  return given;
}

export const isCategory = (name: string): boolean => /^category([1-9]|1\d|2[0-5])$/.test(name);

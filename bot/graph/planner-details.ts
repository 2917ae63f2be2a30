import type { Client } from '@microsoft/microsoft-graph-client';
import { segment } from './client';
import { plannerProblem, plannerTitle } from './planner';

export interface TaskLink {
  url: string;
  /** What people read in its place. */
  label: string;
}

export interface ChecklistItem {
  /** A GUID; whoever adds the item makes it, and keeps it for the next writing. */
  id: string;
  title: string;
  done: boolean;
}

export interface TaskDetails {
  taskId: string;
  /** Of the details, which is not that of the task. */
  etag: string;
  description: string;
  /** In no particular order. */
  checklist: ChecklistItem[];
  /** As Planner keeps them: see `linkKey`. */
  linkKeys: string[];
}

interface GraphDetails {
  '@odata.etag': string;
  description?: string | null;
  checklist?: Record<string, { title?: string | null; isChecked?: boolean | null }> | null;
  references?: Record<string, unknown> | null;
}

const path = (taskId: string): string => `/planner/tasks/${segment(taskId)}/details`;
const ownKeys = (value: object | null | undefined): string[] => Object.keys(value ?? {}).filter((name) => !name.startsWith('@'));

/** An address as the name of a property, which takes no `% . : @ #` (Graph, plannerExternalReferences resource). */
export const linkKey = (url: string): string =>
  url.replace(/[%.:@#]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

/** A link as one value of the open type `references`. */
export const linkOf = ({ url, label }: TaskLink): Record<string, object> =>
  ({ [linkKey(url)]: { '@odata.type': '#microsoft.graph.plannerExternalReference', alias: label, type: 'Other' } });

function told(taskId: string, details: GraphDetails): TaskDetails {
  const checklist = details.checklist ?? {};
  return {
    taskId, etag: details['@odata.etag'], description: details.description ?? '', linkKeys: ownKeys(details.references),
    checklist: ownKeys(checklist).map((id) => ({ id, title: checklist[id]?.title ?? '', done: checklist[id]?.isChecked === true })),
  };
}

/** What a task holds behind its title, or null when the task is no longer there. Throws `GraphProblem`. */
export async function readDetails(client: Client, taskId: string): Promise<TaskDetails | null> {
  try {
    return told(taskId, await client.api(path(taskId)).get() as GraphDetails);
  } catch (error) {
    const problem = plannerProblem(error, true);
    if (problem.code === 'not-found') return null;
    throw problem;
  }
}

/**
 * Makes description and checklist what is wanted, by difference from `standing`, and gives the new details; nothing
 * is sent when nothing differs. A left-out part stays. The task's own etag is another one afterwards.
 * Throws `GraphProblem`: `changed-meanwhile` when somebody changed the details since, `full` above 20 items.
 */
export async function changeDetails(client: Client, standing: TaskDetails, wanted: { description?: string; checklist?: readonly ChecklistItem[] }): Promise<TaskDetails> {
  const checklist = wanted.checklist === undefined ? {} : difference(standing.checklist, wanted.checklist);
  const body = {
    ...(wanted.description === undefined || wanted.description === standing.description ? {} : { description: wanted.description }),
    ...(Object.keys(checklist).length === 0 ? {} : { checklist }),
  };
  return Object.keys(body).length === 0 ? standing : patch(client, standing, body);
}

/** Only what differs; null takes an item out. */
function difference(standing: readonly ChecklistItem[], wanted: readonly ChecklistItem[]): Record<string, object | null> {
  const changes: Record<string, object | null> = {};
  for (const one of standing) if (!wanted.some(({ id }) => id === one.id)) changes[one.id] = null;
  for (const one of wanted) {
    const before = standing.find(({ id }) => id === one.id);
    const title = plannerTitle(one.title);
    if (before && before.title === title && before.done === one.done) continue;
    changes[one.id] = { '@odata.type': 'microsoft.graph.plannerChecklistItem', title, isChecked: one.done, ...(before ? {} : { orderHint: ' !' }) };
  }
  return changes;
}

/** Puts a link on a task that has none of this address. Safe to repeat. Throws `GraphProblem`. */
export async function addLink(client: Client, taskId: string, link: TaskLink): Promise<void> {
  const standing = await readDetails(client, taskId);
  if (!standing || standing.linkKeys.includes(linkKey(link.url))) return;
  await patch(client, standing, { references: linkOf(link) });
}

async function patch(client: Client, { taskId, etag }: TaskDetails, body: object): Promise<TaskDetails> {
  const next = await client.api(path(taskId)).headers({ 'If-Match': etag, Prefer: 'return=representation' }).patch(body)
    .catch((error: unknown) => { throw plannerProblem(error, true); }) as GraphDetails;
  return told(taskId, next);
}

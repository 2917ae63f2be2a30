import type { ActionView } from '../../bot/domain/view';
import { plannerScopes } from '../../bot/graph/planner';
import { readTasks } from '../../bot/graph/planner-tasks';
import { localTeam } from '../../bot/local/people';
import { eventually } from '../journeys/people';
import type { World } from '../journeys/world';
import type { Group } from './group';

/** The action plan of a group on both sides: here through the API as Amara, in Planner through Graph as Tom. */
export function inBoth(world: () => World, group: () => Group) {
  const view = () => group().amara.view(group().communityId);
  const planner = async () => (await view()).planner;
  const action = async (title: string): Promise<ActionView | undefined> => (await view()).actions.find((one) => one.title === title);
  const id = async (title: string): Promise<string> => (await action(title))?.id ?? '';
  const plans = () => world().local.graph.plans();
  const tasks = () => plans().flatMap((one) => one.tasks);
  const titles = () => tasks().map((one) => one.title).sort();
  const writes = () => world().exchanges.filter(({ request }) => /planner/.test(request.url) && request.method !== 'GET').length;
  const client = (who = group().tom) => world().local.clientFor(who.id, plannerScopes);
  const add = (title: string, more: { ownerId?: string | null; dueOn?: string | null; tier?: 'baseline' | 'nice-to-have' | null } = {}, who = group().amara) =>
    who.do(group().communityId, { type: 'addAction', title, ownerId: null, dueOn: null, tier: null, ...more });
  const change = (actionId: string, more: object) => group().amara.do(group().communityId, { type: 'changeAction', actionId, ...more });
  const quiet = () => eventually(async () => (await view()).pending.length === 0 && !(await busy()), 'a rest');
  const busy = async () => (await world().store.deliveries.tally(world().local.tenantId, group().communityId)).some((one) => one.kind === 'sync-plan' && one.state === 'waiting');

  /** The plan as Graph gives it, and what Tom does there. */
  const standing = async () => readTasks(client(), await planId());
  async function planId(): Promise<string> {
    const { value } = (await client().api(`/groups/${localTeam.groupId}/planner/plans`).get()) as { value: { id: string }[] };
    return value[0]?.id ?? '';
  }
  const there = async (title: string) => {
    const found = (await standing()).find((one) => one.title === title);
    if (!found) throw new Error(`no task ${title}`);
    return found;
  };
  const inPlanner = async (title: string, body: object): Promise<void> => {
    const { id: taskId, etag } = await there(title);
    await client().api(`/planner/tasks/${taskId}`).header('If-Match', etag).patch(body);
  };
  const deleteThere = async (title: string): Promise<void> => {
    const { id: taskId, etag } = await there(title);
    await client().api(`/planner/tasks/${taskId}`).header('If-Match', etag).delete();
  };
  let nudge = '';
  let nudges = 0;
  /** Has Planner looked at now, as the scheduler does within the hour: a dropped action that changes is in no plan. */
  const sync = async (): Promise<void> => {
    await quiet();
    const before = (await planner()).lastAt;
    await change(nudge, { title: `Nudge ${(nudges += 1)}` });
    await eventually(async () => (await planner()).lastAt !== before && !(await busy()), 'the sync');
  };

  return {
    view, planner, action, id, plans, tasks, titles, writes, client, add, change, quiet, planId, there, inPlanner, deleteThere, sync,
    /** Adds the action by which `sync` has Planner looked at. */
    async begin(): Promise<void> {
      await add('Nudge');
      nudge = await id('Nudge');
      await change(nudge, { state: 'dropped' });
    },
  };
}

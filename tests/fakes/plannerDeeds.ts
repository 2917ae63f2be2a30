import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../../bot/demo/random';
import { plannerScopes } from '../../bot/graph/planner';
import type { Group } from './group';
import type { Site } from './site';

/** By this the requests of people's own Planner are told apart from the app's, and spared the weather. */
export const byPeople = { name: 'client-request-id', value: 'people' } as const;

/** How often somebody does it anew because the app was faster. */
const mostTries = 5;

/** Somebody renames, dates, moves on, deletes or adds a task in Planner, past the app; false where there is no plan yet. */
export async function changedInPlanner(site: Site, { tom }: Group, next: Random): Promise<boolean> {
  const [plan] = site.local.graph.plans();
  if (!plan) return false;
  const client = site.local.clientFor(tom.id, plannerScopes);
  const at = (path: string) => client.api(path).header(byPeople.name, byPeople.value);
  const name = `Planner No. ${Math.floor(next() * 1e9)}`;
  const way = next();
  const task = plan.tasks[Math.floor(next() * plan.tasks.length)];
  if (way < 0.2 || !task) {
    await at('/planner/tasks').post({ planId: plan.id, title: name });
    return true;
  }
  const changes = [{ title: name }, { dueDateTime: next() < 0.3 ? null : '2027-05-03T10:00:00Z' }, { percentComplete: [0, 50, 100][Math.floor(next() * 3)] }];
  const change = changes[Math.floor(next() * changes.length)] ?? {};
  for (let tries = 1; ; tries += 1) {
    try {
      const { '@odata.etag': etag } = await at(`/planner/tasks/${task.id}`).get() as { '@odata.etag': string };
      const one = at(`/planner/tasks/${task.id}`).header('If-Match', etag);
      await (way < 0.3 ? one.delete() : one.patch(change));
      return true;
    } catch (error) {
      const { statusCode } = error as { statusCode?: number };
      // Deleted by somebody else a moment before: there is nothing to do any more.
      if (statusCode === 404) return false;
      if ((statusCode !== 409 && statusCode !== 412) || tries === mostTries) throw error;
      await wait(20);
    }
  }
}

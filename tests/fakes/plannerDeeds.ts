import type { Random } from '../../bot/demo/random';
import { plannerScopes } from '../../bot/graph/planner';
import { readTasks } from '../../bot/graph/planner-tasks';
import type { Group } from './group';
import type { Site } from './site';

/** Somebody renames, dates, moves on, deletes or adds a task in Planner, past the app; false where there is no plan yet, or where it went wrong for them too. */
export async function changedInPlanner(site: Site, { tom }: Group, next: Random): Promise<boolean> {
  const [plan] = site.local.graph.plans();
  if (!plan) return false;
  const client = site.local.clientFor(tom.id, plannerScopes);
  const name = `Planner No. ${Math.floor(next() * 1e9)}`;
  const way = next();
  try {
    if (way < 0.2) {
      await client.api('/planner/tasks').post({ planId: plan.id, title: name });
      return true;
    }
    const tasks = await readTasks(client, plan.id);
    const task = tasks[Math.floor(next() * tasks.length)];
    if (!task) return false;
    const one = client.api(`/planner/tasks/${task.id}`).header('If-Match', task.etag);
    if (way < 0.3) await one.delete();
    else {
      const changes = [{ title: name }, { dueDateTime: next() < 0.3 ? null : '2027-05-03T10:00:00Z' }, { percentComplete: [0, 50, 100][Math.floor(next() * 3)] }];
      await one.patch(changes[Math.floor(next() * changes.length)] ?? {});
    }
    return true;
  } catch {
    return false;
  }
}

import { randomUUID } from 'node:crypto';
import { installActivities, invokeActivity, messageActivity, type Activity, type Occasion } from '../../bot/local/teams/activities';
import type { PlaceId } from '../../bot/local/teams/contract';
import { localPeople } from '../../bot/local/people';
import type { World } from '../journeys/world';

export interface Posted {
  status: number;
  body: Record<string, unknown>;
}

/** The situation of a person (by number) in a place, for activities made by hand. */
export function occasion(world: World, index: number, place: PlaceId, now = new Date()): Occasion {
  const person = localPeople[index];
  if (!person) throw new Error(`there is no person ${index}`);
  return { person, place, serviceUrl: `${world.origin}/local/connector/`, now };
}

/** What Teams does: posts an activity to the bot's door. */
export async function post(world: World, activity: unknown): Promise<Posted> {
  const answer = await fetch(`${world.origin}/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(activity) });
  const text = await answer.text();
  return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> };
}

/** The activity that tells the bot of its own installation. */
export function installed(where: Occasion): Activity {
  const [first] = installActivities(where, true);
  if (!first) throw new Error('local Teams tells nothing of an installation');
  return first;
}

export const typed = (where: Occasion, text: string, more: Record<string, unknown> = {}): Activity =>
  ({ ...messageActivity(where, String(where.now.getTime()), { text }), ...more });

/** A press on a button that acts at once. */
export const pressed = (where: Occasion, verb: unknown, data: unknown, id = `f:${randomUUID()}`): Activity =>
  invokeActivity(where, id, 'adaptiveCard/action', { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' }, null);

export const asked = (where: Occasion, data: unknown): Activity => invokeActivity(where, `f:${randomUUID()}`, 'task/fetch', { data, context: { theme: 'default' } }, null);
export const submitted = (where: Occasion, data: unknown): Activity => invokeActivity(where, `f:${randomUUID()}`, 'task/submit', { data, context: { theme: 'default' } }, null);

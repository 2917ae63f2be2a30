import type { Actor, Commands } from './commands';
import { digestOf, type Digest } from './domain/prompting/digest';
import type { Manners } from './domain/prompting/manners';
import { openQuestions } from './questions';
import type { Store } from './store/store';
import { supportOf } from './supporting';

/** What a person's digest says at a moment (ISO 8601 UTC), over all their communities; null where there is nothing to say. `today` is the reader's date. */
export async function digestFor(parts: { commands: Commands; store: Pick<Store, 'across' | 'helping' | 'places'> }, actor: Actor, own: Manners, unanswered: number, today: string, now: string): Promise<Digest | null> {
  const [rows, questions, support] = await Promise.all([parts.store.across.digest(actor.tenantId, actor.personId, now), openQuestions(parts, actor), supportOf(parts, actor, now)]);
  // Who wants one each day has asked for it.
  return digestOf({ ...rows, questions, support }, own, own.digest === 'daily' ? 0 : unanswered, today, now);
}

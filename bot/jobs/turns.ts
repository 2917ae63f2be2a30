import { setTimeout as wait } from 'node:timers/promises';
import type { Place } from '../store/places';
import type { CarrierParts } from './carrier';

/** Teams' limit for a bot in one conversation: seven messages or changes of them in a second ("Rate limiting", Microsoft Learn). */
const conversationASecond = 7;

/**
 * Waits for a turn of the tenant and of the conversation, which all instances take from the same rows. A wait is short, as few
 * messages as an instance carries at once; somebody's own chat gets so few that the tenant's turn is enough.
 */
export async function takeTurn({ store, sendsASecond }: Pick<CarrierParts, 'store' | 'sendsASecond'>, { tenantId, conversationId, kind }: Pick<Place, 'tenantId' | 'conversationId' | 'kind'>): Promise<void> {
  const waits = await Promise.all([store.pace.take(tenantId, sendsASecond), kind === 'personal' ? 0 : store.pace.take(`conversation ${conversationId}`, conversationASecond)]);
  await wait(Math.max(...waits));
}

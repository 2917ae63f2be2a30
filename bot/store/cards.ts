import type { Pool } from 'pg';
import type { Database } from './database';

export interface LivingCard {
  conversationId: string;
  activityId: string;
}

/** Which message shows which step, so that it can be brought up to date in place. */
export interface Cards {
  find(tenantId: string, communityId: string, key: string): Promise<LivingCard | null>;
  /** True if the delivery of the same key had ended without having arrived for sure. */
  keep(tenantId: string, communityId: string, key: string, card: LivingCard, now: string): Promise<boolean>;
  /** The same for a card that is posted already: forgotten, the one before it is brought up to date instead, so that this need not wait for the disk. */
  move: Cards['keep'];
}

export function createCards({ pool, hasty }: Pick<Database, 'pool' | 'hasty'>): Cards {
  const keepIn = (where: Pool): Cards['keep'] => async (tenantId, communityId, key, card, now) => {
    const { rows } = await where.query<{ missed: boolean }>({
      name: 'card-keep',
      text: `with kept as (insert into card values ($1, $2, $3, $4, $5, $6)
          on conflict (tenant_id, community_id, key) do update set conversation_id = excluded.conversation_id, activity_id = excluded.activity_id, posted_at = excluded.posted_at)
        select exists (select from delivery where tenant_id = $1 and community_id = $2 and key = $3 and state in ('failed', 'uncertain')) as missed`,
      values: [tenantId, communityId, key, card.conversationId, card.activityId, now],
    });
    return rows[0]?.missed ?? false;
  };
  return {
    async find(tenantId, communityId, key) {
      const { rows } = await pool.query<LivingCard>({
        name: 'card-find', text: 'select conversation_id as "conversationId", activity_id as "activityId" from card where tenant_id = $1 and community_id = $2 and key = $3',
        values: [tenantId, communityId, key],
      });
      return rows[0] ?? null;
    },
    keep: keepIn(pool),
    move: keepIn(hasty),
  };
}

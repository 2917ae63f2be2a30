import type { Pool } from 'pg';

export interface LivingCard {
  conversationId: string;
  activityId: string;
}

/** Which message shows which step, so that it can be brought up to date in place. */
export interface Cards {
  find(tenantId: string, communityId: string, key: string): Promise<LivingCard | null>;
  keep(tenantId: string, communityId: string, key: string, card: LivingCard, now: string): Promise<void>;
}

export function createCards(pool: Pool): Cards {
  return {
    async find(tenantId, communityId, key) {
      const { rows } = await pool.query<LivingCard>({
        name: 'card-find', text: 'select conversation_id as "conversationId", activity_id as "activityId" from card where tenant_id = $1 and community_id = $2 and key = $3',
        values: [tenantId, communityId, key],
      });
      return rows[0] ?? null;
    },
    async keep(tenantId, communityId, key, card, now) {
      await pool.query({
        name: 'card-keep',
        text: `insert into card values ($1, $2, $3, $4, $5, $6)
          on conflict (tenant_id, community_id, key) do update set conversation_id = excluded.conversation_id, activity_id = excluded.activity_id, posted_at = excluded.posted_at`,
        values: [tenantId, communityId, key, card.conversationId, card.activityId, now],
      });
    },
  };
}

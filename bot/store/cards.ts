import type { Pool } from 'pg';
import type { PersonalKind } from '../domain/prompting/manners';
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
  /** Cards in people's own chats about something, of one person or of all (null), that were posted after a moment (ISO 8601 UTC). */
  own(tenantId: string, communityId: string, about: string, personId: string | null, since: string): Promise<OwnLiving[]>;
  /** The latest digest of somebody, if it was posted after a moment. */
  ownDigest(tenantId: string, personId: string, since: string): Promise<OwnLiving[]>;
}

/** A card that one person was sent, with the message that shows it. */
export interface OwnLiving extends LivingCard {
  what: PersonalKind;
  personId: string;
}

const own = 'own:';
/** The key under which such a card is kept: that of its delivery, apart from living cards. */
export const ownKey = (delivery: string): string => `${own}${delivery}`;

/** Cards of a person's own, `k`, with the deliveries that brought them, `d`. */
const ownCards = `from card k join delivery d on d.tenant_id = k.tenant_id and d.community_id = k.community_id and '${own}' || d.key = k.key`;
const ownColumns = 'k.conversation_id as "conversationId", k.activity_id as "activityId"';

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
    async own(tenantId, communityId, about, personId, since) {
      const { rows } = await pool.query<OwnLiving>({
        name: 'card-own',
        text: `select ${ownColumns}, d.effect->'prompt'->>'what' as what, d.effect->'prompt'->>'personId' as "personId" ${ownCards}
          where k.tenant_id = $1 and k.community_id = $2 and k.posted_at > $5 and d.effect->'prompt'->>'about' = $3 and ($4::text is null or d.effect->'prompt'->>'personId' = $4) order by k.posted_at, k.key`,
        values: [tenantId, communityId, about, personId, since],
      });
      return rows;
    },
    async ownDigest(tenantId, personId, since) {
      const { rows } = await pool.query<OwnLiving>({
        name: 'card-own-digest',
        text: `select ${ownColumns}, 'digest' as what, d.effect->>'personId' as "personId" ${ownCards}
          where d.tenant_id = $1 and d.community_id = '' and d.effect->>'personId' = $2 and k.posted_at > $3 order by k.posted_at desc limit 1`,
        values: [tenantId, personId, since],
      });
      return rows;
    },
  };
}

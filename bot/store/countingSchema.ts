import { index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Thread } from '../domain/counting';
import { at } from './columns';

/**
 * The channels of a team, and how far those have been read in which it is counted that people write. A channel may serve
 * several communities and is read once for all of them, so that its rows belong to the tenant.
 */
export const teamChannels = pgTable('team_channel', {
  tenantId: text('tenant_id').notNull(),
  channelId: text('channel_id').notNull(),
  groupId: text('group_id').notNull(),
  /** When it was last in the list of the team's channels; null for one of which only the community knows. */
  listedAt: at('listed_at'),
  readAt: at('read_at'),
  /** To ask Graph with the next time. */
  link: text('link'),
  threads: jsonb('threads').$type<Thread[]>().notNull().default([]),
}, (table) => [primaryKey({ columns: [table.tenantId, table.channelId] }), index('team_channel_by_group').on(table.tenantId, table.groupId)]);

import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Unreached } from '../domain/recipients';
import type { TeamPerson } from '../domain/teamPeople';
import { at, owner } from './columns';

/** What leaves and what comes in: deliveries, living cards, the places where the bot may speak, messages that were taken in. */

/** Everything that leaves: committed with the change that wants it, claimed before it is sent, in one final state afterwards. */
export const deliveries = pgTable('delivery', {
  ...owner,
  key: text('key').notNull(),
  effect: jsonb('effect').notNull(),
  state: text('state', { enum: ['queued', 'sending', 'sent', 'failed', 'suppressed', 'uncertain'] }).notNull(),
  /** Grows each time it is wanted; a send that began for an older one is followed by another. */
  wanted: integer('wanted').notNull(),
  attempts: integer('attempts').notNull(),
  reason: text('reason'),
  /** What there is about its recipient, where that tells one end from another. */
  why: text('why').$type<Unreached>(),
  wantedAt: at('wanted_at').notNull(),
  claimedAt: at('claimed_at'),
  /** Not tried before this moment; null is at once. */
  notBefore: at('not_before'),
}, (table) => [
  primaryKey({ columns: [table.tenantId, table.communityId, table.key] }),
  index('delivery_open').on(table.state, table.wantedAt),
  // Digests belong to people and to no community.
  index('delivery_digest').on(table.tenantId, sql`(${table.effect}->>'personId')`).where(sql`${table.communityId} = ''`),
]);

/** The living cards: which message in which conversation shows a step. */
export const cards = pgTable('card', {
  ...owner,
  key: text('key').notNull(),
  conversationId: text('conversation_id').notNull(),
  activityId: text('activity_id').notNull(),
  postedAt: at('posted_at').notNull(),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.key] })]);

/** Where the bot may speak: what a conversation reference needs, and which community the place belongs to. */
export const conversations = pgTable('conversation', {
  tenantId: text('tenant_id').notNull(),
  conversationId: text('conversation_id').notNull(),
  kind: text('kind', { enum: ['personal', 'chat', 'team'] }).notNull(),
  serviceUrl: text('service_url').notNull(),
  botId: text('bot_id').notNull(),
  groupId: text('group_id'),
  personId: text('person_id'),
  installed: boolean('installed').notNull(),
  /** For a place where the app is not any more: the person has blocked it there, which is told from a removal. */
  blocked: boolean('blocked').notNull().default(false),
  /** The people of the place, as the connector listed them. */
  roster: jsonb('roster').$type<TeamPerson[]>().notNull(),
  updatedAt: at('updated_at').notNull(),
}, (table) => [
  primaryKey({ columns: [table.tenantId, table.conversationId] }),
  index('conversation_by_person').on(table.tenantId, table.personId),
]);

/** Messages that were taken in, so that a redelivered one is not answered twice. Old rows are of no use and are removed. */
export const inbound = pgTable('inbound', {
  tenantId: text('tenant_id').notNull(),
  key: text('key').notNull(),
  state: text('state', { enum: ['begun', 'done'] }).notNull(),
  /** Milliseconds since 1970, UTC. */
  at: bigint('at', { mode: 'number' }).notNull(),
}, (table) => [primaryKey({ columns: [table.tenantId, table.key] }), index('inbound_by_age').on(table.at)]);

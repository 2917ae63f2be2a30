import { date, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Manners, PersonalPrompt } from '../domain/prompting/manners';
import { at, owner } from './columns';

/** When a community is looked at again for what is due. */
export const schedules = pgTable('schedule', {
  ...owner,
  nextAt: at('next_at').notNull(),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId] }), index('schedule_due').on(table.nextAt)]);

/** How each person wants to be written to, over all their communities, and when their next digest is due. */
export const manners = pgTable('manner', {
  tenantId: text('tenant_id').notNull(),
  personId: text('person_id').notNull(),
  digest: text('digest').$type<Manners['digest']>().notNull(),
  zone: text('zone'),
  days: jsonb('days').$type<number[]>().notNull(),
  pausedUntil: date('paused_until', { mode: 'string' }),
  off: jsonb('off').$type<PersonalPrompt[]>().notNull(),
  later: jsonb('later').$type<Manners['later']>().notNull().default([]),
  muted: jsonb('muted').$type<string[]>().notNull(),
  /** When they last chose something here; null for who never has. */
  chosenAt: at('chosen_at'),
  revision: integer('revision').notNull(),
  /** When the last digest went out, and how many did since they last did anything. */
  sentAt: at('sent_at'),
  unanswered: integer('unanswered').notNull(),
  /** When the next one is due; null for who wants none. */
  nextAt: at('next_at'),
}, (table) => [primaryKey({ columns: [table.tenantId, table.personId] }), index('manner_due').on(table.nextAt)]);

/** When the next message of the app's own accord may go to somebody of a tenant: one budget for all instances. */
export const paces = pgTable('pace', {
  tenantId: text('tenant_id').primaryKey(),
  nextAt: at('next_at').notNull(),
});

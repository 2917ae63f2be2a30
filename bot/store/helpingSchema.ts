import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { CoffeeAnswer, CoffeeRound, Thanks } from '../domain/record';
import { at, owner } from './columns';

/** The tables of what people do for each other; read by their own queries (`helping.ts`) and never whole with the record. */

export const coffeeRounds = pgTable('coffee_round', {
  ...owner,
  id: text('id').notNull(),
  drawnOn: date('drawn_on', { mode: 'string' }).notNull(),
  drawnAt: at('drawn_at').notNull(),
  askAt: at('ask_at').notNull(),
  groups: jsonb('groups').$type<CoffeeRound['groups']>().notNull(),
  alone: text('alone'),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.id] })]);

export const coffeeAnswers = pgTable('coffee_answer', {
  ...owner,
  roundId: text('round_id').notNull(),
  personId: text('person_id').notNull(),
  met: text('met').$type<CoffeeAnswer['met']>().notNull(),
  at: at('at').notNull(),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.roundId, table.personId] })]);

export const greetings = pgTable('greeting', {
  ...owner,
  personId: text('person_id').notNull(),
  greetedBy: text('greeted_by').notNull(),
  greetedAt: at('greeted_at').notNull(),
  takenBackAt: at('taken_back_at'),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.personId] })]);

export const helpRequests = pgTable('help_request', {
  ...owner,
  id: text('id').notNull(),
  askedBy: text('asked_by').notNull(),
  askedAt: at('asked_at').notNull(),
  text: text('text').notNull(),
  state: text('state', { enum: ['open', 'answered', 'passed', 'closed'] }).notNull(),
  takenBy: text('taken_by'),
  takenAt: at('taken_at'),
  answer: text('answer').notNull(),
  settledAt: at('settled_at'),
  revision: integer('revision').notNull(),
}, (table) => [
  primaryKey({ columns: [table.tenantId, table.communityId, table.id] }),
  index('help_request_by_time').on(table.tenantId, table.communityId, table.askedAt),
  index('help_request_by_person').on(table.tenantId, table.askedBy),
]);

export const ideas = pgTable('idea', {
  ...owner,
  id: text('id').notNull(),
  authorId: text('author_id').notNull(),
  named: boolean('named').notNull(),
  text: text('text').notNull(),
  addedAt: at('added_at').notNull(),
  state: text('state', { enum: ['new', 'planned', 'answered'] }).notNull(),
  answer: text('answer').notNull(),
  answeredBy: text('answered_by'),
  answeredAt: at('answered_at'),
  actionId: text('action_id'),
  revision: integer('revision').notNull(),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.id] }), index('idea_by_time').on(table.tenantId, table.communityId, table.addedAt)]);

export const thanks = pgTable('thanks', {
  ...owner,
  id: text('id').notNull(),
  byId: text('by_id').notNull(),
  toId: text('to_id').notNull(),
  text: text('text').notNull(),
  saidAt: at('said_at').notNull(),
  share: boolean('share').notNull(),
  answer: text('answer').$type<Thanks['answer']>(),
  answeredAt: at('answered_at'),
  postedAt: at('posted_at'),
  takenBackAt: at('taken_back_at'),
  revision: integer('revision').notNull(),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.id] }), index('thanks_by_person').on(table.tenantId, table.toId), index('thanks_by_time').on(table.tenantId, table.communityId, table.saidAt)]);

import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Choice, CommunityEvent, Contact, Resource } from '../domain/record';
import { at, owner } from './columns';

/** The tables of what members do: large, and so read by their own queries (`activity.ts`) and never whole with the record. */

export const events = pgTable('event', {
  ...owner,
  id: text('id').notNull(),
  kind: text('kind', { enum: ['learning', 'coffee', 'launch', 'review', 'other'] }).notNull(),
  title: text('title').notNull(),
  startsAt: at('starts_at').notNull(),
  minutes: integer('minutes').notNull(),
  place: text('place').notNull(),
  hostId: text('host_id'),
  plan: jsonb('plan').$type<CommunityEvent['plan']>().notNull(),
  state: text('state', { enum: ['planned', 'held', 'cancelled'] }).notNull(),
  outcome: text('outcome').notNull(),
  cancelReason: text('cancel_reason'),
  createdBy: text('created_by').notNull(),
  createdAt: at('created_at').notNull(),
  booking: jsonb('booking').$type<CommunityEvent['booking']>(),
  report: jsonb('report').$type<CommunityEvent['report']>(),
  invitation: jsonb('invitation').$type<CommunityEvent['invitation']>(),
  revision: integer('revision').notNull(),
}, (table) => [
  primaryKey({ columns: [table.tenantId, table.communityId, table.id] }),
  index('event_by_start').on(table.tenantId, table.communityId, table.startsAt),
]);

export const attendances = pgTable('attendance', {
  ...owner,
  eventId: text('event_id').notNull(),
  personId: text('person_id').notNull(),
  signedUpAt: at('signed_up_at'),
  cancelledAt: at('cancelled_at'),
  came: boolean('came'),
  imported: boolean('imported'),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.eventId, table.personId] })]);

export const resources = pgTable('resource', {
  ...owner,
  id: text('id').notNull(),
  kind: text('kind', { enum: ['resource', 'story'] }).notNull(),
  title: text('title').notNull(),
  url: text('url'),
  about: text('about').notNull(),
  tags: jsonb('tags').$type<string[]>().notNull(),
  origin: text('origin', { enum: ['external', 'internal', 'experience'] }).notNull(),
  story: jsonb('story').$type<Resource['story']>(),
  addedBy: text('added_by').notNull(),
  addedAt: at('added_at').notNull(),
  checkedBy: text('checked_by'),
  checkedAt: at('checked_at'),
  reviewOn: date('review_on', { mode: 'string' }),
  removedAt: at('removed_at'),
  revision: integer('revision').notNull(),
}, (table) => [
  primaryKey({ columns: [table.tenantId, table.communityId, table.id] }),
  index('resource_by_time').on(table.tenantId, table.communityId, table.addedAt),
]);

export const contacts = pgTable('contact', {
  ...owner,
  id: text('id').notNull(),
  plannedOn: date('planned_on', { mode: 'string' }).notNull(),
  keptOn: date('kept_on', { mode: 'string' }),
  about: text('about').notNull(),
  replyDays: integer('reply_days'),
  asked: integer('asked').notNull(),
  fulfilled: integer('fulfilled').notNull(),
  writtenBy: text('written_by').notNull(),
  writtenAt: at('written_at').notNull(),
  removedAt: at('removed_at'),
  appointment: jsonb('appointment').$type<Contact['appointment']>(),
  revision: integer('revision').notNull(),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.id] })]);

export const webCounts = pgTable('web_count', {
  ...owner,
  quarter: text('quarter').notNull(),
  visits: integer('visits').notNull(),
  visitors: integer('visitors').notNull(),
  writtenBy: text('written_by').notNull(),
  writtenAt: at('written_at').notNull(),
  revision: integer('revision').notNull(),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.quarter] })]);

export const remarks = pgTable('remark', {
  ...owner,
  id: text('id').notNull(),
  measureId: text('measure_id').notNull(),
  text: text('text').notNull(),
  writtenBy: text('written_by').notNull(),
  writtenAt: at('written_at').notNull(),
  removedAt: at('removed_at'),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.id] })]);

export const choices = pgTable('choice', {
  ...owner,
  personId: text('person_id').notNull(),
  area: text('area'),
  counted: boolean('counted').notNull(),
  knows: jsonb('knows').$type<string[]>().notNull().default([]),
  photo: boolean('photo'),
  coffee: jsonb('coffee').$type<Choice['coffee']>(),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.personId] })]);

/**
 * That somebody wrote in the team, without what: who, when, in answer to what, and whether it asked
 * something. Filled from counts of messages; no command writes here.
 */
export const posts = pgTable('post', {
  ...owner,
  id: text('id').notNull(),
  personId: text('person_id').notNull(),
  writtenAt: at('written_at').notNull(),
  /** The first message of the thread; null for one that begins it. */
  replyTo: text('reply_to'),
  question: boolean('question').notNull(),
}, (table) => [
  primaryKey({ columns: [table.tenantId, table.communityId, table.id] }),
  index('post_by_time').on(table.tenantId, table.communityId, table.writtenAt),
  index('post_by_thread').on(table.tenantId, table.communityId, table.replyTo),
]);

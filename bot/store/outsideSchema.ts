import { boolean, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { PaperReply } from '../domain/record';
import { at, owner } from './columns';

/** The tables of what reaches beyond the community: mail to the sponsor with its answers, channels, archiving. */

export const paperMails = pgTable('paper_mail', {
  ...owner,
  id: text('id').notNull(),
  stepId: text('step_id').notNull(),
  number: integer('number').notNull(),
  email: text('email').notNull(),
  name: text('name').notNull(),
  askedBy: text('asked_by').notNull(),
  askedAt: at('asked_at').notNull(),
  state: text('state', { enum: ['asked', 'sending', 'sent', 'waiting', 'failed', 'uncertain', 'by-hand'] }).notNull(),
  problem: text('problem'),
  sentAt: at('sent_at'),
  questions: boolean('questions'),
  reply: jsonb('reply').$type<PaperReply>(),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.id] })]);

export const subGroups = pgTable('sub_group', {
  ...owner,
  id: text('id').notNull(),
  name: text('name').notNull(),
  about: text('about').notNull(),
  askedBy: text('asked_by').notNull(),
  askedAt: at('asked_at').notNull(),
  state: text('state', { enum: ['asked', 'made', 'waiting', 'failed'] }).notNull(),
  problem: text('problem'),
  channelId: text('channel_id'),
  webUrl: text('web_url'),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.id] })]);

export const archivings = pgTable('archiving', {
  ...owner,
  id: text('id').notNull(),
  askedBy: text('asked_by').notNull(),
  askedAt: at('asked_at').notNull(),
  filesReadOnly: boolean('files_read_only').notNull(),
  state: text('state', { enum: ['asked', 'running', 'waiting', 'done', 'failed'] }).notNull(),
  problem: text('problem'),
  operation: text('operation'),
  doneAt: at('done_at'),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.id] })]);

export const packs = pgTable('pack', {
  ...owner,
  id: text('id').notNull(),
  askedBy: text('asked_by').notNull(),
  askedAt: at('asked_at').notNull(),
  state: text('state', { enum: ['asked', 'filed', 'waiting', 'failed'] }).notNull(),
  problem: text('problem'),
  fileName: text('file_name').notNull(),
  driveId: text('drive_id'),
  itemId: text('item_id'),
  webUrl: text('web_url'),
  checkedBy: text('checked_by'),
  checkedAt: at('checked_at'),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.id] })]);

export const fileCopies = pgTable('file_copy', {
  ...owner,
  id: text('id').notNull(),
  fileId: text('file_id').notNull(),
  mark: text('mark').notNull(),
  subGroupId: text('sub_group_id'),
  channelId: text('channel_id'),
  channelName: text('channel_name'),
  askedBy: text('asked_by').notNull(),
  askedAt: at('asked_at').notNull(),
  state: text('state', { enum: ['asked', 'copying', 'filed', 'waiting', 'failed'] }).notNull(),
  problem: text('problem'),
  fileName: text('file_name').notNull(),
  driveId: text('drive_id'),
  itemId: text('item_id'),
  webUrl: text('web_url'),
  begunAt: at('begun_at'),
  monitor: text('monitor'),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.id] })]);

/** Random keys that this app made for itself, shared by all its instances. Whoever may read the database may sign with them. */
export const secrets = pgTable('secret', {
  tenantId: text('tenant_id').notNull(),
  purpose: text('purpose').notNull(),
  value: text('value').notNull(),
}, (table) => [primaryKey({ columns: [table.tenantId, table.purpose] })]);

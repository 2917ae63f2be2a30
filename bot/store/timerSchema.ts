import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, owner } from './columns';

/** The clocks of meetings, one for each step. */
export const timers = pgTable('timer', {
  ...owner,
  stepId: text('step_id').notNull(),
  begunAt: at('begun_at').notNull(),
  seconds: integer('seconds').notNull(),
  runsFrom: at('runs_from'),
  setBy: text('set_by').notNull(),
  setAt: at('set_at').notNull(),
  revision: integer('revision').notNull(),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.stepId] })]);

import { boolean, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at } from './columns';

/**
 * The key to Microsoft 365 in one person's name, sealed (see `graph/sealing.ts`), so that what waits for them can be
 * done while they are away. It is no part of any record, and in no export.
 */
export const signIns = pgTable('sign_in', {
  tenantId: text('tenant_id').notNull(),
  personId: text('person_id').notNull(),
  /** Null where nothing is kept. */
  sealed: text('sealed'),
  /** When they were last in the tab with something to keep. */
  signedInAt: at('signed_in_at'),
  /** False once they have said that nothing is to be kept. */
  away: boolean('away').notNull().default(true),
}, (table) => [primaryKey({ columns: [table.tenantId, table.personId] })]);

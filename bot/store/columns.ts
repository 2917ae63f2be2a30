import { text, timestamp } from 'drizzle-orm/pg-core';

/** Columns that many tables have. */
export const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'string', precision: 3 });
export const owner = { tenantId: text('tenant_id').notNull(), communityId: text('community_id').notNull() };

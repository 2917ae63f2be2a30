import { defineConfig } from 'drizzle-kit';

/** `npx drizzle-kit generate --config bot/store/drizzle.config.ts` writes the next migration after a change of the schema. */
export default defineConfig({ dialect: 'postgresql', schema: 'bot/store/schema.ts', out: 'bot/store/migrations' });

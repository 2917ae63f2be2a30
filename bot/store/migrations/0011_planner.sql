ALTER TABLE "action" ADD COLUMN "offered_to" text;--> statement-breakpoint
ALTER TABLE "action" ADD COLUMN "task" jsonb;--> statement-breakpoint
ALTER TABLE "community" ADD COLUMN "planner" jsonb;
ALTER TABLE "attendance" ADD COLUMN "imported" boolean;--> statement-breakpoint
ALTER TABLE "choice" ADD COLUMN "photo" boolean;--> statement-breakpoint
ALTER TABLE "event" ADD COLUMN "report" jsonb;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "role" text;--> statement-breakpoint
ALTER TABLE "survey" ADD COLUMN "results" jsonb;
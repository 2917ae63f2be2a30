ALTER TABLE "contact" ADD COLUMN "appointment" jsonb;--> statement-breakpoint
ALTER TABLE "review" ADD COLUMN "appointment" jsonb;
ALTER TABLE "community" ADD COLUMN "outlook" jsonb;--> statement-breakpoint
ALTER TABLE "community" ADD COLUMN "finding" jsonb;--> statement-breakpoint
ALTER TABLE "series" ADD COLUMN "monthly" jsonb;--> statement-breakpoint
ALTER TABLE "series" ADD COLUMN "times" integer;--> statement-breakpoint
ALTER TABLE "series" ADD COLUMN "place" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "series" ADD COLUMN "exceptions" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "series" ADD COLUMN "invited" jsonb;--> statement-breakpoint
ALTER TABLE "series" ADD COLUMN "takes_over" text;--> statement-breakpoint
ALTER TABLE "series" ADD COLUMN "ending" jsonb;
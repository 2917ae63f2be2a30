ALTER TABLE "conversation" ADD COLUMN "blocked" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "why" text;--> statement-breakpoint
ALTER TABLE "survey" ADD COLUMN "forms_url" text;--> statement-breakpoint
ALTER TABLE "survey" ADD COLUMN "imported_at" timestamp(3) with time zone;
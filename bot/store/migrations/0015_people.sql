ALTER TABLE "choice" ADD COLUMN "photo" boolean;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "role" text;
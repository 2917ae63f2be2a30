CREATE TABLE "thanks" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"id" text NOT NULL,
	"by_id" text NOT NULL,
	"to_id" text NOT NULL,
	"text" text NOT NULL,
	"said_at" timestamp(3) with time zone NOT NULL,
	"share" boolean NOT NULL,
	"answer" text,
	"answered_at" timestamp(3) with time zone,
	"posted_at" timestamp(3) with time zone,
	"taken_back_at" timestamp(3) with time zone,
	"revision" integer NOT NULL,
	CONSTRAINT "thanks_tenant_id_community_id_id_pk" PRIMARY KEY("tenant_id","community_id","id")
);
--> statement-breakpoint
ALTER TABLE "event" ADD COLUMN "invitation" jsonb;--> statement-breakpoint
ALTER TABLE "paper_mail" ADD COLUMN "questions" boolean;--> statement-breakpoint
CREATE INDEX "thanks_by_person" ON "thanks" USING btree ("tenant_id","to_id");--> statement-breakpoint
CREATE INDEX "thanks_by_time" ON "thanks" USING btree ("tenant_id","community_id","said_at");
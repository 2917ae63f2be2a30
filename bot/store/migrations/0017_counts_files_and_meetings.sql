CREATE TABLE "file_copy" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"id" text NOT NULL,
	"file_id" text NOT NULL,
	"mark" text NOT NULL,
	"sub_group_id" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp(3) with time zone NOT NULL,
	"state" text NOT NULL,
	"problem" text,
	"file_name" text NOT NULL,
	"drive_id" text,
	"item_id" text,
	"web_url" text,
	"begun_at" timestamp(3) with time zone,
	"monitor" text,
	CONSTRAINT "file_copy_tenant_id_community_id_id_pk" PRIMARY KEY("tenant_id","community_id","id")
);
--> statement-breakpoint
CREATE TABLE "team_channel" (
	"tenant_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"group_id" text NOT NULL,
	"listed_at" timestamp(3) with time zone,
	"read_at" timestamp(3) with time zone,
	"link" text,
	"threads" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "team_channel_tenant_id_channel_id_pk" PRIMARY KEY("tenant_id","channel_id")
);
--> statement-breakpoint
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
ALTER TABLE "action" ADD COLUMN "serves" text;--> statement-breakpoint
ALTER TABLE "action" ADD COLUMN "points" jsonb;--> statement-breakpoint
ALTER TABLE "community" ADD COLUMN "files" jsonb;--> statement-breakpoint
ALTER TABLE "event" ADD COLUMN "invitation" jsonb;--> statement-breakpoint
ALTER TABLE "manner" ADD COLUMN "later" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "paper_mail" ADD COLUMN "questions" boolean;--> statement-breakpoint
ALTER TABLE "series" ADD COLUMN "held" jsonb;--> statement-breakpoint
ALTER TABLE "series" ADD COLUMN "telling" jsonb;--> statement-breakpoint
CREATE INDEX "team_channel_by_group" ON "team_channel" USING btree ("tenant_id","group_id");--> statement-breakpoint
CREATE INDEX "thanks_by_person" ON "thanks" USING btree ("tenant_id","to_id");--> statement-breakpoint
CREATE INDEX "thanks_by_time" ON "thanks" USING btree ("tenant_id","community_id","said_at");--> statement-breakpoint
CREATE INDEX "delivery_digest" ON "delivery" USING btree ("tenant_id",("effect"->>'personId')) WHERE "delivery"."community_id" = '';
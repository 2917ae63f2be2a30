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
ALTER TABLE "action" ADD COLUMN "points" jsonb;--> statement-breakpoint
ALTER TABLE "community" ADD COLUMN "files" jsonb;--> statement-breakpoint
UPDATE "action" SET "points" = "task" -> 'points', "task" = "task" - 'points' WHERE "task" ? 'points';

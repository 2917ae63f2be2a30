CREATE TABLE "addition" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"id" text NOT NULL,
	"step_id" text NOT NULL,
	"heading" text NOT NULL,
	"lead" text,
	"url" text,
	"added_by" text NOT NULL,
	"added_at" timestamp(3) with time zone NOT NULL,
	"removed_at" timestamp(3) with time zone,
	CONSTRAINT "addition_tenant_id_community_id_id_pk" PRIMARY KEY("tenant_id","community_id","id")
);
--> statement-breakpoint
CREATE TABLE "ballot" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"step_id" text NOT NULL,
	"version" integer NOT NULL,
	"person_id" text NOT NULL,
	"dots" jsonb NOT NULL,
	"state" text NOT NULL,
	"saved_at" timestamp(3) with time zone NOT NULL,
	"revision" integer NOT NULL,
	CONSTRAINT "ballot_tenant_id_community_id_step_id_version_person_id_pk" PRIMARY KEY("tenant_id","community_id","step_id","version","person_id")
);
--> statement-breakpoint
CREATE TABLE "option" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"step_id" text NOT NULL,
	"version" integer NOT NULL,
	"id" text NOT NULL,
	"text" text NOT NULL,
	"source" text,
	"added_by" text NOT NULL,
	"added_at" timestamp(3) with time zone NOT NULL,
	"withdrawn_at" timestamp(3) with time zone,
	CONSTRAINT "option_tenant_id_community_id_step_id_version_id_pk" PRIMARY KEY("tenant_id","community_id","step_id","version","id")
);
--> statement-breakpoint
CREATE TABLE "own_words" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"key" text NOT NULL,
	"heading" text,
	"lead" text,
	"hint" text,
	"written_by" text NOT NULL,
	"written_at" timestamp(3) with time zone NOT NULL,
	"revision" integer NOT NULL,
	CONSTRAINT "own_words_tenant_id_community_id_key_pk" PRIMARY KEY("tenant_id","community_id","key")
);
--> statement-breakpoint
CREATE TABLE "paper" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"state" text NOT NULL,
	"problem" text,
	"step_id" text NOT NULL,
	"number" integer NOT NULL,
	"version" integer NOT NULL,
	"published_at" timestamp(3) with time zone NOT NULL,
	"published_by" text NOT NULL,
	"content" jsonb NOT NULL,
	"told" boolean NOT NULL,
	"file_name" text NOT NULL,
	"drive_id" text,
	"item_id" text,
	"web_url" text,
	CONSTRAINT "paper_tenant_id_community_id_step_id_number_pk" PRIMARY KEY("tenant_id","community_id","step_id","number")
);
--> statement-breakpoint
CREATE TABLE "placing" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"step_id" text NOT NULL,
	"version" integer NOT NULL,
	"question_id" text NOT NULL,
	"person_id" text NOT NULL,
	"line" integer NOT NULL,
	"theme_id" text,
	"moved_by" text NOT NULL,
	"moved_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "placing_tenant_id_community_id_step_id_version_question_id_person_id_line_pk" PRIMARY KEY("tenant_id","community_id","step_id","version","question_id","person_id","line")
);
--> statement-breakpoint
CREATE TABLE "theme" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"step_id" text NOT NULL,
	"version" integer NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp(3) with time zone NOT NULL,
	"removed_at" timestamp(3) with time zone,
	"revision" integer NOT NULL,
	CONSTRAINT "theme_tenant_id_community_id_step_id_version_id_pk" PRIMARY KEY("tenant_id","community_id","step_id","version","id")
);
--> statement-breakpoint
CREATE TABLE "turn" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"series_id" text NOT NULL,
	"starts_at" timestamp(3) with time zone NOT NULL,
	"person_id" text NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "turn_tenant_id_community_id_series_id_starts_at_pk" PRIMARY KEY("tenant_id","community_id","series_id","starts_at")
);
--> statement-breakpoint
ALTER TABLE "community" ADD COLUMN "path" text DEFAULT 'full' NOT NULL;--> statement-breakpoint
ALTER TABLE "holding" ADD COLUMN "part" text DEFAULT 'holder' NOT NULL;--> statement-breakpoint
ALTER TABLE "holding" ADD COLUMN "hours" integer;--> statement-breakpoint
ALTER TABLE "holding" ADD COLUMN "until_on" date;--> statement-breakpoint
ALTER TABLE "round" ADD COLUMN "parked_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "round" ADD COLUMN "parked_by" text;--> statement-breakpoint
ALTER TABLE "round" ADD COLUMN "park_reason" text;--> statement-breakpoint
ALTER TABLE "series" ADD COLUMN "step_id" text DEFAULT 'check-ins' NOT NULL;--> statement-breakpoint
ALTER TABLE "series" DROP COLUMN "kind";
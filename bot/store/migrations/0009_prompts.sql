CREATE TABLE "check_in" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"series_id" text NOT NULL,
	"starts_at" timestamp(3) with time zone NOT NULL,
	"person_id" text NOT NULL,
	"done" text NOT NULL,
	"next" text NOT NULL,
	"blocked" text NOT NULL,
	"help" text NOT NULL,
	"said_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "check_in_tenant_id_community_id_series_id_starts_at_person_id_pk" PRIMARY KEY("tenant_id","community_id","series_id","starts_at","person_id")
);
--> statement-breakpoint
CREATE TABLE "manner" (
	"tenant_id" text NOT NULL,
	"person_id" text NOT NULL,
	"digest" text NOT NULL,
	"zone" text,
	"days" jsonb NOT NULL,
	"paused_until" date,
	"off" jsonb NOT NULL,
	"muted" jsonb NOT NULL,
	"chosen_at" timestamp(3) with time zone,
	"revision" integer NOT NULL,
	"sent_at" timestamp(3) with time zone,
	"unanswered" integer NOT NULL,
	"next_at" timestamp(3) with time zone,
	CONSTRAINT "manner_tenant_id_person_id_pk" PRIMARY KEY("tenant_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "schedule" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"next_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "schedule_tenant_id_community_id_pk" PRIMARY KEY("tenant_id","community_id")
);
--> statement-breakpoint
CREATE INDEX "manner_due" ON "manner" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "schedule_due" ON "schedule" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "command_log_by_time" ON "command_log" USING btree ("tenant_id","community_id","at");--> statement-breakpoint
CREATE INDEX "conversation_by_person" ON "conversation" USING btree ("tenant_id","person_id");
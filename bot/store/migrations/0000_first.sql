CREATE TABLE "action" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"id" text NOT NULL,
	"title" text NOT NULL,
	"owner_id" text,
	"due_on" date,
	"state" text NOT NULL,
	"tier" text,
	"source" text,
	"created_at" timestamp(3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"finished_at" timestamp(3) with time zone,
	"revision" integer NOT NULL,
	CONSTRAINT "action_tenant_id_community_id_id_pk" PRIMARY KEY("tenant_id","community_id","id")
);
--> statement-breakpoint
CREATE TABLE "answer" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"step_id" text NOT NULL,
	"version" integer NOT NULL,
	"question_id" text NOT NULL,
	"person_id" text NOT NULL,
	"text" text NOT NULL,
	"draft" text,
	"state" text NOT NULL,
	"revision" integer NOT NULL,
	"saved_at" timestamp(3) with time zone NOT NULL,
	"given_at" timestamp(3) with time zone,
	"after_reveal" boolean NOT NULL,
	CONSTRAINT "answer_tenant_id_community_id_step_id_version_question_id_person_id_pk" PRIMARY KEY("tenant_id","community_id","step_id","version","question_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "card" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"key" text NOT NULL,
	"conversation_id" text NOT NULL,
	"activity_id" text NOT NULL,
	"posted_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "card_tenant_id_community_id_key_pk" PRIMARY KEY("tenant_id","community_id","key")
);
--> statement-breakpoint
CREATE TABLE "charter" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"state" text NOT NULL,
	"problem" text,
	"version" integer NOT NULL,
	"published_at" timestamp(3) with time zone NOT NULL,
	"published_by" text NOT NULL,
	"content" jsonb NOT NULL,
	"file_name" text NOT NULL,
	"drive_id" text,
	"item_id" text,
	"web_url" text,
	CONSTRAINT "charter_tenant_id_community_id_version_pk" PRIMARY KEY("tenant_id","community_id","version")
);
--> statement-breakpoint
CREATE TABLE "command_log" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"command_id" text NOT NULL,
	"person_id" text NOT NULL,
	"type" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"outcome" jsonb NOT NULL,
	CONSTRAINT "command_log_tenant_id_community_id_command_id_pk" PRIMARY KEY("tenant_id","community_id","command_id")
);
--> statement-breakpoint
CREATE TABLE "community" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"topic" text NOT NULL,
	"mode" text NOT NULL,
	"zone" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"revision" integer NOT NULL,
	"core_conversation" text,
	"team_conversation" text,
	"group_id" text,
	CONSTRAINT "community_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "consent" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"step_id" text NOT NULL,
	"version" integer NOT NULL,
	"number" integer NOT NULL,
	"person_id" text NOT NULL,
	"stance" text NOT NULL,
	"reason" text,
	"at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "consent_tenant_id_community_id_step_id_version_number_person_id_pk" PRIMARY KEY("tenant_id","community_id","step_id","version","number","person_id")
);
--> statement-breakpoint
CREATE TABLE "conversation" (
	"tenant_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"kind" text NOT NULL,
	"service_url" text NOT NULL,
	"bot_id" text NOT NULL,
	"group_id" text,
	"person_id" text,
	"installed" boolean NOT NULL,
	"roster" jsonb NOT NULL,
	"updated_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "conversation_tenant_id_conversation_id_pk" PRIMARY KEY("tenant_id","conversation_id")
);
--> statement-breakpoint
CREATE TABLE "delivery" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"key" text NOT NULL,
	"effect" jsonb NOT NULL,
	"state" text NOT NULL,
	"wanted" integer NOT NULL,
	"attempts" integer NOT NULL,
	"reason" text,
	"wanted_at" timestamp(3) with time zone NOT NULL,
	"claimed_at" timestamp(3) with time zone,
	"not_before" timestamp(3) with time zone,
	CONSTRAINT "delivery_tenant_id_community_id_key_pk" PRIMARY KEY("tenant_id","community_id","key")
);
--> statement-breakpoint
CREATE TABLE "holding" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"role_id" text NOT NULL,
	"holder" text NOT NULL,
	"name" text NOT NULL,
	"offered_by" text,
	"accepted_at" timestamp(3) with time zone,
	"ended_at" timestamp(3) with time zone,
	CONSTRAINT "holding_tenant_id_community_id_role_id_holder_pk" PRIMARY KEY("tenant_id","community_id","role_id","holder")
);
--> statement-breakpoint
CREATE TABLE "inbound" (
	"tenant_id" text NOT NULL,
	"key" text NOT NULL,
	"state" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "inbound_tenant_id_key_pk" PRIMARY KEY("tenant_id","key")
);
--> statement-breakpoint
CREATE TABLE "member" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"person_id" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"part" text NOT NULL,
	"joined_at" timestamp(3) with time zone NOT NULL,
	"left_at" timestamp(3) with time zone,
	CONSTRAINT "member_tenant_id_community_id_person_id_pk" PRIMARY KEY("tenant_id","community_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "note" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"step_id" text NOT NULL,
	"version" integer NOT NULL,
	"field_id" text NOT NULL,
	"text" text NOT NULL,
	"written_by" text NOT NULL,
	"written_at" timestamp(3) with time zone NOT NULL,
	"revision" integer NOT NULL,
	CONSTRAINT "note_tenant_id_community_id_step_id_version_field_id_pk" PRIMARY KEY("tenant_id","community_id","step_id","version","field_id")
);
--> statement-breakpoint
CREATE TABLE "proposal" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"step_id" text NOT NULL,
	"version" integer NOT NULL,
	"number" integer NOT NULL,
	"texts" jsonb NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" timestamp(3) with time zone NOT NULL,
	"agreed_at" timestamp(3) with time zone,
	"agreed_by" text,
	CONSTRAINT "proposal_tenant_id_community_id_step_id_version_number_pk" PRIMARY KEY("tenant_id","community_id","step_id","version","number")
);
--> statement-breakpoint
CREATE TABLE "review" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"on_date" date NOT NULL,
	CONSTRAINT "review_tenant_id_community_id_id_pk" PRIMARY KEY("tenant_id","community_id","id")
);
--> statement-breakpoint
CREATE TABLE "round" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"step_id" text NOT NULL,
	"version" integer NOT NULL,
	"opened_at" timestamp(3) with time zone NOT NULL,
	"opened_by" text NOT NULL,
	"revealed_at" timestamp(3) with time zone,
	"revealed_by" text,
	"skipped_at" timestamp(3) with time zone,
	"skipped_by" text,
	"skip_reason" text,
	"done_at" timestamp(3) with time zone,
	"done_by" text,
	CONSTRAINT "round_tenant_id_community_id_step_id_version_pk" PRIMARY KEY("tenant_id","community_id","step_id","version")
);
--> statement-breakpoint
CREATE TABLE "series" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"state" text NOT NULL,
	"problem" text,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"first_start" text NOT NULL,
	"minutes" integer NOT NULL,
	"zone" text NOT NULL,
	"every_weeks" integer NOT NULL,
	"until_on" date NOT NULL,
	"organiser_id" text NOT NULL,
	"graph_event_id" text,
	"web_link" text,
	"join_url" text,
	"scheduled_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "series_tenant_id_community_id_id_pk" PRIMARY KEY("tenant_id","community_id","id")
);
--> statement-breakpoint
CREATE INDEX "community_by_core" ON "community" USING btree ("tenant_id","core_conversation");--> statement-breakpoint
CREATE INDEX "community_by_team" ON "community" USING btree ("tenant_id","team_conversation");--> statement-breakpoint
CREATE INDEX "delivery_open" ON "delivery" USING btree ("state","wanted_at");--> statement-breakpoint
CREATE INDEX "inbound_by_age" ON "inbound" USING btree ("at");--> statement-breakpoint
CREATE INDEX "member_by_person" ON "member" USING btree ("tenant_id","person_id");
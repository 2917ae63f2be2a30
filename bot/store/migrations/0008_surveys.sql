CREATE TABLE "survey_answer" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"survey_id" text NOT NULL,
	"id" text NOT NULL,
	"answers" jsonb NOT NULL,
	CONSTRAINT "survey_answer_tenant_id_community_id_survey_id_id_pk" PRIMARY KEY("tenant_id","community_id","survey_id","id")
);
--> statement-breakpoint
CREATE TABLE "survey_turn" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"survey_id" text NOT NULL,
	"person_id" text NOT NULL,
	CONSTRAINT "survey_turn_tenant_id_community_id_survey_id_person_id_pk" PRIMARY KEY("tenant_id","community_id","survey_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "survey" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"id" text NOT NULL,
	"instrument" text NOT NULL,
	"title" text NOT NULL,
	"event_id" text,
	"own" jsonb NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamp(3) with time zone NOT NULL,
	"closes_at" timestamp(3) with time zone NOT NULL,
	"closed_at" timestamp(3) with time zone,
	CONSTRAINT "survey_tenant_id_community_id_id_pk" PRIMARY KEY("tenant_id","community_id","id")
);
--> statement-breakpoint
CREATE INDEX "survey_by_start" ON "survey" USING btree ("tenant_id","community_id","opened_at");
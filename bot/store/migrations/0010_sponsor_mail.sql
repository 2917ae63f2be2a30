CREATE TABLE "archiving" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"id" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp(3) with time zone NOT NULL,
	"files_read_only" boolean NOT NULL,
	"state" text NOT NULL,
	"problem" text,
	"operation" text,
	"done_at" timestamp(3) with time zone,
	CONSTRAINT "archiving_tenant_id_community_id_id_pk" PRIMARY KEY("tenant_id","community_id","id")
);
--> statement-breakpoint
CREATE TABLE "paper_mail" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"id" text NOT NULL,
	"step_id" text NOT NULL,
	"number" integer NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp(3) with time zone NOT NULL,
	"state" text NOT NULL,
	"problem" text,
	"sent_at" timestamp(3) with time zone,
	"reply" jsonb,
	CONSTRAINT "paper_mail_tenant_id_community_id_id_pk" PRIMARY KEY("tenant_id","community_id","id")
);
--> statement-breakpoint
CREATE TABLE "secret" (
	"tenant_id" text NOT NULL,
	"purpose" text NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "secret_tenant_id_purpose_pk" PRIMARY KEY("tenant_id","purpose")
);
--> statement-breakpoint
CREATE TABLE "sub_group" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"about" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp(3) with time zone NOT NULL,
	"state" text NOT NULL,
	"problem" text,
	"channel_id" text,
	"web_url" text,
	CONSTRAINT "sub_group_tenant_id_community_id_id_pk" PRIMARY KEY("tenant_id","community_id","id")
);

CREATE TABLE "attendance" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"event_id" text NOT NULL,
	"person_id" text NOT NULL,
	"signed_up_at" timestamp(3) with time zone,
	"cancelled_at" timestamp(3) with time zone,
	"came" boolean,
	CONSTRAINT "attendance_tenant_id_community_id_event_id_person_id_pk" PRIMARY KEY("tenant_id","community_id","event_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "choice" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"person_id" text NOT NULL,
	"area" text,
	"counted" boolean NOT NULL,
	CONSTRAINT "choice_tenant_id_community_id_person_id_pk" PRIMARY KEY("tenant_id","community_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "contact" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"id" text NOT NULL,
	"planned_on" date NOT NULL,
	"kept_on" date,
	"about" text NOT NULL,
	"reply_days" integer,
	"asked" integer NOT NULL,
	"fulfilled" integer NOT NULL,
	"written_by" text NOT NULL,
	"written_at" timestamp(3) with time zone NOT NULL,
	"removed_at" timestamp(3) with time zone,
	"revision" integer NOT NULL,
	CONSTRAINT "contact_tenant_id_community_id_id_pk" PRIMARY KEY("tenant_id","community_id","id")
);
--> statement-breakpoint
CREATE TABLE "event" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"starts_at" timestamp(3) with time zone NOT NULL,
	"minutes" integer NOT NULL,
	"place" text NOT NULL,
	"host_id" text,
	"plan" jsonb NOT NULL,
	"state" text NOT NULL,
	"outcome" text NOT NULL,
	"cancel_reason" text,
	"created_by" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"revision" integer NOT NULL,
	CONSTRAINT "event_tenant_id_community_id_id_pk" PRIMARY KEY("tenant_id","community_id","id")
);
--> statement-breakpoint
CREATE TABLE "post" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"id" text NOT NULL,
	"person_id" text NOT NULL,
	"written_at" timestamp(3) with time zone NOT NULL,
	"reply_to" text,
	"question" boolean NOT NULL,
	CONSTRAINT "post_tenant_id_community_id_id_pk" PRIMARY KEY("tenant_id","community_id","id")
);
--> statement-breakpoint
CREATE TABLE "remark" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"id" text NOT NULL,
	"measure_id" text NOT NULL,
	"text" text NOT NULL,
	"written_by" text NOT NULL,
	"written_at" timestamp(3) with time zone NOT NULL,
	"removed_at" timestamp(3) with time zone,
	CONSTRAINT "remark_tenant_id_community_id_id_pk" PRIMARY KEY("tenant_id","community_id","id")
);
--> statement-breakpoint
CREATE TABLE "resource" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"url" text,
	"about" text NOT NULL,
	"tags" jsonb NOT NULL,
	"origin" text NOT NULL,
	"story" jsonb,
	"added_by" text NOT NULL,
	"added_at" timestamp(3) with time zone NOT NULL,
	"checked_by" text,
	"checked_at" timestamp(3) with time zone,
	"review_on" date,
	"removed_at" timestamp(3) with time zone,
	"revision" integer NOT NULL,
	CONSTRAINT "resource_tenant_id_community_id_id_pk" PRIMARY KEY("tenant_id","community_id","id")
);
--> statement-breakpoint
CREATE TABLE "web_count" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"quarter" text NOT NULL,
	"visits" integer NOT NULL,
	"visitors" integer NOT NULL,
	"written_by" text NOT NULL,
	"written_at" timestamp(3) with time zone NOT NULL,
	"revision" integer NOT NULL,
	CONSTRAINT "web_count_tenant_id_community_id_quarter_pk" PRIMARY KEY("tenant_id","community_id","quarter")
);
--> statement-breakpoint
CREATE INDEX "event_by_start" ON "event" USING btree ("tenant_id","community_id","starts_at");--> statement-breakpoint
CREATE INDEX "post_by_time" ON "post" USING btree ("tenant_id","community_id","written_at");--> statement-breakpoint
CREATE INDEX "post_by_thread" ON "post" USING btree ("tenant_id","community_id","reply_to");--> statement-breakpoint
CREATE INDEX "resource_by_time" ON "resource" USING btree ("tenant_id","community_id","added_at");
CREATE TABLE "coffee_answer" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"round_id" text NOT NULL,
	"person_id" text NOT NULL,
	"met" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "coffee_answer_tenant_id_community_id_round_id_person_id_pk" PRIMARY KEY("tenant_id","community_id","round_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "coffee_round" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"id" text NOT NULL,
	"drawn_on" date NOT NULL,
	"drawn_at" timestamp(3) with time zone NOT NULL,
	"ask_at" timestamp(3) with time zone NOT NULL,
	"groups" jsonb NOT NULL,
	"alone" text,
	CONSTRAINT "coffee_round_tenant_id_community_id_id_pk" PRIMARY KEY("tenant_id","community_id","id")
);
--> statement-breakpoint
CREATE TABLE "greeting" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"person_id" text NOT NULL,
	"greeted_by" text NOT NULL,
	"greeted_at" timestamp(3) with time zone NOT NULL,
	"taken_back_at" timestamp(3) with time zone,
	CONSTRAINT "greeting_tenant_id_community_id_person_id_pk" PRIMARY KEY("tenant_id","community_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "help_request" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"id" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp(3) with time zone NOT NULL,
	"text" text NOT NULL,
	"state" text NOT NULL,
	"taken_by" text,
	"taken_at" timestamp(3) with time zone,
	"answer" text NOT NULL,
	"settled_at" timestamp(3) with time zone,
	"revision" integer NOT NULL,
	CONSTRAINT "help_request_tenant_id_community_id_id_pk" PRIMARY KEY("tenant_id","community_id","id")
);
--> statement-breakpoint
CREATE TABLE "idea" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"id" text NOT NULL,
	"author_id" text NOT NULL,
	"named" boolean NOT NULL,
	"text" text NOT NULL,
	"added_at" timestamp(3) with time zone NOT NULL,
	"state" text NOT NULL,
	"answer" text NOT NULL,
	"answered_by" text,
	"answered_at" timestamp(3) with time zone,
	"action_id" text,
	"revision" integer NOT NULL,
	CONSTRAINT "idea_tenant_id_community_id_id_pk" PRIMARY KEY("tenant_id","community_id","id")
);
--> statement-breakpoint
ALTER TABLE "attendance" ADD COLUMN "imported" boolean;--> statement-breakpoint
ALTER TABLE "choice" ADD COLUMN "photo" boolean;--> statement-breakpoint
ALTER TABLE "choice" ADD COLUMN "coffee" jsonb;--> statement-breakpoint
ALTER TABLE "community" ADD COLUMN "outlook" jsonb;--> statement-breakpoint
ALTER TABLE "community" ADD COLUMN "finding" jsonb;--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "blocked" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "why" text;--> statement-breakpoint
ALTER TABLE "event" ADD COLUMN "report" jsonb;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "role" text;--> statement-breakpoint
ALTER TABLE "series" ADD COLUMN "monthly" jsonb;--> statement-breakpoint
ALTER TABLE "series" ADD COLUMN "times" integer;--> statement-breakpoint
ALTER TABLE "series" ADD COLUMN "place" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "series" ADD COLUMN "exceptions" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "series" ADD COLUMN "invited" jsonb;--> statement-breakpoint
ALTER TABLE "series" ADD COLUMN "takes_over" text;--> statement-breakpoint
ALTER TABLE "series" ADD COLUMN "ending" jsonb;--> statement-breakpoint
ALTER TABLE "survey" ADD COLUMN "forms_url" text;--> statement-breakpoint
ALTER TABLE "survey" ADD COLUMN "imported_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "survey" ADD COLUMN "results" jsonb;--> statement-breakpoint
CREATE INDEX "help_request_by_time" ON "help_request" USING btree ("tenant_id","community_id","asked_at");--> statement-breakpoint
CREATE INDEX "help_request_by_person" ON "help_request" USING btree ("tenant_id","asked_by");--> statement-breakpoint
CREATE INDEX "idea_by_time" ON "idea" USING btree ("tenant_id","community_id","added_at");
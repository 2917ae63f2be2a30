CREATE TABLE "consultation" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"step_id" text NOT NULL,
	"version" integer NOT NULL,
	"number" integer NOT NULL,
	"days" integer NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamp(3) with time zone NOT NULL,
	"announced_at" timestamp(3) with time zone,
	"problem" text,
	CONSTRAINT "consultation_tenant_id_community_id_step_id_version_number_pk" PRIMARY KEY("tenant_id","community_id","step_id","version","number")
);
--> statement-breakpoint
CREATE TABLE "voice" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"step_id" text NOT NULL,
	"version" integer NOT NULL,
	"number" integer NOT NULL,
	"person_id" text NOT NULL,
	"stance" text NOT NULL,
	"reason" text NOT NULL,
	"said_at" timestamp(3) with time zone NOT NULL,
	"taken_back_at" timestamp(3) with time zone,
	CONSTRAINT "voice_tenant_id_community_id_step_id_version_number_person_id_pk" PRIMARY KEY("tenant_id","community_id","step_id","version","number","person_id")
);

CREATE TABLE "timer" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"step_id" text NOT NULL,
	"begun_at" timestamp(3) with time zone NOT NULL,
	"seconds" integer NOT NULL,
	"runs_from" timestamp(3) with time zone,
	"set_by" text NOT NULL,
	"set_at" timestamp(3) with time zone NOT NULL,
	"revision" integer NOT NULL,
	CONSTRAINT "timer_tenant_id_community_id_step_id_pk" PRIMARY KEY("tenant_id","community_id","step_id")
);

CREATE TABLE "tick" (
	"tenant_id" text NOT NULL,
	"community_id" text NOT NULL,
	"step_id" text NOT NULL,
	"version" integer NOT NULL,
	"item_id" text NOT NULL,
	"ticked" boolean NOT NULL,
	"ticked_by" text NOT NULL,
	"ticked_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "tick_tenant_id_community_id_step_id_version_item_id_pk" PRIMARY KEY("tenant_id","community_id","step_id","version","item_id")
);

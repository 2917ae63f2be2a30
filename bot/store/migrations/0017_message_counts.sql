CREATE TABLE "team_channel" (
	"tenant_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"group_id" text NOT NULL,
	"listed_at" timestamp(3) with time zone,
	"read_at" timestamp(3) with time zone,
	"link" text,
	"threads" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "team_channel_tenant_id_channel_id_pk" PRIMARY KEY("tenant_id","channel_id")
);
--> statement-breakpoint
CREATE INDEX "team_channel_by_group" ON "team_channel" USING btree ("tenant_id","group_id");
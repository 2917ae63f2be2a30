CREATE TABLE "sign_in" (
	"tenant_id" text NOT NULL,
	"person_id" text NOT NULL,
	"sealed" text,
	"signed_in_at" timestamp(3) with time zone,
	"away" boolean DEFAULT true NOT NULL,
	CONSTRAINT "sign_in_tenant_id_person_id_pk" PRIMARY KEY("tenant_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "file_copy" ALTER COLUMN "sub_group_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "appointment" jsonb;--> statement-breakpoint
ALTER TABLE "file_copy" ADD COLUMN "channel_id" text;--> statement-breakpoint
ALTER TABLE "file_copy" ADD COLUMN "channel_name" text;--> statement-breakpoint
ALTER TABLE "review" ADD COLUMN "appointment" jsonb;
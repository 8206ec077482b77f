CREATE TABLE "compliance"."link_key" (
	"id" integer PRIMARY KEY NOT NULL,
	"key" text NOT NULL
);

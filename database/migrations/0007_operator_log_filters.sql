CREATE TABLE "compliance"."ruleset_use" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "compliance"."ruleset_use_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"ruleset" text NOT NULL,
	"since" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_by" text
);
--> statement-breakpoint
-- What was used before: every ruleset that evaluated facts, in the order of first use, and the last one again if it came back.
WITH used AS (
  SELECT r."hash", r."first_used_at" FROM "compliance"."ruleset" r
  WHERE EXISTS (SELECT FROM "compliance"."coverage" c WHERE c."ruleset" = r."hash")
    OR EXISTS (SELECT FROM "compliance"."evaluated_block" e WHERE e."ruleset" = r."hash")
), newest AS (
  SELECT "hash", "first_used_at" FROM used ORDER BY "first_used_at" DESC, "hash" DESC LIMIT 1
), last AS (
  SELECT "ruleset" FROM "compliance"."coverage" ORDER BY "evaluated_at" DESC, "to_pos" DESC LIMIT 1
)
INSERT INTO "compliance"."ruleset_use" ("ruleset", "since")
SELECT "hash", "first_used_at" FROM used
UNION ALL
SELECT l."ruleset", min(c."evaluated_at") FROM last l, newest n, "compliance"."coverage" c
WHERE l."ruleset" <> n."hash" AND c."ruleset" = l."ruleset" AND c."evaluated_at" >= n."first_used_at" GROUP BY l."ruleset"
ORDER BY 2, 1;--> statement-breakpoint
CREATE FUNCTION compliance.operator_log_ids(filter json) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT COST 1000 AS $$
  SELECT coalesce(array_agg(DISTINCT lower(found[1])), '{}')
  FROM regexp_matches(filter::text, '0[xX][0-9a-fA-F]{64}', 'g') AS found
$$;
--> statement-breakpoint
CREATE INDEX "operator_log_role_at_id_index" ON "compliance"."operator_log" USING btree ("role","at","id");--> statement-breakpoint
CREATE INDEX "operator_log_ids_index" ON "compliance"."operator_log" USING gin (compliance.operator_log_ids("filter"));
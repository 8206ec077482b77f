ALTER TABLE "compliance"."alert" ADD COLUMN "happened_at" bigint;--> statement-breakpoint
-- As detection writes it: the custodian's clock where the ruleset that found the alert took it for plausible.
UPDATE "compliance"."alert" a SET "happened_at" = CASE
  WHEN a."occurred_at" BETWEEN a."block_time" - COALESCE((
    SELECT (rule #>> '{parameters,toleranceSeconds}')::bigint
    FROM "compliance"."ruleset" r, jsonb_array_elements(r."rules") AS each (rule)
    WHERE r."hash" = a."ruleset" AND rule ->> 'id' = 'ACC-13' LIMIT 1), 300) AND a."block_time"
  THEN a."occurred_at" ELSE a."block_time" END;--> statement-breakpoint
ALTER TABLE "compliance"."alert" ALTER COLUMN "happened_at" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "alert_happened_stats" ON "compliance"."alert" USING btree ("happened_at","detected_at","rule_id","severity","status","actor","outcome","duplicate_of","opened_at","acknowledged_at","resolved_at");

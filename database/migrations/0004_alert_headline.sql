-- Made anew below, with the headline.
ALTER TABLE "compliance"."alert" DROP COLUMN "words";--> statement-breakpoint
-- What alerts of earlier versions are headed by: a title of their rule.
CREATE FUNCTION "compliance"."rule_title"(rule_id text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE rule_id
    WHEN 'ACC-01' THEN 'Record accessed after consent had expired'
    WHEN 'ACC-02' THEN 'Record accessed after consent was revoked'
    WHEN 'ACC-03' THEN 'Record accessed before consent began'
    WHEN 'ACC-04' THEN 'Record accessed without consent'
    WHEN 'ACC-05' THEN 'Record accessed under someone else''s consent'
    WHEN 'ACC-06' THEN 'Record accessed for a purpose the consent does not cover'
    WHEN 'ACC-07' THEN 'Record accessed outside the scope of the consent'
    WHEN 'ACC-08' THEN 'Sensitive information accessed under a consent that does not name it'
    WHEN 'ACC-09' THEN 'Break-glass access without a reason or an approving review'
    WHEN 'ACC-10' THEN 'Repeated break-glass access by one person'
    WHEN 'ACC-11' THEN 'Many patients'' records accessed within a short time'
    WHEN 'ACC-12' THEN 'Repeated attempts to access records were refused'
    WHEN 'ACC-13' THEN 'Access recorded with an implausible time'
    WHEN 'ACC-14' THEN 'Unusually many patients'' records accessed in one day'
    WHEN 'ACC-15' THEN 'Record accessed by the person who controls its consents'
    WHEN 'CON-01' THEN 'Consent recorded by someone other than the patient'
    WHEN 'CON-02' THEN 'Consent without an end date or for too long'
    WHEN 'CON-03' THEN 'Revocation recorded too late'
    WHEN 'CON-04' THEN 'Consent given again right after someone else revoked it'
    WHEN 'CRD-01' THEN 'Record accessed for treatment without a valid licence'
    WHEN 'CRD-02' THEN 'Credential issued by an untrusted issuer'
    WHEN 'CRD-03' THEN 'Consent still active after the licence ended'
    WHEN 'SHR-01' THEN 'Record shared without an agreement that covers it'
    WHEN 'SHR-02' THEN 'Record passed on without permission'
    WHEN 'SHR-03' THEN 'Record shared in a format that was not agreed'
    WHEN 'SHR-04' THEN 'Patient''s request for data not fulfilled in time'
    WHEN 'CLM-01' THEN 'Claim submitted twice for the same service'
    WHEN 'CLM-02' THEN 'Claim for a service with no record of it'
    WHEN 'CLM-03' THEN 'Claim approved or paid when it should not have been'
    WHEN 'GOV-01' THEN 'Change made without going through governance'
    WHEN 'GOV-02' THEN 'Entries missing from a custodian''s access log'
    ELSE 'Finding of rule ' || left(rule_id, 60)
  END
$$;--> statement-breakpoint
ALTER TABLE "compliance"."alert" ADD COLUMN "headline" text;--> statement-breakpoint
UPDATE "compliance"."alert" SET "headline" = "compliance"."rule_title"("rule_id");--> statement-breakpoint
ALTER TABLE "compliance"."alert" ALTER COLUMN "headline" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "compliance"."shadow_finding" ADD COLUMN "headline" text;--> statement-breakpoint
UPDATE "compliance"."shadow_finding" SET "headline" = "compliance"."rule_title"("rule_id");--> statement-breakpoint
ALTER TABLE "compliance"."shadow_finding" ALTER COLUMN "headline" SET NOT NULL;--> statement-breakpoint
-- The examples in the results of back-tests.
CREATE FUNCTION "compliance"."with_titles"(examples jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT COALESCE(jsonb_agg(jsonb_build_object('headline', "compliance"."rule_title"(example ->> 'ruleId')) || example ORDER BY place), '[]')
  FROM jsonb_array_elements(examples) WITH ORDINALITY AS each (example, place)
$$;--> statement-breakpoint
UPDATE "compliance"."backtest" SET "results" = (
  SELECT jsonb_agg(result || jsonb_build_object('examples', jsonb_build_object(
    'added', "compliance"."with_titles"(result #> '{examples,added}'),
    'dropped', "compliance"."with_titles"(result #> '{examples,dropped}'))) ORDER BY place)
  FROM jsonb_array_elements("results") WITH ORDINALITY AS each (result, place))
WHERE "results" <> '[]';--> statement-breakpoint
DROP FUNCTION "compliance"."with_titles";--> statement-breakpoint
DROP FUNCTION "compliance"."rule_title";--> statement-breakpoint
-- What the search for words looks through (see 0002_alert_words), with the headline's words. Without the instants of a
-- summary, wherever they stand in it.
ALTER TABLE "compliance"."alert" ADD COLUMN "words" tsvector GENERATED ALWAYS AS (to_tsvector('simple',
  "headline" || ' ' || regexp_replace("summary", '\m[0-9]{1,2} [A-Z][a-z]+ [0-9]{4}(,? at|,)? [0-9:]{5,8} UTC\M', '', 'g')
  || ' ' || "rule_name" || ' ' || "rule_id")) STORED;--> statement-breakpoint
CREATE INDEX "alert_words" ON "compliance"."alert" USING gin ("words");--> statement-breakpoint
UPDATE "compliance"."alert" SET "retraction" = 'blockReplaced' WHERE "retracted_at" IS NOT NULL AND "retraction" IS NULL;--> statement-breakpoint
ALTER TABLE "compliance"."alert" ADD CONSTRAINT "alert_retraction" CHECK ((retracted_at is null) = (retraction is null));--> statement-breakpoint
ALTER TABLE "compliance"."outbox" ADD COLUMN "retraction" text;--> statement-breakpoint
-- The history has the reason of each, also where the alert is in force again: written at the same moment.
UPDATE "compliance"."outbox" o SET "retraction" = CASE WHEN EXISTS (
  SELECT FROM "compliance"."alert_history" h WHERE h."alert_id" = o."alert_id" AND h."change" = 'retracted'
    AND h."at" = o."created_at" AND h."note" = 'What came up to the deadline, as the chain has it now, answers it.')
  THEN 'answered' ELSE 'blockReplaced' END
WHERE o."event" = 'alert.retracted';--> statement-breakpoint
ALTER TABLE "compliance"."outbox" ADD CONSTRAINT "outbox_retraction" CHECK ((event = 'alert.retracted') = (retraction is not null));--> statement-breakpoint
-- Retracted alerts, each with why, when, and the newest standing alert about the same event in another block.
CREATE VIEW "compliance"."alert_retraction" AS
SELECT r."id" AS "alert_id", r."retraction" AS "reason", r."retracted_at" AS "at", (
    SELECT s."id" FROM "compliance"."alert" s
    WHERE s."tx_hash" = r."tx_hash" AND s."rule_id" = r."rule_id" AND s."log_rank" = r."log_rank"
      AND s."entry_index" = r."entry_index" AND s."chain_id" = r."chain_id" AND s."retracted_at" IS NULL
    ORDER BY s."detected_at" DESC LIMIT 1) AS "replaced_by"
FROM "compliance"."alert" r WHERE r."retracted_at" IS NOT NULL;

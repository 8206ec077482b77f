CREATE SCHEMA IF NOT EXISTS "compliance";
--> statement-breakpoint
CREATE TABLE "compliance"."alert" (
	"id" text PRIMARY KEY NOT NULL,
	"rule_id" text NOT NULL,
	"rule_name" text NOT NULL,
	"rule_version" integer NOT NULL,
	"ruleset" text NOT NULL,
	"parameters" jsonb NOT NULL,
	"severity" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"finality" text NOT NULL,
	"chain_id" integer NOT NULL,
	"pos" bigint NOT NULL,
	"block_number" bigint NOT NULL,
	"block_hash" text NOT NULL,
	"block_time" bigint NOT NULL,
	"tx_hash" text NOT NULL,
	"log_index" integer NOT NULL,
	"entry_index" integer NOT NULL,
	"log_rank" integer NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"patient" text,
	"actor" text,
	"organisation" text,
	"consent_id" text,
	"purpose" text,
	"category" text,
	"action" text,
	"occurred_at" bigint,
	"deadline" bigint,
	"summary" text NOT NULL,
	"explanation" text NOT NULL,
	"evidence" jsonb NOT NULL,
	"notify" boolean NOT NULL,
	"detected_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"opened_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"notified_at" timestamp (3) with time zone,
	"assignee" text,
	"outcome" text,
	"due_at" timestamp (3) with time zone,
	"acknowledged_at" timestamp (3) with time zone,
	"resolved_at" timestamp (3) with time zone,
	"duplicate_of" text,
	"breach_individuals_due_at" timestamp (3) with time zone,
	"breach_authority_due_at" timestamp (3) with time zone,
	"breach_assessment" jsonb,
	"suppressed_by" text,
	"retracted_at" timestamp (3) with time zone,
	"retraction" text,
	"incarnation" integer DEFAULT 1 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "compliance"."alert_history" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "compliance"."alert_history_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"alert_id" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"by" text NOT NULL,
	"by_kind" text DEFAULT 'system' NOT NULL,
	"by_id" text,
	"change" text NOT NULL,
	"version" integer,
	"from" jsonb,
	"to" jsonb,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "compliance"."backtest" (
	"id" text PRIMARY KEY NOT NULL,
	"rule_id" text NOT NULL,
	"parameters" jsonb NOT NULL,
	"period_from" timestamp (3) with time zone NOT NULL,
	"period_to" timestamp (3) with time zone NOT NULL,
	"chain_ids" integer[] NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"ranges_done" integer DEFAULT 0 NOT NULL,
	"ranges_total" integer,
	"results" jsonb DEFAULT '[]' NOT NULL,
	"error" text,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"beat_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "compliance"."api_key" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"operations" text[],
	"prefix" text NOT NULL,
	"hash" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	"rotated_to" text
);
--> statement-breakpoint
CREATE TABLE "compliance"."link_key" (
	"id" integer PRIMARY KEY NOT NULL,
	"key" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "compliance"."rate_limit" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "compliance"."delivery" (
	"id" text PRIMARY KEY NOT NULL,
	"endpoint_id" text NOT NULL,
	"alert_id" text,
	"incarnation" integer,
	"version" integer DEFAULT 0 NOT NULL,
	"type" text NOT NULL,
	"body" text NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"delivered_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "compliance"."delivery_attempt" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "compliance"."delivery_attempt_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"delivery_id" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"status_code" integer,
	"error" text,
	"duration_ms" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "compliance"."endpoint" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"url" text NOT NULL,
	"secret" text NOT NULL,
	"previous_secret" text,
	"previous_secret_until" timestamp (3) with time zone,
	"rules" text[] DEFAULT '{}' NOT NULL,
	"min_severity" text DEFAULT 'low' NOT NULL,
	"delivery" text DEFAULT 'instant' NOT NULL,
	"format" text DEFAULT 'standard' NOT NULL,
	"payload" text DEFAULT 'thin' NOT NULL,
	"ever_full" boolean DEFAULT false NOT NULL,
	"updates" boolean DEFAULT false NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"paused_at" timestamp (3) with time zone,
	"deleted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "compliance"."outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "compliance"."outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"event" text NOT NULL,
	"alert_id" text NOT NULL,
	"incarnation" integer NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"relayed_at" timestamp (3) with time zone,
	"position" bigint
);
--> statement-breakpoint
CREATE TABLE "compliance"."chain" (
	"chain_id" integer PRIMARY KEY NOT NULL,
	"go_live_block" bigint NOT NULL,
	"anchor_block" bigint NOT NULL,
	"anchor_hash" text NOT NULL,
	"evaluated_pos" bigint NOT NULL,
	"deadlines_time" bigint DEFAULT -1 NOT NULL,
	"deadlines_at" timestamp (3) with time zone,
	"deadlines_final_time" bigint DEFAULT -1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "compliance"."coverage" (
	"chain_id" integer NOT NULL,
	"ruleset" text NOT NULL,
	"from_pos" bigint NOT NULL,
	"to_pos" bigint NOT NULL,
	"evaluated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "coverage_chain_id_ruleset_from_pos_to_pos_pk" PRIMARY KEY("chain_id","ruleset","from_pos","to_pos")
);
--> statement-breakpoint
CREATE TABLE "compliance"."deadline" (
	"chain_id" integer NOT NULL,
	"rule_id" text NOT NULL,
	"pos" bigint NOT NULL,
	"block_hash" text NOT NULL,
	"due_time" bigint NOT NULL,
	"ruleset" text NOT NULL,
	"notify" boolean NOT NULL,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "deadline_chain_id_rule_id_pos_block_hash_due_time_ruleset_pk" PRIMARY KEY("chain_id","rule_id","pos","block_hash","due_time","ruleset")
);
--> statement-breakpoint
CREATE TABLE "compliance"."evaluated_block" (
	"chain_id" integer NOT NULL,
	"block_number" bigint NOT NULL,
	"block_hash" text NOT NULL,
	"ruleset" text NOT NULL,
	"evaluated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "evaluated_block_chain_id_block_number_block_hash_pk" PRIMARY KEY("chain_id","block_number","block_hash")
);
--> statement-breakpoint
CREATE TABLE "compliance"."rule_error" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "compliance"."rule_error_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"chain_id" integer NOT NULL,
	"rules" text NOT NULL,
	"ruleset" text NOT NULL,
	"from_pos" bigint NOT NULL,
	"to_pos" bigint NOT NULL,
	"error" text NOT NULL,
	"quiet" boolean NOT NULL,
	"attempts" integer DEFAULT 1 NOT NULL,
	"first_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"resolved_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "compliance"."ruleset" (
	"hash" text PRIMARY KEY NOT NULL,
	"rules" jsonb NOT NULL,
	"first_used_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "compliance"."shadow" (
	"chain_id" integer NOT NULL,
	"rule_id" text NOT NULL,
	"ruleset" text NOT NULL,
	"from_pos" bigint NOT NULL,
	"to_pos" bigint NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shadow_chain_id_rule_id_ruleset_pk" PRIMARY KEY("chain_id","rule_id","ruleset")
);
--> statement-breakpoint
CREATE TABLE "compliance"."shadow_finding" (
	"chain_id" integer NOT NULL,
	"rule_id" text NOT NULL,
	"ruleset" text NOT NULL,
	"pos" bigint NOT NULL,
	"block_hash" text NOT NULL,
	"tx_hash" text NOT NULL,
	"log_index" integer NOT NULL,
	"entry_index" integer NOT NULL,
	"summary" text NOT NULL,
	"found_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shadow_finding_chain_id_rule_id_ruleset_pos_block_hash_pk" PRIMARY KEY("chain_id","rule_id","ruleset","pos","block_hash")
);
--> statement-breakpoint
CREATE TABLE "compliance"."verdict" (
	"chain_id" integer NOT NULL,
	"pos" bigint NOT NULL,
	"block_hash" text NOT NULL,
	"consent" text NOT NULL,
	"consent_id" text,
	"rule_id" text,
	"ruleset" text NOT NULL,
	"evaluated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "verdict_chain_id_pos_pk" PRIMARY KEY("chain_id","pos")
);
--> statement-breakpoint
CREATE TABLE "compliance"."directory" (
	"account" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"address" text,
	"updated_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "compliance"."operator_log" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "compliance"."operator_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"credential_id" text,
	"credential_name" text,
	"role" text,
	"operation" text NOT NULL,
	"patient_level" boolean NOT NULL,
	"filter" json NOT NULL,
	"address" text,
	"status" integer NOT NULL,
	"sequence" bigint,
	"previous_hash" text,
	"hash" text
);
--> statement-breakpoint
CREATE TABLE "compliance"."operator_log_head" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"signature" text,
	"key_id" text
);
--> statement-breakpoint
CREATE TABLE "compliance"."suppression" (
	"id" text PRIMARY KEY NOT NULL,
	"rule_id" text NOT NULL,
	"actor" text,
	"patient" text,
	"organisation" text,
	"reason" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_by" text,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "compliance"."alert" ADD CONSTRAINT "alert_suppressed_by_suppression_id_fk" FOREIGN KEY ("suppressed_by") REFERENCES "compliance"."suppression"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compliance"."alert_history" ADD CONSTRAINT "alert_history_alert_id_alert_id_fk" FOREIGN KEY ("alert_id") REFERENCES "compliance"."alert"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compliance"."delivery" ADD CONSTRAINT "delivery_endpoint_id_endpoint_id_fk" FOREIGN KEY ("endpoint_id") REFERENCES "compliance"."endpoint"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compliance"."delivery" ADD CONSTRAINT "delivery_alert_id_alert_id_fk" FOREIGN KEY ("alert_id") REFERENCES "compliance"."alert"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compliance"."delivery_attempt" ADD CONSTRAINT "delivery_attempt_delivery_id_delivery_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "compliance"."delivery"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compliance"."outbox" ADD CONSTRAINT "outbox_alert_id_alert_id_fk" FOREIGN KEY ("alert_id") REFERENCES "compliance"."alert"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alert_detected_at_order" ON "compliance"."alert" USING btree ("detected_at","id","rule_id","severity","status","finality",coalesce("due_at", timestamptz '9999-12-31 00:00:00+00'));--> statement-breakpoint
CREATE INDEX "alert_block_time_order" ON "compliance"."alert" USING btree ("block_time","id","detected_at","rule_id","severity","status","finality",coalesce("due_at", timestamptz '9999-12-31 00:00:00+00'));--> statement-breakpoint
CREATE INDEX "alert_occurred_at_order" ON "compliance"."alert" USING btree (coalesce("occurred_at", -1),"id","detected_at","rule_id","severity","status","finality",coalesce("due_at", timestamptz '9999-12-31 00:00:00+00'));--> statement-breakpoint
CREATE INDEX "alert_due_at_order" ON "compliance"."alert" USING btree (coalesce("due_at", timestamptz '9999-12-31 00:00:00+00'),"id","detected_at","rule_id","severity","status","finality");--> statement-breakpoint
CREATE INDEX "alert_severity_order" ON "compliance"."alert" USING btree (array_position(array['low', 'medium', 'high', 'critical'], "severity"),"detected_at","id","rule_id","severity","status","finality");--> statement-breakpoint
CREATE INDEX "alert_rule_order" ON "compliance"."alert" USING btree ("rule_id","detected_at","id","severity","status","finality");--> statement-breakpoint
CREATE INDEX "alert_status_order" ON "compliance"."alert" USING btree ("status","detected_at","id","rule_id","severity","finality",coalesce("due_at", timestamptz '9999-12-31 00:00:00+00'));--> statement-breakpoint
CREATE INDEX "alert_patient_detected_at_id_index" ON "compliance"."alert" USING btree ("patient","detected_at","id");--> statement-breakpoint
CREATE INDEX "alert_actor_detected_at_id_index" ON "compliance"."alert" USING btree ("actor","detected_at","id");--> statement-breakpoint
CREATE INDEX "alert_organisation_detected_at_id_index" ON "compliance"."alert" USING btree ("organisation","detected_at","id");--> statement-breakpoint
CREATE INDEX "alert_assignee_detected_at_id_index" ON "compliance"."alert" USING btree ("assignee","detected_at","id");--> statement-breakpoint
CREATE INDEX "alert_subject_id_index" ON "compliance"."alert" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "alert_consent_id_index" ON "compliance"."alert" USING btree ("consent_id");--> statement-breakpoint
CREATE INDEX "alert_duplicate_of_index" ON "compliance"."alert" USING btree ("duplicate_of") WHERE duplicate_of is not null;--> statement-breakpoint
CREATE INDEX "alert_breach_due" ON "compliance"."alert" USING btree (least("breach_individuals_due_at", "breach_authority_due_at")) WHERE "status" = 'resolved' and "breach_authority_due_at" is not null and "breach_assessment" is null;--> statement-breakpoint
CREATE INDEX "alert_stats" ON "compliance"."alert" USING btree ("detected_at","rule_id","severity","status","actor","outcome","opened_at","acknowledged_at","resolved_at");--> statement-breakpoint
CREATE INDEX "alert_chain_id_pos_index" ON "compliance"."alert" USING btree ("chain_id","pos");--> statement-breakpoint
CREATE INDEX "alert_patient_chain_id_pos_index" ON "compliance"."alert" USING btree ("patient","chain_id","pos");--> statement-breakpoint
CREATE INDEX "alert_tx_hash_rule_id_log_rank_entry_index_index" ON "compliance"."alert" USING btree ("tx_hash","rule_id","log_rank","entry_index");--> statement-breakpoint
CREATE INDEX "alert_chain_id_block_number_index" ON "compliance"."alert" USING btree ("chain_id","block_number") WHERE finality = 'provisional' and retracted_at is null;--> statement-breakpoint
CREATE INDEX "alert_history_alert_id_id_index" ON "compliance"."alert_history" USING btree ("alert_id","id");--> statement-breakpoint
CREATE INDEX "backtest_created_at_index" ON "compliance"."backtest" USING btree ("created_at") WHERE state in ('waiting', 'running');--> statement-breakpoint
CREATE UNIQUE INDEX "api_key_hash_index" ON "compliance"."api_key" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "api_key_created_at_id_index" ON "compliance"."api_key" USING btree ("created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_endpoint_id_alert_id_type_incarnation_version_index" ON "compliance"."delivery" USING btree ("endpoint_id","alert_id","type","incarnation","version");--> statement-breakpoint
CREATE INDEX "delivery_alert_id_index" ON "compliance"."delivery" USING btree ("alert_id");--> statement-breakpoint
CREATE INDEX "delivery_created_at_id_index" ON "compliance"."delivery" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "delivery_endpoint_id_created_at_index" ON "compliance"."delivery" USING btree ("endpoint_id","created_at");--> statement-breakpoint
CREATE INDEX "delivery_next_attempt_at_index" ON "compliance"."delivery" USING btree ("next_attempt_at") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "delivery_endpoint_id_next_attempt_at_index" ON "compliance"."delivery" USING btree ("endpoint_id","next_attempt_at") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "delivery_attempt_delivery_id_id_index" ON "compliance"."delivery_attempt" USING btree ("delivery_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_alert_id_event_incarnation_version_index" ON "compliance"."outbox" USING btree ("alert_id","event","incarnation","version");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_position_index" ON "compliance"."outbox" USING btree ("position");--> statement-breakpoint
CREATE INDEX "outbox_id_index" ON "compliance"."outbox" USING btree ("id") WHERE relayed_at is null;--> statement-breakpoint
CREATE INDEX "deadline_chain_id_due_time_index" ON "compliance"."deadline" USING btree ("chain_id","due_time") WHERE decided_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "rule_error_chain_id_rules_from_pos_to_pos_index" ON "compliance"."rule_error" USING btree ("chain_id","rules","from_pos","to_pos");--> statement-breakpoint
CREATE INDEX "rule_error_chain_id_last_at_index" ON "compliance"."rule_error" USING btree ("chain_id","last_at") WHERE resolved_at is null;--> statement-breakpoint
CREATE INDEX "verdict_chain_id_pos_index" ON "compliance"."verdict" USING btree ("chain_id","pos") WHERE consent = 'error';--> statement-breakpoint
CREATE INDEX "directory_name_account_index" ON "compliance"."directory" USING btree ("name","account");--> statement-breakpoint
CREATE INDEX "directory_updated_at_account_index" ON "compliance"."directory" USING btree ("updated_at","account");--> statement-breakpoint
CREATE INDEX "directory_name_prefix_index" ON "compliance"."directory" USING btree (lower("name") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "operator_log_at_id_index" ON "compliance"."operator_log" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "operator_log_credential_id_at_id_index" ON "compliance"."operator_log" USING btree ("credential_id","at","id");--> statement-breakpoint
CREATE INDEX "operator_log_operation_at_id_index" ON "compliance"."operator_log" USING btree ("operation","at","id");--> statement-breakpoint
CREATE INDEX "operator_log_status_at_id_index" ON "compliance"."operator_log" USING btree ("status","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "operator_log_sequence_index" ON "compliance"."operator_log" USING btree ("sequence");--> statement-breakpoint
CREATE INDEX "operator_log_unsealed_index" ON "compliance"."operator_log" USING btree ("id") WHERE sequence is null;--> statement-breakpoint
CREATE INDEX "suppression_rule_id_expires_at_index" ON "compliance"."suppression" USING btree ("rule_id","expires_at");--> statement-breakpoint
CREATE INDEX "suppression_created_at_id_index" ON "compliance"."suppression" USING btree ("created_at","id");
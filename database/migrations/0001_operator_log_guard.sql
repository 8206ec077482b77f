-- The operator log only grows. A row is inserted unsealed; the one change that it may undergo is its sealing.
CREATE FUNCTION compliance.guard_operator_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.sequence IS NULL AND NEW.previous_hash IS NULL AND NEW.hash IS NULL THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'A row of the operator log is inserted unsealed.' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.sequence IS NULL AND NEW.sequence IS NOT NULL AND NEW.previous_hash IS NOT NULL AND NEW.hash IS NOT NULL
      AND (NEW.id, NEW.at, NEW.credential_id, NEW.credential_name, NEW.role, NEW.operation, NEW.patient_level,
          NEW.filter::text, NEW.address, NEW.status)
        IS NOT DISTINCT FROM
        (OLD.id, OLD.at, OLD.credential_id, OLD.credential_name, OLD.role, OLD.operation, OLD.patient_level,
          OLD.filter::text, OLD.address, OLD.status)
    THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'The operator log only grows: no row of it may be changed or removed.' USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE FUNCTION compliance.guard_operator_log_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The heads of the operator log are kept as they are.' USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER guard BEFORE INSERT OR UPDATE OR DELETE ON compliance.operator_log
  FOR EACH ROW EXECUTE FUNCTION compliance.guard_operator_log();
--> statement-breakpoint
CREATE TRIGGER guard_all BEFORE TRUNCATE ON compliance.operator_log
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.guard_operator_log();
--> statement-breakpoint
CREATE TRIGGER guard BEFORE UPDATE OR DELETE ON compliance.operator_log_head
  FOR EACH ROW EXECUTE FUNCTION compliance.guard_operator_log_head();
--> statement-breakpoint
CREATE TRIGGER guard_all BEFORE TRUNCATE ON compliance.operator_log_head
  FOR EACH STATEMENT EXECUTE FUNCTION compliance.guard_operator_log_head();
--> statement-breakpoint
-- Counts of a minute are worth no write-ahead log: after a crash they begin anew.
ALTER TABLE compliance.rate_limit SET UNLOGGED;

-- What the search for words looks through. Kept with the row: to make it anew for each alert that an order passes takes
-- longer than all the rest.
ALTER TABLE compliance.alert ADD COLUMN words tsvector
  GENERATED ALWAYS AS (to_tsvector('simple', summary || ' ' || rule_name || ' ' || rule_id)) STORED;
--> statement-breakpoint
CREATE INDEX alert_words ON compliance.alert USING gin (words);

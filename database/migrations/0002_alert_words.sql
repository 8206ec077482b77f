-- What the search for words looks through. Kept with the row: to make it anew for each alert that an order passes takes
-- longer than all the rest. Without the time that a summary begins with: its words stand where the orders by time have it,
-- and whoever looks for them there passes all the rest first.
ALTER TABLE compliance.alert ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('simple',
  regexp_replace(summary, '^On [0-9]{1,2} [A-Z][a-z]+ [0-9]{4} at [0-9:]{8} UTC ', '') || ' ' || rule_name || ' ' || rule_id)) STORED;
--> statement-breakpoint
CREATE INDEX alert_words ON compliance.alert USING gin (words);

-- +goose Up

-- Counting the entries of each date reads this and not the table.
CREATE INDEX entry_counted ON entry (collection_id, first_day, last_day, edtf, kind);

-- What may reach into a window from before it: few entries bear vague dates.
CREATE INDEX entry_vague ON entry (collection_id, last_day, first_day) WHERE first_day < last_day;

-- +goose Up

-- Conventions. A date is three columns: edtf, the expression as timeline.Date
-- prints it, and first_day and last_day, the days it spans, counted from
-- 1 January 1970. An open side is the least or greatest integer, and an unknown
-- date ('') has the greatest on both, so that comparing and sorting need no
-- special case but that an unknown date is in no window. Everything of a
-- collection carries its id first, in keys too, so that large tables can be
-- distributed by it and nothing refers to another collection. Text that is
-- compared by its bytes says COLLATE "C".

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE collection (
    id            bigint GENERATED ALWAYS AS IDENTITY,
    name          text COLLATE "C" NOT NULL,
    revision      bigint NOT NULL DEFAULT 0,
    -- What follows is counted at each import, for reading it is frequent.
    entries       integer NOT NULL DEFAULT 0,
    undated       integer NOT NULL DEFAULT 0,
    people        integer NOT NULL DEFAULT 0,
    organisations integer NOT NULL DEFAULT 0,
    interactions  integer NOT NULL DEFAULT 0,
    first_day     integer NOT NULL DEFAULT 0,
    last_day      integer NOT NULL DEFAULT 0,
    CONSTRAINT collection_pkey PRIMARY KEY (id),
    CONSTRAINT collection_name_unique UNIQUE (name),
    CONSTRAINT collection_name_is_short CHECK (name <> '' AND length(name) <= 200)
);

CREATE TABLE entry (
    collection_id bigint NOT NULL,
    id            bigint GENERATED ALWAYS AS IDENTITY,
    ref           text COLLATE "C" NOT NULL, -- timeline.Entry.Ref, and its place among its like
    source_id     text NOT NULL,
    first_day     integer NOT NULL,
    last_day      integer NOT NULL,
    edtf          text COLLATE "C" NOT NULL,
    kind          text NOT NULL,
    title         text NOT NULL,
    abstract      text NOT NULL,
    url           text NOT NULL,
    digest        bytea NOT NULL, -- of the entry and all that was read out of it
    search        tsvector NOT NULL,
    actors        bigint[] NOT NULL, -- those that its mentions or interactions name, once each
    people        bigint[] NOT NULL, -- the people among those that its mentions name
    CONSTRAINT entry_pkey PRIMARY KEY (collection_id, id),
    CONSTRAINT entry_collection_fkey FOREIGN KEY (collection_id) REFERENCES collection (id),
    CONSTRAINT entry_ref_unique UNIQUE (collection_id, ref),
    CONSTRAINT entry_days_in_order CHECK (first_day <= last_day),
    CONSTRAINT entry_unknown_date_is_last CHECK ((edtf = '') = (first_day = 2147483647)),
    CONSTRAINT entry_kind_known CHECK (kind IN ('telegram', 'letter', 'message', 'memorandum', 'memcon', 'report', 'speech', 'resolution', 'instruction', 'protocol', 'other'))
);
-- The order of the chronology: by first day, longer spans first.
CREATE INDEX entry_chronology ON entry (collection_id, first_day, (-last_day), edtf, id);
CREATE INDEX entry_search ON entry USING gin (search);
CREATE INDEX entry_actors ON entry USING gin (actors);

CREATE TABLE actor (
    collection_id bigint NOT NULL,
    id            bigint GENERATED ALWAYS AS IDENTITY,
    key           text COLLATE "C" NOT NULL,
    class         text NOT NULL,
    name          text NOT NULL,
    side          text NOT NULL,
    parent        text COLLATE "C" NOT NULL, -- a key; that actor need not be named in the collection
    place         text NOT NULL,
    known         boolean NOT NULL,
    mentions      integer NOT NULL,
    entries       integer NOT NULL,
    interactions  integer NOT NULL,
    first_day     integer NOT NULL, -- of the dated entries that name it, 0 and 0 where none does
    last_day      integer NOT NULL,
    digest        bytea NOT NULL, -- of all of this, the names and the offices
    CONSTRAINT actor_pkey PRIMARY KEY (collection_id, id),
    CONSTRAINT actor_collection_fkey FOREIGN KEY (collection_id) REFERENCES collection (id),
    CONSTRAINT actor_key_unique UNIQUE (collection_id, key),
    CONSTRAINT actor_class_known CHECK (class IN ('person', 'organisation')),
    CONSTRAINT actor_has_name CHECK (key <> '' AND name <> '')
);
CREATE INDEX actor_by_mentions ON actor (collection_id, (-mentions), id);

CREATE TABLE actor_name (
    collection_id bigint NOT NULL,
    actor_id      bigint NOT NULL,
    position      integer NOT NULL, -- 0 is the canonical name
    name          text COLLATE "C" NOT NULL,
    folded        text COLLATE "C" NOT NULL, -- without case, diacritics and punctuation
    sound         text COLLATE "C" NOT NULL, -- and without what transliterations differ in
    CONSTRAINT actor_name_pkey PRIMARY KEY (collection_id, actor_id, position),
    CONSTRAINT actor_name_actor_fkey FOREIGN KEY (collection_id, actor_id) REFERENCES actor (collection_id, id) ON DELETE CASCADE
);
CREATE INDEX actor_name_folded ON actor_name USING gin (folded gin_trgm_ops);
CREATE INDEX actor_name_sound ON actor_name USING gin (sound gin_trgm_ops);

CREATE TABLE office (
    collection_id bigint NOT NULL,
    actor_id      bigint NOT NULL,
    position      integer NOT NULL,
    role          text NOT NULL,
    organisation  text COLLATE "C" NOT NULL, -- a key, as actor.parent
    edtf          text COLLATE "C" NOT NULL,
    CONSTRAINT office_pkey PRIMARY KEY (collection_id, actor_id, position),
    CONSTRAINT office_actor_fkey FOREIGN KEY (collection_id, actor_id) REFERENCES actor (collection_id, id) ON DELETE CASCADE
);

-- The foreign keys to actor are checked at commit, for an import knows all
-- about an actor only when it has read the last entry.

CREATE TABLE mention (
    collection_id bigint NOT NULL,
    entry_id      bigint NOT NULL,
    position      integer NOT NULL, -- title first, then by start
    actor_id      bigint NOT NULL,
    field         text NOT NULL,
    start         integer NOT NULL, -- in code points
    stop          integer NOT NULL,
    surface       text NOT NULL,
    office        text NOT NULL,
    certainty     text NOT NULL,
    rule          text NOT NULL,
    CONSTRAINT mention_pkey PRIMARY KEY (collection_id, entry_id, position),
    CONSTRAINT mention_entry_fkey FOREIGN KEY (collection_id, entry_id) REFERENCES entry (collection_id, id) ON DELETE CASCADE,
    CONSTRAINT mention_actor_fkey FOREIGN KEY (collection_id, actor_id) REFERENCES actor (collection_id, id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT mention_field_known CHECK (field IN ('title', 'abstract')),
    CONSTRAINT mention_span_in_order CHECK (0 <= start AND start < stop),
    CONSTRAINT mention_certainty_known CHECK (certainty IN ('read', 'resolved', 'inferred'))
);
CREATE INDEX mention_by_actor ON mention (collection_id, actor_id, entry_id);

CREATE TABLE interaction (
    collection_id bigint NOT NULL,
    id            bigint GENERATED ALWAYS AS IDENTITY,
    entry_id      bigint NOT NULL,
    position      integer NOT NULL, -- in the reading
    kind          text NOT NULL,
    first_day     integer NOT NULL,
    last_day      integer NOT NULL,
    edtf          text COLLATE "C" NOT NULL,
    told          boolean NOT NULL, -- it is dated, and otherwise than its entry
    basis         text NOT NULL,
    field         text NOT NULL,
    certainty     text NOT NULL,
    rule          text NOT NULL,
    CONSTRAINT interaction_pkey PRIMARY KEY (collection_id, id),
    CONSTRAINT interaction_position_unique UNIQUE (collection_id, entry_id, position),
    CONSTRAINT interaction_entry_fkey FOREIGN KEY (collection_id, entry_id) REFERENCES entry (collection_id, id) ON DELETE CASCADE,
    CONSTRAINT interaction_kind_known CHECK (kind IN ('message', 'conversation', 'exchange')),
    CONSTRAINT interaction_days_in_order CHECK (first_day <= last_day),
    CONSTRAINT interaction_unknown_date_is_last CHECK ((edtf = '') = (first_day = 2147483647)),
    CONSTRAINT interaction_told_is_dated CHECK (edtf <> '' OR NOT told),
    CONSTRAINT interaction_basis_agrees CHECK (basis IN ('stated', 'document', 'unknown') AND (basis = 'unknown') = (edtf = '')),
    CONSTRAINT interaction_field_known CHECK (field IN ('title', 'abstract')),
    CONSTRAINT interaction_certainty_known CHECK (certainty IN ('read', 'resolved', 'inferred'))
);
-- What entries tell of other days, in the order of the chronology.
CREATE INDEX interaction_told ON interaction (collection_id, first_day, (-last_day), edtf, entry_id) WHERE told;

CREATE TABLE interaction_actor (
    collection_id  bigint NOT NULL,
    interaction_id bigint NOT NULL,
    part           text NOT NULL,
    position       integer NOT NULL, -- in its part
    actor_id       bigint NOT NULL,
    CONSTRAINT interaction_actor_pkey PRIMARY KEY (collection_id, interaction_id, part, position),
    CONSTRAINT interaction_actor_interaction_fkey FOREIGN KEY (collection_id, interaction_id) REFERENCES interaction (collection_id, id) ON DELETE CASCADE,
    CONSTRAINT interaction_actor_actor_fkey FOREIGN KEY (collection_id, actor_id) REFERENCES actor (collection_id, id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT interaction_actor_part_known CHECK (part IN ('from', 'to', 'with'))
);
CREATE INDEX interaction_actor_by_actor ON interaction_actor (collection_id, actor_id, interaction_id, part);

CREATE TABLE evidence (
    collection_id  bigint NOT NULL,
    interaction_id bigint NOT NULL,
    position       integer NOT NULL,
    field          text NOT NULL,
    start          integer NOT NULL,
    stop           integer NOT NULL,
    CONSTRAINT evidence_pkey PRIMARY KEY (collection_id, interaction_id, position),
    CONSTRAINT evidence_interaction_fkey FOREIGN KEY (collection_id, interaction_id) REFERENCES interaction (collection_id, id) ON DELETE CASCADE,
    CONSTRAINT evidence_field_known CHECK (field IN ('title', 'abstract')),
    CONSTRAINT evidence_span_in_order CHECK (0 <= start AND start < stop)
);

-- Nothing is asserted without evidence: no transaction commits an interaction
-- that has none.
-- +goose StatementBegin
CREATE FUNCTION interaction_has_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    interaction_key bigint;
BEGIN
    IF TG_TABLE_NAME = 'interaction' THEN
        interaction_key := NEW.id;
    ELSE
        interaction_key := OLD.interaction_id;
        PERFORM FROM interaction WHERE collection_id = OLD.collection_id AND id = interaction_key;
        IF NOT FOUND THEN
            RETURN NULL; -- it went with its evidence
        END IF;
    END IF;
    PERFORM FROM evidence WHERE collection_id = coalesce(NEW.collection_id, OLD.collection_id) AND interaction_id = interaction_key;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'interaction % has no evidence', interaction_key
            USING ERRCODE = 'check_violation', CONSTRAINT = 'interaction_has_evidence';
    END IF;
    RETURN NULL;
END
$$;
-- +goose StatementEnd
CREATE CONSTRAINT TRIGGER interaction_has_evidence AFTER INSERT ON interaction
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION interaction_has_evidence();
CREATE CONSTRAINT TRIGGER evidence_is_not_the_last AFTER DELETE OR UPDATE OF collection_id, interaction_id ON evidence
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION interaction_has_evidence();

-- All interactions of two actors, counted. Every import brings it up to date.
CREATE TABLE tie (
    collection_id bigint NOT NULL,
    a             bigint NOT NULL,
    b             bigint NOT NULL,
    forward       integer NOT NULL, -- messages from a to b
    backward      integer NOT NULL,
    conversations integer NOT NULL,
    exchanges     integer NOT NULL,
    inferred      integer NOT NULL, -- of all of these, those whose certainty is inferred
    first_day     integer NOT NULL, -- of the dated ones, 0 and 0 where none is
    last_day      integer NOT NULL,
    CONSTRAINT tie_pkey PRIMARY KEY (collection_id, a, b),
    CONSTRAINT tie_a_fkey FOREIGN KEY (collection_id, a) REFERENCES actor (collection_id, id) ON DELETE CASCADE,
    CONSTRAINT tie_b_fkey FOREIGN KEY (collection_id, b) REFERENCES actor (collection_id, id) ON DELETE CASCADE,
    CONSTRAINT tie_stands_once CHECK (a < b),
    CONSTRAINT tie_has_interactions CHECK (forward + backward + conversations + exchanges > 0)
);
CREATE INDEX tie_by_b ON tie (collection_id, b);

-- What a curator decided. It names things by what survives a new import, an
-- entry's ref and an actor's key, and is never changed: a decision is taken
-- back by a later one.
CREATE TABLE correction (
    collection_id bigint NOT NULL,
    id            bigint GENERATED ALWAYS AS IDENTITY,
    made_at       timestamptz NOT NULL DEFAULT now(),
    ref           text COLLATE "C" NOT NULL,
    decision      jsonb NOT NULL,
    reason        text NOT NULL,
    CONSTRAINT correction_pkey PRIMARY KEY (collection_id, id),
    CONSTRAINT correction_collection_fkey FOREIGN KEY (collection_id) REFERENCES collection (id)
);
-- +goose StatementBegin
CREATE FUNCTION correction_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a correction is never changed or deleted; add one that takes it back'
        USING ERRCODE = 'restrict_violation';
END
$$;
-- +goose StatementEnd
CREATE TRIGGER correction_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON correction
    FOR EACH STATEMENT EXECUTE FUNCTION correction_is_append_only();

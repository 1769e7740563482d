package db

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"strconv"

	"backchannel/timeline"

	"github.com/jackc/pgx/v5"
)

// importBatch is how many entries are read and written at a time.
const importBatch = 1000

// Import brings entries into the collection of this name, which is made if
// there is none, in one transaction: it is all done or, after an error or when
// ctx ends, nothing is. Imports into one collection wait for each other.
//
// What is read out of an entry depends on the rest of the collection. So
// observe is called for every entry that the collection will have, those of
// entries in place of the stored ones of the same Ref, and then read for each,
// both times in the order of the chronology, which does not depend on how the
// entries came in. What is read is written where it differs from what is
// stored; so are the actors and ties that come of it. The revision is raised
// if, and only if, anything was written. Entries of the collection that are
// absent from entries stay: without any entries the collection is read anew,
// and none is made.
//
// The report counts the entries of entries; of the stored ones it counts those
// whose reading changed, as changed. An error that entries yields ends the
// import.
func (s *Store) Import(ctx context.Context, collection string, entries iter.Seq2[timeline.Entry, error], observe func(timeline.Entry), read func(timeline.Entry) timeline.Reading) (timeline.ImportReport, error) {
	var report timeline.ImportReport
	if n := len([]rune(collection)); n < 1 || n > 200 {
		return report, &timeline.InvalidError{Field: "collection", Value: collection, Want: "a name of 1 to 200 characters"}
	}
	if err := storable("collection", collection); err != nil {
		return report, err
	}
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		im := &importer{tx: tx, cast: newCast()}
		var err error
		report, err = im.run(ctx, collection, entries, observe, read)
		return err
	})
	if err != nil {
		return timeline.ImportReport{}, translate(err)
	}
	return report, nil
}

// importer is one import under way.
type importer struct {
	tx         pgx.Tx
	collection int64
	empty      bool // the collection had no entry
	cast       *cast
	pending    []pendingReading
	report     timeline.ImportReport
}

// pendingReading is a reading that is to be written.
type pendingReading struct {
	id     int64 // of the stored entry, 0 where it is new
	ref    string
	digest []byte
	timeline.Reading
}

func (im *importer) run(ctx context.Context, name string, entries iter.Seq2[timeline.Entry, error], observe func(timeline.Entry), read func(timeline.Entry) timeline.Reading) (timeline.ImportReport, error) {
	// The lock is held to the end of the transaction, the tables go with it.
	_, err := im.tx.Exec(ctx, `
		SELECT
			set_config('statement_timeout', '0', true),
			set_config('work_mem', '64MB', true),
			pg_advisory_xact_lock(20762, hashtext($1))`, name)
	if err != nil {
		return im.report, err
	}
	_, err = im.tx.Exec(ctx, `
		CREATE TEMPORARY TABLE staged (
			n         bigint GENERATED ALWAYS AS IDENTITY,
			ref       text COLLATE "C" NOT NULL,
			source_id text NOT NULL,
			first_day integer NOT NULL,
			last_day  integer NOT NULL,
			edtf      text COLLATE "C" NOT NULL,
			title     text COLLATE "C" NOT NULL,
			abstract  text NOT NULL,
			url       text NOT NULL
		) ON COMMIT DROP`)
	if err != nil {
		return im.report, err
	}
	staged, err := im.stage(ctx, entries)
	if err != nil {
		return im.report, err
	}
	if err := im.openCollection(ctx, name, staged > 0); err != nil || im.collection == 0 {
		return im.report, err
	}
	if err := im.cast.load(ctx, im.tx, im.collection); err != nil {
		return im.report, err
	}
	err = im.each(ctx, func(w working) error {
		observe(w.entry)
		return nil
	})
	if err != nil {
		return im.report, err
	}
	err = im.each(ctx, func(w working) error { return im.take(ctx, w, read(w.entry)) })
	if err != nil {
		return im.report, err
	}
	if err := im.flush(ctx); err != nil {
		return im.report, err
	}
	return im.report, im.finish(ctx)
}

// openCollection finds the collection. It makes it if there is none and make
// is set, and else leaves im.collection 0.
func (im *importer) openCollection(ctx context.Context, name string, make bool) error {
	err := im.tx.QueryRow(ctx, `
		SELECT
			id,
			entries = 0
		FROM collection
		WHERE name = $1`, name).Scan(&im.collection, &im.empty)
	if !errors.Is(err, pgx.ErrNoRows) || !make {
		return ignoreNoRows(err)
	}
	im.empty = true
	return im.tx.QueryRow(ctx, `
		INSERT INTO collection (name)
		VALUES ($1)
		RETURNING id`, name).Scan(&im.collection)
}

func ignoreNoRows(err error) error {
	if errors.Is(err, pgx.ErrNoRows) {
		return nil
	}
	return err
}

// stage copies the entries into the temporary table and counts them. Of entries
// that are alike each file has its own count, so that the same document in two
// files is one: the later's.
func (im *importer) stage(ctx context.Context, entries iter.Seq2[timeline.Entry, error]) (int64, error) {
	next, stop := iter.Pull2(entries)
	defer stop()
	type likes struct {
		file string
		n    int
	}
	seen := map[[sha256.Size]byte]likes{}
	twice := false
	var broken error // COPY reports it as its own
	n, err := im.tx.CopyFrom(ctx, pgx.Identifier{"staged"},
		[]string{"ref", "source_id", "first_day", "last_day", "edtf", "title", "abstract", "url"},
		pgx.CopyFromFunc(func() (row []any, err error) {
			defer func() { broken = err }()
			e, err, ok := next()
			if !ok || err != nil {
				return nil, err
			}
			for _, text := range [...]struct{ field, text string }{{"title", e.Title}, {"abstract", e.Abstract}, {"url", e.URL}, {"id", e.ID}} {
				if err := storable(text.field, text.text); err != nil {
					return nil, fmt.Errorf("%s:%d: %w", e.File, e.Line, err)
				}
			}
			ref := storedRef(e)
			like := sha256.Sum256([]byte(ref))
			was := seen[like]
			if was.n > 0 && was.file != e.File {
				twice, was.n = true, 0
			}
			seen[like] = likes{e.File, was.n + 1}
			if was.n > 0 {
				ref += "\n#" + strconv.Itoa(was.n+1) // no URL has a line break
			}
			first, last := days(e.Date)
			return []any{ref, e.ID, first, last, e.Date.String(), e.Title, e.Abstract, e.URL}, nil
		}))
	if err := cmp.Or(broken, err); err != nil || !twice {
		return n, err
	}
	_, err = im.tx.Exec(ctx, `
		DELETE FROM staged s
		USING staged later
		WHERE later.ref = s.ref AND later.n > s.n`)
	return n, err
}

// storedRef is the entry's Ref, shortened where an index could not hold it.
func storedRef(e timeline.Entry) string {
	ref := e.Ref()
	if len(ref) <= 1000 {
		return ref
	}
	sum := sha256.Sum256([]byte(ref))
	return "long:" + hex.EncodeToString(sum[:])
}

// working is an entry that the collection will have: as staged, else as stored.
type working struct {
	id     int64  // 0 where it is new
	digest []byte // as stored
	staged bool
	ref    string
	entry  timeline.Entry
}

// each calls do for every entry that the collection will have, in an order
// that depends on their dates and texts alone. do may use the transaction.
func (im *importer) each(ctx context.Context, do func(working) error) error {
	_, err := im.tx.Exec(ctx, `
		DECLARE working NO SCROLL CURSOR FOR
		SELECT
			coalesce(e.id, 0),
			e.digest,
			true AS staged,
			s.ref,
			s.source_id,
			s.edtf,
			s.title,
			s.abstract,
			s.url,
			s.first_day,
			-s.last_day AS minus_last
		FROM staged s
		LEFT JOIN entry e ON e.collection_id = $1 AND e.ref = s.ref
		UNION ALL
		SELECT
			e.id,
			e.digest,
			false,
			e.ref,
			e.source_id,
			e.edtf,
			e.title COLLATE "C",
			e.abstract,
			e.url,
			e.first_day,
			-e.last_day
		FROM entry e
		WHERE e.collection_id = $1 AND NOT EXISTS (SELECT FROM staged s WHERE s.ref = e.ref)
		ORDER BY first_day, minus_last, edtf, title, ref`, im.collection)
	if err != nil {
		return err
	}
	for {
		rows, _ := im.tx.Query(ctx, "FETCH "+strconv.Itoa(importBatch)+" FROM working")
		batch, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (w working, err error) {
			var edtf string
			err = row.Scan(&w.id, &w.digest, &w.staged, &w.ref, &w.entry.ID, &edtf, &w.entry.Title, &w.entry.Abstract, &w.entry.URL, nil, nil)
			if err == nil {
				w.entry.Date, err = timeline.ParseDate(edtf)
			}
			return w, err
		})
		if err != nil {
			return err
		}
		for _, w := range batch {
			if err := do(w); err != nil {
				return err
			}
		}
		if len(batch) < importBatch {
			_, err := im.tx.Exec(ctx, "CLOSE working")
			return err
		}
	}
}

// take counts what was read out of an entry, and keeps it for writing if it is
// not what is stored.
func (im *importer) take(ctx context.Context, w working, r timeline.Reading) error {
	r.Entry = w.entry // which its spans point into
	if err := r.Validate(); err != nil {
		return fmt.Errorf("entry %q of %s: its reading is not sound: %w", w.entry.Title, w.entry.Date, err)
	}
	im.cast.add(r)
	digest := readingDigest(r)
	switch {
	case w.id == 0:
		im.report.New++
	case string(digest) != string(w.digest):
		im.report.Changed++
	default:
		if w.staged {
			im.report.Unchanged++
		}
		return nil
	}
	im.pending = append(im.pending, pendingReading{id: w.id, ref: w.ref, digest: digest, Reading: r})
	if len(im.pending) < importBatch {
		return nil
	}
	return im.flush(ctx)
}

// finish writes what follows from all readings: the actors, the ties, and the
// collection's own figures.
func (im *importer) finish(ctx context.Context) error {
	actorsChanged, err := im.cast.write(ctx, im.tx, im.collection)
	if err != nil {
		return err
	}
	changed := im.report.New+im.report.Changed > 0
	if changed {
		if err := im.writeTies(ctx); err != nil {
			return err
		}
	}
	if c := im.cast.totals; changed || actorsChanged {
		_, err = im.tx.Exec(ctx, `
			UPDATE collection
			SET
				revision = revision + 1,
				entries = $2,
				undated = $3,
				people = $4,
				organisations = $5,
				interactions = $6,
				first_day = $7,
				last_day = $8
			WHERE id = $1`,
			im.collection, c.entries, c.undated, c.people, c.organisations, c.interactions, int32(c.days.First), int32(c.days.Last))
		if err != nil {
			return err
		}
	}
	if im.empty && changed || im.report.New >= importBatch {
		// The planner knows nothing of what came in until autovacuum has passed.
		for _, table := range []string{"entry", "actor", "actor_name", "mention", "interaction", "interaction_actor", "evidence", "tie"} {
			if _, err := im.tx.Exec(ctx, "ANALYZE "+table); err != nil {
				return err
			}
		}
	}
	im.report.Collection = im.collection
	return im.tx.QueryRow(ctx, `
		SELECT revision
		FROM collection
		WHERE id = $1`, im.collection).Scan(&im.report.Revision)
}

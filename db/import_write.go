package db

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"io"
	"slices"
	"sync"

	"backchannel/timeline"
	"backchannel/timeline/authority"

	"github.com/jackc/pgx/v5"
)

// digest collects the parts of a value, each with its length, so that no two
// different values have the same parts.
type digest struct {
	hash.Hash
	buf [8]byte
}

func newDigest() *digest { return &digest{Hash: sha256.New()} }

func (d *digest) texts(texts ...string) {
	for _, s := range texts {
		d.number(len(s))
		_, _ = io.WriteString(d.Hash, s) // a hash takes everything
	}
}

func (d *digest) number(n int) {
	binary.BigEndian.PutUint64(d.buf[:], uint64(n))
	d.Write(d.buf[:])
}

func (d *digest) sum() []byte { return d.Sum(nil) }

// storedForm names the way in which readings are stored. It is part of every
// digest, so that the next import writes all again when this or the folding of
// words has changed.
var storedForm = sync.OnceValue(func() string {
	var letters []rune
	for r := rune(' '); r < 0x2100; r++ {
		letters = append(letters, r, ' ')
	}
	d := newDigest()
	d.texts("1", authority.Fold(string(letters)), soundOf("Aleksey Chruszczow Djilas"), soundOf("Chou En-lai"))
	return string(d.sum())
})

// readingDigest is equal for readings that are stored alike. An actor counts
// by its key: what else is known of it is its own.
func readingDigest(r timeline.Reading) []byte {
	d := newDigest()
	e := r.Entry
	d.texts(storedForm(), e.ID, e.Date.String(), e.Title, e.Abstract, e.URL, string(r.Kind))
	d.number(len(r.Mentions))
	for _, m := range r.Mentions {
		d.texts(string(m.Field), m.Actor, m.Surface, m.Office, string(m.Certainty), m.Rule)
		d.number(m.Start)
		d.number(m.Stop)
	}
	d.number(len(r.Interactions))
	for _, x := range r.Interactions {
		d.texts(string(x.Kind), x.Date.String(), string(x.DateBasis), string(x.Field), string(x.Certainty), x.Rule)
		for _, part := range [][]string{x.From, x.To, x.With} {
			d.number(len(part))
			d.texts(part...)
		}
		d.number(len(x.Evidence))
		for _, s := range x.Evidence {
			d.texts(string(s.Field))
			d.number(s.Start)
			d.number(s.Stop)
		}
	}
	return d.sum()
}

// flush writes the readings that are pending: new ones by COPY; of those that
// changed, the entry is updated in place, so that its id stays, and all below
// it written anew.
func (im *importer) flush(ctx context.Context) error {
	if len(im.pending) == 0 {
		return nil
	}
	defer func() { im.pending = im.pending[:0] }()
	var changed []int64
	fresh, interactions := 0, 0
	var keys []string
	for _, p := range im.pending {
		if p.id == 0 {
			fresh++
		} else {
			changed = append(changed, p.id)
		}
		interactions += len(p.Interactions)
		for _, a := range p.Actors {
			keys = append(keys, a.Key)
		}
	}
	if err := im.cast.number(ctx, im.tx, keys); err != nil {
		return err
	}
	entryIDs, err := reserve(ctx, im.tx, "entry", fresh)
	if err != nil {
		return err
	}
	interactionIDs, err := reserve(ctx, im.tx, "interaction", interactions)
	if err != nil {
		return err
	}
	if err := im.writeChanged(ctx, changed); err != nil {
		return err
	}
	var entries, mentions, acts, parties, evidence [][]any
	for i := range im.pending {
		p := &im.pending[i]
		if p.id == 0 {
			p.id, entryIDs = entryIDs[0], entryIDs[1:]
			entries = append(entries, im.entryRow(p))
		}
		slices.SortStableFunc(p.Mentions, func(a, b timeline.Mention) int {
			return cmp.Or(-cmp.Compare(a.Field, b.Field), cmp.Compare(a.Start, b.Start)) // "title" before "abstract"
		})
		for n, m := range p.Mentions {
			mentions = append(mentions, []any{im.collection, p.id, int32(n), im.cast.id(m.Actor), string(m.Field), int32(m.Start), int32(m.Stop), m.Surface, m.Office, string(m.Certainty), m.Rule})
		}
		for n, x := range p.Interactions {
			id := interactionIDs[0]
			interactionIDs = interactionIDs[1:]
			first, last := days(x.Date)
			acts = append(acts, []any{im.collection, id, p.id, int32(n), string(x.Kind), first, last, x.Date.String(), x.Date.Known() && x.Date != p.Entry.Date, string(x.DateBasis), string(x.Field), string(x.Certainty), x.Rule})
			for _, part := range []struct {
				name string
				keys []string
			}{{"from", x.From}, {"to", x.To}, {"with", x.With}} {
				for n, key := range part.keys {
					parties = append(parties, []any{im.collection, id, part.name, int32(n), im.cast.id(key)})
				}
			}
			for n, s := range x.Evidence {
				evidence = append(evidence, []any{im.collection, id, int32(n), string(s.Field), int32(s.Start), int32(s.Stop)})
			}
		}
	}
	return copyAll(ctx, im.tx, []table{
		{"entry", entryColumns, entries},
		{"mention", []string{"collection_id", "entry_id", "position", "actor_id", "field", "start", "stop", "surface", "office", "certainty", "rule"}, mentions},
		{"interaction", []string{"collection_id", "id", "entry_id", "position", "kind", "first_day", "last_day", "edtf", "told", "basis", "field", "certainty", "rule"}, acts},
		{"interaction_actor", []string{"collection_id", "interaction_id", "part", "position", "actor_id"}, parties},
		{"evidence", []string{"collection_id", "interaction_id", "position", "field", "start", "stop"}, evidence},
	})
}

var entryColumns = []string{"collection_id", "id", "ref", "source_id", "first_day", "last_day", "edtf", "kind", "title", "abstract", "url", "digest", "search", "actors", "people"}

func (im *importer) entryRow(p *pendingReading) []any {
	e := p.Entry
	first, last := days(e.Date)
	actors, people := im.named(p.Reading)
	return []any{im.collection, p.id, p.ref, e.ID, first, last, e.Date.String(), string(p.Kind), e.Title, e.Abstract, e.URL, p.digest, searchVector(e.Title, e.Abstract), actors, people}
}

// named returns the ids of the actors that the reading's mentions and
// interactions name, and of the people among those of its mentions.
func (im *importer) named(r timeline.Reading) (actors, people []int64) {
	class := make(map[string]timeline.Class, len(r.Actors))
	for _, a := range r.Actors {
		class[a.Key] = a.Class
	}
	actors, people = []int64{}, []int64{} // no NULL
	for _, m := range r.Mentions {
		id := im.cast.id(m.Actor)
		actors = append(actors, id)
		if class[m.Actor] == timeline.Person {
			people = append(people, id)
		}
	}
	for _, x := range r.Interactions {
		for _, part := range [][]string{x.From, x.To, x.With} {
			for _, key := range part {
				actors = append(actors, im.cast.id(key))
			}
		}
	}
	slices.Sort(actors)
	slices.Sort(people)
	return slices.Compact(actors), slices.Compact(people)
}

// writeChanged updates the stored entries among the pending, and deletes what
// was read out of them.
func (im *importer) writeChanged(ctx context.Context, ids []int64) error {
	if len(ids) == 0 {
		return nil
	}
	for _, table := range []string{"mention", "interaction"} { // parties and evidence go with their interaction
		_, err := im.tx.Exec(ctx, "DELETE FROM "+table+" WHERE collection_id = $1 AND entry_id = ANY ($2)", im.collection, ids)
		if err != nil {
			return err
		}
	}
	if _, err := im.tx.Exec(ctx, "CREATE TEMPORARY TABLE IF NOT EXISTS entry_now (LIKE entry) ON COMMIT DROP"); err != nil {
		return err
	}
	var rows [][]any
	for i := range im.pending {
		if p := &im.pending[i]; p.id != 0 {
			rows = append(rows, im.entryRow(p))
		}
	}
	if err := copyAll(ctx, im.tx, []table{{"entry_now", entryColumns, rows}}); err != nil {
		return err
	}
	_, err := im.tx.Exec(ctx, `
		UPDATE entry e
		SET
			source_id = n.source_id,
			first_day = n.first_day,
			last_day = n.last_day,
			edtf = n.edtf,
			kind = n.kind,
			title = n.title,
			abstract = n.abstract,
			url = n.url,
			digest = n.digest,
			search = n.search,
			actors = n.actors,
			people = n.people
		FROM entry_now n
		WHERE e.collection_id = n.collection_id AND e.id = n.id`)
	if err == nil {
		_, err = im.tx.Exec(ctx, "TRUNCATE entry_now")
	}
	return err
}

// reserve returns n new ids of the table, ascending.
func reserve(ctx context.Context, tx pgx.Tx, table string, n int) ([]int64, error) {
	if n == 0 {
		return nil, nil
	}
	rows, _ := tx.Query(ctx, "SELECT nextval(pg_get_serial_sequence($1, 'id')) FROM generate_series(1, $2)", table, n)
	ids, err := pgx.CollectRows(rows, pgx.RowTo[int64])
	slices.Sort(ids)
	return ids, err
}

// table is rows for a table.
type table struct {
	name    string
	columns []string
	rows    [][]any
}

func copyAll(ctx context.Context, tx pgx.Tx, tables []table) error {
	for _, t := range tables {
		if len(t.rows) == 0 {
			continue
		}
		if _, err := tx.CopyFrom(ctx, pgx.Identifier{t.name}, t.columns, pgx.CopyFromRows(t.rows)); err != nil {
			return err
		}
	}
	return nil
}

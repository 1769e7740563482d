package db

import (
	"bytes"
	"cmp"
	"context"
	"slices"

	"backchannel/timeline"
	"backchannel/timeline/authority"

	"github.com/jackc/pgx/v5"
)

// cast gathers, from all readings of a collection, its actors and ties. It
// comes out the same in whatever order the readings are added.
type cast struct {
	roles  map[string]*role       // by key
	ties   map[[2]string]*tieRow  // by the two keys, the lesser first
	stored map[string]storedActor // by key
	fresh  map[string]int64       // ids of actors that are not stored yet
	totals struct {
		entries, undated, people, organisations, interactions int
		days                                                  span
	}
}

// role is all that the collection says of one actor.
type role struct {
	actor                           timeline.Actor // the best description met
	names                           map[string]bool
	mentions, entries, interactions int
	days                            span
	lastEntry, lastInteraction      int // number of the last one counted
}

type storedActor struct {
	id     int64
	digest []byte
}

type tieRow struct {
	forward, backward, conversations, exchanges, inferred int
	days                                                  span
}

// span is the days from the first to the last of some dates. An open side of a
// date says nothing of either. Both are 0 where there was no date.
type span struct {
	timeline.Window
	any bool
}

func (s *span) add(d timeline.Date) {
	if !d.Known() {
		return
	}
	first, last := d.First(), d.Last()
	if first == timeline.DistantPast {
		first = last
	}
	if last == timeline.DistantFuture {
		last = first
	}
	if !s.any {
		s.Window, s.any = timeline.Window{First: first, Last: last}, true
		return
	}
	s.First, s.Last = min(s.First, first), max(s.Last, last)
}

func newCast() *cast {
	return &cast{
		roles:  map[string]*role{},
		ties:   map[[2]string]*tieRow{},
		stored: map[string]storedActor{},
		fresh:  map[string]int64{},
	}
}

// load learns which actors are stored.
func (c *cast) load(ctx context.Context, tx pgx.Tx, collection int64) error {
	var key string
	var a storedActor
	rows, _ := tx.Query(ctx, `
		SELECT
			key,
			id,
			digest
		FROM actor
		WHERE collection_id = $1`, collection)
	_, err := pgx.ForEachRow(rows, []any{&key, &a.id, &a.digest}, func() error {
		a.digest = bytes.Clone(a.digest)
		c.stored[key] = a
		return nil
	})
	return err
}

// number gives ids to those of the actors that have none, in order.
func (c *cast) number(ctx context.Context, tx pgx.Tx, keys []string) error {
	var fresh []string
	for _, key := range keys {
		if _, ok := c.stored[key]; ok {
			continue
		}
		if _, ok := c.fresh[key]; !ok {
			c.fresh[key] = 0
			fresh = append(fresh, key)
		}
	}
	ids, err := reserve(ctx, tx, "actor", len(fresh))
	for i, id := range ids {
		c.fresh[fresh[i]] = id
	}
	return err
}

func (c *cast) id(key string) int64 {
	if a, ok := c.stored[key]; ok {
		return a.id
	}
	return c.fresh[key]
}

// add counts a reading.
func (c *cast) add(r timeline.Reading) {
	c.totals.entries++
	if !r.Entry.Date.Known() {
		c.totals.undated++
	}
	c.totals.days.add(r.Entry.Date)
	for _, a := range r.Actors {
		c.describe(a)
	}
	entry := c.totals.entries
	meet := func(key string) *role {
		p := c.roles[key]
		if p.lastEntry != entry {
			p.lastEntry = entry
			p.entries++
			p.days.add(r.Entry.Date)
		}
		return p
	}
	for _, m := range r.Mentions {
		meet(m.Actor).mentions++
	}
	for _, x := range r.Interactions {
		c.totals.interactions++
		for _, part := range [][]string{x.From, x.To, x.With} {
			for _, key := range part {
				if p := meet(key); p.lastInteraction != c.totals.interactions {
					p.lastInteraction = c.totals.interactions
					p.interactions++
				}
			}
		}
		for _, from := range x.From {
			for _, to := range x.To {
				c.tie(from, to, x)
			}
		}
		for i, a := range x.With {
			for _, b := range x.With[i+1:] {
				c.tie(a, b, x)
			}
		}
	}
}

// describe takes the actor's description if it is better than what was met,
// and all its names.
func (c *cast) describe(a timeline.Actor) {
	p := c.roles[a.Key]
	if p == nil {
		p = &role{actor: a, names: map[string]bool{}}
		c.roles[a.Key] = p
	} else if better(a, p.actor) > 0 {
		p.actor = a
	}
	p.names[a.Name] = true
	for _, alias := range a.Aliases {
		p.names[alias] = true
	}
}

// better compares two descriptions of one actor: what the authority knows is
// better, then what says more; the rest only makes the choice the same each time.
func better(a, b timeline.Actor) int {
	known := func(a timeline.Actor) int {
		if a.Known {
			return 1
		}
		return 0
	}
	return cmp.Or(
		cmp.Compare(known(a), known(b)),
		cmp.Compare(len(a.Offices), len(b.Offices)),
		cmp.Compare(len(a.Side), len(b.Side)),
		cmp.Compare(len(a.Name), len(b.Name)),
		cmp.Compare(a.Name, b.Name),
		cmp.Compare(a.Side, b.Side),
		cmp.Compare(a.Parent, b.Parent),
		cmp.Compare(a.Place, b.Place),
		cmp.Compare(a.Class, b.Class),
	)
}

func (c *cast) tie(a, b string, x timeline.Interaction) {
	if a == b {
		return
	}
	key, forward := [2]string{a, b}, true
	if b < a {
		key, forward = [2]string{b, a}, false
	}
	t := c.ties[key]
	if t == nil {
		t = &tieRow{}
		c.ties[key] = t
	}
	switch {
	case x.Kind == timeline.Conversation:
		t.conversations++
	case x.Kind == timeline.Exchange:
		t.exchanges++
	case forward:
		t.forward++
	default:
		t.backward++
	}
	if x.Certainty == timeline.Inferred {
		t.inferred++
	}
	t.days.add(x.Date)
}

// row returns the actor as it is stored, with what its digest covers.
func (p *role) row() (actor timeline.Actor, sum []byte) {
	a := p.actor
	delete(p.names, a.Name)
	a.Aliases = make([]string, 0, len(p.names))
	for name := range p.names {
		a.Aliases = append(a.Aliases, name)
	}
	slices.Sort(a.Aliases)
	d := newDigest()
	d.texts(storedForm(), a.Key, string(a.Class), a.Name, a.Side, a.Parent, a.Place)
	if a.Known {
		d.texts("known")
	}
	d.number(len(a.Aliases))
	d.texts(a.Aliases...)
	for _, o := range a.Offices {
		d.texts(o.Role, o.Organisation, o.Span.String())
	}
	for _, n := range []int{p.mentions, p.entries, p.interactions, int(p.days.First), int(p.days.Last)} {
		d.number(n)
	}
	return a, d.sum()
}

// write brings the stored actors up to date, and reports whether they were not.
func (c *cast) write(ctx context.Context, tx pgx.Tx, collection int64) (changed bool, err error) {
	keys := make([]string, 0, len(c.roles))
	for key, p := range c.roles {
		keys = append(keys, key)
		switch p.actor.Class {
		case timeline.Organisation:
			c.totals.organisations++
		default:
			c.totals.people++
		}
	}
	slices.Sort(keys)
	// An actor that only stands in a reading that did not change has no id yet
	// if the reading does not name it.
	if err := c.number(ctx, tx, keys); err != nil {
		return false, err
	}
	var fresh, stale, names, offices [][]any
	var staleIDs, goneIDs []int64
	for _, key := range keys {
		p := c.roles[key]
		a, sum := p.row()
		stored, ok := c.stored[key]
		if ok && bytes.Equal(stored.digest, sum) {
			continue
		}
		id := c.id(key)
		row := []any{collection, id, a.Key, string(a.Class), a.Name, a.Side, a.Parent, a.Place, a.Known, int32(p.mentions), int32(p.entries), int32(p.interactions), int32(p.days.First), int32(p.days.Last), sum}
		if ok {
			stale = append(stale, row)
			staleIDs = append(staleIDs, id)
		} else {
			fresh = append(fresh, row)
		}
		for n, name := range append([]string{a.Name}, a.Aliases...) {
			names = append(names, []any{collection, id, int32(n), name, authority.Fold(name), soundOf(name)})
		}
		for n, o := range a.Offices {
			offices = append(offices, []any{collection, id, int32(n), o.Role, o.Organisation, o.Span.String()})
		}
	}
	for key, a := range c.stored {
		if c.roles[key] == nil {
			goneIDs = append(goneIDs, a.id)
		}
	}
	if len(fresh)+len(staleIDs)+len(goneIDs) == 0 {
		return false, nil
	}
	if len(goneIDs) > 0 {
		// Names, offices and ties go with them; nothing else names them any more.
		if _, err := tx.Exec(ctx, "DELETE FROM actor WHERE collection_id = $1 AND id = ANY ($2)", collection, goneIDs); err != nil {
			return false, err
		}
	}
	if err := updateActors(ctx, tx, collection, staleIDs, stale); err != nil {
		return false, err
	}
	return true, copyAll(ctx, tx, []table{
		{"actor", actorTableColumns, fresh},
		{"actor_name", []string{"collection_id", "actor_id", "position", "name", "folded", "sound"}, names},
		{"office", []string{"collection_id", "actor_id", "position", "role", "organisation", "edtf"}, offices},
	})
}

var actorTableColumns = []string{"collection_id", "id", "key", "class", "name", "side", "parent", "place", "known", "mentions", "entries", "interactions", "first_day", "last_day", "digest"}

// updateActors updates stored actors in place, and deletes their names and
// offices, which are written anew.
func updateActors(ctx context.Context, tx pgx.Tx, collection int64, ids []int64, rows [][]any) error {
	if len(ids) == 0 {
		return nil
	}
	for _, table := range []string{"actor_name", "office"} {
		if _, err := tx.Exec(ctx, "DELETE FROM "+table+" WHERE collection_id = $1 AND actor_id = ANY ($2)", collection, ids); err != nil {
			return err
		}
	}
	if _, err := tx.Exec(ctx, "CREATE TEMPORARY TABLE actor_now (LIKE actor) ON COMMIT DROP"); err != nil {
		return err
	}
	if err := copyAll(ctx, tx, []table{{"actor_now", actorTableColumns, rows}}); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, `
		UPDATE actor a
		SET
			class = n.class,
			name = n.name,
			side = n.side,
			parent = n.parent,
			place = n.place,
			known = n.known,
			mentions = n.mentions,
			entries = n.entries,
			interactions = n.interactions,
			first_day = n.first_day,
			last_day = n.last_day,
			digest = n.digest
		FROM actor_now n
		WHERE a.collection_id = n.collection_id AND a.id = n.id`)
	return err
}

// writeTies brings the stored ties up to date.
func (im *importer) writeTies(ctx context.Context) error {
	columns := []string{"collection_id", "a", "b", "forward", "backward", "conversations", "exchanges", "inferred", "first_day", "last_day"}
	rows := make([][]any, 0, len(im.cast.ties))
	for keys, t := range im.cast.ties {
		a, b := im.cast.id(keys[0]), im.cast.id(keys[1])
		forward, backward := t.forward, t.backward
		if b < a {
			a, b, forward, backward = b, a, backward, forward
		}
		rows = append(rows, []any{im.collection, a, b, int32(forward), int32(backward), int32(t.conversations), int32(t.exchanges), int32(t.inferred), int32(t.days.First), int32(t.days.Last)})
	}
	slices.SortFunc(rows, func(x, y []any) int {
		return cmp.Or(cmp.Compare(x[1].(int64), y[1].(int64)), cmp.Compare(x[2].(int64), y[2].(int64)))
	})
	if im.empty {
		return copyAll(ctx, im.tx, []table{{"tie", columns, rows}})
	}
	if _, err := im.tx.Exec(ctx, "CREATE TEMPORARY TABLE tie_now (LIKE tie) ON COMMIT DROP"); err != nil {
		return err
	}
	if err := copyAll(ctx, im.tx, []table{{"tie_now", columns, rows}}); err != nil {
		return err
	}
	_, err := im.tx.Exec(ctx, `
		DELETE FROM tie t
		WHERE t.collection_id = $1
		AND NOT EXISTS (SELECT FROM tie_now n WHERE n.a = t.a AND n.b = t.b)`, im.collection)
	if err != nil {
		return err
	}
	_, err = im.tx.Exec(ctx, `
		INSERT INTO tie AS t (collection_id, a, b, forward, backward, conversations, exchanges, inferred, first_day, last_day)
		SELECT collection_id, a, b, forward, backward, conversations, exchanges, inferred, first_day, last_day
		FROM tie_now
		ON CONFLICT (collection_id, a, b) DO UPDATE
		SET
			forward = excluded.forward,
			backward = excluded.backward,
			conversations = excluded.conversations,
			exchanges = excluded.exchanges,
			inferred = excluded.inferred,
			first_day = excluded.first_day,
			last_day = excluded.last_day
		WHERE (t.forward, t.backward, t.conversations, t.exchanges, t.inferred, t.first_day, t.last_day)
			IS DISTINCT FROM (excluded.forward, excluded.backward, excluded.conversations, excluded.exchanges, excluded.inferred, excluded.first_day, excluded.last_day)`)
	return err
}

package export

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"backchannel/graph"
	"backchannel/timeline"
)

// edge is a line of an exported network: a tie, or two parties of an
// interaction.
type edge struct {
	id       string // unique in the file, the same in every export of the data
	from, to int64
	directed bool
	kind     string // "tie", or the kind of the interaction
	weight   int
	tie      graph.Tie         // where edges are ties
	act      graph.Interaction // where they are interactions; without parties
	spans    []span            // the dated interactions' days, in order, each once
	evidence []document        // the entries that state it, in order of interaction, each once
	seen     map[int64]bool    // ids of evidence, once there are many
}

// span is a date that so many interactions bear.
type span struct {
	first, last timeline.Day
	times       int
}

// document is an entry as evidence.
type document struct {
	id               int64
	place            int // in the batch's documents, until it is looked up
	title, date, url string
}

// batchEntries is how many entries are looked up at a time.
const batchEntries = 1000

// graphIsDirected reports whether edges go from the one to the other. Ties are
// undirected and count what went each way. Of interactions each edge is a way
// that word could take: a talk or exchange gives two, since the usual loaders
// accept no network in which some edges are directed and some are not.
func (s Source) graphIsDirected() bool { return s.Edges == Interactions }

// eachEdge calls visit for each edge in order, with its evidence, and counts as
// lost the interactions that make no edge. The edge and its slices are used
// again for the next one.
func (s Source) eachEdge(ctx context.Context, o *out, visit func(e *edge) error) error {
	o.loss.Interactions += s.View.Untied()
	var batch []edge
	n := 0
	var found documents
	next := func() *edge {
		if n == len(batch) {
			batch = append(batch, edge{})
		}
		n++
		e := &batch[n-1]
		*e = edge{spans: e.spans[:0], evidence: e.evidence[:0]}
		return e
	}
	flush := func() error {
		if err := found.lookUp(ctx, s); err != nil {
			return err
		}
		for i := range batch[:n] {
			e := &batch[i]
			for j := range e.evidence {
				e.evidence[j] = found.list[e.evidence[j].place]
			}
			if err := visit(e); err != nil {
				return err
			}
		}
		n = 0
		found.clear()
		return nil
	}
	add := func(e *edge) error {
		for j := range e.evidence {
			e.evidence[j].place = found.add(e.evidence[j].id)
		}
		if len(found.list) >= batchEntries || n >= 4*batchEntries {
			return flush()
		}
		return nil
	}
	if s.Edges == Ties {
		for t, proofs := range s.View.ProvenTies() {
			e := next()
			e.id, e.from, e.to, e.kind = joinIDs("t", t.A, t.B), t.A, t.B, "tie"
			e.tie, e.weight = t, t.Total
			for x := range proofs {
				e.prove(x.Entry, x.Dated, span{x.First, x.Last, 1})
			}
			if err := add(e); err != nil {
				return err
			}
		}
		return flush()
	}
	for x := range s.View.Interactions() {
		for _, way := range s.ways(x) {
			e := next()
			e.id = joinIDs("i", x.ID, way[0], way[1])
			e.from, e.to, e.kind, e.directed, e.weight = way[0], way[1], string(x.Kind), true, 1
			e.act = x
			e.act.From, e.act.To, e.act.With = nil, nil, nil
			e.prove(x.Entry, x.Dated, span{x.First, x.Last, 1})
			if err := add(e); err != nil {
				return err
			}
		}
	}
	return flush()
}

// prove adds an interaction to what proves the edge. They come in order of
// first day.
func (e *edge) prove(entry int64, dated bool, when span) {
	if !e.proven(entry) {
		e.evidence = append(e.evidence, document{id: entry})
	}
	if !dated {
		return
	}
	for i := len(e.spans) - 1; i >= 0 && e.spans[i].first == when.first; i-- {
		if e.spans[i].last == when.last {
			e.spans[i].times++
			return
		}
	}
	e.spans = append(e.spans, when)
}

// proven reports whether the entry stands among the evidence already, and notes
// that it will.
func (e *edge) proven(entry int64) bool {
	const few = 32 // beyond, a search through the list costs more than a map
	if len(e.evidence) < few {
		return slices.ContainsFunc(e.evidence, func(d document) bool { return d.id == entry })
	}
	if e.seen == nil {
		e.seen = make(map[int64]bool, 2*few)
		for _, d := range e.evidence {
			e.seen[d.id] = true
		}
	}
	had := e.seen[entry]
	e.seen[entry] = true
	return had
}

// joinIDs makes an edge's id of what it is and of ids.
func joinIDs(what string, ids ...int64) string {
	b := append(make([]byte, 0, 64), what...)
	for i, id := range ids {
		if i > 0 {
			b = append(b, '-')
		}
		b = strconv.AppendInt(b, id, 10)
	}
	return string(b)
}

// ways returns the pairs of an interaction's parties of which the first could
// tell the second something, where the view has both. A crowd has none.
func (s Source) ways(x graph.Interaction) [][2]int64 {
	if len(x.From)+len(x.To)+len(x.With) > graph.MaxParties {
		return nil
	}
	from, to := x.From, x.To
	if x.Kind != timeline.Message {
		from, to = x.With, x.With
	}
	var ways [][2]int64
	for _, p := range from {
		for _, q := range to {
			if p != q && s.View.Has(p) && s.View.Has(q) {
				ways = append(ways, [2]int64{p, q})
			}
		}
	}
	return ways
}

// documents are the entries that a batch of edges needs, each once.
type documents struct {
	list  []document
	place map[int64]int // in list
}

// add returns the place at which the entry will stand.
func (d *documents) add(id int64) int {
	place, ok := d.place[id]
	if !ok {
		if d.place == nil {
			d.place = map[int64]int{}
		}
		place = len(d.list)
		d.place[id] = place
		d.list = append(d.list, document{id: id})
	}
	return place
}

func (d *documents) clear() {
	d.list = d.list[:0]
	clear(d.place)
}

// lookUp fills them in; one that there is no more stays bare.
func (d *documents) lookUp(ctx context.Context, s Source) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if s.Entries == nil || len(d.list) == 0 {
		return nil
	}
	ids := make([]int64, len(d.list))
	for i := range d.list {
		ids[i] = d.list[i].id
	}
	slices.Sort(ids)
	entries, err := s.Entries(ctx, ids)
	if err != nil {
		return fmt.Errorf("looking up %d entries: %w", len(ids), err)
	}
	for i := range entries {
		e := &entries[i]
		d.list[d.place[e.ID]] = document{id: e.ID, title: e.Entry.Title, date: e.Entry.Date.String(), url: e.Entry.URL}
	}
	return nil
}

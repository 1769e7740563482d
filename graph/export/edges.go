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
	wanted := map[int64]bool{}
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
		found, err := s.documents(ctx, wanted)
		if err != nil {
			return err
		}
		for i := range batch[:n] {
			e := &batch[i]
			for j, d := range e.evidence {
				if doc, ok := found[d.id]; ok {
					e.evidence[j] = doc
				}
			}
			if err := visit(e); err != nil {
				return err
			}
		}
		n = 0
		clear(wanted)
		return nil
	}
	full := func() bool { return len(wanted) >= batchEntries || n >= 4*batchEntries }
	add := func(e *edge) error {
		for _, d := range e.evidence {
			wanted[d.id] = true
		}
		if full() {
			return flush()
		}
		return nil
	}
	if s.Edges == Ties {
		for t := range s.View.Ties() {
			e := next()
			e.id, e.from, e.to, e.kind = "t"+formatID(t.A)+"-"+formatID(t.B), t.A, t.B, "tie"
			e.tie, e.weight = t, t.Total
			for x := range s.View.Proofs(t) {
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
			e.id = "i" + formatID(x.ID) + "-" + formatID(way[0]) + "-" + formatID(way[1])
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

func formatID(id int64) string { return strconv.FormatInt(id, 10) }

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

func (s Source) documents(ctx context.Context, wanted map[int64]bool) (map[int64]document, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if s.Entries == nil || len(wanted) == 0 {
		return nil, nil
	}
	ids := make([]int64, 0, len(wanted))
	for id := range wanted {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	entries, err := s.Entries(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("looking up %d entries: %w", len(ids), err)
	}
	found := make(map[int64]document, len(entries))
	for _, e := range entries {
		found[e.ID] = document{e.ID, e.Entry.Title, e.Entry.Date.String(), e.Entry.URL}
	}
	return found, nil
}

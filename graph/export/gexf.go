package export

import (
	"cmp"
	"context"
	"slices"

	"backchannel/timeline"
)

// writeGEXF writes GEXF 1.3 (https://gexf.net/schema.html). The id of an
// attribute is its title: graphology goes by the one, Gephi by the other. There
// is one block of attributes for edges, since graphology reads the last only.
func writeGEXF(ctx context.Context, o *out, s Source) error { return gexf(ctx, o, s, false) }

// writeDynamicGEXF adds spells, from the days of interactions: Gephi plays them.
// Gephi Lite drops them without a word, hence two formats. An actor or edge
// without a dated interaction has no spells, and is there at all times.
func writeDynamicGEXF(ctx context.Context, o *out, s Source) error { return gexf(ctx, o, s, true) }

func gexf(ctx context.Context, o *out, s Source, dynamic bool) error {
	o.str(`<?xml version="1.0" encoding="UTF-8"?>`, "\n", `<gexf xmlns="http://gexf.net/1.3" version="1.3">`, "\n<meta><creator>")
	o.xml(s.Generator)
	o.str("</creator><description>")
	o.xml(s.description())
	o.str("</description></meta>\n<graph defaultedgetype=\"")
	if s.graphIsDirected() {
		o.str("directed")
	} else {
		o.str("undirected")
	}
	if dynamic {
		o.str(`" mode="dynamic" timeformat="date" timerepresentation="interval">`, "\n")
	} else {
		o.str(`" mode="static">`, "\n")
	}
	edgeAttributes := s.edgeAttributes()
	gexfAttributes(o, "node", nodeAttributes)
	gexfAttributes(o, "edge", edgeAttributes)
	if dynamic {
		o.str(`<attributes class="edge" mode="dynamic"><attribute id="weight" title="weight" type="double"/></attributes>`, "\n")
	}
	var lives map[int64][]span
	if dynamic {
		lives = s.lives()
	}
	o.str("<nodes>\n")
	for n := range s.View.Nodes() {
		o.str(`<node id="`)
		o.int(n.ID)
		o.str(`" label="`)
		o.xml(n.Name)
		o.str(`"><attvalues>`)
		for _, a := range nodeAttributes {
			gexfValue(o, a, n)
		}
		o.str("</attvalues>")
		if dynamic {
			spells(o, lives[n.ID])
		}
		o.str("</node>\n")
	}
	o.str("</nodes>\n<edges>\n")
	err := s.eachEdge(ctx, o, func(e *edge) error {
		o.str(`<edge id="`, e.id, `" source="`)
		o.int(e.from)
		o.str(`" target="`)
		o.int(e.to)
		o.str(`" kind="`, e.kind)
		o.str(`" weight="`)
		o.int(int64(e.weight))
		o.str(`"><attvalues>`)
		for _, a := range edgeAttributes {
			gexfValue(o, a, e)
		}
		var merged []span
		if dynamic {
			merged = mergeSpans(e.spans)
			for _, m := range merged {
				o.str(`<attvalue for="weight" value="`)
				o.int(int64(m.times))
				o.str(`"`)
				spellDays(o, m)
				o.str("/>")
			}
		}
		o.str("</attvalues>")
		if len(merged) > 0 {
			o.str("<spells>")
			for _, m := range merged {
				o.str("<spell")
				spellDays(o, m)
				o.str("/>")
			}
			o.str("</spells>")
		}
		o.str("</edge>\n")
		return nil
	})
	o.str("</edges>\n</graph>\n</gexf>\n")
	return err
}

func gexfAttributes[T any](o *out, class string, attributes []attribute[T]) {
	o.str(`<attributes class="`, class, `" mode="static">`)
	for _, a := range attributes {
		kind := "string"
		if a.whole {
			kind = "long"
		}
		o.str(`<attribute id="`, a.name, `" title="`, a.name, `" type="`, kind, `"/>`)
	}
	o.str("</attributes>\n")
}

// gexfValue writes a value; an empty one is left out.
func gexfValue[T any](o *out, a attribute[T], of T) {
	a.xml(o, of, `<attvalue for="`, a.name, `" value="`, `"/>`)
}

func spells(o *out, spans []span) {
	merged := mergeSpans(spans)
	if len(merged) == 0 {
		return
	}
	o.str("<spells>")
	for _, m := range merged {
		o.str("<spell")
		spellDays(o, m)
		o.str("/>")
	}
	o.str("</spells>")
}

// spellDays writes the ends of a spell; an open one is left out.
func spellDays(o *out, s span) {
	if s.first != timeline.DistantPast {
		o.str(` start="`)
		o.day(s.first)
		o.str(`"`)
	}
	if s.last != timeline.DistantFuture {
		o.str(` end="`)
		o.day(s.last)
		o.str(`"`)
	}
}

// mergeSpans makes one of spans that overlap: Gephi refuses such spells.
func mergeSpans(spans []span) []span {
	sorted := slices.Clone(spans)
	slices.SortFunc(sorted, func(a, b span) int { return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.last, b.last)) })
	merged := sorted[:0]
	for _, s := range sorted {
		if n := len(merged); n > 0 && s.first <= merged[n-1].last {
			merged[n-1].last = max(merged[n-1].last, s.last)
			merged[n-1].times += s.times
			continue
		}
		merged = append(merged, s)
	}
	return merged
}

// lives returns the spans of each actor's dated interactions.
func (s Source) lives() map[int64][]span {
	lives := map[int64][]span{}
	for x := range s.View.Interactions() {
		if !x.Dated {
			continue
		}
		for _, part := range [][]int64{x.From, x.To, x.With} {
			for _, id := range part {
				lives[id] = append(lives[id], span{x.First, x.Last, 1})
			}
		}
	}
	return lives
}

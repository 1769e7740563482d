package export

import (
	"archive/zip"
	"context"
	"strings"
)

// writeGephiNodes and writeGephiEdges write the two tables that Gephi's import
// of spreadsheets reads (https://docs.gephi.org/desktop/User_Manual/Import/Import_CSV_Data).
func writeGephiNodes(_ context.Context, o *out, s Source) error {
	header := []string{"Id", "Label"}
	for _, a := range nodeAttributes {
		header = append(header, a.name)
	}
	o.row(header...)
	for n := range s.View.Nodes() {
		row := []string{itoa(int(n.ID)), o.text(n.Name)}
		for _, a := range nodeAttributes {
			row = append(row, o.text(a.text(n)))
		}
		o.row(row...)
	}
	return nil
}

func writeGephiEdges(ctx context.Context, o *out, s Source) error {
	attributes := s.edgeAttributes()
	header := []string{"Source", "Target", "Type", "Id", "Kind", "Weight"}
	for _, a := range attributes {
		header = append(header, a.name)
	}
	o.row(header...)
	return s.eachEdge(ctx, o, func(e *edge) error {
		kind := "Undirected"
		if e.directed {
			kind = "Directed"
		}
		row := []string{itoa(int(e.from)), itoa(int(e.to)), kind, e.id, e.kind, itoa(e.weight)}
		for _, a := range attributes {
			row = append(row, o.text(a.text(e)))
		}
		o.row(row...)
		return nil
	})
}

// writeGephiZip writes both tables into one file. Its parts bear no time.
func writeGephiZip(ctx context.Context, o *out, s Source) error {
	z := zip.NewWriter(o)
	for _, part := range []struct {
		name  string
		write func(context.Context, *out, Source) error
	}{
		{"nodes.csv", writeGephiNodes},
		{"edges.csv", writeGephiEdges},
		{"README.txt", writeReadme},
	} {
		w, err := z.Create(part.name)
		if err != nil {
			return err
		}
		inner := &out{w: w}
		if err := part.write(ctx, inner, s); err != nil {
			return err
		}
		if err := inner.flush(); err != nil {
			return err
		}
		o.loss.add(inner.loss)
	}
	return z.Close()
}

func writeReadme(_ context.Context, o *out, s Source) error {
	o.str(s.description(), "\n", s.Generator, "\n\n",
		"Gephi: File > Import spreadsheet, nodes.csv first, then edges.csv with “Append to existing workspace”.\n",
		"Lists in a cell are parted by “", listSeparator, "”. A cell that would begin as a formula begins with an apostrophe.\n")
	return nil
}

// row writes a line of CSV (RFC 4180).
func (o *out) row(cells ...string) {
	for i, c := range cells {
		if i > 0 {
			o.str(",")
		}
		if !strings.ContainsAny(c, ",;\"\r\n\t") && strings.TrimSpace(c) == c {
			o.str(c)
			continue
		}
		o.str(`"`, strings.ReplaceAll(c, `"`, `""`), `"`)
	}
	o.str("\r\n")
}

// text makes a cell of words that came from outside. A spreadsheet would run a
// cell that begins with =, +, - or @, with or without control characters before
// it, as a formula; such a cell gets an apostrophe before it, as does one that
// already has apostrophes there, so that taking one away always gives back the words.
func (o *out) text(s string) string {
	s = o.clean(s)
	if rest := strings.TrimLeft(s, "'"); rest != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(rest)[0]) {
		return "'" + s
	}
	return s
}

func (l *Loss) add(m Loss) {
	l.Characters += m.Characters
	l.Interactions += m.Interactions
	l.Entries += m.Entries
}

package export

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"backchannel/graph"
	"backchannel/timeline"
)

// hard is a source whose names and titles hold what formats stumble over.
var hardNames = []string{
	`Nikita "Premier" Khrushchev`, "two\nlines", "tab\there", "R&D <Ministry>", "NUL\x00inside", "bell\x07 rings",
	"עברית وعربية", "𝔄strâl 🚀 \U0010FFFD", "=1+1", "'=quoted", "-minus", "@at", "C:\\back\\slash\\", `ends with \`, "&amp; entity &#65;",
	"semi;colon, comma | bar", " spaces around ", "%PDF", "日本国", "e\u0301 combined", "\u202Ebidi", "carriage\rreturn", "not\xffutf8", "U+FFFE\uFFFE",
	"same name", "same name",
}

func hard(tb testing.TB, names []string, edges Edges) Source {
	tb.Helper()
	actors := func(yield func(graph.Actor, error) bool) {
		for i, name := range names {
			class := timeline.Person
			if i%3 == 2 {
				class = timeline.Organisation
			}
			if !yield(graph.Actor{ID: int64(i + 1), Key: name, Class: class, Name: name, Side: name}, nil) {
				return
			}
		}
	}
	interactions := func(yield func(graph.Interaction, error) bool) {
		for i := range names {
			other := int64((i+1)%len(names) + 1)
			x := graph.Interaction{ID: int64(2*i + 1), Entry: int64(100 + i), Kind: timeline.Message, From: []int64{int64(i + 1)}, To: []int64{other}, Certainty: timeline.Read}
			x.Dated, x.First, x.Last = true, timeline.Day(-2600+i), timeline.Day(-2600+i)
			if i%5 == 1 {
				x.Last += 20
			}
			if !yield(x, nil) {
				return
			}
			x = graph.Interaction{ID: int64(2*i + 2), Entry: int64(200 + i), Kind: timeline.Conversation, With: []int64{int64(i + 1), other}, Certainty: timeline.Inferred}
			if i%2 == 0 && int(other) != i+1 && !yield(x, nil) {
				return
			}
		}
	}
	n, err := graph.Build(actors, interactions)
	if err != nil {
		tb.Fatal(err)
	}
	return Source{
		Header: Header{Collection: names[0], Filter: strings.Join(names, " "), Revision: 3, Generator: "Backchannel test"},
		View:   n.All(), Edges: edges,
		Entries: func(_ context.Context, ids []int64) ([]timeline.StoredEntry, error) {
			var found []timeline.StoredEntry
			for _, id := range ids {
				e := timeline.StoredEntry{ID: id, Kind: timeline.KindTelegram}
				e.Entry = timeline.Entry{Title: "Of " + names[int(id)%100%len(names)], Abstract: names[int(id)%100%len(names)] + "\n\nsecond", URL: fmt.Sprintf("https://example.org/%d", id)}
				e.Entry.Date = timeline.DayDate(timeline.Day(-2600 + int(id)))
				found = append(found, e)
			}
			return found, nil
		},
	}
}

// loaded is what a loader found in a file.
type loaded struct {
	Nodes    map[string]string `json:"nodes"`
	Edges    [][]any           `json:"edges"` // from, to, weight, titles; in any order
	Directed bool              `json:"directed"`
}

// held returns what a loader must find in a file, where the format holds text
// as asHeld has it.
func held(tb testing.TB, s Source, asHeld func(string) string) loaded {
	tb.Helper()
	l := loaded{Nodes: map[string]string{}, Directed: s.graphIsDirected()}
	for n := range s.View.Nodes() {
		l.Nodes[fmt.Sprint(n.ID)] = asHeld(n.Name)
	}
	err := s.eachEdge(context.Background(), &out{}, func(e *edge) error {
		titles := asHeld(e.list(func(d document) string { return d.title }))
		l.Edges = append(l.Edges, []any{fmt.Sprint(e.from), fmt.Sprint(e.to), float64(e.weight), titles})
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	return l.sorted()
}

// sorted puts the edges in order, and the ends of undirected ones.
func (l loaded) sorted() loaded {
	for _, e := range l.Edges {
		if a, b := e[0].(string), e[1].(string); !l.Directed && a > b {
			e[0], e[1] = b, a
		}
	}
	slices.SortFunc(l.Edges, func(a, b []any) int {
		return cmp.Or(cmp.Compare(a[0].(string), b[0].(string)), cmp.Compare(a[1].(string), b[1].(string)), cmp.Compare(a[3].(string), b[3].(string)))
	})
	return l
}

// asUTF8 has U+FFFD for each byte that is not UTF-8.
func asUTF8(s string) string { return string([]rune(s)) }
func asText(s string) string { return strings.ReplaceAll(asUTF8(s), "\x00", "\uFFFD") }

func asXML(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return 0xFFFD
		}
		return r
	}, asUTF8(s))
}

var holds = map[string]func(string) string{
	"gexf": asXML, "gexf-dynamic": asXML, "graphml": asXML, "csv": asText, "json": asUTF8, "cytoscape": asUTF8,
}

// need finds a program that the tests want, and fails without it, naming the
// Debian package that has it. -short goes without.
func need(t *testing.T, program, pack string) string {
	t.Helper()
	if testing.Short() {
		t.Skipf("-short: not loading with %s", program)
	}
	path, err := exec.LookPath(program)
	if err != nil {
		t.Fatalf("%s is missing: apt-get install %s (make test does it)", program, pack)
	}
	return path
}

func exportTo(t *testing.T, dir, name string, s Source) string {
	t.Helper()
	f, err := Lookup(name)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, fmt.Sprintf("%s-%s.%s", f.Name, s.Edges, f.Extension))
	b, _ := write(t, name, s)
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func run(t *testing.T, program string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command(program, args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", filepath.Base(program), err, stderr.Bytes())
	}
	return out
}

// load runs a loader over files of the formats and compares what it finds.
func load(t *testing.T, formats []string, loader func(args []string) []byte) {
	t.Helper()
	dir := t.TempDir()
	var args []string
	var sources []Source
	for _, edges := range []Edges{Ties, Interactions} {
		s := hard(t, hardNames, edges)
		for _, format := range formats {
			args = append(args, format, exportTo(t, dir, format, s))
			sources = append(sources, s)
		}
	}
	d := json.NewDecoder(bytes.NewReader(loader(args)))
	for i, s := range sources {
		format := args[2*i]
		var got loaded
		if err := d.Decode(&got); err != nil {
			t.Fatalf("%s of %s: %v", format, s.Edges, err)
		}
		if diff := gocmp.Diff(held(t, s, holds[format]), got.sorted()); diff != "" {
			t.Errorf("%s of %s is loaded with a difference (-want +got):\n%s", format, s.Edges, diff)
		}
	}
}

func TestNetworkXLoads(t *testing.T) {
	t.Parallel()
	python := needNetworkX(t)
	load(t, []string{"gexf", "gexf-dynamic", "graphml", "json", "cytoscape", "csv"}, func(args []string) []byte {
		return run(t, python, append([]string{"testdata/loaders/load.py"}, args...)...)
	})
}

// needNetworkX finds a Python that has NetworkX: Debian's own comes first,
// since another may stand before it in the PATH.
func needNetworkX(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("-short: not loading with NetworkX")
	}
	for _, python := range []string{"/usr/bin/python3", "python3"} {
		if exec.Command(python, "-c", "import networkx").Run() == nil {
			return python
		}
	}
	t.Fatal("NetworkX is missing: apt-get install python3-networkx (make test does it)")
	return ""
}

func TestNetworkXLoadsPajek(t *testing.T) {
	t.Parallel()
	python := needNetworkX(t)
	dir := t.TempDir()
	for _, edges := range []Edges{Ties, Interactions} {
		s := hard(t, hardNames, edges)
		_, loss := write(t, "pajek", s)
		if loss.Characters == 0 {
			t.Error("what Pajek cannot hold is not counted")
		}
		var got loaded
		if err := json.Unmarshal(run(t, python, "testdata/loaders/load.py", "pajek", exportTo(t, dir, "pajek", s)), &got); err != nil {
			t.Fatal(err)
		}
		held := held(t, s, func(name string) string { return (&out{}).pajek(name) })
		want := map[string]string{}
		seen := map[string]bool{}
		for n := range s.View.Nodes() {
			label := held.Nodes[fmt.Sprint(n.ID)]
			if seen[label] {
				label += fmt.Sprintf(" (%d)", n.ID)
			}
			seen[label] = true
			want[label] = label
		}
		if diff := gocmp.Diff(want, got.Nodes); diff != "" {
			t.Errorf("labels differ (-want +got):\n%s", diff)
		}
		if len(got.Edges) != len(held.Edges) || got.Directed != held.Directed {
			t.Errorf("%d edges, directed %v; want %d, %v", len(got.Edges), got.Directed, len(held.Edges), held.Directed)
		}
	}
}

func TestGraphologyLoads(t *testing.T) {
	t.Parallel()
	node := need(t, "node", "nodejs")
	folder := graphology(t)
	load(t, []string{"gexf", "graphml"}, func(args []string) []byte {
		return run(t, node, append([]string{"testdata/loaders/load.mjs", folder}, args...)...)
	})
}

// graphology returns the folder whose node_modules has the readers in JavaScript.
func graphology(t *testing.T) string {
	t.Helper()
	const folder = "../../frontend"
	for _, module := range []string{"graphology-gexf", "graphology-graphml", "@citation-js/plugin-ris", "@knight-lab/timelinejs"} {
		if _, err := os.Stat(filepath.Join(folder, "node_modules", module)); err != nil {
			t.Fatalf("%s is missing: cd frontend && npm ci (make test does it)", module)
		}
	}
	return folder
}

// TestGraphvizDraws has Graphviz read the file and compares the labels of the
// drawing, in which line ends separate texts.
func TestGraphvizDraws(t *testing.T) {
	t.Parallel()
	dot := need(t, "dot", "graphviz")
	dir := t.TempDir()
	for _, edges := range []Edges{Ties, Interactions} {
		s := hard(t, hardNames, edges)
		path := exportTo(t, dir, "dot", s)
		var drawn struct {
			Objects []struct {
				Name string `json:"name"`
				Draw []struct {
					Op   string `json:"op"`
					Text string `json:"text"`
				} `json:"_ldraw_"`
			} `json:"objects"`
			Edges []struct{ Entries string } `json:"edges"`
		}
		if err := json.Unmarshal(run(t, dot, "-Tjson", path), &drawn); err != nil {
			t.Fatal(err)
		}
		got, want := map[string]string{}, map[string]string{}
		for _, o := range drawn.Objects {
			var lines []string
			for _, d := range o.Draw {
				if d.Op == "T" {
					lines = append(lines, d.Text)
				}
			}
			got[o.Name] = strings.Join(lines, "\n")
		}
		edgesWanted := 0
		for n := range s.View.Nodes() {
			want[fmt.Sprint(n.ID)] = strings.ReplaceAll(asXML(n.Name), "\r", "\n")
		}
		_ = s.eachEdge(context.Background(), &out{}, func(*edge) error { edgesWanted++; return nil })
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Errorf("labels differ (-want +got):\n%s", diff)
		}
		if len(drawn.Edges) != edgesWanted {
			t.Errorf("%d edges are drawn, want %d", len(drawn.Edges), edgesWanted)
		}
	}
}

// schemas is where the projects' schemas lie beside this one, if they do.
const schemas = "../../../shared/data"

func TestSchemasAccept(t *testing.T) {
	t.Parallel()
	xmllint := need(t, "xmllint", "libxml2-utils")
	tests := []struct{ format, option, schema string }{
		{"gexf", "--schema", "gexf-1.3/gexf.xsd"},
		{"gexf", "--relaxng", "gexf-1.3/gexf.rng"},
		{"gexf-dynamic", "--schema", "gexf-1.3/gexf.xsd"},
		{"gexf-dynamic", "--relaxng", "gexf-1.3/gexf.rng"},
		{"cmif", "--relaxng", "cmi-customization.rng"},
	}
	for _, test := range tests {
		t.Run(test.format+" by "+test.schema, func(t *testing.T) {
			t.Parallel()
			schema, err := filepath.Abs(filepath.Join(schemas, test.schema))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := os.Stat(schema); err != nil {
				t.Skipf("LEFT OUT: no schema at %s, so that %s is not validated", filepath.Join(schemas, test.schema), test.format)
			}
			dir := t.TempDir()
			for _, edges := range []Edges{Ties, Interactions} {
				file := exportTo(t, dir, test.format, hard(t, hardNames, edges))
				if out, err := exec.Command(xmllint, "--noout", test.option, schema, file).CombinedOutput(); err != nil {
					t.Errorf("%s: not valid: %v\n%s", edges, err, out)
				}
			}
		})
	}
}

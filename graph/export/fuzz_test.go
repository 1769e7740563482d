package export

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"gonum.org/v1/gonum/graph/formats/cytoscapejs"
	"gonum.org/v1/gonum/graph/formats/dot"
)

// FuzzRoundTrip writes two actors and the entries between them in every format,
// and reads them back: the words must be as they were, or as the format's
// limits say; and where they are not, the loss must be counted.
func FuzzRoundTrip(f *testing.F) {
	for i, name := range hardNames {
		f.Add(name, hardNames[(i+7)%len(hardNames)])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		if a == "" || b == "" {
			t.Skip("no actor is without a name")
		}
		if len(a) > 2000 || len(b) > 2000 {
			t.Skip("long words tell nothing more")
		}
		for _, edges := range []Edges{Ties, Interactions} {
			s := hard(t, []string{a, b}, edges)
			for _, format := range Formats() {
				file, loss := write(t, format.Name, s)
				read, ok := readers[format.Name]
				if !ok {
					t.Fatalf("no reader of %s", format.Name)
				}
				names, err := read.names(file)
				if err != nil {
					t.Fatalf("%s of %s: %v\n%q", format.Name, edges, err, file)
				}
				for _, name := range []string{a, b} {
					if want := read.held(name); !contains(names, want) {
						t.Errorf("%s of %s: %q is not read back as %q: %q", format.Name, edges, name, want, names)
					}
					if held := read.held(name); held != name && !read.silent && loss == (Loss{}) {
						t.Errorf("%s of %s: %q becomes %q, and no loss is counted", format.Name, edges, name, held)
					}
				}
			}
		}
	})
}

func contains(names []string, want string) bool {
	for _, n := range names {
		if n == want {
			return true
		}
	}
	return false
}

// reader reads back the actors' names, or, from a format of documents, titles
// with "Of " taken away, as held says that the format holds them.
type reader struct {
	names  func(file []byte) ([]string, error)
	held   func(string) string
	silent bool // white space that the format folds is not counted
}

var readers = map[string]reader{
	"gexf":         {names: xmlNames("node", "label"), held: asXML},
	"gexf-dynamic": {names: xmlNames("node", "label"), held: asXML},
	"graphml":      {names: xmlNames("data", "n_label"), held: asXML},
	"cmif":         {names: xmlNames("persName", ""), held: asXML},
	"dot":          {names: dotNames, held: func(s string) string { return lines(asXML(s)) }, silent: true},
	"csv":          {names: zipNames, held: asCSV, silent: true},
	"csv-nodes":    {names: csvNames("Label"), held: asCSV, silent: true},
	"csv-edges":    {names: csvNames("titles"), held: func(s string) string { return asCSV(strings.ReplaceAll(s, "|", "¦")) }, silent: true},
	"palladio":     {names: csvNames("Source", "Target"), held: asCSV, silent: true},
	"json":         {names: jsonNames("nodes", "name"), held: asUTF8},
	"cytoscape":    {names: cytoscapeNames, held: asUTF8},
	"pajek":        {names: pajekNames, held: func(s string) string { return (&out{}).pajek(s) }},
	"csl-json":     {names: jsonNames("", "title"), held: asUTF8},
	"timelinejs":   {names: timelineNames, held: asUTF8},
	"ris":          {names: risNames, held: func(s string) string { return strings.Join(strings.Fields(asText(s)), " ") }, silent: true},
}

func asCSV(s string) string { return strings.ReplaceAll(asText(s), "\r\n", "\n") } // encoding/csv does so

func lines(s string) string {
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
}

// xmlNames reads an attribute of elements, or the text of those whose key is as
// given, or of all.
func xmlNames(element, attr string) func([]byte) ([]string, error) {
	return func(file []byte) ([]string, error) {
		d := xml.NewDecoder(bytes.NewReader(file))
		var names []string
		for {
			token, err := d.Token()
			if err == io.EOF {
				return names, nil
			}
			if err != nil {
				return nil, err
			}
			start, ok := token.(xml.StartElement)
			if !ok || start.Name.Local != element && (element != "persName" || start.Name.Local != "orgName") {
				continue
			}
			text := attr == ""
			for _, a := range start.Attr {
				if a.Name.Local == attr {
					names = append(names, a.Value)
				}
				text = text || a.Name.Local == "key" && a.Value == attr
			}
			if text {
				var s string
				if err := d.DecodeElement(&s, &start); err != nil {
					return nil, err
				}
				names = append(names, s)
			}
		}
	}
}

var dotLabel = regexp.MustCompile(`(?m)^  \d+ \[label="((?:[^"\\]|\\.)*)"`)

func dotNames(file []byte) ([]string, error) {
	// gonum's lexer takes U+FFFD for an error of encoding.
	if _, err := dot.ParseBytes(bytes.ReplaceAll(file, []byte("\uFFFD"), []byte("?"))); err != nil {
		return nil, err
	}
	var names []string
	unescape := strings.NewReplacer(`\\`, `\`, `\"`, `"`, `\n`, "\n", "&amp;", "&")
	for _, m := range dotLabel.FindAllSubmatch(file, -1) {
		names = append(names, unescape.Replace(string(m[1])))
	}
	return names, nil
}

func csvNames(columns ...string) func([]byte) ([]string, error) {
	return func(file []byte) ([]string, error) {
		rows, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
		if err != nil {
			return nil, err
		}
		var names []string
		for c, header := range rows[0] {
			for _, column := range columns {
				if header != column {
					continue
				}
				for _, row := range rows[1:] {
					cell := row[c]
					if rest := strings.TrimLeft(cell, "'"); rest != "" && rest != cell && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(rest)[0]) {
						cell = cell[1:] // as a reader of the limits would
					} else if rest == cell && cell != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(cell)[0]) {
						return nil, fmt.Errorf("cell %q is a formula", cell)
					}
					for part := range strings.SplitSeq(cell, listSeparator) {
						names = append(names, strings.TrimPrefix(part, "Of "))
					}
					names = append(names, strings.TrimPrefix(cell, "Of "), strings.ReplaceAll(strings.TrimPrefix(cell, "Of "), "|", "¦"), cell)
				}
			}
		}
		return names, nil
	}
}

func zipNames(file []byte) ([]string, error) {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, err
	}
	f, err := z.Open("nodes.csv")
	if err != nil {
		return nil, err
	}
	nodes, err := io.ReadAll(f)
	if err != nil {
		return nil, err
	}
	return csvNames("Label")(nodes)
}

func jsonNames(list, field string) func([]byte) ([]string, error) {
	return func(file []byte) ([]string, error) {
		var items []map[string]any
		if list == "" {
			if err := json.Unmarshal(file, &items); err != nil {
				return nil, err
			}
		} else {
			var whole map[string]json.RawMessage
			if err := json.Unmarshal(file, &whole); err != nil {
				return nil, err
			}
			if err := json.Unmarshal(whole[list], &items); err != nil {
				return nil, err
			}
		}
		var names []string
		for _, item := range items {
			names = append(names, strings.TrimPrefix(item[field].(string), "Of "))
			names = append(names, item[field].(string))
		}
		return names, nil
	}
}

func cytoscapeNames(file []byte) ([]string, error) {
	var g cytoscapejs.GraphNodeEdge
	if err := json.Unmarshal(file, &g); err != nil {
		return nil, err
	}
	var names []string
	for _, n := range g.Elements.Nodes {
		names = append(names, n.Data.Attributes["name"].(string))
	}
	return names, nil
}

var pajekVertex = regexp.MustCompile(`(?m)^\d+ "([^"\n]*)"$`)

func pajekNames(file []byte) ([]string, error) {
	var names []string
	for _, m := range pajekVertex.FindAllSubmatch(file, -1) {
		names = append(names, string(m[1]))
		// Of actors of one name all but the first bear their ids.
		names = append(names, regexp.MustCompile(`( \(2\))+$`).ReplaceAllString(string(m[1]), ""))
		names = append(names, regexp.MustCompile(`( \(1\))+$`).ReplaceAllString(string(m[1]), ""))
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("no vertices")
	}
	return names, nil
}

func timelineNames(file []byte) ([]string, error) {
	var timeline struct {
		Events []struct {
			Text struct{ Headline string }
		}
	}
	if err := json.Unmarshal(file, &timeline); err != nil {
		return nil, err
	}
	var names []string
	unescape := strings.NewReplacer("&lt;", "<", "&gt;", ">", "&#34;", `"`, "&#39;", "'", "&amp;", "&")
	for _, e := range timeline.Events {
		names = append(names, strings.TrimPrefix(unescape.Replace(e.Text.Headline), "Of "))
	}
	return names, nil
}

var risLine = regexp.MustCompile(`^[A-Z][A-Z0-9]  - `)

func risNames(file []byte) ([]string, error) {
	var names []string
	for line := range strings.SplitSeq(strings.TrimSuffix(string(file), "\r\n"), "\r\n") {
		if line != "" && !risLine.MatchString(line) {
			return nil, fmt.Errorf("line %q is no tag", line)
		}
		if title, ok := strings.CutPrefix(line, "TI  - "); ok {
			names = append(names, strings.TrimPrefix(strings.TrimPrefix(title, "Of"), " "))
		}
	}
	return names, nil
}

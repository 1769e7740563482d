package export

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"backchannel/graph"
	"backchannel/timeline"
)

// crisis is a source of a handful of documents with dates of every sort.
func crisis(tb testing.TB) Source {
	tb.Helper()
	people := []graph.Actor{
		{ID: 1, Class: timeline.Person, Name: "Anastas Mikoyan"},
		{ID: 2, Class: timeline.Organisation, Name: "CC CPSU"},
		{ID: 3, Class: timeline.Person, Name: "U Thant"},
	}
	entry := func(id int64, date, title string, kind timeline.Kind, acts ...timeline.StoredInteraction) timeline.StoredEntry {
		d, err := timeline.ParseDate(date)
		if err != nil {
			tb.Fatal(err)
		}
		return timeline.StoredEntry{
			ID: id, Kind: kind, Interactions: acts,
			Entry: timeline.Entry{Date: d, Title: title, Abstract: "First <b>words</b>.\n\nMore & more.", URL: fmt.Sprintf("https://example.org/%d", id)},
		}
	}
	message := func(from, to []int64) timeline.StoredInteraction {
		return timeline.StoredInteraction{
			Interaction: timeline.Interaction{Kind: timeline.Message, DateBasis: timeline.DateDocument}, FromIDs: from, ToIDs: to,
		}
	}
	entries := map[int64]timeline.StoredEntry{
		11: entry(11, "1962-11-02", "Telegram from Mikoyan to CC CPSU (1)", timeline.KindTelegram, message([]int64{1}, []int64{2})),
		12: entry(12, "1962-11", "Record of a talk", timeline.KindMemcon),
		13: entry(13, "1963~", "Report", timeline.KindReport, message([]int64{2}, nil)),
		14: entry(14, "1962-10-22/1962-10-28", "Notes & queries", timeline.KindOther),
		15: entry(15, "1962-10-22/..", "Diary", timeline.KindOther),
		16: entry(16, "", "Undated \"memoir\"", timeline.KindOther),
	}
	day := func(s string) timeline.Day {
		d, err := timeline.ParseDay(s)
		if err != nil {
			tb.Fatal(err)
		}
		return d
	}
	interactions := []graph.Interaction{
		{ID: 1, Entry: 11, Kind: timeline.Message, From: []int64{1}, To: []int64{2}, Dated: true, First: day("1962-11-02"), Last: day("1962-11-02"), Certainty: timeline.Read},
		{ID: 2, Entry: 12, Kind: timeline.Conversation, With: []int64{1, 3}, Dated: true, First: day("1962-11-01"), Last: day("1962-11-30"), Certainty: timeline.Read},
		{ID: 3, Entry: 13, Kind: timeline.Message, From: []int64{2}, Dated: true, First: day("1963-01-01"), Last: day("1963-12-31"), Certainty: timeline.Inferred},
		{ID: 4, Entry: 14, Kind: timeline.Message, From: []int64{1}, To: []int64{3}, Dated: true, First: day("1962-10-22"), Last: day("1962-10-28"), Certainty: timeline.Resolved},
		{ID: 5, Entry: 15, Kind: timeline.Message, To: []int64{3}, Dated: true, First: day("1962-10-22"), Last: timeline.DistantFuture, Certainty: timeline.Read},
		{ID: 6, Entry: 16, Kind: timeline.Message, From: []int64{3}, To: []int64{1, 2}, Certainty: timeline.Read},
	}
	n, err := graph.Build(
		func(yield func(graph.Actor, error) bool) {
			for _, a := range people {
				if !yield(a, nil) {
					return
				}
			}
		},
		func(yield func(graph.Interaction, error) bool) {
			for _, x := range interactions {
				if !yield(x, nil) {
					return
				}
			}
		},
	)
	if err != nil {
		tb.Fatal(err)
	}
	return Source{
		Header: Header{Collection: "Cuban Missile Crisis", Revision: 4, Generator: "Backchannel test"},
		View:   n.All(), EntryIDs: []int64{11, 12, 13, 14, 15, 16},
		Entries: func(_ context.Context, ids []int64) ([]timeline.StoredEntry, error) {
			var found []timeline.StoredEntry
			for _, id := range ids {
				found = append(found, entries[id])
			}
			return found, nil
		},
	}
}

// reference is an item as citation-js reads it.
type reference struct {
	ID, Type, Title, URL string
	Author               []string
	Date                 [][]int
}

func TestCitationJSLoads(t *testing.T) {
	t.Parallel()
	node := need(t, "node", "nodejs")
	dir := t.TempDir()
	s := crisis(t)
	want := []reference{
		{"entry-11", "personal_communication", "Telegram from Mikoyan to CC CPSU (1)", "https://example.org/11", []string{"Anastas Mikoyan"}, [][]int{{1962, 11, 2}}},
		{"entry-12", "document", "Record of a talk", "https://example.org/12", nil, [][]int{{1962, 11}}},
		{"entry-13", "report", "Report", "https://example.org/13", []string{"CC CPSU"}, [][]int{{1963}}},
		{"entry-14", "document", "Notes & queries", "https://example.org/14", nil, [][]int{{1962, 10, 22}, {1962, 10, 28}}},
		{"entry-15", "document", "Diary", "https://example.org/15", nil, [][]int{{1962, 10, 22}}},
		{"entry-16", "document", `Undated "memoir"`, "https://example.org/16", nil, nil},
	}
	out := run(t, node, "testdata/loaders/load.mjs", graphology(t), "csl-json", exportTo(t, dir, "csl-json", s), "ris", exportTo(t, dir, "ris", s))
	d := json.NewDecoder(strings.NewReader(string(out)))
	var csl, ris []reference
	if err := d.Decode(&csl); err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(want, csl, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("CSL-JSON is loaded with a difference (-want +got):\n%s", diff)
	}
	if err := d.Decode(&ris); err != nil {
		t.Fatal(err)
	}
	for i := range want { // RIS has one date, and GEN is citation-js's article
		if len(want[i].Date) > 1 {
			want[i].Date = want[i].Date[:1]
		}
	}
	ignore := cmpopts.IgnoreFields(reference{}, "Type")
	if diff := gocmp.Diff(want, ris, cmpopts.EquateEmpty(), ignore); diff != "" {
		t.Errorf("RIS is loaded with a difference (-want +got):\n%s", diff)
	}
}

// TestTimelineJSOpens has Knight Lab's own program draw the file in Chromium.
func TestTimelineJSOpens(t *testing.T) {
	t.Parallel()
	program := "chromium"
	for _, other := range []string{"google-chrome", "chromium-browser"} { // as it is called elsewhere
		if _, err := exec.LookPath(program); err != nil {
			program = other
		}
	}
	chromium := need(t, program, "chromium")
	folder, err := filepath.Abs(graphology(t) + "/node_modules/@knight-lab/timelinejs/dist")
	if err != nil {
		t.Fatal(err)
	}
	s := crisis(t)
	file, loss := write(t, "timelinejs", s)
	if loss != (Loss{Entries: 1}) {
		t.Errorf("loss is %q, want the undated entry", loss)
	}
	dir := t.TempDir()
	page := fmt.Sprintf(`<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="file://%s/css/timeline.css">
<div id="t" style="width:1200px;height:700px"></div><script src="file://%s/js/timeline.js"></script>
<script>new TL.Timeline("t", %s)</script>`, folder, folder, file) // JSON as Go writes it has no </script>
	if err := os.WriteFile(filepath.Join(dir, "page.html"), []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--user-data-dir="+filepath.Join(dir, "profile"), "--allow-file-access-from-files",
		"--virtual-time-budget=4000", "--dump-dom", "file://"+filepath.Join(dir, "page.html")).Output()
	if err != nil {
		t.Fatalf("chromium: %v", err)
	}
	dom := string(out)
	if got := strings.Count(dom, `class="tl-timemarker"`) + strings.Count(dom, `class="tl-timemarker `); got != 5 {
		t.Errorf("TimelineJS draws %d events, want the 5 dated ones", got)
	}
	for _, id := range s.EntryIDs[:5] {
		entries, _ := s.Entries(context.Background(), []int64{id})
		if e := entries[0].Entry; !regexp.MustCompile(`tl-headline[^>]*>\s*` + regexp.QuoteMeta(html.EscapeString(e.Title))).MatchString(dom) {
			t.Errorf("TimelineJS does not show %q", e.Title)
		}
	}
	if strings.Contains(dom, "<b>words</b>") {
		t.Error("an abstract is taken for HTML")
	}
}

func TestTimelineOfNothingDated(t *testing.T) {
	t.Parallel()
	s := crisis(t)
	s.EntryIDs = []int64{16}
	f, _ := Lookup("timelinejs")
	if _, err := f.Write(context.Background(), &strings.Builder{}, s); !errors.Is(err, errNothingDated) {
		t.Errorf("Write = %v, want %v", err, errNothingDated)
	}
}

func TestCMIF(t *testing.T) {
	t.Parallel()
	type name struct {
		XMLName xml.Name
		Cert    string `xml:"cert,attr"`
		Text    string `xml:",chardata"`
	}
	type action struct {
		Type  string `xml:"type,attr"`
		Names []name `xml:",any"`
	}
	var got struct {
		Letters []struct {
			Ref     string   `xml:"ref,attr"`
			Actions []action `xml:"correspAction"`
		} `xml:"teiHeader>profileDesc>correspDesc"`
	}
	file, loss := write(t, "cmif", crisis(t))
	if loss != (Loss{Interactions: 1}) {
		t.Errorf("loss is %q, want the conversation", loss)
	}
	if err := xml.Unmarshal(file, &got); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, l := range got.Letters {
		line := l.Ref
		for _, a := range l.Actions {
			line += "; " + a.Type
			for _, n := range a.Names {
				line += " " + n.XMLName.Local + n.Cert + "=" + n.Text
			}
		}
		lines = append(lines, line)
	}
	want := []string{
		"https://example.org/14; sent persName=Anastas Mikoyan date=1962-10-22/1962-10-28; received persName=U Thant",
		"https://example.org/15; sent persName=Unknown date=1962-10-22/..; received persName=U Thant",
		"https://example.org/11; sent persName=Anastas Mikoyan date=1962-11-02; received orgName=CC CPSU",
		"https://example.org/13; sent orgNamelow=CC CPSU date=1963; received persName=Unknown",
		"https://example.org/16; sent persName=U Thant; received persName=Anastas Mikoyan orgName=CC CPSU",
	}
	if diff := gocmp.Diff(want, lines); diff != "" {
		t.Errorf("letters differ (-want +got):\n%s", diff)
	}
}

func TestOneSidedMessagesAreCountedAsLost(t *testing.T) {
	t.Parallel()
	for _, edges := range []Edges{Ties, Interactions} {
		s := crisis(t)
		s.Edges = edges
		for _, format := range []string{"gexf", "graphml", "dot", "csv", "csv-edges", "json", "cytoscape", "palladio", "pajek"} {
			if _, loss := write(t, format, s); loss.Interactions != 2 {
				t.Errorf("%s of %s: %d interactions are lost, want the two of which one side is not known", format, edges, loss.Interactions)
			}
		}
	}
}

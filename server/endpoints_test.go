package server_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/legacy"
	"github.com/google/go-cmp/cmp"

	"backchannel/graph/export"
	"backchannel/server"
)

// promise holds answers to openapi.yaml, by a validator that is not ours.
type promise struct{ router routers.Router }

// promised is openapi.yaml, read once.
var promised = sync.OnceValues(func() (promise, error) {
	document, err := os.ReadFile("openapi.yaml")
	if err != nil {
		return promise{}, err
	}
	doc, err := openapi3.NewLoader().LoadFromData(document)
	if err != nil {
		return promise{}, err
	}
	if err := doc.Validate(context.Background()); err != nil {
		return promise{}, err
	}
	router, err := legacy.NewRouter(doc)
	return promise{router}, err
})

func readPromise(t testing.TB) promise {
	t.Helper()
	p, err := promised()
	if err != nil {
		t.Fatalf("openapi.yaml: %v", err)
	}
	return p
}

// check fails the test where the answer is not as the contract says.
func (p promise) check(t testing.TB, res *http.Response, body []byte) {
	t.Helper()
	r := res.Request.Clone(t.Context())
	r.URL = &url.URL{Path: r.URL.Path, RawQuery: r.URL.RawQuery}
	route, params, err := p.router.FindRoute(r)
	if err != nil {
		t.Fatalf("%s: %v", r.URL, err)
	}
	in := &openapi3filter.ResponseValidationInput{
		RequestValidationInput: &openapi3filter.RequestValidationInput{Request: r, PathParams: params, Route: route},
		Status:                 res.StatusCode,
		Header:                 res.Header,
		Options:                &openapi3filter.Options{IncludeResponseStatus: true, MultiError: true},
	}
	if err := openapi3filter.ValidateResponse(t.Context(), in.SetBodyBytes(body)); err != nil {
		t.Errorf("%s does not answer as openapi.yaml says: %v", r.URL, err)
	}
}

// get reads an answer of the API, which must be 200 and as promised.
func get[T any](t testing.TB, s *site, path string) T {
	t.Helper()
	res, body := s.do(t, "GET", "/api/v1"+path, nil, "")
	if res.StatusCode != http.StatusOK {
		t.Fatalf("GET %s = %d: %s", path, res.StatusCode, body)
	}
	readPromise(t).check(t, res, body)
	var v T
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	if err := d.Decode(&v); err != nil {
		t.Fatalf("GET %s: %v in %s", path, err, body)
	}
	return v
}

// join is the text of segments.
func join(segments []server.Segment) string {
	var b strings.Builder
	for _, s := range segments {
		b.WriteString(s.Text)
	}
	return b.String()
}

// marked are the words of segments that are evidence.
func marked(segments []server.Segment) string {
	var b strings.Builder
	for _, s := range segments {
		if s.Evidence != nil && *s.Evidence {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

// actor finds an actor of the seed by its name.
func (s *site) actor(t testing.TB, name string) server.Actor {
	t.Helper()
	found := get[server.ListActors200JSONResponse](t, s, "/collections/1/actors?name="+url.QueryEscape(name))
	if len(found.Items) == 0 {
		t.Fatalf("no actor %q", name)
	}
	return found.Items[0]
}

// TestEndpoints reads the seed through the API, as a reader would by hand.
func TestEndpoints(t *testing.T) {
	t.Parallel()
	s := seeded(t)

	t.Run("collections", func(t *testing.T) {
		t.Parallel()
		all := get[server.ListCollections200JSONResponse](t, s, "/collections")
		if len(all.Collections) != 1 {
			t.Fatalf("%d collections, want 1", len(all.Collections))
		}
		one := get[server.Collection](t, s, "/collections/1")
		if diff := cmp.Diff(all.Collections[0], one); diff != "" {
			t.Errorf("in the list and alone (-list +alone):\n%s", diff)
		}
		if one.Name != "Cuban Missile Crisis" || one.Entries != 10 || value(one.First) != "1962-10-27" || value(one.Last) != "1963-06-23" {
			t.Errorf("collection = %+v, want ten entries of 27 October 1962 to 23 June 1963", one)
		}
	})
	t.Run("the organisations of the network's people", func(t *testing.T) {
		t.Parallel()
		got := map[string]server.Employer{}
		for _, n := range get[server.Network](t, s, "/collections/1/network").Nodes {
			if n.Organisation != nil {
				got[n.Name] = *n.Organisation
			}
		}
		ministry, mission := s.actor(t, "Soviet Ministry of Foreign Affairs"), s.actor(t, "United Nations")
		want := map[string]server.Employer{
			"Andrei Gromyko": {Id: &ministry.Id, Name: ministry.Name},
			// Of his two offices of 1962 the one whose organisation the listing names.
			"Valerian Zorin": {Id: &ministry.Id, Name: ministry.Name},
			"U Thant":        {Id: &mission.Id, Name: mission.Name},
			"Fidel Castro":   {},
		}
		for name, w := range want {
			if diff := cmp.Diff(w, got[name]); diff != "" {
				t.Errorf("%s (-want +got):\n%s", name, diff)
			}
		}
	})
	t.Run("the counts are the timeline's", func(t *testing.T) {
		t.Parallel()
		for _, asked := range []string{"", "?kind=telegram&kind=report", "?from=1962-11-01&to=1962-11-02", "?q=Cuba"} {
			want := get[server.GetTimeline200JSONResponse](t, s, "/collections/1/timeline"+asked)
			got := get[server.Counts](t, s, "/collections/1/counts"+asked)
			vague := map[int]server.VagueDate{}
			for _, v := range got.Vague {
				vague[v.Place] = v
			}
			var dates []server.DateCount
			for i, edtf := range got.Dates {
				d := server.DateCount{Kinds: map[string]int{}, Told: got.Told[i], People: want.Dates[i].People}
				if edtf != "" {
					d.Date = server.Date{Edtf: &edtf, First: &edtf, Last: &edtf}
				}
				if v, ok := vague[i]; ok {
					d.Date.First, d.Date.Last = v.First, v.Last
				}
				for k := 0; k < len(got.Counts[i]); k += 2 {
					d.Kinds[string(got.Kinds[got.Counts[i][k]])] = got.Counts[i][k+1]
				}
				dates = append(dates, d)
			}
			if diff := cmp.Diff(want.Dates, dates); diff != "" || got.Entries != want.Entries {
				t.Errorf("counts%s has %d entries, the timeline %d (-timeline +counts):\n%s", asked, got.Entries, want.Entries, diff)
			}
		}
	})

	t.Run("the timeline", func(t *testing.T) {
		t.Parallel()
		got := get[server.GetTimeline200JSONResponse](t, s, "/collections/1/timeline")
		days := map[string]int{}
		for _, d := range got.Dates {
			for _, n := range d.Kinds {
				days[value(d.Date.First)] += n
			}
		}
		want := map[string]int{"1962-10-27": 3, "1962-10-29": 1, "1962-11-02": 4, "1962-11-05": 1, "1963-06-23": 1}
		for day, n := range want {
			if days[day] != n {
				t.Errorf("%d entries on %s, want %d", days[day], day, n)
			}
		}
		if got.Entries != 10 {
			t.Errorf("%d entries, want 10", got.Entries)
		}
		i := slices.IndexFunc(got.Dates, func(d server.DateCount) bool { return value(d.Date.First) == "1962-11-01" })
		if i < 0 || got.Dates[i].Told == 0 {
			t.Errorf("nothing is told of 1 November, on which Mikoyan spoke with U Thant: %+v", got.Dates)
		}
		one := get[server.GetTimeline200JSONResponse](t, s, "/collections/1/timeline?from=1962-10-27&to=1962-10-27")
		if one.Entries != 3 {
			t.Errorf("%d entries on 27 October, want 3", one.Entries)
		}
	})
	t.Run("pages of entries", func(t *testing.T) {
		t.Parallel()
		whole := get[server.ListEntries200JSONResponse](t, s, "/collections/1/entries")
		if len(whole.Items) != 10 || whole.Next != nil {
			t.Fatalf("%d entries, next %v; want all 10", len(whole.Items), whole.Next)
		}
		var paged []server.Appearance
		for cursor := ""; ; {
			p := get[server.ListEntries200JSONResponse](t, s, "/collections/1/entries?limit=3&cursor="+url.QueryEscape(cursor))
			paged = append(paged, p.Items...)
			if cursor = value(p.Next); cursor == "" {
				break
			}
		}
		if diff := cmp.Diff(whole.Items, paged); diff != "" {
			t.Errorf("whole and by threes (-whole +paged):\n%s", diff)
		}
		named := map[string]bool{}
		for _, a := range whole.Actors {
			named[a.Id] = true
		}
		for _, item := range whole.Items {
			for _, seg := range append(item.Entry.Title, item.Entry.Abstract...) {
				if seg.Actor != nil && !named[*seg.Actor] {
					t.Errorf("actor %s of %q is not among the actors", *seg.Actor, seg.Text)
				}
			}
		}
	})
	t.Run("entries from a date on", func(t *testing.T) {
		t.Parallel()
		whole := get[server.ListEntries200JSONResponse](t, s, "/collections/1/entries?told=true&from=1962-11-02")
		got := get[server.ListEntries200JSONResponse](t, s, "/collections/1/entries?told=true&start=1962-11-02&skip=1&limit=2")
		if diff := cmp.Diff(whole.Items[1:3], got.Items); diff != "" {
			t.Errorf("from 2 November on without the first (-want +got):\n%s", diff)
		}
		if undated := get[server.ListEntries200JSONResponse](t, s, "/collections/1/entries?start="); len(undated.Items) != 0 {
			t.Errorf("%d undated entries, want none", len(undated.Items))
		}
	})
	t.Run("entries where they are told", func(t *testing.T) {
		t.Parallel()
		got := get[server.ListEntries200JSONResponse](t, s, "/collections/1/entries?told=true&from=1962-11-01&to=1962-11-01")
		if len(got.Items) == 0 {
			t.Fatal("nothing on 1 November, on which Mikoyan spoke with U Thant")
		}
		for _, item := range got.Items {
			if !item.Told || value(item.Date.First) != "1962-11-01" {
				t.Errorf("%q stands at %v, told %v; want told of 1 November", join(item.Entry.Title), item.Date.First, item.Told)
			}
		}
	})
	t.Run("filters", func(t *testing.T) {
		t.Parallel()
		mikoyan := s.actor(t, "Mikoyan")
		for _, tt := range []struct {
			query string
			want  string // in every entry's text
			n     int
		}{
			{"q=" + url.QueryEscape(`"state visit"`), "state visit", 1},
			{"q=quarantine", "quarantine", 2},
			{"q=quarantine+-lifting", "American quarantine", 1},
			{"q=Gorog", "Görög", 1},
			{"q=missile", "Missile", 2},
			{"q=" + url.QueryEscape(`"missile"`), "Missile Crisis", 1},
			{"q=zebra", "", 0},
			{"kind=memcon", "Conversation between", 2},
			{"actor=" + mikoyan.Id, "Mikoyan", mikoyan.Entries},
			{"sender=" + mikoyan.Id, "Mikoyan", -1},
			{"recipient=" + mikoyan.Id, "to Mikoyan", -1},
		} {
			got := get[server.ListEntries200JSONResponse](t, s, "/collections/1/entries?"+tt.query)
			if len(got.Items) != tt.n && (tt.n >= 0 || len(got.Items) == 0) {
				t.Errorf("%s chooses %d entries, want %d", tt.query, len(got.Items), tt.n)
			}
			for _, item := range got.Items {
				if text := join(item.Entry.Title) + "\n" + join(item.Entry.Abstract); !strings.Contains(text, tt.want) {
					t.Errorf("%s chooses %q, which does not have %q", tt.query, text, tt.want)
				}
			}
		}
	})
	t.Run("one entry", func(t *testing.T) {
		t.Parallel()
		list := get[server.ListEntries200JSONResponse](t, s, "/collections/1/entries?q=lifting")
		got := get[server.GetEntry200JSONResponse](t, s, "/collections/1/entries/"+list.Items[0].Entry.Id)
		title := join(got.Entry.Title)
		if !strings.HasPrefix(title, "Cable of V.V. Kuznetsov") || len(got.Entry.Mentions) == 0 {
			t.Fatalf("entry %q with %d mentions, want the cable of Kuznetsov and whom it names", title, len(got.Entry.Mentions))
		}
		for _, x := range got.Entry.Interactions {
			if x.Words == nil || len(*x.Words) == 0 || x.Rule == "" {
				t.Errorf("interaction %+v has no words or no rule", x)
			}
			for _, w := range *x.Words {
				if !strings.Contains(title+"\n"+join(got.Entry.Abstract), w) {
					t.Errorf("the words %q do not stand in the entry", w)
				}
			}
		}
	})
	t.Run("actors", func(t *testing.T) {
		t.Parallel()
		for name, want := range map[string]string{
			"Mikoyan": "Mikoyan", "mikojan": "Mikoyan", "Görög": "Görög", "gorog": "Görög", "Khrushchov": "Khrushchev",
		} {
			if got := s.actor(t, name); !strings.Contains(got.Name, want) {
				t.Errorf("actor %q is %q, want one with %q", name, got.Name, want)
			}
		}
		all := get[server.ListActors200JSONResponse](t, s, "/collections/1/actors?limit=500")
		people := get[server.ListActors200JSONResponse](t, s, "/collections/1/actors?limit=500&class=person")
		if len(people.Items) == 0 || len(people.Items) >= len(all.Items) {
			t.Errorf("%d people of %d actors", len(people.Items), len(all.Items))
		}
		for _, a := range all.Items {
			if a.Short == "" || a.Mentions == 0 && a.Interactions == 0 {
				t.Errorf("actor %+v has no label, or is nowhere", a)
			}
		}
	})
	t.Run("a dossier", func(t *testing.T) {
		t.Parallel()
		mikoyan := s.actor(t, "Mikoyan")
		d := get[server.Dossier](t, s, "/collections/1/actors/"+mikoyan.Id)
		if d.Actor.Name != mikoyan.Name || !d.Known || len(d.Offices) == 0 {
			t.Errorf("dossier = %+v, want Mikoyan, known and in office", d)
		}
		var thant *server.Contact
		for i, c := range d.Contacts {
			if strings.Contains(c.Actor.Name, "Thant") {
				thant = &d.Contacts[i]
			}
			if c.Total != c.Sent+c.Received+c.Conversations+c.Exchanges {
				t.Errorf("contact %+v does not add up", c)
			}
		}
		if thant == nil || thant.Conversations == 0 {
			t.Errorf("contacts %+v, want a conversation with U Thant", d.Contacts)
		}
		none := get[server.Dossier](t, s, "/collections/1/actors/"+mikoyan.Id+"?from=1970-01-01")
		if len(none.Contacts) != 0 || len(none.Days) != 0 {
			t.Errorf("after his time: %+v, want no contacts and no days", none)
		}
	})
	t.Run("the network", func(t *testing.T) {
		t.Parallel()
		n := get[server.Network](t, s, "/collections/1/network")
		if len(n.Nodes) != n.ActorsTotal || len(n.Ties) != n.TiesTotal || n.TiesTotal == 0 {
			t.Errorf("%d of %d actors and %d of %d ties, want all of some", len(n.Nodes), n.ActorsTotal, len(n.Ties), n.TiesTotal)
		}
		few := get[server.Network](t, s, "/collections/1/network?actors=3")
		if len(few.Nodes) != 3 || few.ActorsTotal != n.ActorsTotal || few.TiesTotal != n.TiesTotal {
			t.Errorf("3 actors: %d of %d, want 3 of %d", len(few.Nodes), few.ActorsTotal, n.ActorsTotal)
		}
		if diff := cmp.Diff(n.Nodes[:3], few.Nodes); diff != "" {
			t.Errorf("not the strongest three (-want +got):\n%s", diff)
		}
		strongest := get[server.Network](t, s, "/collections/1/network?ties=2")
		if diff := cmp.Diff(n.Ties[:2], strongest.Ties); diff != "" || strongest.TiesTotal != n.TiesTotal || len(strongest.Nodes) != len(n.Nodes) {
			t.Errorf("%d of %d ties, want the strongest two of %d among as many actors (-want +got):\n%s", len(strongest.Ties), strongest.TiesTotal, n.TiesTotal, diff)
		}
		mikoyan := s.actor(t, "Mikoyan")
		ego := get[server.Network](t, s, "/collections/1/network?actor="+mikoyan.Id)
		if ego.Nodes[0].Id != mikoyan.Id || len(ego.Nodes) != ego.Nodes[0].Ties+1 {
			t.Errorf("around Mikoyan: %d actors, the first %q with %d ties", len(ego.Nodes), ego.Nodes[0].Name, ego.Nodes[0].Ties)
		}
		people := get[server.Network](t, s, "/collections/1/network?class=person")
		for _, node := range people.Nodes {
			if node.Class != "person" {
				t.Errorf("%q is among the people", node.Name)
			}
		}
		talks := get[server.Network](t, s, "/collections/1/network?interaction=conversation&from=1962-11-01&to=1962-11-01")
		if len(talks.Ties) != 1 || talks.Ties[0].Conversations != 1 {
			t.Errorf("talks of 1 November = %+v, want that of Mikoyan and U Thant", talks.Ties)
		}
		none := get[server.Network](t, s, "/collections/1/network?q=zebra")
		if none.ActorsTotal != 0 {
			t.Errorf("%d actors of entries that there are not", none.ActorsTotal)
		}
	})
	t.Run("a tie", func(t *testing.T) {
		t.Parallel()
		mikoyan, thant := s.actor(t, "Mikoyan"), s.actor(t, "U Thant")
		for _, path := range []string{mikoyan.Id + "/" + thant.Id, thant.Id + "/" + mikoyan.Id} {
			tie := get[server.GetTie200JSONResponse](t, s, "/collections/1/ties/"+path)
			if len(tie.Items) == 0 {
				t.Fatal("nothing passed between Mikoyan and U Thant")
			}
			for _, item := range tie.Items {
				proof := marked(item.Entry.Title) + marked(item.Entry.Abstract)
				if want := strings.Join(*item.Interaction.Words, ""); proof != want || proof == "" {
					t.Errorf("marked %q, want %q", proof, want)
				}
			}
			if got := value(tie.Items[0].Interaction.Date.First); got != "1962-11-01" {
				t.Errorf("the first is of %q, want 1 November", got)
			}
		}
	})
	t.Run("exports", func(t *testing.T) {
		t.Parallel()
		formats := get[server.ListFormats200JSONResponse](t, s, "/formats")
		if len(formats.Formats) != len(export.Formats()) || len(formats.Formats) == 0 {
			t.Fatalf("%d formats, want %d", len(formats.Formats), len(export.Formats()))
		}
		names := map[string]bool{}
		for _, f := range formats.Formats {
			path := "/api/v1/collections/1/export?from=1962-10-01&format=" + f.Name
			res, body := s.do(t, "GET", path, nil, "")
			_, again := s.do(t, "GET", path, nil, "")
			if res.StatusCode != 200 || len(body) == 0 || !bytes.Equal(body, again) {
				t.Errorf("%s: %d, %d bytes, the same again: %v", f.Name, res.StatusCode, len(body), bytes.Equal(body, again))
			}
			if got := res.Header.Get("Content-Type"); got != f.MediaType {
				t.Errorf("%s is of type %q, want %q", f.Name, got, f.MediaType)
			}
			name := res.Header.Get("Content-Disposition")
			if !strings.HasPrefix(name, `attachment; filename="cuban-missile-crisis`) || !strings.HasSuffix(name, "."+f.Extension+`"`) || names[name] {
				t.Errorf("%s is called %s, want a name of its own", f.Name, name)
			}
			names[name] = true
			if f.Extension == "zip" {
				if _, err := zip.NewReader(bytes.NewReader(body), int64(len(body))); err != nil {
					t.Errorf("%s: %v", f.Name, err)
				}
			}
		}
		_, ties := s.do(t, "GET", "/api/v1/collections/1/export?format=csv-edges", nil, "")
		_, each := s.do(t, "GET", "/api/v1/collections/1/export?format=csv-edges&edges=interactions", nil, "")
		if bytes.Equal(ties, each) {
			t.Error("edges=interactions changes nothing")
		}
		_, part := s.do(t, "GET", "/api/v1/collections/1/export?format=csv-edges&to=1962-10-27", nil, "")
		if len(part) >= len(ties) {
			t.Errorf("until 27 October %d bytes, all %d", len(part), len(ties))
		}
	})
}

// TestImport pastes a listing, sees it everywhere, and pastes it again.
func TestImport(t *testing.T) {
	t.Parallel()
	s := seeded(t)
	before := get[server.Network](t, s, "/collections/1/network")
	listing := "October 24, 1962\n\nTelegram from Soviet Ambassador to the USA Dobrynin to USSR Foreign Ministry\n\nDobrynin reports his conversation with Robert Kennedy.\n"
	post := func(collection, text string) server.ImportResult {
		t.Helper()
		body, err := json.Marshal(map[string]string{"collection": collection, "text": text})
		if err != nil {
			t.Fatal(err)
		}
		res, got := s.do(t, "POST", "/api/v1/import", http.Header{"Content-Type": {"application/json; charset=utf-8"}}, string(body))
		if res.StatusCode != 200 {
			t.Fatalf("import = %d %s", res.StatusCode, got)
		}
		readPromise(t).check(t, res, got)
		var r server.ImportResult
		if err := json.Unmarshal(got, &r); err != nil {
			t.Fatal(err)
		}
		return r
	}
	first := post("Cuban Missile Crisis", listing)
	if first.New != 1 || first.Collection.Id != "1" || first.Collection.Entries != 11 {
		t.Fatalf("import = %+v, want one more entry in collection 1", first)
	}
	after := get[server.Network](t, s, "/collections/1/network")
	if after.ActorsTotal <= before.ActorsTotal || after.Revision == before.Revision {
		t.Errorf("the network has %d actors at revision %s, and had %d at %s", after.ActorsTotal, after.Revision, before.ActorsTotal, before.Revision)
	}
	again := post("Cuban Missile Crisis", listing)
	if again.New != 0 || again.Unchanged != 1 || again.Collection.Revision != first.Collection.Revision {
		t.Errorf("the same again = %+v, want nothing changed", again)
	}
	other := post("  Another  ", listing)
	if other.Collection.Name != "Another" || other.Collection.Entries != 1 || other.Collection.Id == "1" {
		t.Errorf("import under another name = %+v, want a collection of its own", other)
	}
	broken := post("Another", "date,title\n1962-10-25,Letter from Kennedy to Khrushchev\nyesterday,Letter from Khrushchev to Kennedy\n")
	if broken.New != 1 || len(broken.Rejected) != 1 || broken.Rejected[0].Line != 3 || broken.Rejected[0].Message == "" {
		t.Errorf("import of a broken table = %+v, want one entry, and line 3 rejected", broken)
	}
	if strings.Contains(fmt.Sprint(broken.Rejected), "/") && strings.Contains(fmt.Sprint(broken.Rejected), ".go") {
		t.Errorf("%v tells of the server's inside", broken.Rejected)
	}
}

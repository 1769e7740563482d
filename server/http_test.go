package server_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"backchannel/server"
	"backchannel/timeline"
)

// failing is a store whose timeline cannot be read.
type failing struct{ server.Store }

func (failing) Timeline(context.Context, int64, timeline.Filter) ([]timeline.DayCount, error) {
	return nil, errors.New("secret: the database is at 10.0.0.7")
}

// panicking is a store with a fault in it.
type panicking struct{ server.Store }

func (panicking) Timeline(context.Context, int64, timeline.Filter) ([]timeline.DayCount, error) {
	panic("secret")
}

// silent is a store that does not answer a ping.
type silent struct{ server.Store }

func (silent) Ping(context.Context) error { return errors.New("connection refused") }

func TestConditional(t *testing.T) {
	t.Parallel()
	s := seeded(t)
	paths := []string{
		"/api/v1/collections",
		"/api/v1/collections/1",
		"/api/v1/collections/1/timeline?from=1962-10-27",
		"/api/v1/collections/1/entries?limit=2",
		"/api/v1/collections/1/entries/1",
		"/api/v1/collections/1/actors?name=mikoyan",
		"/api/v1/collections/1/actors/1",
		"/api/v1/collections/1/network",
		"/api/v1/collections/1/export?format=gexf",
		"/api/v1/formats",
	}
	tags := map[string]string{}
	for _, path := range paths {
		res, body := s.do(t, "GET", path, nil, "")
		tag := res.Header.Get("ETag")
		if res.StatusCode != 200 || tag == "" || res.Header.Get("Cache-Control") != "private, no-cache" {
			t.Errorf("%s: %d, tag %q, %q: %s", path, res.StatusCode, tag, res.Header.Get("Cache-Control"), body)
		}
		tags[path] = tag
		res, body = s.do(t, "GET", path, http.Header{"If-None-Match": {tag}}, "")
		if res.StatusCode != http.StatusNotModified || len(body) != 0 || res.Header.Get("ETag") != tag {
			t.Errorf("%s with its tag: %d and %d bytes, want 304 and none", path, res.StatusCode, len(body))
		}
	}
	if a, b := tags[paths[3]], s.tag(t, "/api/v1/collections/1/entries?limit=3"); a == b {
		t.Error("another query has the same tag")
	}
	body, err := json.Marshal(map[string]string{"collection": "Cuban Missile Crisis", "text": "date,title\n1962-10-24,Letter from Khrushchev to Kennedy\n"})
	if err != nil {
		t.Fatal(err)
	}
	if res, got := s.do(t, "POST", "/api/v1/import", http.Header{"Content-Type": {"application/json"}}, string(body)); res.StatusCode != 200 {
		t.Fatalf("import: %d %s", res.StatusCode, got)
	}
	for _, path := range paths[:len(paths)-1] {
		res, _ := s.do(t, "GET", path, http.Header{"If-None-Match": {tags[path]}}, "")
		if res.StatusCode != 200 || res.Header.Get("ETag") == tags[path] {
			t.Errorf("%s with its tag after an import: %d, want 200 and another tag", path, res.StatusCode)
		}
	}
}

func (s *site) tag(t testing.TB, path string) string {
	t.Helper()
	res, _ := s.do(t, "GET", path, nil, "")
	return res.Header.Get("ETag")
}

func TestCompression(t *testing.T) {
	t.Parallel()
	s := seeded(t)
	zipped := http.Header{"Accept-Encoding": {"gzip, br"}}
	for _, path := range []string{"/", "/api/v1/collections/1/entries", "/api/v1/collections/1/export?format=gexf"} {
		_, plain := s.do(t, "GET", path, nil, "")
		res, body := s.do(t, "GET", path, zipped, "")
		if res.Header.Get("Content-Encoding") != "gzip" || res.Header.Get("Vary") != "Accept-Encoding" || len(body) >= len(plain) {
			t.Errorf("%s: %v, %d bytes of %d; want gzip", path, res.Header, len(body), len(plain))
			continue
		}
		z, err := gzip.NewReader(bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(z); err != nil || !bytes.Equal(got, plain) {
			t.Errorf("%s: unpacked it is %d bytes (%v), want %d", path, len(got), err, len(plain))
		}
	}
	for _, path := range []string{"/healthz", "/api/v1/collections/1", "/api/v1/nothing", "/assets/app-Ab12Cd.js", "/api/v1/collections/1/export?format=csv"} {
		res, body := s.do(t, "GET", path, zipped, "")
		if got := res.Header.Get("Content-Encoding"); got != "" || len(body) == 0 {
			t.Errorf("%s: %d bytes as %q, want as they are", path, len(body), got)
		}
	}
}

func TestHeaders(t *testing.T) {
	t.Parallel()
	s := seeded(t)
	for _, path := range []string{"/", "/nothing.php", "/assets/app-Ab12Cd.js", "/healthz", "/api/v1/collections", "/api/v1/nothing", "/api/v1/collections/1/export?format=gexf"} {
		for _, method := range []string{"GET", "HEAD"} {
			res, body := s.do(t, method, path, nil, "")
			policy := res.Header.Get("Content-Security-Policy")
			if !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") {
				t.Errorf("%s %s: policy %q", method, path, policy)
			}
			for name, want := range map[string]string{
				"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
				"Cross-Origin-Opener-Policy": "same-origin", "X-Frame-Options": "DENY",
			} {
				if got := res.Header.Get(name); got != want {
					t.Errorf("%s %s: %s = %q, want %q", method, path, name, got, want)
				}
			}
			if len(res.Header.Get("X-Request-Id")) != 16 {
				t.Errorf("%s %s: request id %q", method, path, res.Header.Get("X-Request-Id"))
			}
			if method == "HEAD" && len(body) != 0 {
				t.Errorf("HEAD %s has a body of %d bytes", path, len(body))
			}
			if method == "HEAD" && res.StatusCode == http.StatusMethodNotAllowed {
				t.Errorf("HEAD %s is not allowed", path)
			}
		}
	}
}

func TestProbes(t *testing.T) {
	t.Parallel()
	well := seeded(t)
	ill := seeded(t, func(s server.Store) server.Store { return silent{s} })
	for _, tt := range []struct {
		name   string
		site   *site
		path   string
		status int
	}{
		{"the program runs", well, "/healthz", 200},
		{"and is ready", well, "/readyz", 200},
		{"without a database it runs", ill, "/healthz", 200},
		{"and is not ready", ill, "/readyz", 503},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			res, body := tt.site.do(t, "GET", tt.path, nil, "")
			if res.StatusCode != tt.status || strings.Contains(string(body), "refused") {
				t.Errorf("%s = %d %s, want %d", tt.path, res.StatusCode, body, tt.status)
			}
			if tt.status == 503 && res.Header.Get("Retry-After") == "" {
				t.Error("503 without Retry-After")
			}
		})
	}
}

// TestPageBesideTheAPI keeps the page out of the API's addresses.
func TestPageBesideTheAPI(t *testing.T) {
	t.Parallel()
	s := seeded(t)
	browser := http.Header{"Accept": {"text/html"}}
	for path, want := range map[string]string{
		"/":                            "text/html; charset=utf-8",
		"/c/1":                         "text/html; charset=utf-8",
		"/api":                         "application/problem+json",
		"/api/v1/entries":              "application/problem+json",
		"/api/v1/collections/1/nobody": "application/problem+json",
		"/api/v1/openapi.yaml":         "application/yaml",
		"/assets/app-Ab12Cd.js":        "text/javascript; charset=utf-8",
	} {
		res, body := s.do(t, "GET", path, browser, "")
		if got := res.Header.Get("Content-Type"); got != want {
			t.Errorf("%s = %d of type %q, want %q: %.100s", path, res.StatusCode, got, want, body)
		}
	}
}

// FuzzQuery asks every address with any query: whatever it is, the answer is
// the client's error or none, never the server's.
func FuzzQuery(f *testing.F) {
	s := seeded(f)
	addresses := []string{
		"/collections", "/collections/1", "/collections/1/timeline", "/collections/1/entries", "/collections/1/entries/1",
		"/collections/1/actors", "/collections/1/actors/1", "/collections/1/network", "/collections/1/ties/1/2",
		"/collections/1/export", "/formats", "/collections/1/chains/1/2", "/collections/1/traces/1/2", "/collections/1/horizons/1",
		"/collections/1/standing", "/collections/1/difference", "/collections/1/silences", "/collections/9999999999999999999/entries",
	}
	for _, query := range []string{
		"", "from=1962-10-27&to=1962-10-27", "from=0001-01-01&to=9999-12-31", "q=%22", "q=%22a", "q=-", "q=!%26%7C()*:'", "q=a%3A*", "q=\\", "q=%00", "q=%ff",
		"q=%F0%9F%98%80&kind=letter&kind=memcon", "actor=1&actor=2&actor=9223372036854775807", "actor=9999999999999999999", "sender=1&recipient=2",
		"cursor=AAAA", "cursor=e30", "cursor=W10&limit=1", "told=true&limit=500", "name=%27%3B+DROP+TABLE+entry", "name=%25", "name=_", "name=%F0%9F%98%80",
		"class=person&steps=6&comentions=true&actors=10000", "format=gexf&edges=interactions&steps=6", "format=csv&q=x", "after=1962-10-27&before=1962-10-01", "strictDays=true&certainOnly=true&backward=true&limit=1", "least=1&days=1", "resolution=1&sort=betweenness", "a;b", "a=%zz", "=", "&&&", "limit=1&limit=2",
	} {
		for address := range addresses {
			f.Add(uint8(address), query)
		}
		f.Add(uint8(9), "format=json&"+query)
	}
	f.Fuzz(func(t *testing.T, address uint8, query string) {
		if strings.ContainsAny(query, "# \t\r\n") || strings.ContainsFunc(query, func(r rune) bool { return r < ' ' || r > '~' }) {
			t.Skip("no client sends it so")
		}
		path := "/api/v1" + addresses[int(address)%len(addresses)] + "?" + query
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.url+path, nil)
		if err != nil {
			t.Skip("no client sends it so")
		}
		res, err := s.client.Do(r)
		if err != nil {
			t.Fatalf("GET %s: %v", path, err)
		}
		defer res.Body.Close()
		body, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatalf("GET %s: %v", path, err)
		}
		if res.StatusCode >= 500 {
			t.Errorf("GET %s = %d %s", path, res.StatusCode, body)
		}
		if res.StatusCode != 200 && res.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("GET %s = %d of type %q", path, res.StatusCode, res.Header.Get("Content-Type"))
		}
	})
}

// FuzzImport posts any body: whatever it is, the server stays well.
func FuzzImport(f *testing.F) {
	s := seeded(f)
	for _, body := range []string{
		"", "{}", "null", "[]", "1", `"x"`, "{", `{"collection":null,"text":null}`, `{"collection":"A","text":"x","more":1}`,
		`{"collection":"A","text":"date,title\n1962-10-27,Letter from Castro to Khrushchev"}`,
		`{"collection":"A","text":"\u0000\ud800"}`, `{"collection":"A","collection":"B","text":"October 27, 1962\n\nLetter"}`,
		`{"collection":"` + "\xff" + `","text":"x"}`, strings.Repeat("[", 20000), `{"text":` + strings.Repeat(`{"a":`, 20000),
		`{"collection":"A","text":"<html><body><h3>October 27, 1962</h3><a href='javascript:alert(1)'>Letter</a>"}`,
		`{"collection":"A","text":"{\"date\":\"1962-10-27\",\"title\":\"<script>alert(1)</script>\",\"url\":\"javascript:alert(1)\"}"}`,
	} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		res, got := s.do(t, "POST", "/api/v1/import", http.Header{"Content-Type": {"application/json"}}, body)
		if res.StatusCode >= 500 {
			t.Errorf("import of %q = %d %s", body, res.StatusCode, got)
		}
		if res, got := s.do(t, "GET", "/api/v1/collections/1/network", nil, ""); res.StatusCode != 200 {
			t.Errorf("after the import of %q: %d %s", body, res.StatusCode, got)
		}
	})
}

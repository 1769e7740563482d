package server_test

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"backchannel/server"
)

// TestProblems makes every kind of error, and holds each to RFC 9457 and to
// saying what would have been accepted.
func TestProblems(t *testing.T) {
	t.Parallel()
	s := seeded(t)
	jsonBody := http.Header{"Content-Type": {"application/json"}}
	tests := []struct {
		name, method, path string
		header             http.Header
		body               string
		status             int
		kind               string
		parameter          string
		accepted           string // a part of it
	}{
		{"an unknown parameter", "GET", "/api/v1/collections/1/entries?form=1962-10-27", nil, "", 400, "unknown-parameter", "form", "from, to"},
		{"a parameter where there are none", "GET", "/api/v1/collections?q=x", nil, "", 400, "unknown-parameter", "q", "no parameters"},
		{"a bad value", "GET", "/api/v1/collections/1/entries?limit=0", nil, "", 400, "invalid-parameter", "limit", "from 1 to 500"},
		{"a bad start", "GET", "/api/v1/collections/1/entries?start=soon", nil, "", 400, "invalid-parameter", "start", "a date in EDTF"},
		{"to before from", "GET", "/api/v1/collections/1/timeline?from=1962-10-28&to=1962-10-27", nil, "", 400, "invalid-parameter", "to", "not before"},
		{"a cursor that is none", "GET", "/api/v1/collections/1/entries?cursor=x", nil, "", 400, "invalid-parameter", "cursor", ""},
		{"an id that is none", "GET", "/api/v1/collections/cuba", nil, "", 400, "invalid-parameter", "collection", "id"},
		{"an id that is a path", "GET", "/api/v1/collections/..%2f..%2fetc", nil, "", 400, "invalid-parameter", "collection", "id"},
		{"a format that is none", "GET", "/api/v1/collections/1/export?format=docx", nil, "", 400, "invalid-parameter", "format", "gexf"},
		{"no format", "GET", "/api/v1/collections/1/export", nil, "", 400, "invalid-parameter", "format", ""},
		{"a tie with oneself", "GET", "/api/v1/collections/1/ties/1/1", nil, "", 400, "invalid-parameter", "b", "another"},
		{"a query that cannot be read", "GET", "/api/v1/collections/1/entries?q=%zz", nil, "", 400, "invalid-parameter", "query", ""},
		{"no such collection", "GET", "/api/v1/collections/4711", nil, "", 404, "not-found", "", ""},
		{"no such collection's entries", "GET", "/api/v1/collections/4711/entries", nil, "", 404, "not-found", "", ""},
		{"an id beyond all numbers", "GET", "/api/v1/collections/9999999999999999999", nil, "", 404, "not-found", "", ""},
		{"no such entry", "GET", "/api/v1/collections/1/entries/4711", nil, "", 404, "not-found", "", ""},
		{"no such actor", "GET", "/api/v1/collections/1/actors/4711", nil, "", 404, "not-found", "", ""},
		{"no such actor in a filter", "GET", "/api/v1/collections/1/network?actor=4711", nil, "", 404, "not-found", "", ""},
		{"no such tie", "GET", "/api/v1/collections/1/ties/4711/4712", nil, "", 404, "not-found", "", ""},
		{"no such endpoint", "GET", "/api/v1/nothing", nil, "", 404, "not-found", "", ""},
		{"no such version", "GET", "/api/v2/collections", nil, "", 404, "not-found", "", ""},
		{"a method", "DELETE", "/api/v1/collections", nil, "", 405, "method-not-allowed", "", ""},
		{"reading what is only written", "GET", "/api/v1/import", nil, "", 405, "method-not-allowed", "", ""},
		{"writing to the page", "POST", "/", jsonBody, "{}", 405, "method-not-allowed", "", ""},
		{"a body of another type", "POST", "/api/v1/import", http.Header{"Content-Type": {"text/plain"}}, "{}", 415, "unsupported-media-type", "", "application/json"},
		{"a body without a type", "POST", "/api/v1/import", nil, "{}", 415, "unsupported-media-type", "", "application/json"},
		{"a body that is no JSON", "POST", "/api/v1/import", jsonBody, `{"collection":`, 400, "invalid-parameter", "", ""},
		{"a body of other types", "POST", "/api/v1/import", jsonBody, `{"collection":1,"text":[]}`, 400, "invalid-parameter", "", ""},
		{"no body", "POST", "/api/v1/import", jsonBody, "", 400, "invalid-parameter", "collection", ""},
		{"no name", "POST", "/api/v1/import", jsonBody, `{"collection":" ","text":"x"}`, 400, "invalid-parameter", "collection", "1 to 200"},
		{"a name of two lines", "POST", "/api/v1/import", jsonBody, `{"collection":"a\nb","text":"x"}`, 400, "invalid-parameter", "collection", "one line"},
		{"a name with NUL", "POST", "/api/v1/import", jsonBody, `{"collection":"a\u0000b","text":"x"}`, 400, "invalid-parameter", "collection", "one line"},
		{"a name that is too long", "POST", "/api/v1/import", jsonBody, `{"collection":"` + strings.Repeat("é", 201) + `","text":"x"}`, 400, "invalid-parameter", "collection", "1 to 200"},
		{"no listing", "POST", "/api/v1/import", jsonBody, `{"collection":"a","text":" \n"}`, 400, "invalid-parameter", "text", "listing"},
		{"another site", "POST", "/api/v1/import", http.Header{"Content-Type": {"application/json"}, "Sec-Fetch-Site": {"cross-site"}}, `{"collection":"a","text":"x"}`, 403, "cross-origin", "Origin", ""},
		{"another site in an old browser", "POST", "/api/v1/import", http.Header{"Content-Type": {"application/json"}, "Origin": {"https://evil.example"}}, `{"collection":"a","text":"x"}`, 403, "cross-origin", "Origin", ""},
		{"a name that was made to point here", "GET", "/api/v1/collections", http.Header{"Host": {"evil.example"}}, "", 421, "misdirected-request", "Host", "localhost"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			res, body := s.do(t, tt.method, tt.path, tt.header, tt.body)
			if got := res.Header.Get("Content-Type"); got != "application/problem+json" {
				t.Fatalf("%s %s: %d of type %q: %s", tt.method, tt.path, res.StatusCode, got, body)
			}
			var p server.Problem
			if err := json.Unmarshal(body, &p); err != nil {
				t.Fatalf("%s: %v", body, err)
			}
			if res.StatusCode != tt.status || p.Status != tt.status || p.Type != "/problems/"+tt.kind {
				t.Errorf("%s %s = %d %s, want %d %s: %s", tt.method, tt.path, res.StatusCode, p.Type, tt.status, tt.kind, body)
			}
			if p.Title == "" || value(p.Instance) != res.Header.Get("X-Request-Id") {
				t.Errorf("title %q, instance %q; want a title and the request's id %q", p.Title, value(p.Instance), res.Header.Get("X-Request-Id"))
			}
			if value(p.Parameter) != tt.parameter || !strings.Contains(value(p.Accepted), tt.accepted) {
				t.Errorf("parameter %q, accepted %q; want %q, %q", value(p.Parameter), value(p.Accepted), tt.parameter, tt.accepted)
			}
			if res.Header.Get("Cache-Control") != "no-store" || res.Header.Get("ETag") != "" {
				t.Errorf("a problem may be kept: %v", res.Header)
			}
			if res.StatusCode == 405 && res.Header.Get("Allow") == "" {
				t.Error("405 without Allow")
			}
		})
	}
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// TestInternalErrors hides what went wrong inside, and logs it once.
func TestInternalErrors(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		store func(server.Store) server.Store
	}{
		{"an error", func(s server.Store) server.Store { return failing{s} }},
		{"a panic", func(s server.Store) server.Store { return panicking{s} }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := seeded(t, tt.store)
			res, body := s.do(t, "GET", "/api/v1/collections/1/timeline", nil, "")
			if res.StatusCode != 500 || strings.Contains(string(body), "secret") {
				t.Errorf("%d %s, want 500 without the cause", res.StatusCode, body)
			}
			id := res.Header.Get("X-Request-Id")
			log := s.log.String()
			if n := strings.Count(log, "secret"); n != 1 || !strings.Contains(log, id) {
				t.Errorf("the cause stands in the log %d times, want once, with request %s:\n%s", n, id, log)
			}
			if res, _ := s.do(t, "GET", "/api/v1/collections", nil, ""); res.StatusCode != 200 {
				t.Errorf("the next request = %d, want 200", res.StatusCode)
			}
		})
	}
}

// do sends a request and reads its answer.
func (s *site) do(t testing.TB, method, path string, header http.Header, body string) (*http.Response, []byte) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, s.url+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if body == "" {
		r.Body, r.ContentLength = http.NoBody, 0
	}
	for name, values := range header {
		r.Header[name] = values
	}
	if host := header.Get("Host"); host != "" {
		r.Host = host
	}
	res, err := s.client.Do(r)
	if err != nil {
		t.Fatalf("%s %s: %v", method, path, err)
	}
	defer res.Body.Close()
	got, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatalf("%s %s: %v", method, path, err)
	}
	return res, got
}

package server

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

func testPage() fstest.MapFS {
	return fstest.MapFS{
		"index.html":              {Data: []byte("<!doctype html><title>Backchannel</title>" + strings.Repeat(" ", 2000))},
		"favicon.svg":             {Data: []byte("<svg xmlns='http://www.w3.org/2000/svg'/>")},
		"assets/index-Ab12Cd.js":  {Data: []byte("export {}")},
		"assets/index-Ab12Cd.css": {Data: []byte("body{}")},
		".gitkeep":                {},
	}
}

func TestPage(t *testing.T) {
	t.Parallel()
	const html, immutable = "text/html,application/xhtml+xml,*/*;q=0.8", "public, max-age=31536000, immutable"
	tests := []struct {
		name, path, accept string
		status             int
		mediaType, cache   string
	}{
		{"the page", "/", "", 200, "text/html; charset=utf-8", "no-cache"},
		{"by its name", "/index.html", "", 200, "text/html; charset=utf-8", "no-cache"},
		{"a place in it", "/c/1/entries/4", html, 200, "text/html; charset=utf-8", "no-cache"},
		{"a place in it, for a program", "/c/1/entries/4", "*/*", 404, "", ""},
		{"a hashed file", "/assets/index-Ab12Cd.js", "*/*", 200, "text/javascript; charset=utf-8", immutable},
		{"a hashed style", "/assets/index-Ab12Cd.css", "text/css", 200, "text/css; charset=utf-8", immutable},
		{"a file that is gone", "/assets/index-Old.js", html, 404, "", ""},
		{"no file among them", "/assets/x", html, 404, "", ""},
		{"another file", "/favicon.svg", "*/*", 200, "image/svg+xml", "no-cache"},
		{"a file that there is not", "/wp-login.php", html, 404, "", ""},
		{"a hidden file", "/.gitkeep", html, 404, "", ""},
		{"a way out", "/../page_test.go", html, 404, "", ""},
		{"a longer way out", "/assets/../../../../etc/passwd", html, 404, "", ""},
		{"a folder", "/assets/", html, 404, "", ""},
		{"NUL", "/a\x00b", html, 404, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p, err := newPage(testPage())
			if err != nil {
				t.Fatal(err)
			}
			r := httptest.NewRequest(http.MethodGet, "/", nil)
			r.URL.Path = tt.path
			r.Header.Set("Accept", tt.accept)
			w := httptest.NewRecorder()
			var status int
			if err := p.serve(w, r); err != nil {
				status = problemOf(err).status
			} else {
				status = w.Code
			}
			h := w.Header()
			if status != tt.status || h.Get("Content-Type") != tt.mediaType || h.Get("Cache-Control") != tt.cache {
				t.Errorf("%s: %d %q %q, want %d %q %q", tt.path, status, h.Get("Content-Type"), h.Get("Cache-Control"), tt.status, tt.mediaType, tt.cache)
			}
			if tt.status == 200 {
				r.Header.Set("If-None-Match", h.Get("ETag"))
				again := httptest.NewRecorder()
				if err := p.serve(again, r); err != nil || again.Code != http.StatusNotModified {
					t.Errorf("with its tag: %d, %v, want 304", again.Code, err)
				}
			}
		})
	}
}

func TestPageThatWasNotBuilt(t *testing.T) {
	t.Parallel()
	p, err := newPage(fstest.MapFS{".gitkeep": {}})
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	got := problemOf(p.serve(httptest.NewRecorder(), r))
	if got.status != http.StatusServiceUnavailable || !strings.Contains(got.detail, "make build") {
		t.Errorf("serve = %d %q, want 503 and how to build it", got.status, got.detail)
	}
}

func TestAcceptsGzip(t *testing.T) {
	t.Parallel()
	for header, want := range map[string]bool{
		"gzip": true, "br, GZIP;q=0.5": true, "deflate, gzip;q=1.0, *;q=0.5": true, "gzip; q=0.001": true,
		"": false, "br": false, "gzip;q=0": false, "gzip; q=0.000": false, "xgzip": false,
	} {
		if got := acceptsGzip(header); got != want {
			t.Errorf("acceptsGzip(%q) = %v, want %v", header, got, want)
		}
	}
}

package server

import (
	"net/http/httptest"
	"strings"
	"testing"
)

func TestSecurityHeaders(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name      string
		ancestors []string
		framing   string // of the policy; "" for an error
		xFrame    string
	}{
		{"nobody may frame the page", nil, "frame-ancestors 'none'", "DENY"},
		{"a site", []string{"https://example.org"}, "frame-ancestors https://example.org", ""},
		{"a site with a port and itself", []string{"http://localhost:3000", "'self'"}, "frame-ancestors http://localhost:3000 'self'", ""},
		{"anybody", []string{"*"}, "frame-ancestors *", ""},
		{"no origin", []string{"example.org"}, "", ""},
		{"a path", []string{"https://example.org/page"}, "", ""},
		{"another directive", []string{"https://example.org; script-src *"}, "", ""},
		{"a header", []string{"https://example.org\r\nSet-Cookie: a=b"}, "", ""},
		{"a script", []string{"javascript:alert(1)"}, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := securityHeaders(tt.ancestors)
			if tt.framing == "" {
				if err == nil {
					t.Errorf("securityHeaders(%q) = %v, want an error", tt.ancestors, got)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			policy := got["Content-Security-Policy"]
			if !strings.HasSuffix(policy, tt.framing) || strings.Contains(policy, "unsafe") {
				t.Errorf("policy = %q, want nothing unsafe, and %q at its end", policy, tt.framing)
			}
			if got["X-Frame-Options"] != tt.xFrame {
				t.Errorf("X-Frame-Options = %q, want %q", got["X-Frame-Options"], tt.xFrame)
			}
		})
	}
}

func TestHostCheck(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		hosts []string
		host  string
		ok    bool
	}{
		{"the address", []string{"localhost"}, "127.0.0.1:8080", true},
		{"another address of the interface", []string{"localhost"}, "127.3.2.1", true},
		{"IPv6", []string{"localhost"}, "[::1]:8080", true},
		{"IPv4 in IPv6", []string{"localhost"}, "[::ffff:127.0.0.1]:8080", true},
		{"localhost", []string{"localhost"}, "LocalHost:8080", true},
		{"below localhost", []string{"localhost"}, "archive.localhost:8080", true},
		{"with the dot of a whole name", []string{"localhost"}, "localhost.:8080", true},
		{"a name that was made to point here", []string{"localhost"}, "evil.example:8080", false},
		{"a name that begins like it", []string{"localhost"}, "localhost.evil.example", false},
		{"a name that begins like the address", []string{"localhost"}, "127.0.0.1.evil.example", false},
		{"another machine", []string{"localhost"}, "192.168.1.5:8080", false},
		{"nothing", []string{"localhost"}, "", false},
		{"a name that is allowed", []string{"archive.example.org"}, "Archive.Example.org:443", true},
		{"a name below it", []string{"archive.example.org"}, "x.archive.example.org", false},
		{"any where none is named", nil, "evil.example", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := httptest.NewRequest("GET", "/", nil)
			r.Host = tt.host
			if err := hostCheck(tt.hosts)(r); (err == nil) != tt.ok {
				t.Errorf("host %q with %q: %v, want ok: %v", tt.host, tt.hosts, err, tt.ok)
			}
		})
	}
}

func TestTagMatches(t *testing.T) {
	t.Parallel()
	const tag = `W/"abc"`
	tests := []struct {
		name, header string
		want         bool
	}{
		{"the tag", `W/"abc"`, true},
		{"the tag as a strong one", `"abc"`, true},
		{"among others", `"x", W/"abc" , "y"`, true},
		{"any", "*", true},
		{"another", `W/"abd"`, false},
		{"none", "", false},
		{"a part", `W/"ab`, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := tagMatches(tt.header, tag); got != tt.want {
				t.Errorf("tagMatches(%q) = %v, want %v", tt.header, got, tt.want)
			}
		})
	}
}

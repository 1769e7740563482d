package server

import "testing"

func TestWebAddress(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, address string
		linked        bool
	}{
		{"https", "https://digitalarchive.wilsoncenter.org/document/1", true},
		{"http", "http://example.org/x?y=%20z", true},
		{"upper case", "HTTPS://example.org/", true},
		{"a script", "javascript:alert(1)", false},
		{"a script behind white space", " javascript:alert(1)", false},
		{"a script in disguise", "JaVaScRiPt://example.org/%0aalert(1)", false},
		{"data", "data:text/html,<script>alert(1)</script>", false},
		{"a file", "file:///etc/passwd", false},
		{"a path", "/document/1", false},
		{"no scheme", "//evil.example/", false},
		{"no host", "https:alert(1)", false},
		{"nothing", "", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := webAddress(tt.address); (got != "") != tt.linked || tt.linked && got != tt.address {
				t.Errorf("webAddress(%q) = %q, want a link: %v", tt.address, got, tt.linked)
			}
		})
	}
}

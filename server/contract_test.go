package server

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// TestGenerated holds api.gen.go to what openapi.yaml says today.
func TestGenerated(t *testing.T) {
	t.Parallel()
	out := filepath.Join(t.TempDir(), "api.gen.go")
	config, err := os.ReadFile("oapi-codegen.yaml")
	if err != nil {
		t.Fatal(err)
	}
	elsewhere := filepath.Join(t.TempDir(), "oapi-codegen.yaml")
	config = bytes.Replace(config, []byte("output: api.gen.go"), []byte("output: "+out), 1)
	if err := os.WriteFile(elsewhere, config, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "go", "tool", "oapi-codegen", "-config", elsewhere, "openapi.yaml")
	if output, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("oapi-codegen: %v\n%s", err, output)
	}
	want, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("api.gen.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("api.gen.go is stale: run go generate ./server, and npm run generate in frontend")
	}
}

// TestEchoStaysApart keeps the web framework in the files that may know it.
func TestEchoStaysApart(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var knowing []string
	for _, name := range files {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		if slices.ContainsFunc(f.Imports, func(i *ast.ImportSpec) bool { return strings.Contains(i.Path.Value, "labstack/echo") }) {
			knowing = append(knowing, name)
		}
	}
	if want := []string{"api.gen.go", "echo.go", "echo_test.go"}; !slices.Equal(knowing, want) {
		t.Errorf("files that import Echo: %v, want %v", knowing, want)
	}
}

// TestContractIsReadWhole fails where a parameter is constrained by a keyword
// that contract.go does not check.
func TestContractIsReadWhole(t *testing.T) {
	t.Parallel()
	var doc struct {
		Components struct {
			Parameters map[string]map[string]any `yaml:"parameters"`
		} `yaml:"components"`
		Paths map[string]map[string]any `yaml:"paths"`
	}
	if err := yaml.Unmarshal(openapi, &doc); err != nil {
		t.Fatal(err)
	}
	checked := []string{"default", "example", "x-go-type"} // what promises nothing of a request
	for f := range reflect.TypeFor[schema]().Fields() {
		checked = append(checked, f.Tag.Get("yaml"))
	}
	seen := 0
	var walk func(where string, v any)
	schemaOf := func(where string, p map[string]any) {
		s, ok := p["schema"].(map[string]any)
		if !ok {
			return
		}
		for keyword := range s {
			seen++
			if !slices.Contains(checked, keyword) {
				t.Errorf("%s: the keyword %s is not checked", where, keyword)
			}
		}
	}
	walk = func(where string, v any) {
		switch v := v.(type) {
		case map[string]any:
			if ps, ok := v["parameters"].([]any); ok {
				for _, p := range ps {
					schemaOf(where, p.(map[string]any))
				}
			}
			for name, child := range v {
				if name != "parameters" && name != "responses" && name != "requestBody" {
					walk(where+" "+name, child)
				}
			}
		}
	}
	for name, p := range doc.Components.Parameters {
		schemaOf(name, p)
	}
	for path, item := range doc.Paths {
		walk(path, item)
	}
	if seen < 20 {
		t.Errorf("%d keywords seen, want those of every parameter", seen)
	}
}

func TestOperationCheck(t *testing.T) {
	t.Parallel()
	c, err := readContract(openapi)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name      string
		operation string
		query     string
		parameter string // that the problem names; "" for none
		accepted  string // a part of what it says is accepted
	}{
		{"nothing", "listEntries", "", "", ""},
		{"everything", "listEntries", "from=1962-10-01&to=1962-11-30&actor=1&actor=2&sender=3&recipient=4&kind=letter&kind=other&q=quarantine&told=true&cursor=abc&limit=500", "", ""},
		{"an empty search", "listEntries", "q=", "", ""},
		{"a name that is not known", "listEntries", "form=1962-10-01", "form", "from, to, actor, sender"},
		{"a known name in another case", "listEntries", "From=1962-10-01", "From", "from, to"},
		{"a value without a name", "listEntries", "=1", "", "from, to"},
		{"no day", "listEntries", "from=yesterday", "from", "YYYY-MM-DD"},
		{"an empty day", "listEntries", "from=", "from", "YYYY-MM-DD"},
		{"a day that does not exist", "listEntries", "to=1962-02-30", "to", "YYYY-MM-DD"},
		{"a day given twice", "listEntries", "from=1962-10-01&from=1962-10-02", "from", "one value"},
		{"no id", "listEntries", "actor=1&actor=mikoyan", "actor", "id"},
		{"id 0", "listEntries", "actor=0", "actor", "id"},
		{"a negative id", "listEntries", "sender=-1", "sender", "id"},
		{"an id that is too long", "listEntries", "recipient=12345678901234567890", "recipient", "id"},
		{"too many actors", "listEntries", strings.Repeat("actor=1&", 21), "actor", "at most 20"},
		{"a kind that is not known", "listEntries", "kind=cable", "kind", "telegram, letter, message"},
		{"no truth value", "listEntries", "told=yes", "told", "true or false"},
		{"limit 0", "listEntries", "limit=0", "limit", "from 1 to 500"},
		{"limit 501", "listEntries", "limit=501", "limit", "from 1 to 500"},
		{"a limit with a sign", "listEntries", "limit=%2B5", "limit", "from 1 to 500"},
		{"a limit beyond all numbers", "listEntries", "limit=99999999999999999999", "limit", "from 1 to 500"},
		{"a search that is too long", "listEntries", "q=" + strings.Repeat("%C3%A9", 401), "q", "at most 400"},
		{"a search as long as may be", "listEntries", "q=" + strings.Repeat("%C3%A9", 400), "", ""},
		{"no UTF-8", "listEntries", "q=%ff", "q", "text"},
		{"NUL", "listEntries", "q=a%00b", "q", "text"},
		{"a broken escape", "listEntries", "q=%zz", "query", "percent-encoded"},
		{"a semicolon", "listEntries", "from=1962-10-01;to=1962-10-02", "query", "joined by &"},
		{"a format is required", "exportCollection", "", "format", "text"},
		{"edges", "exportCollection", "format=gexf&edges=both", "edges", "ties, interactions"},
		{"steps", "getNetwork", "steps=7", "steps", "from 1 to 6"},
		{"no parameters at all", "listFormats", "x=1", "x", "no parameters"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			op, ok := c[tt.operation]
			if !ok {
				t.Fatalf("no operation %s", tt.operation)
			}
			r := httptest.NewRequest(http.MethodGet, "/", nil)
			r.URL.RawQuery = tt.query
			err := op.check(r, func(string) string { return "1" })
			if tt.accepted == "" {
				if err != nil {
					t.Errorf("check(%q) = %v, want nil", tt.query, err)
				}
				return
			}
			if err == nil {
				t.Fatalf("check(%q) = nil, want a problem of %q", tt.query, tt.parameter)
			}
			p := problemOf(err)
			if p.status != http.StatusBadRequest || p.parameter != tt.parameter || !strings.Contains(p.accepted, tt.accepted) {
				t.Errorf("check(%q) = %d, parameter %q, accepted %q; want 400, %q, %q", tt.query, p.status, p.parameter, p.accepted, tt.parameter, tt.accepted)
			}
		})
	}
}
